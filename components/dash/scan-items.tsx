import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason } from '../../lib/audit/finding';
import { reasonText } from '../../lib/i18n';
import type { Candidate } from '../../lib/sitescan/results';
import { useSidebar } from '../app/context';
import { shortUrl, yearSpans } from '../app/names';
import { explanationOf, type Said, type ScannedItem, scanTakings } from '../app/scan-takings';
import { take } from '../app/takings';
import { Icon } from '../parts/icons';
import { useRouter } from './context';
import { STATUS_MARKS, STATUSES } from './scan-coverage';

/** Every item of the edition: what can be taken first, then what needs a look, what is missing, what is done. */
export function ItemsPanel({ items }: { items: readonly ScannedItem[] }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  return (
    <div data-part="scan-items">
      {STATUSES.map((status) => {
        const rows = items.filter((one) => one.status === status);
        const { icon, tone } = STATUS_MARKS[status];
        return (
          rows.length > 0 && (
            <section key={status} data-part="scan-group" data-status={status}>
              <div class="group">
                <Icon name={icon} size={14} class={tone} />
                <h3>{w.status[status]}</h3>
                <span class="meta num">{w.items(rows.length)}</span>
              </div>
              <ul>
                {rows.map((entry) => (
                  <ItemRow key={entry.item} entry={entry} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}

function ItemRow({ entry }: { entry: ScannedItem }) {
  const { app, view } = useSidebar();
  const router = useRouter();
  const w = app.w.value.scan;
  const [more, setMore] = useState(false);
  const { item, code, candidates, said } = entry;
  const [first, ...others] = candidates;
  return (
    <li class="scan-item" data-part="scan-item" data-item={item} data-code={code} data-status={entry.status}>
      <div class="scan-name">
        <button
          type="button"
          class="link plain"
          title={w.openItem(code)}
          onClick={() => {
            view.item.value = item;
            router.go({ place: 'items' });
          }}
        >
          <b class="code">{code}</b>
          <span class="tight">{app.nameOf(item)}</span>
        </button>
      </div>
      <div class="grow">
        {first === undefined ? (
          <p class="c-2">{w.nothing}</p>
        ) : (
          <CandidateRow item={item} code={code} candidate={first} said={said[0] ?? null}>
            {others.length > 0 && (
              <button
                type="button"
                class="link"
                aria-expanded={more}
                data-part="other-candidates"
                onClick={() => setMore(!more)}
              >
                <Icon name={more ? 'up' : 'down'} size={14} />
                {more ? w.othersHide : w.others(others.length)}
              </button>
            )}
          </CandidateRow>
        )}
        {more &&
          others.map((candidate, at) => (
            <CandidateRow
              key={candidate.at}
              item={item}
              code={code}
              candidate={candidate}
              said={said[at + 1] ?? null}
            />
          ))}
      </div>
    </li>
  );
}

/** One page or file: what it is, the way to it, what speaks against it, and the button that takes it. */
function CandidateRow({
  item,
  code,
  candidate,
  said,
  children,
}: {
  item: string;
  code: string;
  candidate: Candidate;
  said: Said;
  /** Beside the button that says why. */
  children?: ComponentChildren;
}) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const [why, setWhy] = useState(false);
  const title = candidate.title || candidate.url;
  const signals = candidate.suggestion?.signals.filter(({ weight }) => weight > 0) ?? [];
  const reasons = [...candidate.reasons, ...(why ? signals.map(({ reason }) => reason) : [])];
  return (
    <div class="candidate" data-part="candidate" data-url={candidate.url} data-ready={candidate.ready}>
      <div class="grow">
        <CandidateName candidate={candidate} />
        <Reasons icon="warn" tone="c-part" reasons={candidate.doubts} part="doubt" />
        <Reasons icon="tick" tone="c-ok" reasons={reasons} part="reason" />
        <p class="row wrap more-row">
          {signals.length > 0 && (
            <button type="button" class="link" aria-expanded={why} data-part="scan-why" onClick={() => setWhy(!why)}>
              {why ? w.whyHide : w.why}
            </button>
          )}
          {children}
        </p>
      </div>
      {said === 'taken' ? (
        <span class="mark c-ink keep" data-part="scan-taken">
          <Icon name="stamp" size={14} />
          {w.taken}
        </span>
      ) : (
        <span class="stack-s end">
          {said === 'declined' && <span class="meta">{w.declined}</span>}
          <button
            type="button"
            class="btn small"
            aria-label={w.takeLabel(code, title)}
            data-part="take-candidate"
            onClick={() => void take(app, scanTakings([{ item, candidate }]))}
          >
            <Icon name="stamp" size={14} />
            {w.take}
          </button>
        </span>
      )}
    </div>
  );
}

/** Title that opens it, kind, years, how well it fits, and the way from the home page. */
export function CandidateName({ candidate, withPath = true }: { candidate: Candidate; withPath?: boolean }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const { url, title, kind, score, fiscalYears, path, doubts } = candidate;
  // That no way leads there is said among the doubts already.
  const said = path === null && doubts.some(({ key }) => key === 'scan.doubt.orphan');
  return (
    <>
      <p class="candidate-title">
        <Icon name={kind === 'file' ? 'file' : 'page'} size={14} />
        <button
          type="button"
          class="link"
          title={url}
          aria-label={w.open(title || url)}
          onClick={() => app.tell({ type: 'open', url })}
        >
          <span class="cut">{title || shortUrl(url, hosts)}</span>
        </button>
        {candidate.suggestion && (
          <span class="num keep c-2" title={w.matchTitle}>
            {w.match(Math.round(score * 100))}
          </span>
        )}
        {fiscalYears.length > 0 && <span class="num keep c-2">· {w.years(yearSpans(fiscalYears))}</span>}
      </p>
      {withPath && !said && (
        <p class={`tight ${path === null ? 'c-part' : 'c-2'}`} data-part="click-path">
          {path === null ? w.noWay : explanationOf(path)}
        </p>
      )}
    </>
  );
}

function Reasons({
  icon,
  tone,
  reasons,
  part,
}: {
  icon: 'warn' | 'tick';
  tone: string;
  reasons: readonly Reason[];
  part: string;
}) {
  const { app } = useSidebar();
  return (
    <>
      {reasons.map((reason) => {
        const text = reasonText(app.language.value, reason);
        return (
          <p key={text} class="why-line" data-part={part}>
            <Icon name={icon} size={14} class={tone} />
            <span class="tight">{text}</span>
          </p>
        );
      })}
    </>
  );
}
