import type { PageAudit } from '../../lib/audit/finding';
import { formatThaiTime } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { shortUrl, yearSpans } from '../app/names';
import type { ReadPage } from '../app/reading';
import { Icon } from '../parts/icons';
import { usePageWords } from './subject';

/** What was read, in a line: content, year, size, when. */
function Meta({ facts, content, children }: { facts: readonly string[]; content: string; children?: string | null }) {
  return (
    <p class="meta" data-part="page-meta" data-content={content} role="status">
      {children ??
        facts.map((fact, at) => (
          <span key={fact}>
            {at > 0 && ' · '}
            <span class="keep">{fact}</span>
          </span>
        ))}
    </p>
  );
}

function Again({ text, checking, again }: { text: string; checking: boolean; again: () => void }) {
  return (
    <button
      type="button"
      class="btn small"
      data-part="recheck"
      aria-disabled={checking}
      onClick={() => !checking && again()}
    >
      <Icon name="recheck" size={14} />
      {text}
    </button>
  );
}

export function Heading({ page, audit }: { page: ReadPage; audit: PageAudit }) {
  const { app, reading } = useSidebar();
  const w = app.w.value;
  const checking = reading.status.value === 'reading';
  const { title } = page.facts;
  // The first heading of a home page is that of one of its parts.
  const heading = (audit.kind === 'home' && title) || audit.heading || title || w.page.noHeading;
  const facts = [
    w.content[audit.content],
    audit.fiscalYears.length > 0 ? w.page.years(yearSpans(audit.fiscalYears)) : w.page.noYear,
    w.page.checkedAt(formatThaiTime(page.at.toISOString())),
  ];
  return (
    <div class="what">
      <div class="row">
        <h2 class="grow cut" title={heading} data-part="page-heading">
          {heading}
        </h2>
        <Again text={w.page.recheck} checking={checking} again={() => void reading.again()} />
      </div>
      <Meta facts={facts} content={audit.content}>
        {checking ? w.page.checking : null}
      </Meta>
      {audit.partial && <p class="meta">{w.page.partial}</p>}
    </div>
  );
}

/** Of a file: its own heading, its name on the site and its address. */
export function FileHeading({ page, audit, title }: { page: ReadPage; audit: PageAudit; title: string }) {
  const { app, reading } = useSidebar();
  const w = app.w.value;
  const words = usePageWords();
  const { file } = page.facts;
  const ocr = file?.read === 'ocr';
  const heading = (ocr ? '' : audit.heading || page.facts.title) || title || words.noHeading;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const pages = file?.pages ?? 0;
  const facts = [
    audit.content === 'empty' ? w.files.empty : w.content[audit.content],
    ocr ? w.files.yearByEye : audit.fiscalYears.length > 0 ? w.page.years(yearSpans(audit.fiscalYears)) : w.page.noYear,
    ...(pages > 0 ? [file?.format === 'xlsx' ? w.files.sheets(pages) : w.files.pages(pages)] : []),
  ];
  return (
    <div class="what">
      <div class="row">
        <Icon name="file" />
        <h2 class="grow cut" title={heading} data-part="page-heading">
          {heading}
        </h2>
        <Again text={words.recheck} checking={false} again={() => void reading.files.read(page.url)} />
      </div>
      <p class="url cut" title={page.url}>
        {shortUrl(page.url, hosts)}
      </p>
      <Meta facts={facts} content={audit.content} />
    </div>
  );
}
