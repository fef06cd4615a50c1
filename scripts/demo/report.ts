/** What the demo says on the terminal. */

const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s`;

export function stage(title: string): void {
  console.log(`\n${seconds()} ▸ ${title}`);
}

export function step(text: string): void {
  console.log(`${seconds()}   ${text}`);
}

/** Something that the person at the keyboard must know: it ends the demo and needs no stack. */
export class DemoError extends Error {}

/** Marks over and under a Thai letter take no place of their own in a terminal. */
const NO_WIDTH = /[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200f\ufeff]/g;
export const widthOf = (text: string): number => [...text.replace(NO_WIDTH, '')].length;

/** Cut to a width, without taking a letter from its marks, and filled up to it. */
export function cut(text: string, width: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text)) {
    if (widthOf(kept) + widthOf(segment) > width - (widthOf(text) > width ? 1 : 0)) break;
    kept += segment;
  }
  if (widthOf(text) > width) kept += '…';
  return kept + ' '.repeat(Math.max(0, width - widthOf(kept)));
}

/** Rows as a table for the terminal; a cell of several lines takes several. The first row is the head. */
export function tableOf(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const lines = rows.map((row) => {
    const cells = widths.map((_, at) => (row[at] ?? '').split('\n'));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from(
      { length: height },
      (_, line) => `│ ${widths.map((width, at) => cut(cells[at]?.[line] ?? '', width)).join(' │ ')} │`,
    ).join('\n');
  });
  const [head = '', ...body] = lines;
  return [rule('┌', '┬', '┐'), head, rule('├', '┼', '┤'), ...body, rule('└', '┴', '┘')].join('\n');
}
