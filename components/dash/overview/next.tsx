import { useState } from 'preact/hooks';
import { isOverdue } from '../../../lib/assessment/duties';
import { type Lack, type NextStep, nextSteps } from '../../../lib/assessment/next-steps';
import { reasonText } from '../../../lib/i18n';
import { formatThaiDate } from '../../../lib/thai/dates';
import { useSidebar } from '../../app/context';
import { points } from '../../app/points';
import { Icon } from '../../parts/icons';
import { ReadinessIcon } from '../../parts/marks';
import { useOpenItem } from '../open-item';
import { Panel } from '../page';
import { hrefOf } from '../route';

const FIRST = 5;

/** What is left to do, what gains most first, each with what it lacks and who owes it. */
export function NextPanel() {
  const { app } = useSidebar();
  const open = useOpenItem();
  const [whole, setWhole] = useState(false);
  const words = app.w.value.dash.overview.next;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  if (!edition || !readiness) return null;
  const steps = nextSteps(edition, readiness, app.failedLastYear.value);
  const shown = whole ? steps : steps.slice(0, FIRST);
  const [first] = steps;
  const host = app.snapshot.value?.assessment.agency.hosts[0];
  return (
    <Panel title={words.title} hint={words.hint} part="next-items">
      {!first && <p class="pad">{words.nothing}</p>}
      <ol class="list next">
        {shown.map((step) => (
          <Step key={step.item.id} step={step} />
        ))}
      </ol>
      <div class="pad stack-s">
        {steps.length > shown.length && (
          <button type="button" class="link" onClick={() => setWhole(true)}>
            {words.more(steps.length - shown.length)}
          </button>
        )}
        {first && (
          <button type="button" class="btn main wide" data-part="do-next" onClick={() => open(first.item.id)}>
            {words.main(first.item.code)}
          </button>
        )}
        <a class="btn wide" href={hrefOf({ place: 'review' })} data-part="to-review">
          <Icon name="stamp" />
          {app.w.value.dash.review.link}
        </a>
        {host && (
          <button
            type="button"
            class="btn wide"
            data-part="open-site"
            onClick={() => app.tell({ type: 'open', url: `http://${host}/` })}
          >
            <Icon name="open" />
            {words.openSite(host)}
          </button>
        )}
        <a class="btn wide" href={hrefOf({ place: 'scan' })} data-part="to-scan">
          <Icon name="search" />
          {words.scan}
        </a>
      </div>
    </Panel>
  );
}

function Step({ step: { item, gain, readiness, failed, lack } }: { step: NextStep }) {
  const { app } = useSidebar();
  const open = useOpenItem();
  const words = app.w.value.dash.overview.next;
  const today = app.state.value?.today ?? '';
  const duty = app.snapshot.value?.duties.find((one) => one.item === item.id);
  const due = duty?.due ? formatThaiDate(duty.due) : null;
  const notes = [
    duty?.division,
    due && (isOverdue(duty, today) ? words.overdue(due) : words.due(due)),
    failed && words.failed,
  ];
  return (
    <li>
      <button type="button" class="next-step" title={item.name} data-code={item.code} onClick={() => open(item.id)}>
        <b class="num">{words.gain(points(gain))}</b>
        <ReadinessIcon readiness={readiness} />
        <span class="cut">
          <b class="code">{item.code}</b> {item.name}
        </span>
        <Icon name="next" size={14} class="c-unk" />
        <span class="next-lack cut">{lackText(lack)}</span>
        {notes.some(Boolean) && <span class="next-notes meta">{notes.filter(Boolean).join(' · ')}</span>}
      </button>
    </li>
  );

  function lackText(what: Lack): string {
    if (what.kind === 'criteria') return words.criteria(what.first.text, what.more);
    return what.kind === 'doubt' ? reasonText(app.language.value, what.reason) : words.noEvidence;
  }
}
