import { LIMITS, type PageFacts } from '../page/facts';

/**
 * The text of a document as `parseLastResult` takes it: paragraphs on lines of their own, the cells of a row side by side with
 * tabs between, lines within a cell together. Running headers and footers are of every page and of no list: left out.
 */
export function textOfDocument({ blocks, sections }: Pick<PageFacts, 'blocks' | 'sections'>): string {
  let text = '';
  let full = false;
  let last: PageFacts['blocks'][number]['cell'] = null;
  for (const { text: words, cell, section } of blocks) {
    const role = sections[section]?.role;
    if (role === 'banner' || role === 'contentinfo') continue;
    const sameRow = cell !== null && last !== null && cell.table === last.table && cell.row === last.row;
    const sameCell = sameRow && cell.col === last?.col;
    const inTable = cell !== null && last !== null && cell.table === last.table;
    // A paragraph longer than a block goes on in the next one.
    text += text === '' || full ? '' : sameCell ? '\v' : sameRow ? '\t' : inTable ? '\n' : '\n\n';
    text += words;
    full = words.length === LIMITS.blockText;
    last = cell;
  }
  return text;
}
