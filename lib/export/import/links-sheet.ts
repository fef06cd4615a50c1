import { cleanLine, cleanUrl } from '../clean';
import { decompose, numberLines } from '../compose';
import type { SheetEvidence } from '../sheet';
import { codesOf } from './cells';
import { findHead } from './columns';
import { EMPTY, type Grid } from './grid';
import type { ReadRow } from './rows';

/**
 * Our workbook's second sheet has each URL's title, and all of a text that was too long for a cell of the first. The first
 * sheet is the one that staff edit, so it decides on everything else.
 */
export function withLinksSheet(rows: readonly ReadRow[], grids: readonly Grid[]): ReadRow[] {
  const links = new Map<string, SheetEvidence[]>();
  for (const grid of grids) {
    const head = findHead(grid);
    if (head?.columns.title === undefined) continue;
    const { code = -1, url = -1, title = -1, explanation = -1 } = head.columns;
    for (const cells of grid.rows.slice(head.row + 1)) {
      const [own] = codesOf(cells[code] ?? EMPTY).codes;
      const address = cleanUrl(cells[url]?.text ?? '');
      if (own === undefined || !/^https?:\/\//i.test(address)) continue;
      const one = {
        url: address,
        title: cleanLine(cells[title]?.text ?? ''),
        explanation: cleanLine(cells[explanation]?.text ?? ''),
      };
      links.set(own, [...(links.get(own) ?? []), one]);
    }
  }
  return rows.map((row) => {
    const own = links.get(row.code) ?? [];
    if (row.cut !== undefined) return restored(row, own);
    const titles = new Map(own.map(({ url, title }) => [url, title]));
    return { ...row, evidence: row.evidence.map((one) => ({ ...one, title: titles.get(one.url) ?? '' })) };
  });
}

/** All URLs and their lines from the links; the general text is what stands before the first numbered line. */
function restored({ cut = '', ...row }: ReadRow, own: SheetEvidence[]): ReadRow {
  if (own.length === 0) return row;
  const [first = ''] = numberLines(own.map(({ explanation }) => explanation));
  const at = `\n${cut}`.indexOf(`\n${first}\n`);
  const general = at < 0 ? decompose(cut, own.length).general : cut.slice(0, Math.max(0, at - 1));
  return { ...row, evidence: own, general };
}
