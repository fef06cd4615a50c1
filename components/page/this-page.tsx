import { useId, useState } from 'preact/hooks';
import { judgeYears, type YearVerdict } from '../../lib/assessment/years';
import type { Finding, PageAudit } from '../../lib/audit/finding';
import { formatThaiTime } from '../../lib/thai/dates';
import type { App } from '../app/app';
import { useSidebar } from '../app/context';
import { yearSpans } from '../app/names';
import { pagePictures } from '../app/pictures';
import type { ReadPage } from '../app/reading';
import { type Seen, seenOn } from '../app/seen';
import { evidenceAt, take, takingOf } from '../app/takings';
import { useWritten } from '../app/written';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { Thumbs } from '../pictures/thumbs';
import { By } from '../parts/marks';
import { correctionsAt, NotThese } from './corrections';
import { HomeEntry } from './home-entry';
import { LinksFold } from './links';
import { NothingFits } from './nothing-fits';
import { type Candidate, SuggestionCard } from './suggestion';
import { TakenList } from './taken';

function Heading({ page, audit }: { page: ReadPage; audit: PageAudit }) {
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

function counted(findings: readonly Finding[]): { failed: number; look: number } {
  const failed = findings.filter((one) => one.outcome === 'failed' && one.basis !== 'guess').length;
  const look = findings.filter(
    (one) =>
      one.outcome === 'cantTell' || one.outcome === 'untested' || (one.outcome === 'failed' && one.basis === 'guess'),
  ).length;
  return { failed, look };
}

/** What the page may be taken for: what staff chose first, then what the machine suggests and nobody said no to. */
function candidatesOf(app: App, url: string, audit: PageAudit, seen: Seen): Candidate[] {
  const { chosen, notThese } = correctionsAt(app, url);
  const taken = new Set(evidenceAt(app, url).map((one) => one.item));
  const ids = [
    ...chosen.map(({ item }) => item),
    ...audit.items.map(({ item }) => item).filter((item) => !notThese.includes(item)),
  ];
  return [...new Set(ids)].flatMap((id) => {
    const item = app.index.value?.byId.get(id)?.item;
    if (!item || taken.has(id)) return [];
    const suggestion = audit.items.find((one) => one.item === id);
    return {
      item,
      findings: seen.findingsOf(id),
      signals: suggestion?.signals ?? [],
      score: suggestion?.score ?? null,
      chosenBy: chosen.find((one) => one.item === id) ?? null,
    };
  });
}

/** หน้านี้ of an ordinary page: what is taken, what staff or the machine say it is, and the one main action. */
export function ThisPage({ page, audit }: { page: ReadPage; audit: PageAudit }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const [wanted, setWanted] = useState<string | null>(null);
  const under = useId();

  const seen = seenOn(app, page.facts, audit);
  const taken = evidenceAt(app, page.url);
  const { notThese } = correctionsAt(app, page.url);
  const open = candidatesOf(app, page.url, audit, seen);
  const chosen = open.find(({ item }) => item.id === wanted) ?? open[0] ?? null;
  const draft = useWritten(app, page.url, chosen?.item.id ?? '');
  const firstTaken = taken[0];
  const title = audit.heading || page.facts.title || page.url;
  const hollow = audit.content !== 'present';
  const suggested = audit.items.map(({ item }) => item);
  const year: YearVerdict = chosen
    ? judgeYears(chosen.item.yearRule, app.edition.value?.year ?? 0, audit.fiscalYears)
    : { verdict: 'not-judged' };
  const otherYear = year.verdict === 'wrong' && year.known;

  const pick = () => {
    view.picking.value = { url: page.url, title, source: 'page', foundOn: null, preset: [], suggested, pending: false };
  };
  async function takeChosen(item: string) {
    const subject = { url: page.url, title, source: 'page' as const, foundOn: null };
    const result = await take(app, [takingOf(subject, [item], draft.written, seen)]);
    if (result.ok) draft.drop();
  }
  const cards = (who: 'staff' | 'machine', legend: string) => {
    const own = open.filter(({ chosenBy }) => (who === 'staff') === (chosenBy !== null));
    if (own.length === 0) return null;
    return (
      <fieldset class="stack-s suggested">
        <legend>
          <By who={who}>{legend}</By>
        </legend>
        {own.map((candidate) => (
          <SuggestionCard
            key={candidate.item.id}
            candidate={candidate}
            chosen={candidate === chosen}
            choose={() => setWanted(candidate.item.id)}
            draft={draft}
            url={page.url}
            title={title}
            suggested={suggested}
            year={year}
            years={audit.fiscalYears}
          />
        ))}
      </fieldset>
    );
  };
  const machine = open.filter(({ chosenBy }) => chosenBy === null).length;

  return (
    <>
      <div class="sb-body" data-part="this-page" data-kind={audit.kind}>
        <Heading page={page} audit={audit} />
        <div class="pad stack-s" style={{ paddingTop: '8px' }}>
          <TakenList evidence={taken} seen={seen} unfold={open.length === 0} />
          <Thumbs pictures={pagePictures(app, page.url)} label={w.pictures.ofPage} />
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
          {cards('staff', w.page.chosenByStaff)}
          {cards('machine', w.page.suggests(machine))}
          {!chosen && audit.kind === 'home' && (
            <HomeEntry page={page} audit={audit} without={[...notThese, ...taken.map((one) => one.item)]} />
          )}
          {!chosen && audit.kind !== 'home' && taken.length === 0 && (
            <NothingFits page={page} audit={audit} corrected={notThese.length > 0} />
          )}
          {!chosen && taken.length > 0 && (
            <p class="meta">{audit.items.length > 0 ? w.page.allTaken : w.page.nothingOther}</p>
          )}
          <NotThese items={notThese} url={page.url} />
          <LinksFold page={page} suggested={chosen ? [chosen.item.id] : taken.map((one) => one.item)} />
        </div>
      </div>
      <footer class="sb-foot">
        {chosen ? (
          <>
            <button
              type="button"
              class="btn main wide"
              data-part="take"
              aria-describedby={under}
              disabled={app.busy.value > 0}
              onClick={() => void takeChosen(chosen.item.id)}
            >
              <Icon name="stamp" />
              {w.page.take(chosen.item.code)}
            </button>
            <div class="under">
              <span class="meta" id={under} data-part="take-warning">
                {hollow || otherYear ? (
                  <span class="mark c-part wraps">
                    <Icon name="warn" size={14} />
                    {!hollow
                      ? w.page.otherYear
                      : audit.content === 'placeholder'
                        ? w.page.placeholderTitle
                        : w.page.emptyTitle}
                  </span>
                ) : (
                  w.page.counts(counted(chosen.findings).failed, counted(chosen.findings).look)
                )}{' '}
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
