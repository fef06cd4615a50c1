import { resolveEdition } from '../../../lib/checklist';
import type { EditionPack, Item } from '../../../lib/checklist/schema';
import { type MappedFailing, mapLastResult } from '../../../lib/last-year/mapping';
import type { LastResult } from '../../../lib/last-year/schema';
import { useSidebar } from '../../app/context';
import { Note } from '../../parts/controls';
import { ReadinessMark } from '../../parts/marks';
import { useOpenItem } from '../open-item';
import { Panel, Scrolling } from '../page';
import { Advice, NarrativePanel } from './advice';
import { useProblemText } from './problem-list';
import { ScoreTable } from './score-fields';

/** Last year's result in this year's items: what failed, what the assessors advised, what nothing carries on. */
export function SavedResult({ result }: { result: LastResult }) {
  const { app } = useSidebar();
  const w = app.w.value.lastYear;
  const to = app.edition.value;
  const from = resolveEdition(result.year, app.storedPacks.value);
  if (!to) return null;
  if (!from) {
    return (
      <>
        <Note tone="part" icon="warn">
          {w.noPack(result.year)}
        </Note>
        <Panel title={w.scores.title}>
          <ScoreTable scores={result.scores} />
        </Panel>
      </>
    );
  }
  const { failing, advice } = mapLastResult(result, from, to);
  return (
    <div class="d-cols last-cols" data-part="last-result">
      <div class="stack">
        <MappedPanel failing={failing} from={from} to={to} />
        <GonePanel failing={failing} />
        {advice.length > 0 && (
          <Panel title={w.advice.title} hint={w.advice.hint} part="saved-advice">
            <ul class="pad stack">
              {advice.map(({ at, advice: one, items }) => {
                const now = to.indicators
                  .flatMap(({ subIndicators }) => subIndicators.flatMap((sub) => sub.items))
                  .filter(({ id }) => items.some((mapped) => mapped.now.some((item) => item.id === id)));
                const gone = items.flatMap(({ was, fate }) =>
                  fate === 'gone' && was ? [`${was.code} ${was.name}`] : [],
                );
                return (
                  <Advice key={at} advice={one}>
                    {now.length > 0 && (
                      <>
                        <p class="meta">{w.advice.answers}</p>
                        <ul class="list">
                          {now.map((item) => (
                            <li key={item.id} class="row">
                              <ItemLink item={item} />
                              <State item={item} />
                            </li>
                          ))}
                        </ul>
                      </>
                    )}
                    {items.length === 0 && <p class="meta">{w.advice.noItems}</p>}
                    {gone.length > 0 && <p class="meta">{w.advice.gone(gone.join(' · '))}</p>}
                  </Advice>
                );
              })}
            </ul>
          </Panel>
        )}
      </div>
      <div class="stack">
        <Panel title={w.scores.title} hint={String(result.year)}>
          <ScoreTable scores={result.scores} />
        </Panel>
        <Problems result={result} />
        <NarrativePanel result={result} pack={from} />
      </div>
    </div>
  );
}

function Problems({ result }: { result: LastResult }) {
  const { app } = useSidebar();
  const w = app.w.value.lastYear.problems;
  const textOf = useProblemText();
  if (result.problems.length === 0) return null;
  return (
    <Panel title={w.kept(result.problems.length)} part="kept-problems">
      <ul class="pad stack-s">
        {result.problems.map((problem) => (
          <li key={JSON.stringify(problem)}>{textOf(problem)}</li>
        ))}
      </ul>
    </Panel>
  );
}

function MappedPanel({ failing, from, to }: { failing: readonly MappedFailing[]; from: EditionPack; to: EditionPack }) {
  const { app } = useSidebar();
  const w = app.w.value.lastYear;
  const live = failing.filter(({ fate }) => fate !== 'gone');
  const now = new Set(live.flatMap((one) => one.now.map(({ id }) => id)));
  return (
    <Panel
      title={w.failing.mapped(from.year)}
      hint={w.failing.summary(failing.length, now.size, failing.length - live.length)}
      part="mapped"
    >
      {failing.length === 0 ? (
        <p class="pad">{w.failing.none}</p>
      ) : (
        <Scrolling label={w.failing.mapped(from.year)}>
          <table class="last-map">
            <thead>
              <tr>
                <th scope="col">{w.failing.columns.before(from.year)}</th>
                <th scope="col">{w.failing.columns.now(to.year)}</th>
                <th scope="col">{w.failing.columns.state}</th>
              </tr>
            </thead>
            <tbody>
              {live.flatMap(({ failing: one, was, now: items, fate }) =>
                items.map((item, at) => (
                  <tr key={`${one.item} ${item.id}`} data-part="mapped-item" data-then={one.code} data-now={item.code}>
                    {at === 0 && (
                      <td rowSpan={items.length}>
                        <b class="code">{one.code}</b> {was?.name}
                      </td>
                    )}
                    <td>
                      <ItemLink item={item} />
                      {fate !== 'same' && <span class="block meta">{w.fates[fate]}</span>}
                    </td>
                    <td class="keep">
                      <State item={item} />
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </Scrolling>
      )}
    </Panel>
  );
}

function GonePanel({ failing }: { failing: readonly MappedFailing[] }) {
  const { app } = useSidebar();
  const w = app.w.value.lastYear.failing;
  const gone = failing.filter(({ fate }) => fate === 'gone');
  if (gone.length === 0) return null;
  return (
    <Panel title={w.goneTitle} hint={w.goneHint} part="gone">
      <ul class="pad stack-s">
        {gone.map(({ failing: one, was }) => (
          <li key={one.item} data-part="gone-item" data-then={one.code}>
            <b class="code">{one.code}</b> {was?.name} <span class="c-2">· {w.gone}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ItemLink({ item }: { item: Item }) {
  const { app } = useSidebar();
  const open = useOpenItem();
  return (
    <button
      type="button"
      class="link plain last-item"
      aria-label={app.w.value.lastYear.failing.open(item.code, item.name)}
      onClick={() => open(item.id)}
    >
      <span>
        <b class="code">{item.code}</b> {item.name}
      </span>
    </button>
  );
}

function State({ item }: { item: Item }) {
  const { app } = useSidebar();
  return <ReadinessMark readiness={app.readiness.value?.items.get(item.id)?.readiness ?? 'missing'} />;
}
