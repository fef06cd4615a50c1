import { useState } from 'preact/hooks';
import type { PageAudit } from '../../lib/audit/finding';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import type { ReadPage } from '../app/reading';

/** Nothing is suggested: what the page was read as, and why it is not an item where that is known. */
export function NothingFits({ page, audit }: { page: ReadPage; audit: PageAudit }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const [why, setWhy] = useState(false);
  const heading = audit.heading || page.facts.title;
  return (
    <section class="stack-s" style={{ padding: '8px 4px' }} data-part="nothing-fits">
      <h3 style={{ fontSize: 'var(--fs-h2)' }}>{w.page.nothingTitle}</h3>
      <p>{heading ? w.page.nothingBody(heading, audit.fiscalYears.join(' ')) : w.page.nothingPlain}</p>
      {audit.declined.length > 0 && (
        <button type="button" class="link" data-part="why-not" aria-expanded={why} onClick={() => setWhy(!why)}>
          {why ? w.page.whyHide : w.page.whyNothing}
        </button>
      )}
      {why && (
        <ul class="stack-s">
          {audit.declined.map((reason) => (
            <li key={reason.key} class="tight c-2">
              {reasonText(app.language.value, reason)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
