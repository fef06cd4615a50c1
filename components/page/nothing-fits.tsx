import type { PageAudit } from '../../lib/audit/finding';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import { yearSpans } from '../app/names';
import type { ReadPage } from '../app/reading';
import { Icon } from '../parts/icons';
import { By } from '../parts/marks';
import { usePageWords } from './subject';

/** Staff's way to say which item a page is about for which none is suggested. */
export function SayRight({ page, title }: { page: ReadPage; title: string }) {
  const { view } = useSidebar();
  const words = usePageWords();
  return (
    <button
      type="button"
      class="btn"
      data-part="right-item"
      onClick={() => {
        view.choosing.value = { url: page.url, title: title || page.url, item: null, suggested: [] };
      }}
    >
      <Icon name="stamp" />
      {words.sayRight}
    </button>
  );
}

/** Nothing is suggested: what the page was read as, why it is no item where that is known, and staff's way to say which. */
export function NothingFits({ page, audit, corrected }: { page: ReadPage; audit: PageAudit; corrected: boolean }) {
  const { app } = useSidebar();
  const words = usePageWords();
  // What OCR read may be of another year than it says.
  const heading = page.facts.file?.read === 'ocr' ? '' : audit.heading || page.facts.title;
  const why = [...new Set(audit.declined.map((reason) => reasonText(app.language.value, reason)))];
  return (
    <section class="stack-s" style={{ padding: '8px 4px' }} data-part="nothing-fits">
      <h3 style={{ fontSize: 'var(--fs-h2)' }}>{corrected ? words.nothingElse : words.nothingTitle}</h3>
      {why.length > 0 ? (
        <div class="pencil pad stack-s" data-part="declined">
          <By who="machine">{words.whyNothing}</By>
          <ul class="stack-s">
            {why.map((text) => (
              <li key={text} class="tight">
                {text}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        !corrected && heading && <p>{words.nothingBody(heading, yearSpans(audit.fiscalYears))}</p>
      )}
      <p>{words.nothingAsk}</p>
      <SayRight page={page} title={heading} />
    </section>
  );
}
