import { useState } from 'preact/hooks';
import type { Evidence } from '../../lib/assessment/model';
import type { Item } from '../../lib/checklist/schema';
import { errorText } from '../../lib/i18n';
import { z } from '../../lib/zod';
import { useApp } from '../app/context';
import { dropDraft, findDraft, keepDraft } from '../app/drafts';
import { Field, Note } from '../parts/controls';
import { readUrl } from './add-url';

/** Under this key the form's unsaved text is kept until it is saved or given up. */
export const evidenceDraft = (one: Evidence) => `evidence.${one.id}`;

const Kept = z.object({ url: z.string(), title: z.string(), note: z.string(), explanation: z.string() });

function recall(key: string): Partial<Draft> {
  try {
    const kept = Kept.safeParse(JSON.parse(findDraft(key) ?? 'null'));
    return kept.success ? kept.data : {};
  } catch {
    return {};
  }
}

type Draft = Pick<Evidence, 'url' | 'title' | 'note' | 'explanation' | 'criteria'>;

/** Editing one piece of evidence. What was typed stays in the fields until it is saved, whatever happens meanwhile. */
export function EvidenceEditor({ item, one, n, close }: { item: Item; one: Evidence; n: number; close: () => void }) {
  const app = useApp();
  const w = app.w.value;
  const key = evidenceDraft(one);
  const [draft, setDraft] = useState<Draft>(() => ({ ...one, ...recall(key) }));
  const [rev, setRev] = useState(one.rev);
  const [wrongUrl, setWrongUrl] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<Draft>) => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    const { url, title, note, explanation } = changed;
    keepDraft(key, JSON.stringify({ url, title, note, explanation }));
  };
  const leave = () => {
    dropDraft(key);
    close();
  };
  const serves = draft.criteria ?? item.criteria.map((criterion) => criterion.id);

  async function save() {
    const url = readUrl(draft.url);
    setWrongUrl(url === null);
    if (url === null) return;
    const said = w.doing.edited(item.code);
    const { title, note, explanation, criteria } = draft;
    const result = await app.act(
      { type: 'evidence.edit', evidenceId: one.id, rev, url, title, note, explanation, criteria },
      { said, about: said, ownFailure: true },
    );
    if (result.ok) return leave();
    // Saving again is then a deliberate choice over what the other place wrote.
    const now = app.snapshot.value?.evidence.find((other) => other.id === one.id);
    if (result.error === 'conflict' && now) setRev(now.rev);
    setProblem(result.error === 'conflict' ? w.item.conflict : errorText(app.language.value, result.error));
  }

  return (
    <form
      class="ev-more stack-s"
      data-part="evidence-form"
      aria-label={w.item.editTitle(n)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && (
        <Note tone="miss" icon="failed" alert>
          {problem} <b>{w.failure.notSaved}</b>
        </Note>
      )}
      <Field label={w.picker.explanation} hint={w.picker.explanationHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="in"
            rows={2}
            maxLength={2_000}
            value={draft.explanation}
            data-part="evidence-explanation"
            onInput={(event) => change({ explanation: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={w.picker.note} hint={w.picker.noteHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="in"
            rows={1}
            maxLength={2_000}
            value={draft.note}
            data-part="evidence-note"
            onInput={(event) => change({ note: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={w.item.name}>
        {(attributes) => (
          <input
            {...attributes}
            class="in"
            maxLength={300}
            value={draft.title}
            onInput={(event) => change({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={w.item.url} wrong={wrongUrl ? w.item.urlWrong : null}>
        {(attributes) => (
          <input
            {...attributes}
            class="in"
            spellcheck={false}
            value={draft.url}
            data-part="evidence-url"
            onInput={(event) => change({ url: event.currentTarget.value })}
          />
        )}
      </Field>
      {item.criteria.length > 1 && (
        <fieldset>
          <legend class="label">{w.item.serves}</legend>
          {item.criteria.map((criterion) => (
            <label class="choice" key={criterion.id}>
              <input
                type="checkbox"
                class="check"
                checked={serves.includes(criterion.id)}
                onChange={(event) => {
                  const ids = item.criteria
                    .map(({ id }) => id)
                    .filter((id) => (id === criterion.id ? event.currentTarget.checked : serves.includes(id)));
                  change({ criteria: ids.length === item.criteria.length ? null : ids });
                }}
              />
              <span>{criterion.text}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="row wrap">
        <button type="submit" class="btn" data-part="save-evidence">
          {w.item.saveEdit}
        </button>
        <button type="button" class="btn" onClick={leave}>
          {w.cancel}
        </button>
      </div>
    </form>
  );
}
