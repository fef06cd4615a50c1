import { useState } from 'preact/hooks';
import { type CarriedState, carriedState, unconfirmed } from '../../../lib/assessment/carry';
import type { Evidence } from '../../../lib/assessment/model';
import { byOrder } from '../../../lib/assessment/order';
import type { NextYearWords } from '../../../lib/i18n/next-year.th';
import { urlKey } from '../../../lib/links/identity';
import { useSidebar } from '../../app/context';
import { readableUrl, yearSpans } from '../../app/names';
import { removeEvidence } from '../../app/takings';
import { Note } from '../../parts/controls';
import { Icon } from '../../parts/icons';
import { Page, Panel } from '../page';
import { hrefOf } from '../route';

/** Evidence that came over from last year: nothing of it counts until somebody has looked. */
export function CarriedPage() {
  const { app } = useSidebar();
  const w = app.w.value.nextYear.carried;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  /** What the machine could not see, and somebody has opened. */
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const order = app.index.value?.items.map(({ item }) => item.id) ?? [];
  const waiting = unconfirmed(app.snapshot.value?.evidence ?? []).sort(
    (a, b) => order.indexOf(a.item) - order.indexOf(b.item) || byOrder(a, b),
  );
  const rows = waiting.map((evidence) => ({ evidence, state: stateOf(evidence) }));
  const able = rows.filter(({ state }) => state?.state === 'can-confirm').map(({ evidence }) => evidence.id);
  const picked = rows.filter(({ evidence }) => chosen.has(evidence.id));
  const confirmable = picked.filter(({ evidence, state }) => holds(state, looked.has(evidence.id)));

  function stateOf(evidence: Evidence): CarriedState | null {
    const item = app.index.value?.byId.get(evidence.item)?.item;
    const key = urlKey(evidence.url);
    const link = app.state.value?.links.find(({ url }) => urlKey(url) === key) ?? null;
    return item ? carriedState(evidence, item, app.edition.value?.year ?? 0, link) : null;
  }
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  function confirm() {
    const confirmed = confirmable.map(({ evidence }) => ({ evidenceId: evidence.id }));
    void app.act({ type: 'evidence.confirm', confirmed }, { said: w.done(confirmed.length), about: w.title });
  }
  function remove() {
    const all = picked.map(({ evidence }) => evidence);
    void removeEvidence(app, all);
  }
  return (
    <Page title={w.title} intro={w.intro} part="carried" wide>
      {rows.length === 0 && <p>{w.none}</p>}
      {rows.length > 0 && (
        <>
          <div class="row wrap">
            <a class="btn" href={hrefOf({ place: 'links' })}>
              {w.check}
            </a>
            <button
              type="button"
              class="btn"
              disabled={able.length === 0}
              data-part="choose-able"
              onClick={() => setChosen(new Set(able))}
            >
              {w.all(able.length)}
            </button>
            <span class="grow" />
            <button
              type="button"
              class="btn"
              disabled={picked.length === 0}
              data-part="remove-carried"
              onClick={remove}
            >
              {w.remove(picked.length)}
            </button>
            <button
              type="button"
              class="btn main"
              disabled={confirmable.length === 0}
              data-part="confirm-carried"
              onClick={confirm}
            >
              {w.main(confirmable.length)}
            </button>
          </div>
          {confirmable.length < picked.length && (
            <p class="c-part" data-part="cannot-confirm">
              {w.cannot(picked.length - confirmable.length)}
            </p>
          )}
          <Panel part="carried-rows">
            <div class="scroll-x">
              <table>
                <thead>
                  <tr>
                    <th>
                      <span class="aloud">{w.columns.choose}</span>
                    </th>
                    <th>{w.columns.item}</th>
                    <th>{w.columns.evidence}</th>
                    <th>{w.columns.from}</th>
                    <th>{w.columns.state}</th>
                    <th>
                      <span class="aloud">{w.open}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ evidence, state }) => (
                    <Row
                      key={evidence.id}
                      evidence={evidence}
                      state={state}
                      chosen={chosen.has(evidence.id)}
                      looked={looked.has(evidence.id)}
                      toggle={() => toggle(evidence.id)}
                      look={() => setLooked(new Set([...looked, evidence.id]))}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
        </>
      )}
    </Page>
  );
}

/** Of another year it stays out, whoever has looked: taking it again reads its years anew. */
function holds(state: CarriedState | null, looked: boolean): boolean {
  return state?.state === 'can-confirm' || (looked && state?.state !== 'wrong-year');
}

const TONE: Record<CarriedState['state'], string> = {
  'can-confirm': '',
  unchecked: 'c-part',
  'not-open': 'c-part',
  'year-doubt': 'c-part',
  'wrong-year': 'c-miss',
};

function saying(w: NextYearWords['carried'], state: CarriedState): string {
  if (state.state === 'wrong-year') return w.wrongYear(yearSpans(state.years), state.expected);
  if (state.state === 'year-doubt') return w.yearDoubt(yearSpans(state.years), state.expected);
  return w.states[state.state];
}

function Row({
  evidence,
  state,
  chosen,
  looked,
  toggle,
  look,
}: {
  evidence: Evidence;
  state: CarriedState | null;
  chosen: boolean;
  looked: boolean;
  toggle: () => void;
  look: () => void;
}) {
  const { app } = useSidebar();
  const w = app.w.value.nextYear.carried;
  const item = app.index.value?.byId.get(evidence.item)?.item;
  const mayLook = !holds(state, false) && holds(state, true);
  return (
    <tr data-id={evidence.id}>
      <td>
        <input
          type="checkbox"
          checked={chosen}
          aria-label={w.choose(evidence.title || evidence.url)}
          data-part="choose-carried"
          onChange={toggle}
        />
      </td>
      <td class="keep">
        <b class="num">{item?.code ?? '–'}</b>
      </td>
      <td class="tight">
        {evidence.title}
        <span class="meta block url">{readableUrl(evidence.url)}</span>
      </td>
      <td class="keep">{evidence.carried && w.from(evidence.carried.code, evidence.carried.edition)}</td>
      <td class="tight">
        {state && <span class={TONE[state.state]}>{saying(w, state)}</span>}
        {state?.state === 'wrong-year' && <span class="meta block">{w.wrongYearDo(state.expected)}</span>}
        {mayLook &&
          (looked ? (
            <span class="meta block">{w.looked}</span>
          ) : (
            <button type="button" class="link block" data-part="looked-at" onClick={look}>
              {w.lookedAt}
            </button>
          ))}
      </td>
      <td>
        <button type="button" class="btn small" onClick={() => app.tell({ type: 'open', url: evidence.url })}>
          <Icon name="open" size={14} />
          {w.open}
        </button>
      </td>
    </tr>
  );
}

/** On the overview, while something waits. */
export function CarriedNote() {
  const { app } = useSidebar();
  const w = app.w.value.nextYear.carried;
  const waiting = unconfirmed(app.snapshot.value?.evidence ?? []).length;
  if (waiting === 0) return null;
  return (
    <Note tone="part" icon="warn" part="carried-note">
      {w.note(waiting)}{' '}
      <a class="link" href={hrefOf({ place: 'carried' })}>
        {w.see}
      </a>
    </Note>
  );
}
