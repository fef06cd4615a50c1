import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CommandErrorName } from '../../lib/assessment/commands';
import type { Item } from '../../lib/checklist/schema';
import { errorText } from '../../lib/i18n';
import { useApp } from '../app/context';
import { dropDraft, findDraft, keepDraft } from '../app/drafts';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';

const IDLE_MS = 1_500;

type Status = 'saved' | 'dirty' | 'saving' | CommandErrorName;

/**
 * คำอธิบาย: saves itself when the writer pauses or leaves. What is typed is also kept as a draft until it is saved; a
 * text that someone else wrote meanwhile is shown beside it, and neither is thrown away unasked.
 */
export function ExplanationEditor({ item }: { item: Item }) {
  const app = useApp();
  const w = app.w.value.item;
  const id = useId();
  const assessmentId = app.snapshot.value?.assessment.id ?? '';
  const key = `${assessmentId}.${item.id}`;
  const kept = app.snapshot.value?.itemStates.find((state) => state.item === item.id);
  const savedText = kept?.explanation ?? '';
  const savedRev = kept?.rev ?? 0;

  const [found] = useState(() => {
    const draft = findDraft(key);
    return draft !== null && draft !== savedText ? draft : null;
  });
  const [text, setText] = useState(found ?? savedText);
  const [status, setStatus] = useState<Status>(found === null ? 'saved' : 'dirty');
  const [restored, setRestored] = useState(found !== null);
  /** Text and revision that this editor started from. */
  const base = useRef({ text: savedText, rev: savedRev });
  const now = useRef({ text, status });
  now.current = { text, status };
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
  async function saveNow(rev: number): Promise<void> {
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
    );
    if (!result.ok) {
      setStatus(result.error);
      return;
    }
    const state = app.snapshot.value?.itemStates.find((other) => other.item === item.id);
    base.current = { text: written, rev: state?.rev ?? rev + 1 };
    setRestored(false);
    if (now.current.text === written) {
      dropDraft(key);
      setStatus('saved');
    } else setStatus('dirty');
  }
  const saveRef = useRef(save);
  saveRef.current = save;

  useEffect(() => {
    const leave = () => {
      if (now.current.status === 'dirty') void saveRef.current();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      clearTimeout(timer.current);
      leave();
    };
  }, []);

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
          now.current = { text: value, status: 'dirty' };
          if (!conflict) setStatus('dirty');
          keepDraft(key, value);
          clearTimeout(timer.current);
          if (!conflict) timer.current = setTimeout(() => void saveRef.current(), IDLE_MS);
        }}
        onBlur={() => {
          if (now.current.status === 'dirty' && !conflict) void save();
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
        <Note tone="part" icon="warn" title={w.conflictTitle} alert part="explanation-conflict">
          <span class="meta block">{w.conflictTheirs}</span>
          <p class="card" style={{ padding: '4px 8px', whiteSpace: 'pre-wrap' }}>
            {savedText || app.w.value.none}
          </p>
          <div class="row wrap" style={{ paddingTop: '6px' }}>
            <button type="button" class="btn small" data-part="conflict-mine" onClick={() => void save(savedRev)}>
              {w.conflictMine}
            </button>
            <button
              type="button"
              class="btn small"
              data-part="conflict-theirs"
              onClick={() => {
                base.current = { text: savedText, rev: savedRev };
                dropDraft(key);
                setText(savedText);
                setStatus('saved');
              }}
            >
              {w.conflictDrop}
            </button>
          </div>
        </Note>
      )}
    </section>
  );
}
