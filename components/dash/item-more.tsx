import { useEffect, useState } from 'preact/hooks';
import { submittedItem } from '../../lib/assessment/evidence-state';
import type { HistorySummary } from '../../lib/assessment/model';
import type { Item } from '../../lib/checklist/schema';
import { formatThaiDate, formatThaiDateTime } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { Field } from '../parts/controls';
import { DueField, OwnerField } from './owners/duty-fields';
import { hrefOf } from './route';

/** What the year knows of an item beside its evidence: who owes it, last year, what was sent and scored, everything that was done. */
export function ItemMore({ id }: { id: string }) {
  const { app } = useSidebar();
  const item = app.index.value?.byId.get(id)?.item;
  if (!item) return null;
  return (
    <div class="item-more" data-part="item-more">
      <Owner item={item} />
      <LastYear item={item} />
      <Sent item={item} />
      <History item={item} />
    </div>
  );
}

function Owner({ item }: { item: Item }) {
  const { app } = useSidebar();
  const w = app.w.value.dash.owners;
  const duty = app.snapshot.value?.duties.find((one) => one.item === item.id);
  return (
    <section>
      <h3>{w.title}</h3>
      <div class="two-even">
        <Field label={w.show}>{(attributes) => <OwnerField item={item} duty={duty} named={attributes} />}</Field>
        <Field label={w.columns.due} {...(duty?.due ? { hint: formatThaiDate(duty.due) } : {})}>
          {(attributes) => <DueField item={item} duty={duty} named={attributes} />}
        </Field>
      </div>
    </section>
  );
}

function LastYear({ item }: { item: Item }) {
  const { app } = useSidebar();
  const w = app.w.value.dash.itemMore;
  const last = app.lastYear.value.get(item.id);
  if (!last) return null;
  return (
    <section data-part="item-last-year">
      <h3>{w.lastYear(last.year)}</h3>
      {last.failed.map(({ code, name }) => (
        <p key={code} class="tight">
          <b class="c-miss">{w.failed}</b> <b class="num">{code}</b> {name}
        </p>
      ))}
      {last.advice.map(({ at, refs, text }) => (
        <p key={at} class="tight">
          <b>{w.advice(refs.join(', '))}</b> {text}
        </p>
      ))}
      {last.advice.length > 0 && <p class="meta">{w.answersToo}</p>}
    </section>
  );
}

function Sent({ item }: { item: Item }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const words = w.dash.itemMore;
  const snapshot = app.snapshot.value;
  const [submission] = snapshot?.submissions ?? [];
  const sent = submittedItem(snapshot?.submissions ?? [], item.id);
  const result = snapshot?.itemResults.find((one) => one.item === item.id);
  if (!submission || !sent) return null;
  return (
    <section data-part="item-sent">
      <h3>{words.sent(formatThaiDate(submission.submittedAt))}</h3>
      <p>
        {sent.answer ? w.answer[sent.answer] : w.results.freeze.unanswered} · {words.urls(sent.evidence.length)}
        {result?.score != null && (
          <>
            {' '}
            · <b>{words.score(result.score)}</b>
          </>
        )}
      </p>
      {result?.comment && <p>{w.results.clarify.comment(result.comment)}</p>}
      <a class="link" href={hrefOf({ place: 'results' })}>
        {words.toResults}
      </a>
    </section>
  );
}

function History({ item }: { item: Item }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const [entries, setEntries] = useState<HistorySummary[] | 'unread' | null>(null);
  const newest = app.snapshot.value?.recent[0]?.id;
  const assessmentId = app.snapshot.value?.assessment.id;
  useEffect(() => {
    let stale = false;
    app.platform.backend.ask({ type: 'item.history', item: item.id }).then(
      (found) => {
        if (!stale) setEntries(found);
      },
      () => {
        if (!stale) setEntries('unread');
      },
    );
    return () => {
      stale = true;
    };
  }, [app, item.id, newest, assessmentId]);
  return (
    <section data-part="item-history">
      <h3>{w.history.title}</h3>
      {entries === 'unread' && <p class="c-part">{w.history.unread}</p>}
      {entries?.length === 0 && <p class="c-2">{w.history.empty}</p>}
      {Array.isArray(entries) && (
        <ol class="list">
          {entries.map((entry) => (
            <li key={entry.id}>
              <span class="grow tight">
                {w.history.types[entry.type] ?? entry.type}
                {entry.undoneBy && <span class="meta"> · {w.history.undone}</span>}
              </span>
              <span class="meta">
                {entry.by} · {formatThaiDateTime(entry.at)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
