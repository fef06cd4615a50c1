import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { judgeYears, type YearVerdict } from '../../lib/assessment/years';
import type { Finding, PageAudit } from '../../lib/audit/finding';
import type { App } from '../app/app';
import { useSidebar } from '../app/context';
import { pagePictures } from '../app/pictures';
import type { ReadPage } from '../app/reading';
import { type Seen, seenOn } from '../app/seen';
import { evidenceAt, take, takingOf } from '../app/takings';
import { useScannedWay } from '../app/way';
import { useWritten } from '../app/written';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { By } from '../parts/marks';
import { Thumbs } from '../pictures/thumbs';
import { correctionsAt, NotThese } from './corrections';
import { EntryList } from './entry-list';
import { FileHeading, Heading } from './heading';
import { HomeEntry } from './home-entry';
import { LinksFold } from './links';
import { NothingFits } from './nothing-fits';
import { PersonalMark, PersonalNote, personalOf } from './personal';
import { usePageWords } from './subject';
import { type Candidate, SuggestionCard } from './suggestion';
import { TakenList } from './taken';

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

/** A file that was read, as the site names it. */
export type FileSubject = {
  title: string;
  foundOn: string | null;
  /** Items that its name tells: proposed where its text tells none. */
  named: readonly string[];
  /** What is to be said of how it was read. */
  note: ComponentChildren;
};

/** หน้านี้ of an ordinary page, or of a file that was read: what is taken, what staff or the machine say it is, and the one main action. */
export function ThisPage({ page, audit, file }: { page: ReadPage; audit: PageAudit; file?: FileSubject }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const words = usePageWords();
  const [wanted, setWanted] = useState<string | null>(null);
  const under = useId();

  const seen = seenOn(app, page.facts, audit);
  const taken = evidenceAt(app, page.url);
  const { notThese } = correctionsAt(app, page.url);
  const open = candidatesOf(app, page.url, audit, seen);
  const chosen = open.find(({ item }) => item.id === wanted) ?? open[0] ?? null;
  const draft = useWritten(app, page.url, chosen?.item.id ?? '', useScannedWay(app, page.url));
  const firstTaken = taken[0];
  // Letters that were guessed from a picture are no name.
  const own = page.facts.file?.read === 'ocr' ? '' : audit.heading || page.facts.title;
  const title = own || file?.title || page.url;
  const subject = { url: page.url, title, source: file ? 'file' : 'page', foundOn: file?.foundOn ?? null } as const;
  const personal = personalOf(page.facts).length > 0;
  const home = audit.kind === 'home' && !file;
  const hollow = audit.content !== 'present';
  const suggested = [...new Set([...audit.items.map(({ item }) => item), ...(file?.named ?? [])])];
  const named = (file?.named ?? []).flatMap((id) => app.index.value?.byId.get(id) ?? []);
  const year: YearVerdict = chosen
    ? judgeYears(chosen.item.yearRule, app.edition.value?.year ?? 0, audit.fiscalYears)
    : { verdict: 'not-judged' };
  const otherYear = year.verdict === 'wrong' && year.known;

  const pick = () => {
    view.picking.value = { ...subject, preset: [], suggested, pending: false };
  };
  async function takeChosen(item: string) {
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
        {file ? <FileHeading page={page} audit={audit} title={file.title} /> : <Heading page={page} audit={audit} />}
        <div class="pad stack-s" style={{ paddingTop: '8px' }}>
          {file?.note}
          <PersonalNote facts={page.facts} />
          <TakenList evidence={taken} seen={seen} unfold={open.length === 0} />
          <Thumbs pictures={pagePictures(app, page.url)} label={w.pictures.ofPage} />
          {hollow && (open.length > 0 || taken.length > 0) && (
            <Note
              tone="part"
              icon="warn"
              title={audit.content === 'placeholder' ? words.placeholderTitle : words.emptyTitle}
              part="hollow"
            >
              {audit.content === 'placeholder' ? words.placeholderBody : words.emptyBody}
            </Note>
          )}
          {cards('staff', w.page.chosenByStaff)}
          {cards('machine', w.page.suggests(machine))}
          {!chosen && home && (
            <HomeEntry page={page} audit={audit} without={[...notThese, ...taken.map((one) => one.item)]} />
          )}
          {!chosen && !home && taken.length === 0 && (
            <NothingFits page={page} audit={audit} corrected={notThese.length > 0} />
          )}
          {!chosen && taken.length === 0 && named.length > 0 && (
            <EntryList title={w.tab.fileNamed} items={named} subject={subject} />
          )}
          {!chosen && taken.length > 0 && (
            <p class="meta">{audit.items.length > 0 ? words.allTaken : words.nothingOther}</p>
          )}
          <NotThese items={notThese} url={page.url} />
          {!file && <LinksFold page={page} suggested={chosen ? [chosen.item.id] : taken.map((one) => one.item)} />}
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
              {words.take(chosen.item.code)}
            </button>
            <div class="under">
              <span class="meta" id={under} data-part="take-warning">
                {personal ? (
                  <PersonalMark />
                ) : hollow || otherYear ? (
                  <span class="mark c-part wraps">
                    <Icon name="warn" size={14} />
                    {!hollow
                      ? words.otherYear
                      : audit.content === 'placeholder'
                        ? words.placeholderTitle
                        : words.emptyTitle}
                  </span>
                ) : (
                  words.counts(counted(chosen.findings).failed, counted(chosen.findings).look)
                )}{' '}
                · <span class="keep">{words.takeAnyway}</span>
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
