import type { EditionPack } from '../checklist/schema';
import { itemsAbout } from './about';
import type { NarrativeEntry } from './schema';
import { oneLine, type Source } from './source';

/** ๑. ไม่มี … ๒. ไม่มี …: a number of a list, not of a section (๓.๒) or a year. */
const NUMBER = /(?<![\d.])(\d{1,2})\s?[.)](?!\d)\s{0,3}(?=[^\s\d])/g;
/** Surely about an item; a list with few of them is about other things. */
const ABOUT = 0.45;
const LEAST = 3;
const LONGEST_LIST = 99;
const MISSING_LINE = /(?<=^|[\n\t\v])[\s•*-]{0,6}((?:ไม่มี|ไม่พบ|ไม่ได้เผยแพร่|ไม่ได้เปิดเผย|ขาด|ยังไม่มี)[^\n\t\v]{6,300})/g;

type Entry = { number: number; start: number; text: string; cell: number };

/**
 * The list that says in words what was missing, entry by entry with the item that it means. It may go on over cells, rows and
 * pages with other numbered lists between; the longest run 1, 2, 3 … whose lines are mostly about items is it.
 */
export function narrativeIn(source: Source, pack: EditionPack): NarrativeEntry[] {
  const entries = entriesOf(source);
  const runs = entries.flatMap((entry, at) => (entry.number === 1 ? [runFrom(entries, at)] : []));
  const told = runs.map((run) => run.map(({ text }) => ({ text, item: meant(text, pack) })));
  const about = (list: readonly NarrativeEntry[]) => list.filter(({ item }) => item !== null).length;
  const best = told.sort((a, b) => about(b) - about(a))[0] ?? [];
  if (about(best) >= LEAST && about(best) * 2 >= best.length) return best;
  const lines = [...source.text.matchAll(MISSING_LINE)]
    .slice(0, LONGEST_LIST)
    .map(([, text = '']) => ({ text: oneLine(text, 600), item: meant(text, pack) }));
  return about(lines) >= LEAST ? lines : [];
}

/** The item that a line is about; null = none surely. */
export function meant(text: string, pack: EditionPack): string | null {
  const [best] = itemsAbout(oneLine(text, 400), pack);
  return best && best.score >= ABOUT ? best.item.id : null;
}

function entriesOf({ arabic, text }: Source): Entry[] {
  const marks = [...arabic.matchAll(NUMBER)].slice(0, 3_000);
  const breaks = [...arabic.matchAll(/[\t\n]/g)].map(({ index }) => index);
  let cell = 0;
  return marks.map((match, index) => {
    while ((breaks[cell] ?? Number.POSITIVE_INFINITY) < match.index) cell += 1;
    const start = match.index + match[0].length;
    const next = marks[index + 1]?.index ?? arabic.length;
    const end = Math.min(next, endOfCell(arabic, start, next), start + 600);
    return { number: Number(match[1]), start: match.index, text: oneLine(text.slice(start, end), 600), cell };
  });
}

/** Lines of one entry may be broken; a tab or an empty line ends it. */
function endOfCell(arabic: string, start: number, limit: number): number {
  const rest = arabic.slice(start, Math.min(limit, start + 600));
  const at = rest.search(/\t|\n\s*\n|\v\s*\v|\n(?=\s{0,4}(?:ตัวชี้วัด|วิธี|ตลอด|หน่วยงาน|ทั้งนี้))/);
  return at < 0 ? limit : start + at;
}

/** The entries that go on from `at`: the next number in the same cell, else the next place where it stands. */
function runFrom(entries: readonly Entry[], at: number): Entry[] {
  const first = entries[at];
  if (!first) return [];
  const run = [first];
  let here = at;
  while (run.length < LONGEST_LIST) {
    const last = entries[here];
    const next = entries.findIndex(
      (entry, index) => index > here && entry.number === run.length + 1 && goesOn(entries, index, last),
    );
    const entry = entries[next];
    if (!entry) break;
    run.push(entry);
    here = next;
  }
  return run;
}

/** In another cell a number goes on only where it is the first there: otherwise it is of that cell's own list. */
function goesOn(entries: readonly Entry[], index: number, last: Entry | undefined): boolean {
  const entry = entries[index];
  const before = entries[index - 1];
  return (
    entry !== undefined &&
    (entry.cell === last?.cell || before === undefined || before.cell !== entry.cell || before === last)
  );
}
