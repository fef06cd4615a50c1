import { useState } from 'preact/hooks';
import { judgeYears } from '../../lib/assessment/years';
import type { PageAudit, Suggestion } from '../../lib/audit/finding';
import { urlKey } from '../../lib/links/identity';
import { useSidebar } from '../app/context';
import { time } from '../app/names';
import type { ReadPage } from '../app/reading';
import { evidenceAt, take, takingOf, type Written } from '../app/takings';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { By } from '../parts/marks';
import { HomeEntry } from './home-entry';
import { LinksFold } from './links';
import { NothingFits } from './nothing-fits';
import { SuggestionCard } from './suggestion';
import { TakenList } from './taken';

const NOTHING: Written = { note: '', explanation: '' };

function Heading({ page, audit }: { page: ReadPage; audit: PageAudit }) {
  const { app, reading } = useSidebar();
  const w = app.w.value;
  const checking = reading.status.value === 'reading';
  const heading = audit.heading || page.facts.title || w.page.noHeading;
  const facts = [
    w.content[audit.content],
    audit.fiscalYears.length > 0 ? w.page.years(audit.fiscalYears.join(' ')) : w.page.noYear,
    w.page.checkedAt(time(page.at)),
  ];
  return (
    <div class="what">
      <div class="row">
        <h2 class="grow cut" title={heading} data-part="page-heading">
          {heading}
        </h2>
        <button
          type="button"
          class="btn small"
          data-part="recheck"
          aria-disabled={checking}
          onClick={() => !checking && void reading.again()}
        >
          <Icon name="recheck" size={14} />
          {w.page.recheck}
        </button>
      </div>
      <p class="meta" data-part="page-meta" data-content={audit.content} role="status">
        {checking
          ? w.page.checking
          : facts.map((fact, at) => (
              <span key={fact}>
                {at > 0 && ' · '}
                <span class="keep">{fact}</span>
              </span>
            ))}
      </p>
      {audit.partial && <p class="meta">{w.page.partial}</p>}
    </div>
  );
}

/** The page said to be another item than these; each can be proposed again. */
function NotThese({ items, url }: { items: readonly string[]; url: string }) {
  const { app } = useSidebar();
  const w = app.w.value;
  if (items.length === 0) return null;
  return (
    <ul class="ink taken" data-part="not-these">
      {items.map((item) => {
        const code = app.codeOf(item);
        return (
          <li key={item} data-item={item}>
            <By who="staff">{w.page.notThisList}</By>
            <b class="code">{code}</b>
            <span class="grow cut">{app.nameOf(item)}</span>
            <button
              type="button"
              class="link meta"
              aria-label={`${w.page.notThisUndo} ${code}`}
              onClick={() => {
                const said = w.doing.notThisOff(code);
                void app.act({ type: 'correction.set', url, item, verdict: null }, { said, about: said });
              }}
            >
              {w.page.notThisUndo}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function counted(suggestion: Suggestion): { failed: number; look: number } {
  const failed = suggestion.findings.filter((one) => one.outcome === 'failed' && one.basis !== 'guess').length;
  const look = suggestion.findings.filter(
    (one) =>
      one.outcome === 'cantTell' || one.outcome === 'untested' || (one.outcome === 'failed' && one.basis === 'guess'),
  ).length;
  return { failed, look };
}

/** หน้านี้ of an ordinary page: what is taken, what the machine suggests, and the one main action. */
export function ThisPage({ page, audit }: { page: ReadPage; audit: PageAudit }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const [wanted, setWanted] = useState<string | null>(null);
  const [written, write] = useState(NOTHING);

  const key = urlKey(page.url);
  const taken = evidenceAt(app, page.url);
  const corrections = (app.snapshot.value?.corrections ?? []).filter((one) => urlKey(one.url) === key);
  const notThese = corrections.filter((one) => one.verdict === 'not-this').map((one) => one.item);
  const open = audit.items.filter(
    ({ item }) => !notThese.includes(item) && !taken.some((one) => one.item === item) && app.codeOf(item) !== '',
  );
  const chosen = open.find(({ item }) => item === wanted) ?? open[0] ?? null;
  const code = chosen ? app.codeOf(chosen.item) : '';
  const firstTaken = taken[0];
  const title = audit.heading || page.facts.title || page.url;
  const hollow = audit.content !== 'present';
  const rule = chosen && app.index.value?.byId.get(chosen.item)?.item.yearRule;
  const years = rule ? judgeYears(rule, app.edition.value?.year ?? 0, audit.fiscalYears) : null;
  const otherYear = years?.verdict === 'wrong' && years.known;

  const pick = () => {
    const suggested = audit.items.map((suggestion) => suggestion.item);
    view.picking.value = { url: page.url, title, source: 'page', foundOn: null, preset: [], suggested, pending: false };
  };
  async function takeChosen(item: string) {
    const subject = { url: page.url, title, source: 'page' as const, foundOn: null };
    const result = await take(app, [takingOf(subject, [item], written, audit)]);
    if (result.ok) write(NOTHING);
  }

  return (
    <>
      <div class="sb-body" data-part="this-page" data-kind={audit.kind}>
        <Heading page={page} audit={audit} />
        <div class="pad stack-s" style={{ paddingTop: '8px' }}>
          <TakenList evidence={taken} audit={audit} unfold={open.length === 0} />
          {hollow && (open.length > 0 || taken.length > 0) && (
            <Note
              tone="part"
              icon="warn"
              title={audit.content === 'placeholder' ? w.page.placeholderTitle : w.page.emptyTitle}
              part="hollow"
            >
              {audit.content === 'placeholder' ? w.page.placeholderBody : w.page.emptyBody}
            </Note>
          )}
          {chosen && (
            <fieldset class="stack-s suggested">
              <legend>
                <By who="machine">{w.page.suggests(open.length)}</By>
              </legend>
              {open.map((suggestion) => (
                <SuggestionCard
                  key={suggestion.item}
                  suggestion={suggestion}
                  chosen={suggestion === chosen}
                  choose={() => setWanted(suggestion.item)}
                  written={written}
                  write={write}
                  url={page.url}
                  years={audit.fiscalYears}
                />
              ))}
            </fieldset>
          )}
          {!chosen && audit.kind === 'home' && <HomeEntry page={page} audit={audit} taken={taken} />}
          {!chosen && audit.kind !== 'home' && taken.length === 0 && <NothingFits page={page} audit={audit} />}
          {!chosen && taken.length > 0 && <p class="meta">{w.page.allTaken}</p>}
          <NotThese items={notThese} url={page.url} />
          <LinksFold page={page} suggested={chosen ? [chosen.item] : taken.map((one) => one.item)} />
        </div>
      </div>
      <footer class="sb-foot">
        {chosen ? (
          <>
            <button
              type="button"
              class="btn main wide"
              data-part="take"
              disabled={app.busy.value > 0}
              onClick={() => void takeChosen(chosen.item)}
            >
              <Icon name="stamp" />
              {w.page.take(code)}
            </button>
            <div class="under">
              <span class="meta">
                {hollow
                  ? w.page.placeholderTitle
                  : otherYear
                    ? w.page.otherYear
                    : w.page.counts(counted(chosen).failed, counted(chosen).look)}{' '}
                · <span class="keep">{w.page.takeAnyway}</span>
              </span>
              <button type="button" class="link keep" data-part="choose-items" onClick={pick}>
                {w.page.chooseOther}
              </button>
            </div>
          </>
        ) : (
          <div class="row">
            {firstTaken && (
              <button type="button" class="btn grow" data-part="go-item" onClick={() => view.openItem(firstTaken.item)}>
                {w.page.goItem(app.codeOf(firstTaken.item))}
                <Icon name="next" size={14} />
              </button>
            )}
            <button type="button" class="btn grow" data-part="choose-items" onClick={pick}>
              {taken.length > 0 ? w.page.chooseOther : w.page.chooseSelf}
            </button>
          </div>
        )}
      </footer>
    </>
  );
}
