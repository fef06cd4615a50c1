import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CommandErrorName } from '../../lib/assessment/commands';
import type { Item } from '../../lib/checklist/schema';
import { errorText } from '../../lib/i18n';
import { useApp } from '../app/context';
import { dropDraft, findText, keepText } from '../app/drafts';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { MineOrSaved, SavedElsewhere } from '../parts/saved-elsewhere';

const IDLE_MS = 1_500;

type Status = 'saved' | 'dirty' | 'saving' | CommandErrorName;

/**
 * คำอธิบาย: saves itself when the writer pauses or leaves. What is typed is also kept as a draft until it is saved; a
 * text that someone else wrote meanwhile is shown beside it, and neither is thrown away unasked. A draft that comes back
 * is saved only by a word of its writer: by writing on, or by a button.
 */
export function ExplanationEditor({ item }: { item: Item }) {
  const app = useApp();
  const w = app.w.value.item;
  const id = useId();
  // Where the writing began: that is where it is saved, whatever is worked on by then.
  const [assessmentId] = useState(() => app.snapshot.value?.assessment.id ?? '');
  const key = `${assessmentId}.${item.id}`;
  const kept = app.snapshot.value?.itemStates.find((state) => state.item === item.id);
  const savedText = kept?.explanation ?? '';
  const savedRev = kept?.rev ?? 0;

  const [found] = useState(() => findText(key, savedText));
  const [text, setText] = useState(found?.text ?? savedText);
  const [status, setStatus] = useState<Status>(
    found === null ? 'saved' : found.rev === savedRev ? 'dirty' : 'conflict',
  );
  const [restored, setRestored] = useState(found !== null);
  /** Nobody has written on since the draft came back. */
  const [untouched, setUntouched] = useState(found !== null);
  /** Text and revision that this writing started from; null = not known. */
  const base = useRef<{ text: string; rev: number | null }>({ text: savedText, rev: found ? found.rev : savedRev });
  const now = useRef({ text, status, untouched });
  now.current = { text, status, untouched };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  // Saved elsewhere while nothing is being typed here: show that.
  useEffect(() => {
    if (now.current.status !== 'saved') return;
    base.current = { text: savedText, rev: savedRev };
    setText(savedText);
  }, [savedText, savedRev]);

  /** One save at a time: the next one starts from the revision that the last one made. */
  const flight = useRef<Promise<void>>(Promise.resolve());
  function save(rev?: number): Promise<void> {
    clearTimeout(timer.current);
    flight.current = flight.current.then(() => saveNow(rev ?? base.current.rev));
    return flight.current;
  }
  async function saveNow(rev: number | null): Promise<void> {
    if (rev === null) {
      setStatus('conflict');
      return;
    }
    const { text: written } = now.current;
    if (written === base.current.text && rev === base.current.rev) {
      dropDraft(key);
      setStatus('saved');
      return;
    }
    setStatus('saving');
    const said = app.w.value.doing.explained(item.code);
    const result = await app.act(
      { type: 'item.explain', item: item.id, rev, explanation: written },
      { said, about: said, ownFailure: true },
      assessmentId,
    );
    if (!result.ok) {
      setStatus(result.error);
      return;
    }
    const current = app.snapshot.value;
    const states = current?.assessment.id === assessmentId ? current.itemStates : [];
    base.current = { text: written, rev: states.find((other) => other.item === item.id)?.rev ?? rev + 1 };
    setRestored(false);
    setUntouched(false);
    if (now.current.text === written) {
      dropDraft(key);
      setStatus('saved');
    } else setStatus('dirty');
  }
  const saveRef = useRef(save);
  saveRef.current = save;

  useEffect(() => {
    const leave = () => {
      if (now.current.status === 'dirty' && !now.current.untouched) void saveRef.current();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      clearTimeout(timer.current);
      leave();
    };
  }, []);

  function takeSaved(): void {
    base.current = { text: savedText, rev: savedRev };
    dropDraft(key);
    setText(savedText);
    setRestored(false);
    setUntouched(false);
    setStatus('saved');
  }

  const conflict = status === 'conflict';
  const failed = status !== 'saved' && status !== 'dirty' && status !== 'saving' && !conflict;
  return (
    <section data-part="explanation-part" data-status={status}>
      <div class="sect">
        <h3>
          <label for={id}>{w.explanation}</label>
        </h3>
        <span class="meta">{w.explanationHint}</span>
      </div>
      {restored && (
        <p class="meta" role="status">
          {w.draft}
        </p>
      )}
      {untouched && status === 'dirty' && (
        <MineOrSaved part="draft" keepMine={() => void save()} takeSaved={takeSaved} />
      )}
      <textarea
        id={id}
        class="in"
        rows={3}
        maxLength={4_000}
        value={text}
        data-part="explanation"
        onInput={(event) => {
          const value = event.currentTarget.value;
          setText(value);
          setUntouched(false);
          now.current = { text: value, status: conflict ? 'conflict' : 'dirty', untouched: false };
          if (!conflict) setStatus('dirty');
          keepText(key, { text: value, rev: base.current.rev });
          clearTimeout(timer.current);
          if (!conflict) timer.current = setTimeout(() => void saveRef.current(), IDLE_MS);
        }}
        onBlur={() => {
          if (now.current.status === 'dirty' && !now.current.untouched) void save();
        }}
      />
      <p class="meta" role="status" data-part="explanation-status">
        {status === 'saved' && base.current.text !== '' && w.saved}
        {status === 'saving' && w.saving}
        {status === 'dirty' && w.unsaved}
      </p>
      {failed && (
        <Note tone="miss" icon="failed" alert>
          {errorText(app.language.value, status)} <b>{app.w.value.failure.notSaved}</b>
          <span class="block">
            <button type="button" class="link" data-part="explanation-retry" onClick={() => void save()}>
              <Icon name="recheck" size={14} />
              {app.w.value.failure.retry}
            </button>
          </span>
        </Note>
      )}
      {conflict && (
        <SavedElsewhere
          part="explanation-conflict"
          saved={savedText}
          keepMine={() => void save(savedRev)}
          takeSaved={takeSaved}
        />
      )}
    </section>
  );
}
