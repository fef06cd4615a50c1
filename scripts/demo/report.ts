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

/** Lines of at most this width, each filled up to it; no letter is parted from its marks, nothing is left out. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let kept = '';
    for (const { segment } of new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(line)) {
      if (widthOf(kept + segment) > width && kept !== '') {
        lines.push(kept);
        kept = '';
      }
      kept += segment;
    }
    lines.push(kept);
  }
  return lines.map((line) => line + ' '.repeat(Math.max(0, width - widthOf(line))));
}

/** Rows as a table for the terminal; a long cell takes several lines. The first row is the head. */
export function tableOf(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const lines = rows.map((row) => {
    const cells = widths.map((width, at) => wrap(row[at] ?? '', width));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from(
      { length: height },
      (_, line) => `│ ${widths.map((width, at) => cells[at]?.[line] ?? ' '.repeat(width)).join(' │ ')} │`,
    ).join('\n');
  });
  const [head = '', ...body] = lines;
  return [rule('┌', '┬', '┐'), head, rule('├', '┼', '┤'), ...body, rule('└', '┴', '┘')].join('\n');
}
