import { useState } from 'preact/hooks';
import type { Finding } from '../../lib/audit/finding';
import type { Criterion, Item } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import type { Place } from '../../lib/page/facts';
import { useSidebar } from '../app/context';
import { BasisTag, commonBasis, OutcomeMark } from '../parts/marks';

/** ดูในหน้า: marks the place in the page; with several places each click goes to the next. */
export function ShowInPage({ places, label }: { places: readonly Place[]; label: string }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const [at, setAt] = useState(0);
  const place = places[at % Math.max(places.length, 1)];
  if (!place) return null;
  const turn = places.length > 1 ? `${(at % places.length) + 1}/${places.length}` : '';
  return (
    <button
      type="button"
      class="link"
      data-part="show"
      aria-label={`${w.page.show} ${turn} ${place.quote || label}`}
      onClick={() => {
        setAt(at + 1);
        void app.platform.backend
          .ask({ type: 'page.show', place, label: label.slice(0, 200) })
          .then(({ shown }) => app.say(shown ? '' : w.page.notShown))
          .catch(() => app.say(w.page.notShown));
      }}
    >
      {w.page.show}
      {turn && <span class="num"> {turn}</span>}
    </button>
  );
}

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
            <ShowInPage
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
