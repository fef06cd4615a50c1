import { useEffect, useRef, useState } from 'preact/hooks';
import { needsWork } from '../../lib/assessment/next-steps';
import type { ItemReadiness } from '../../lib/assessment/readiness';
import type { Item } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import { readableUrl } from '../app/names';
import { Icon } from '../parts/icons';
import { OutcomeMark, ReadinessMark } from '../parts/marks';
import { useOpenItem } from './open-item';
import { Page, Panel } from './page';
import { hrefOf } from './route';

/** One item after the other, each with one confirmation: what is there, what it asks, and the person's word on both. */
export function ReviewPage() {
  const { app } = useSidebar();
  const w = app.w.value.dash.review;
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  /**
   * Answered in this round, with the step in the history: a dead link, or a document of another year, is not mended by
   * being asked for again. What was undone is.
   */
  const [answered, setAnswered] = useState<ReadonlyMap<string, string>>(new Map());
  const states = app.readiness.value?.items;
  const open = (app.index.value?.items ?? [])
    .map(({ item }) => item)
    .filter(({ id }) => needsWork(states?.get(id)) && states?.get(id)?.answer !== 'no');
  const undone = new Set(app.snapshot.value?.recent.flatMap(({ id, undoneBy }) => (undoneBy ? [id] : [])));
  const isAnswered = (id: string) => answered.has(id) && !undone.has(answered.get(id) ?? '');
  const left = open.filter(({ id }) => !skipped.has(id) && !isAnswered(id));
  const [item] = left;
  const state = item && states?.get(item.id);
  return (
    <Page title={w.title} intro={w.intro} part="review">
      <p aria-live="polite">{w.left(left.length, open.length - left.length)}</p>
      {item && state ? (
        <Confirm
          key={item.id}
          item={item}
          state={state}
          skip={() => setSkipped(new Set([...skipped, item.id]))}
          done={(historyId) => setAnswered((before) => new Map([...before, [item.id, historyId]]))}
        />
      ) : (
        <Panel part="review-done">
          <div class="pad stack-s">
            <p>{w.done}</p>
            <a class="btn main" href={hrefOf({ place: 'export' })} data-part="to-export">
              {w.toExport}
            </a>
            {open.length > 0 && (
              <button
                type="button"
                class="btn"
                onClick={() => {
                  setSkipped(new Set());
                  setAnswered(new Map());
                }}
              >
                {w.again}
              </button>
            )}
          </div>
        </Panel>
      )}
    </Page>
  );
}

function Confirm({
  item,
  state,
  skip,
  done,
}: {
  item: Item;
  state: ItemReadiness;
  skip: () => void;
  done: (historyId: string) => void;
}) {
  const { app } = useSidebar();
  const openItem = useOpenItem();
  const main = useRef<HTMLButtonElement>(null);
  const w = app.w.value;
  const words = w.dash.review;
  const has = state.evidence.length > 0;
  useEffect(() => main.current?.focus(), []);

  /** `partly`: it is answered มี, and what is open stays open. */
  async function say(answer: 'yes' | 'no', how: 'whole' | 'partly' = 'whole') {
    const met =
      answer === 'yes' && how === 'whole'
        ? state.criteria.filter(({ decided }) => !decided).map(({ criterion }) => criterion.id)
        : [];
    const said = w.doing.answered(item.code, w.answer[answer]);
    const result = await app.act({ type: 'item.confirm', item: item.id, answer, met }, { said, about: said });
    // Nothing to undo when all of it was said before.
    if (result.ok) done(result.historyId ?? '');
  }
  return (
    <Panel
      title={
        <>
          <span class="num">{item.code}</span> {item.name}
        </>
      }
      hint={<ReadinessMark readiness={state.readiness} />}
      part="confirm-item"
    >
      <div class="pad stack-s" data-code={item.code} data-item={item.id}>
        <h3>{w.item.evidence}</h3>
        {!has && <p class="c-2">{words.noEvidence}</p>}
        <ol class="list">
          {state.evidence.map((one) => (
            <li key={one.id}>
              <span class="grow tight">
                {one.title}
                <span class="meta block url">{readableUrl(one.url)}</span>
              </span>
              <button type="button" class="btn small" onClick={() => app.tell({ type: 'open', url: one.url })}>
                <Icon name="open" size={14} />
                {w.item.open}
              </button>
            </li>
          ))}
        </ol>
        <h3>{w.item.criteria}</h3>
        <ul class="list">
          {state.criteria.map(({ criterion, finding, decision }) => (
            <li key={criterion.id}>
              <span class="grow tight">
                {criterion.text}
                {finding && <span class="meta block">{reasonText(app.language.value, finding.reason)}</span>}
              </span>
              {decision ? (
                <b>{w.verdict[decision.verdict]}</b>
              ) : (
                <OutcomeMark outcome={finding?.outcome ?? 'untested'} basis={finding?.basis ?? criterion.basis} />
              )}
            </li>
          ))}
        </ul>
        {state.doubts.length > 0 && (
          <ul class="c-part">
            {state.doubts.map((doubt) => (
              <li key={`${doubt.key}${JSON.stringify(doubt.params)}`}>{reasonText(app.language.value, doubt)}</li>
            ))}
          </ul>
        )}
        <div class="row wrap">
          {has && (
            <button type="button" class="btn main" ref={main} data-part="confirm-yes" onClick={() => void say('yes')}>
              {words.yes}
            </button>
          )}
          {has && (
            <button type="button" class="btn" data-part="confirm-partly" onClick={() => void say('yes', 'partly')}>
              {words.partly}
            </button>
          )}
          <button
            type="button"
            class={has ? 'btn' : 'btn main'}
            {...(has ? {} : { ref: main })}
            data-part="confirm-no"
            onClick={() => void say('no')}
          >
            {words.no}
          </button>
          <button type="button" class="btn" data-part="confirm-skip" onClick={skip}>
            {words.skip}
          </button>
          <span class="grow" />
          <button type="button" class="link" onClick={() => openItem(item.id)}>
            {words.openItem}
          </button>
        </div>
      </div>
    </Panel>
  );
}
