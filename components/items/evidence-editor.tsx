import { useState } from 'preact/hooks';
import type { Evidence } from '../../lib/assessment/model';
import type { Item } from '../../lib/checklist/schema';
import { errorText } from '../../lib/i18n';
import { z } from '../../lib/zod';
import { useApp } from '../app/context';
import { dropDraft, findDraft, keepDraft } from '../app/drafts';
import { Field, Note } from '../parts/controls';
import { WrittenFields } from '../parts/written-fields';
import { readUrl } from './add-url';

/** Under this key the form's unsaved text is kept until it is saved or given up. */
const evidenceDraft = (one: Evidence) => `evidence.${one.id}`;

/** Fields that a draft keeps. */
const FIELDS = ['explanation', 'note', 'title', 'url'] as const;
/** `rev`: revision that was being edited; earlier versions did not keep it. */
const Kept = z.object({
  url: z.string(),
  title: z.string(),
  note: z.string(),
  explanation: z.string(),
  rev: z.optional(z.nullable(z.number())),
});

/** The kept draft of this piece, unless it says what is saved. */
export function findEvidenceDraft(one: Evidence): z.infer<typeof Kept> | null {
  const key = evidenceDraft(one);
  try {
    const kept = Kept.safeParse(JSON.parse(findDraft(key) ?? 'null'));
    if (!kept.success) return null;
    if (FIELDS.some((field) => kept.data[field] !== one[field])) return kept.data;
  } catch {
    return null;
  }
  dropDraft(key);
  return null;
}

type Draft = Pick<Evidence, 'url' | 'title' | 'note' | 'explanation' | 'criteria'>;

/** Editing one piece of evidence. What was typed stays in the fields until it is saved, whatever happens meanwhile. */
export function EvidenceEditor({ item, one, n, close }: { item: Item; one: Evidence; n: number; close: () => void }) {
  const app = useApp();
  const w = app.w.value;
  const key = evidenceDraft(one);
  const [found] = useState(() => findEvidenceDraft(one));
  const [draft, setDraft] = useState<Draft>(() => {
    const { url, title, note, explanation } = found ?? one;
    return { url, title, note, explanation, criteria: one.criteria };
  });
  const [rev, setRev] = useState(one.rev);
  /** Revision that the writing began from. */
  const [since] = useState(found ? (found.rev ?? null) : one.rev);
  const [conflict, setConflict] = useState(since !== one.rev);
  const [wrongUrl, setWrongUrl] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<Draft>) => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    const { url, title, note, explanation } = changed;
    keepDraft(key, JSON.stringify({ url, title, note, explanation, rev: since }));
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
    setConflict(result.error === 'conflict');
    setProblem(result.error === 'conflict' ? null : errorText(app.language.value, result.error));
  }
  const differing = FIELDS.filter((field) => one[field] !== draft[field]);

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
      {conflict && (
        <Note tone="part" icon="warn" title={w.item.conflict} alert part="evidence-conflict">
          <span class="meta block">{w.item.conflictTheirs}</span>
          {differing.map((field) => (
            <p key={field} class="card" style={{ padding: '4px 8px', whiteSpace: 'pre-wrap' }}>
              {one[field] || w.none}
            </p>
          ))}
        </Note>
      )}
      {problem && (
        <Note tone="miss" icon="failed" alert>
          {problem} <b>{w.failure.notSaved}</b>
        </Note>
      )}
      <WrittenFields part="evidence" written={draft} write={change} />
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
