import { fold, type Line, type LineLink } from '../blocks';
import type { Repair } from '../text-layer';
import { type Grid, gridOf, LINE_STEP } from './grid';
import type { PdfLine, PdfLink } from './tool';

/** What was read of one page, the lines as the engine gives them. */
export type PageText = { number: number; width: number; lines: readonly PdfLine[]; links: readonly PdfLink[] };

/** A number of a page and nothing else. */
const PAGE_NUMBER = /^[\s\-–—|(]*(?:หน้า(?:ที่)?\s*)?[\d๐-๙]{1,4}(?:\s*(?:\/|จาก|of)\s*[\d๐-๙]{1,4})?[\s\-–—|)]*$/i;
/** Lines at the top and the foot of a page that may be running ones. */
const EDGE = 2;

/**
 * Lines of the pages as lines and paragraphs of a document: wrapped lines are joined, running headers and footers stand apart,
 * sizes are told against the height in which most of the text is set.
 */
export function linesOfPages(pages: readonly PageText[], repair: Repair): Line[] {
  const usual = usualHeight(pages);
  const running = runningLines(pages);
  let tables = 0;
  return pages.flatMap((page) => {
    const found = gridOf(page.lines, tables);
    tables += found.tables;
    return linesOfPage(page, { usual, running, repair, grid: found.grid });
  });
}

type Known = { usual: number; running: ReadonlySet<string>; repair: Repair; grid: Grid };

function linesOfPage(page: PageText, { usual, running, repair, grid }: Known): Line[] {
  const lines: Line[] = [];
  const right = Math.max(...page.lines.map((line) => line.right), 0);
  let previous: PdfLine | null = null;
  const edges = edgesOf(page.lines);
  // All at once: no repair reaches over the end of a line, and patterns cost by the call.
  const texts = repair(page.lines.map(({ text }) => text).join('\n')).split('\n');
  for (const [at, line] of page.lines.entries()) {
    const whole = texts[at] ?? '';
    const text = fold(whole);
    if (text === '') continue;
    const edge = edges.get(at);
    const apart = edge !== undefined && (PAGE_NUMBER.test(text) || running.has(alike(fold(line.text)))) ? edge : null;
    const last = lines.at(-1);
    const links = linksIn(line, text, page.links);
    // Written out: spreading objects is a tenth of the time of reading a page.
    const lineOf = (words: string, cell: Line['cell'], own: readonly LineLink[]): Line => ({
      text: words,
      page: page.number,
      size: usual > 0 && line.height > 0 ? line.height / usual : 1,
      bold: line.bold,
      centred: cell === null && isCentred(line, page.width),
      level: 0,
      cell,
      links: own,
      part: apart ?? 'body',
    });
    const cells = apart === null ? (grid[at] ?? null) : null;
    if (cells) {
      // Links of a row are told for the row: they go with its first cell.
      for (const [n, piece] of whole.split('\t').entries()) {
        const words = fold(piece);
        const own = n === 0 ? links.map((link) => ({ ...link, to: words.length })) : [];
        lines.push(lineOf(words, cells[n] ?? null, own));
      }
    } else if (
      !apart &&
      last?.part === 'body' &&
      previous &&
      goesOn(previous, line, { usual, right, width: page.width })
    ) {
      const joint = isCentred(line, page.width) ? ' ' : joiner(last.text, text);
      const from = last.text.length + joint.length;
      last.text += joint + text;
      last.links = [...last.links, ...links.map((link) => ({ ...link, from: link.from + from, to: link.to + from }))];
    } else {
      lines.push(lineOf(text, null, links));
    }
    previous = apart || cells ? null : line;
  }
  return lines;
}

/** The height in which most letters stand. */
function usualHeight(pages: readonly PageText[]): number {
  const letters = new Map<number, number>();
  for (const { lines } of pages) {
    for (const { height, text } of lines) {
      const step = Math.round(height * 2) / 2;
      letters.set(step, (letters.get(step) ?? 0) + text.length);
    }
  }
  return [...letters].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** Text at the edge of pages without its numbers: running lines count the pages or the months. */
function alike(text: string): string {
  return text.replace(/[\d๐-๙]+/g, '#').slice(0, 120);
}

/** The lines that stand highest and lowest on a page, whatever the order in which they were written. */
function edgesOf(lines: readonly PdfLine[]): ReadonlyMap<number, 'header' | 'footer'> {
  const order = lines.map((_, at) => at).sort((a, b) => (lines[b]?.top ?? 0) - (lines[a]?.top ?? 0));
  const edges = new Map<number, 'header' | 'footer'>();
  for (const at of order.slice(-EDGE)) edges.set(at, 'footer');
  for (const at of order.slice(0, EDGE)) edges.set(at, 'header');
  return edges;
}

/** What stands at the edge of three pages and of every third page or more. */
function runningLines(pages: readonly PageText[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { lines } of pages) {
    const texts = new Set([...edgesOf(lines).keys()].map((at) => alike(fold(lines[at]?.text ?? ''))));
    for (const text of texts) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const enough = Math.max(3, pages.length / 3);
  return new Set([...seen].filter(([, times]) => times >= enough).map(([text]) => text));
}

function isCentred({ left, right }: PdfLine, width: number): boolean {
  const middle = (left + right) / 2;
  return left > 0.12 * width && Math.abs(middle - width / 2) < 0.04 * width;
}

/** A line that begins like an entry of a list does not go on from the one before. */
const ENTRY =
  /^(?:[-–•●▪*]|[([]?[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,3})*[.)\]]?\s|(?:ข้อ|มาตรา|หมวด|ส่วนที่|บทที่)\s*[\d๐-๙]|[ก-ฮ][.)]\s)/;

/** Whether `next` goes on with the paragraph or the heading of `line`: set alike right under it, and that one is full. */
function goesOn(
  line: PdfLine,
  next: PdfLine,
  { usual, right, width }: { usual: number; right: number; width: number },
): boolean {
  const height = Math.max(line.height, next.height);
  if (height <= 0 || Math.abs(line.height - next.height) > 0.1 * height || line.bold !== next.bold) return false;
  const step = line.top - next.top;
  if (step <= 0 || step > LINE_STEP * height || ENTRY.test(next.text)) return false;
  const long = line.right - line.left;
  // A heading in the middle of the page fills no line.
  if (isCentred(line, width) && isCentred(next, width) && (line.bold || line.height > 1.15 * usual))
    return long > 0.55 * width && next.right - next.left < 0.7 * long;
  return right - line.right < 2 * height && next.left < line.left + height && long > 12 * height;
}

/** Thai does not part words; Latin words and numbers stay apart. */
function joiner(before: string, after: string): string {
  return /[\u0e01-\u0e4e]$/.test(before) && /^[\u0e01-\u0e4e]/.test(after) ? '' : ' ';
}

const NO_LINKS: readonly LineLink[] = [];

/** The links that lie on a line, each on the whole of it: where a link begins within a line is not told. */
function linksIn(line: PdfLine, text: string, links: readonly PdfLink[]): readonly LineLink[] {
  if (links.length === 0) return NO_LINKS;
  const middle = line.top - line.height / 2;
  return links
    .filter((link) => middle < link.top && middle > link.bottom && link.left < line.right && link.right > line.left)
    .map(({ href }) => ({ from: 0, to: text.length, href }))
    .slice(0, 20);
}
