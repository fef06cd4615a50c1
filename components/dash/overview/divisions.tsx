import { loadOfDivisions } from '../../../lib/assessment/duties';
import { useSidebar } from '../../app/context';
import { Panel } from '../page';
import { hrefOf } from '../route';

/** Who still owes how much. */
export function DivisionsPanel() {
  const { app } = useSidebar();
  const w = app.w.value;
  const words = w.dash.overview.divisions;
  const snapshot = app.snapshot.value;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  if (!snapshot || !edition || !readiness) return null;
  const loads = loadOfDivisions(snapshot, edition, readiness, app.state.value?.today ?? '');
  const owing = loads.filter(({ counts }) => counts.partial + counts.missing > 0);
  return (
    <Panel title={words.title} part="owing">
      <table>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th class="num">{w.readiness.partial}</th>
            <th class="num">{w.readiness.missing}</th>
            <th>
              <span class="aloud">{words.see}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {owing.map(({ division, counts, overdue }) => (
            <tr key={division}>
              <td>
                {division || words.nobody}
                {overdue > 0 && <b class="c-miss block">{words.overdue(overdue)}</b>}
              </td>
              <td class="num">{counts.partial}</td>
              <td class="num">{counts.missing}</td>
              <td class="num">
                <a
                  class="link"
                  href={hrefOf({ place: 'owners', division })}
                  aria-label={words.seeLabel(division || words.nobody)}
                >
                  {words.see}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="pad">
        <a class="link" href={hrefOf({ place: 'owners' })}>
          {words.set}
        </a>
      </p>
    </Panel>
  );
}
