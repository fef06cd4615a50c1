import { useId, useState } from 'preact/hooks';
import type { Correction } from '../../lib/assessment/model';
import type { YearVerdict } from '../../lib/assessment/years';
import type { Finding, Signal } from '../../lib/audit/finding';
import type { Item } from '../../lib/checklist/schema';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { yearSpans } from '../app/names';
import type { useWritten } from '../app/written';
import { Icon } from '../parts/icons';
import { By } from '../parts/marks';
import { Restored, WrittenFields } from '../parts/written-fields';
import { CriteriaList } from './criteria';
import { OfferedWay } from './offered-way';
import { Signals } from './signals';
import { usePageWords } from './subject';

/** From this score on a suggestion is called ตรงมาก. */
const STRONG = 0.75;

/** An item that the page may be taken for: the machine's suggestion, or the staff's own choice. */
export type Candidate = {
  item: Item;
  findings: readonly Finding[];
  signals: readonly Signal[];
  /** The machine's, 0-1; null = it did not suggest this item. */
  score: number | null;
  /** Staff said that the page is about this item. */
  chosenBy: Correction | null;
};

/** A page of another year than the item asks for: a warning when the rule is known well enough, else advice. */
function WrongYear({ judged, years }: { judged: YearVerdict; years: readonly number[] }) {
  const words = usePageWords();
  if (judged.verdict !== 'wrong') return null;
  const say = judged.known ? words.wrongYear : words.yearAdvice;
  return (
    <p class={`row top opt-warn ${judged.known ? 'c-part' : 'meta'}`} data-part="wrong-year" data-known={judged.known}>
      <Icon name="warn" />
      <span class="grow tight">{say(yearSpans(years), judged.expected)}</span>
    </p>
  );
}

/** What can be done with the opened card beside taking it. */
function CardFoot({
  candidate,
  url,
  title,
  suggested,
  why,
  setWhy,
  noting,
  setNoting,
}: {
  candidate: Candidate;
  url: string;
  title: string;
  suggested: readonly string[];
  why: boolean;
  setWhy: (why: boolean) => void;
  noting: boolean;
  setNoting: (noting: boolean) => void;
}) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const { item, chosenBy } = candidate;
  function correct(verdict: 'not-this' | null) {
    const said = verdict === null ? w.doing.rightItemOff(item.code) : w.doing.notThis(item.code);
    void app.act({ type: 'correction.set', url, item: item.id, verdict }, { said, about: said });
  }
  return (
    <div class="opt-foot">
      <span>
        {candidate.signals.length > 0 && (
          <button type="button" class="link" data-part="why" aria-expanded={why} onClick={() => setWhy(!why)}>
            {why ? w.page.whyHide : w.page.why}
          </button>
        )}
        <button type="button" class="link" data-part="noting" aria-expanded={noting} onClick={() => setNoting(!noting)}>
          {noting ? w.page.noteHide : w.page.note}
        </button>
      </span>
      <span>
        {chosenBy ? (
          <button type="button" class="link" data-part="withdraw" onClick={() => correct(null)}>
            {w.page.withdraw}
          </button>
        ) : (
          <button type="button" class="link" data-part="not-this" onClick={() => correct('not-this')}>
            {w.page.notThis}
          </button>
        )}
        <button
          type="button"
          class="link"
          data-part="instead"
          onClick={() => {
            view.choosing.value = { url, title, item: item.id, suggested };
          }}
        >
          {w.page.instead}
        </button>
      </span>
    </div>
  );
}

/** A card, in pencil when the machine suggests it, in ink when staff chose it: opened by its radio. */
export function SuggestionCard({
  candidate,
  chosen,
  choose,
  draft,
  url,
  title,
  suggested,
  year,
  years,
}: {
  candidate: Candidate;
  chosen: boolean;
  choose: () => void;
  draft: ReturnType<typeof useWritten>;
  url: string;
  title: string;
  /** What else the machine suggests: listed first where another item is chosen instead. */
  suggested: readonly string[];
  /** The page's years judged by the item's rule. */
  year: YearVerdict;
  years: readonly number[];
}) {
  const { app } = useSidebar();
  const w = app.w.value;
  const [why, setWhy] = useState(false);
  const [opened, setOpened] = useState<boolean | null>(null);
  const written = draft.restored || draft.written.note !== '' || draft.written.explanation !== '';
  const noting = opened ?? (written && !draft.isOffer);
  const id = useId();
  const { item, score, chosenBy } = candidate;
  return (
    <section
      class={`${chosenBy ? 'ink' : 'pencil'} opt ${chosen ? '' : 'folded'}`}
      data-part="suggestion"
      data-item={item.id}
      data-code={item.code}
      data-chosen={chosen}
      data-by={chosenBy ? 'staff' : 'machine'}
    >
      <label class="opt-head" for={id}>
        <input type="radio" class="radio" name="suggestion" id={id} checked={chosen} onChange={choose} />
        <h3 class={`grow ${chosen ? '' : 'cut'}`} title={item.name}>
          <span class="code">{item.code}</span>
          {item.name}
        </h3>
        {!chosenBy && score !== null && <span class="meta keep">{score >= STRONG ? w.page.strong : w.page.maybe}</span>}
      </label>
      {chosen && (
        <>
          {chosenBy && (
            <p class="opt-by">
              <By who="staff">{w.page.chosenBy(chosenBy.updatedBy, formatThaiDateTime(chosenBy.updatedAt))}</By>
            </p>
          )}
          <WrongYear judged={year} years={years} />
          <CriteriaList item={item} findings={candidate.findings} />
          {why && <Signals signals={candidate.signals} code={item.code} />}
          {!noting && <OfferedWay draft={draft} edit={() => setOpened(true)} />}
          {noting && (
            <div class="stack-s" style={{ paddingBottom: '8px' }}>
              {draft.restored && <Restored />}
              <WrittenFields part="take" written={draft.written} write={draft.write} />
            </div>
          )}
          <CardFoot
            candidate={candidate}
            url={url}
            title={title}
            suggested={suggested}
            why={why}
            setWhy={setWhy}
            noting={noting}
            setNoting={setOpened}
          />
        </>
      )}
    </section>
  );
}
