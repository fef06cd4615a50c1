import { useState } from 'preact/hooks';
import { type CarriedState, carriedState, unconfirmed } from '../../../lib/assessment/carry';
import type { Evidence } from '../../../lib/assessment/model';
import { byOrder } from '../../../lib/assessment/order';
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
  const order = app.index.value?.items.map(({ item }) => item.id) ?? [];
  const waiting = unconfirmed(app.snapshot.value?.evidence ?? []).sort(
    (a, b) => order.indexOf(a.item) - order.indexOf(b.item) || byOrder(a, b),
  );
  const rows = waiting.map((evidence) => ({ evidence, state: stateOf(evidence) }));
  const able = rows.filter(({ state }) => state?.state === 'can-confirm').map(({ evidence }) => evidence.id);
  const picked = waiting.filter(({ id }) => chosen.has(id));

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
  async function confirm() {
    const confirmed = picked.map(({ id }) => ({ evidenceId: id }));
    const result = await app.act(
      { type: 'evidence.confirm', confirmed },
      { said: w.done(confirmed.length), about: w.title },
    );
    if (result.ok) setChosen(new Set());
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
              onClick={() => void removeEvidence(app, picked).then(() => setChosen(new Set()))}
            >
              {w.remove(picked.length)}
            </button>
            <button
              type="button"
              class="btn main"
              disabled={picked.length === 0}
              data-part="confirm-carried"
              onClick={() => void confirm()}
            >
              {w.main(picked.length)}
            </button>
          </div>
          <Panel part="carried-rows">
            <div class="scroll-x">
              <table>
                <thead>
                  <tr>
                    <td />
                    <th>{w.columns.item}</th>
                    <th>{w.columns.evidence}</th>
                    <th>{w.columns.from}</th>
                    <th>{w.columns.state}</th>
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ evidence, state }) => (
                    <Row
                      key={evidence.id}
                      evidence={evidence}
                      state={state}
                      chosen={chosen.has(evidence.id)}
                      toggle={() => toggle(evidence.id)}
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

function Row({
  evidence,
  state,
  chosen,
  toggle,
}: {
  evidence: Evidence;
  state: CarriedState | null;
  chosen: boolean;
  toggle: () => void;
}) {
  const { app } = useSidebar();
  const [looked, setLooked] = useState(false);
  const w = app.w.value.nextYear.carried;
  const item = app.index.value?.byId.get(evidence.item)?.item;
  // What the machine could not see may be chosen by who has opened it.
  const may = state?.state === 'can-confirm' || looked;
  return (
    <tr data-id={evidence.id}>
      <td>
        <input
          type="checkbox"
          checked={chosen}
          aria-label={w.choose(evidence.title || evidence.url)}
          data-part="choose-carried"
          disabled={!may}
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
        {state?.state === 'wrong-year' ? (
          <span class="c-miss">{w.wrongYear(yearSpans(state.years), state.expected)}</span>
        ) : (
          state && <span class={state.state === 'can-confirm' ? '' : 'c-part'}>{w.states[state.state]}</span>
        )}
        {!may && looked === false && (
          <button type="button" class="link block" data-part="looked-at" onClick={() => setLooked(true)}>
            {w.lookedAt}
          </button>
        )}
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
