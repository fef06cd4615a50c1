import type { Verdict } from '../../lib/assessment/model';
import type { ItemReadiness } from '../../lib/assessment/readiness';
import type { Item } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import { formatThaiDate } from '../../lib/thai/dates';
import { useApp } from '../app/context';
import { Seg } from '../parts/controls';
import { BasisTag, By, commonBasis, OutcomeMark } from '../parts/marks';

/** องค์ประกอบ: what the machine saw, in pencil, and what staff decide, in ink, one under the other. */
export function CriteriaCard({ item, state }: { item: Item; state: ItemReadiness }) {
  const app = useApp();
  const w = app.w.value;
  const common = commonBasis(item.criteria);
  const decided = state.criteria.filter((one) => one.decision !== null).length;

  function decide(criterion: string, verdict: Verdict | null) {
    const said = w.doing.decided(item.code, w.verdict[verdict ?? 'none']);
    void app.act({ type: 'decision.set', item: item.id, criterion, verdict }, { said, about: said });
  }

  return (
    <section class="card" data-part="criteria">
      <div class="card-head">
        <h3 class="grow">{w.item.criteria}</h3>
        <span class="meta num">{w.item.decided(decided, state.criteria.length)}</span>
        {common && <BasisTag basis={common} />}
      </div>
      {!state.criteria.some((one) => one.finding) && (
        <p class="meta" style={{ padding: '4px 12px' }}>
          {w.item.notCheckedWhy}
        </p>
      )}
      <ul>
        {state.criteria.map(({ criterion, finding, decision }) => (
          <li class="dc" key={criterion.id} data-part="decision" data-criterion={criterion.id}>
            <p class="tight" id={`c-${criterion.id}`}>
              {criterion.text}
            </p>
            {criterion.basis !== common && <BasisTag basis={criterion.basis} />}
            <div class="two-l">
              <By who="machine">{w.item.machine}</By>
              <div class="row top mach wrap">
                <OutcomeMark outcome={finding?.outcome ?? 'untested'} basis={finding?.basis ?? criterion.basis} />
                <span class="grow">{finding && reasonText(app.language.value, finding.reason)}</span>
              </div>
              <By who="staff">{w.item.staff}</By>
              <div class="row wrap">
                <Seg<Verdict>
                  label={`${w.item.staff}: ${criterion.text}`}
                  part="verdict"
                  value={decision?.verdict ?? null}
                  options={[
                    { value: 'met', text: w.verdict.met },
                    { value: 'unmet', text: w.verdict.unmet },
                  ]}
                  choose={(verdict) => decide(criterion.id, verdict)}
                />
                <span class="meta">
                  {decision ? `${decision.updatedBy} ${formatThaiDate(decision.updatedAt)}` : w.verdict.none}
                </span>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
