import { useState } from 'preact/hooks';
import { clarificationDraft, deadWhenSubmitted } from '../../../lib/assessment/clarification';
import { submittedItem } from '../../../lib/assessment/evidence-state';
import type { ItemResult } from '../../../lib/assessment/model';
import type { Item } from '../../../lib/checklist/schema';
import { errorText } from '../../../lib/i18n';
import { z } from '../../../lib/zod';
import { useSidebar } from '../../app/context';
import { copy } from '../../app/copy';
import { dropDraft, findDraft, keepDraft } from '../../app/drafts';
import { Field, Note } from '../../parts/controls';
import { Icon } from '../../parts/icons';
import { SavedElsewhere } from '../../parts/saved-elsewhere';
import { Panel } from '../page';

/** Letters that a clarification keeps at most, as the command takes them. */
const LONGEST = 8_000;

/** Items that got 0, each with its clarification. */
export function Clarifications() {
  const { app } = useSidebar();
  const w = app.w.value.results.clarify;
  const results = app.snapshot.value?.itemResults ?? [];
  const byId = app.index.value?.byId;
  const refused = results.flatMap((result) => {
    const item = byId?.get(result.item)?.item;
    return item && result.score === 0 ? [{ item, result }] : [];
  });
  const order = app.index.value?.items.map(({ item }) => item.id) ?? [];
  refused.sort((a, b) => order.indexOf(a.item.id) - order.indexOf(b.item.id));
  return (
    <Panel title={w.title} part="clarifications">
      {refused.length === 0 && <p class="pad c-2">{w.none}</p>}
      {refused.length > 0 && app.snapshot.value?.submissions.length === 0 && (
        <Note tone="part" icon="warn">
          {w.noSubmission}
        </Note>
      )}
      {refused.map(({ item, result }) => (
        <Clarification key={result.id} item={item} result={result} />
      ))}
    </Panel>
  );
}

/** A text that is not saved yet. `base`: what was saved when its writing began. */
const Draft = z.object({ text: z.string(), base: z.string() });

function findKept(key: string): z.infer<typeof Draft> | null {
  try {
    const kept = Draft.safeParse(JSON.parse(findDraft(key) ?? 'null'));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

function Clarification({ item, result }: { item: Item; result: ItemResult }) {
  const { app } = useSidebar();
  const w = app.w.value.results.clarify;
  const key = `clarify.${result.id}`;
  const [typed, setTyped] = useState(() => findKept(key));
  const [failed, setFailed] = useState<string | null>(null);
  const snapshot = app.snapshot.value;
  const submission = snapshot?.submissions[0];
  const sent = submittedItem(snapshot?.submissions ?? [], item.id);
  const dead = sent ? deadWhenSubmitted(sent).length : 0;
  const saved = result.clarification;
  const text = typed?.text ?? saved;
  const conflict = typed !== null && typed.base !== saved && text !== saved;
  const tooLong = text.length > LONGEST ? w.tooLong(text.length - LONGEST) : null;

  /** Kept as a draft until it is saved: a closed tab loses nothing. */
  function write(next: string) {
    const base = typed?.base ?? saved;
    setFailed(null);
    if (next === saved) return takeSaved();
    setTyped({ text: next, base });
    keepDraft(key, JSON.stringify({ text: next, base }));
  }
  function takeSaved() {
    dropDraft(key);
    setTyped(null);
  }
  async function save(rev = result.rev) {
    const answer = await app.act(
      { type: 'result.clarify', item: item.id, rev, clarification: text },
      { said: w.saved, about: w.label(item.code), ownFailure: true },
    );
    if (answer.ok) return takeSaved();
    if (answer.error !== 'conflict') return setFailed(errorText(app.language.value, answer.error));
    const now = app.snapshot.value?.itemResults.find(({ id }) => id === result.id);
    // Another text is shown beside this one; when only the score was changed elsewhere, there is nothing to choose.
    if (now && now.rev !== rev && now.clarification === saved) await save(now.rev);
  }
  return (
    <section class="pad stack-s" data-part="clarification" data-code={item.code}>
      <h3>
        <span class="num">{item.code}</span> {item.name}
      </h3>
      {result.comment && <p class="c-2">{w.comment(result.comment)}</p>}
      {dead > 0 && <p class="c-part">{w.dead(dead)}</p>}
      <Field label={w.label(item.code)} wrong={failed ?? tooLong}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="in"
            lang="th"
            rows={text === '' ? 2 : 10}
            value={text}
            data-part="clarification-text"
            onInput={(event) => write(event.currentTarget.value)}
          />
        )}
      </Field>
      {conflict && (
        <SavedElsewhere
          part="clarification-conflict"
          saved={saved}
          keepMine={() => void save()}
          takeSaved={takeSaved}
        />
      )}
      <div class="row wrap">
        <button
          type="button"
          class="btn"
          disabled={!submission || !sent}
          data-part="draft-clarification"
          onClick={() => {
            if (!submission || !sent) return;
            const draft = clarificationDraft(submission, sent, item, snapshot?.pictures ?? []);
            // What somebody has written stays.
            write(text.trim() === '' ? draft : `${text}\n\n${draft}`);
          }}
        >
          {text === '' ? w.draft : w.again}
        </button>
        <button
          type="button"
          class="btn"
          disabled={text === ''}
          onClick={() => {
            if (copy({ text })) app.say(w.copied);
          }}
        >
          <Icon name="copy" />
          {w.copy}
        </button>
        <span class="grow" />
        {typed !== null && <span class="meta">{w.unsaved}</span>}
        <button
          type="button"
          class="btn main"
          disabled={typed === null || conflict || tooLong !== null}
          data-part="save-clarification"
          onClick={() => void save()}
        >
          {w.save}
        </button>
      </div>
    </section>
  );
}
