import type { Finding } from '../../lib/audit/finding';
import type { Criterion, Item } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import { BasisTag, commonBasis, OutcomeMark } from '../parts/marks';
import { ShowPlace } from './places';

function CriterionRow({
  item,
  criterion,
  finding,
  differs,
}: {
  item: Item;
  criterion: Criterion;
  finding: Finding | null;
  differs: boolean;
}) {
  const { app } = useSidebar();
  const w = app.w.value;
  const outcome = finding?.outcome ?? 'untested';
  const basis = finding?.basis ?? criterion.basis;
  return (
    <li class="crit" data-part="criterion" data-criterion={criterion.id} data-outcome={outcome} data-basis={basis}>
      <OutcomeMark outcome={outcome} basis={basis} />
      <div class="grow">
        <div class="tight">{criterion.text}</div>
        <div class="why">
          {finding && reasonText(app.language.value, finding.reason)}{' '}
          {finding && (
            <ShowPlace
              places={finding.where}
              label={w.page.showLabel(item.code, `${w.outcome[outcome]} ${criterion.text}`)}
            />
          )}
        </div>
        {differs && <BasisTag basis={basis} />}
      </div>
    </li>
  );
}

/** The criteria of an item with what the machine saw on this page. */
export function CriteriaList({ item, findings }: { item: Item; findings: readonly Finding[] }) {
  const common = commonBasis(item.criteria);
  return (
    <>
      {common && (
        <p class="opt-basis">
          <BasisTag basis={common} />
        </p>
      )}
      <ul>
        {item.criteria.map((criterion) => (
          <CriterionRow
            key={criterion.id}
            item={item}
            criterion={criterion}
            finding={findings.find((finding) => finding.criterion === criterion.id) ?? null}
            differs={criterion.basis !== common}
          />
        ))}
      </ul>
    </>
  );
}
