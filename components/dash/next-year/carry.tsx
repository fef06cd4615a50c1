import { nanoid } from 'nanoid';
import { useState } from 'preact/hooks';
import { type CarryRow, carryPlan } from '../../../lib/assessment/carry';
import { resolveEdition } from '../../../lib/checklist';
import { knownYears } from '../../../lib/checklist/resolve';
import type { EditionPack } from '../../../lib/checklist/schema';
import { DEAD_STATES } from '../../../lib/links/verdict';
import { useSidebar } from '../../app/context';
import { Note } from '../../parts/controls';
import { useRouter } from '../context';
import { Page, Panel } from '../page';
import { hrefOf } from '../route';

/** A new year from this one: what goes where, before anything is written. */
export function CarryPage() {
  const { app } = useSidebar();
  const w = app.w.value.nextYear;
  const from = app.edition.value;
  const years = from ? knownYears(app.storedPacks.value).filter((year) => year > from.year) : [];
  const [chosen, setChosen] = useState<number | null>(null);
  if (!from) return null;
  const year = chosen ?? years[0] ?? null;
  const to = year === null ? null : resolveEdition(year, app.storedPacks.value);
  return (
    <Page title={w.title} intro={w.intro(from.year)} part="carry" wide>
      {!to && (
        <Note tone="part" icon="warn">
          {w.noYear}{' '}
          <a class="link" href={hrefOf({ place: 'editions' })}>
            {w.toEditions}
          </a>
        </Note>
      )}
      {years.length > 1 && (
        <label class="row">
          <span class="keep">{w.into}</span>
          <select
            class="in"
            value={String(year)}
            data-part="into-year"
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          >
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      {to && <Preview key={to.year} from={from} to={to} />}
    </Page>
  );
}

function Preview({ from, to }: { from: EditionPack; to: EditionPack }) {
  const { app } = useSidebar();
  const router = useRouter();
  const w = app.w.value.nextYear;
  const snapshot = app.snapshot.value;
  const dead = new Set(
    (app.state.value?.links ?? []).filter(({ verdict }) => DEAD_STATES.has(verdict.state)).map(({ url }) => url),
  );
  const plan = carryPlan(snapshot?.evidence ?? [], from, to);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [newId] = useState(nanoid);
  if (!snapshot) return null;

  const { agency } = snapshot.assessment;
  const there = app.state.value?.assessments.find((one) => one.edition === to.year && one.agency.name === agency.name);
  const taken = plan.rows.filter(({ was, now }) => now.length > 0 && !left.has(was.id));
  const chosen = taken.flatMap(({ evidence: own, now }) => own.map(({ id, url }) => ({ id, url, now })));
  // A link that is known to be dead helps nobody next year.
  const evidence = chosen
    .filter(({ url }) => !dead.has(url))
    .map(({ id, now }) => ({ evidenceId: id, items: now.map((item) => item.id) }));
  const stay = chosen.length - evidence.length;
  const lost = plan.rows.filter(({ now }) => now.length === 0).reduce((sum, { evidence: own }) => sum + own.length, 0);

  async function carry() {
    const into = there?.id ?? newId;
    const result = await app.act(
      { type: 'assessment.carry', into, edition: to.year, evidence },
      { said: w.done(evidence.length, to.year), about: w.title },
    );
    if (!result.ok) return;
    await app.setPrefs({ currentAssessment: into });
    router.go({ place: 'carried' });
  }
  return (
    <>
      {there && (
        <Note icon="info" tone="ink-n">
          {w.exists(to.year)}
        </Note>
      )}
      <p>{w.rule}</p>
      <Panel part="carry-rows">
        <div class="scroll-x">
          <table>
            <thead>
              <tr>
                <th>
                  <span class="aloud">{w.columns.choose}</span>
                </th>
                <th>{w.columns.was(from.year)}</th>
                <th>{w.columns.evidence}</th>
                <th>{w.columns.now(to.year)}</th>
              </tr>
            </thead>
            <tbody>
              {plan.rows.map((row) => (
                <Row
                  key={row.was.id}
                  row={row}
                  chosen={!left.has(row.was.id)}
                  choose={() => {
                    const next = new Set(left);
                    if (!next.delete(row.was.id)) next.add(row.was.id);
                    setLeft(next);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {plan.fresh.length > 0 && (
        <Panel title={w.fresh(plan.fresh.length)} part="fresh-items">
          <ul class="list">
            {plan.fresh.map((item) => (
              <li key={item.id}>
                <b class="code">{item.code}</b> <span class="grow tight">{item.name}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {stay > 0 && (
        <p class="c-part" data-part="dead-stay">
          {w.dead(stay)}
        </p>
      )}
      {lost > 0 && <p class="c-part">{w.gone(lost)}</p>}
      <button type="button" class="btn main" data-part="carry-over" onClick={() => void carry()}>
        {w.main(evidence.length, to.year)}
      </button>
    </>
  );
}

function Row({ row, chosen, choose }: { row: CarryRow; chosen: boolean; choose: () => void }) {
  const { app } = useSidebar();
  const w = app.w.value.nextYear;
  const { was, evidence, now, fate } = row;
  const goes = now.length > 0 && evidence.length > 0;
  return (
    <tr data-code={was.code}>
      <td>{goes && <input type="checkbox" checked={chosen} aria-label={w.carry(was.code)} onChange={choose} />}</td>
      <td class="tight">
        <b class="code">{was.code}</b> {was.name}
      </td>
      <td class={evidence.length === 0 ? 'keep c-2' : 'keep'}>{w.count(evidence.length)}</td>
      <td class="tight">
        {now.map((item) => (
          <p key={item.id}>
            <b class="code">{item.code}</b> {item.name}
          </p>
        ))}
        {fate !== 'same' && <span class={fate === 'gone' ? 'c-miss' : 'c-2'}>{w.fate[fate]}</span>}
      </td>
    </tr>
  );
}
