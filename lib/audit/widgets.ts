import type { PageFacts } from '../page/facts';
import { isInside, MOST_LEVELS } from './sections';

/** Six weeks, the days' names and the month. */
const MONTH_CELLS = 56;
const WEEKDAY =
  /^(?:อา?\.?|จ\.?|พฤ?\.?|ศ\.?|ส\.?|อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|sun|mon|tue|wed|thu|fri|sat|[smtwf])$/i;

const MONTH_LINE = /^\s*(?:(?:\d{1,2}\s+){9,}\d{1,2}|1\s?2\s?3\s?4\s?5\s?6\s?7\s?8\s?9\s?10\s?11\s?12[\d\s]{20,})\s*$/;
const WEEK_LINE = /^[^ก-๎a-z\d]*(?:อา|จ|s|sun|m|mon)[\s.]+(?:[ก-ฮa-z]{1,3}[\s.]+){5}[ก-ฮa-z]{1,3}[^ก-๎a-z\d]*$/i;

/** Tables with a week in a row: five numbers or more, each the next of the one before it. */
function consecutiveRows(blocks: PageFacts['blocks']): Set<number> {
  const found = new Set<number>();
  let run = 0;
  blocks.forEach(({ cell, text }, at) => {
    const before = blocks[at - 1];
    const same = cell !== null && before?.cell?.table === cell.table && before.cell.row === cell.row;
    run =
      same && /^\d{1,2}$/.test(text) && Number(text) === Number(before?.text) + 1 && Number(text) <= 31 ? run + 1 : 0;
    if (run >= 4 && cell && cell.col >= 4) found.add(cell.table);
  });
  return found;
}

const POLL_LINES = 8;
const POLL_CHARS = 260;

/** A poll at the side of every page: a question, some choices and a button. A survey to be filled in is longer. */
export function markPolls(facts: PageFacts, content: boolean[]): void {
  const { blocks, fields } = facts;
  for (const section of new Set(fields.filter(({ type }) => type === 'radio').map((field) => field.section))) {
    const more = fields.some((field) => field.tag === 'textarea' && field.section === section);
    const lines = blocks.flatMap((block, at) => (content[at] && isInside(facts, block.section, section) ? [at] : []));
    const chars = lines.reduce((sum, at) => sum + (blocks[at]?.text.length ?? 0), 0);
    const rest = blocks.some((block, at) => content[at] === true && !lines.includes(at) && block.text.length > 12);
    if (section > 0 && !more && rest && lines.length <= POLL_LINES && chars <= POLL_CHARS)
      for (const at of lines) content[at] = false;
  }
}

/** A calendar of the month, with the line above it: its days are no content, nor is its year. */
export function markCalendars({ blocks }: PageFacts, content: boolean[]): void {
  // The whole month in two lines.
  blocks.forEach(({ text }, at) => {
    if (!MONTH_LINE.test(text) && !WEEK_LINE.test(text)) return;
    content[at] = false;
    for (const near of [at - 1, at - 2]) if ((blocks[near]?.text.length ?? 99) < 24) content[near] = false;
  });
  const calendars = consecutiveRows(blocks);
  const tables = new Map<number, { cells: number; days: number; dates: Set<string> }>();
  for (const { cell, text } of blocks) {
    if (!cell) continue;
    const of = tables.get(cell.table) ?? { cells: 0, days: 0, dates: new Set() };
    tables.set(cell.table, of);
    of.cells += 1;
    if (text.length <= 12 && WEEKDAY.test(text.trim())) of.days += 1;
    if (text.length <= 2 && /^(?:[12]?\d|3[01])$/.test(text)) of.dates.add(text);
  }
  for (const [table, { cells, days, dates }] of tables)
    if (days >= 6 || (dates.size >= 28 && cells <= MONTH_CELLS)) calendars.add(table);
  if (calendars.size === 0) return;
  blocks.forEach(({ cell, text }, at) => {
    if (cell && calendars.has(cell.table) && text.length < 40) content[at] = false;
    const next = blocks[at + 1]?.cell;
    if (next && calendars.has(next.table) && cell?.table !== next.table && text.length < 40) content[at] = false;
  });
}
/** Bounds for pages that nest or repeat without end. */
const MOST_LOGINS = 3;

/** A box to log in stands beside the content of many pages; where it is all there is, it stays. */
export function markLogin(facts: PageFacts, chrome: readonly boolean[], content: boolean[]): void {
  const { sections, blocks, fields } = facts;
  for (const field of fields.filter(({ type }) => type === 'password').slice(0, MOST_LOGINS)) {
    if (chrome[field.section]) continue;
    let box = field.section;
    let climbed = 0;
    for (
      let parent = sections[box]?.parent ?? null;
      parent !== null && parent > 0 && climbed < MOST_LEVELS;
      parent = sections[parent]?.parent ?? null
    ) {
      climbed += 1;
      const wider = parent;
      const words = blocks.reduce(
        (sum, block, at) =>
          content[at] === true && isInside(facts, block.section, wider) ? sum + block.text.length : sum,
        0,
      );
      if (words > 160) break;
      box = wider;
    }
    const rest = blocks.some(
      (block, at) => content[at] === true && !isInside(facts, block.section, box) && block.text.length > 8,
    );
    if (!rest) continue;
    blocks.forEach((block, at) => {
      if (isInside(facts, block.section, box)) content[at] = false;
    });
  }
}
