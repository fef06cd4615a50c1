import type { Block } from '../../page/facts';
import type { At, MainContent } from '../main-content';
import { dataTablesOf } from '../tables';

/** Parts that are shown by how they stand, without a word that names them. */

const NUMBERED = /^\s*(?:ขั้น(?:ตอน)?(?:ที่)?\s*)?\(?(?:[\d๐-๙]{1,2})\s*[.)]\s*\S.{4,}/;
const ORDINAL = /^\s*(?:ขั้น(?:ตอน)?(?:ที่)?\s*)?[\d๐-๙]{1,2}[.)]?\s*$/;
/** One thing after another in one line. */
const FLOW = /(?:[→⇒➔➜►▶]|->|=>|>>).{2,80}(?:[→⇒➔➜►▶]|->|=>|>>)/;
const STEPS = 2;

const rowOf = (block: Block | undefined) => (block?.cell ? `${block.cell.table}.${block.cell.row}` : '');

/** Numbered lines, an arrow from one to the next, rows that are counted. */
function steps(main: MainContent): At<Block>[] {
  const flow = main.blocks.find(({ it }) => FLOW.test(it.text));
  if (flow) return [flow];
  const lines = main.blocks.filter(({ it }) => it.cell === null && NUMBERED.test(it.text));
  if (lines.length >= STEPS) return lines.slice(0, 3);
  // Rows with a link are of a list of documents.
  const linked = new Set(main.links.map(({ it }) => rowOf(main.facts.blocks[it.block ?? -1])));
  const rows = main.blocks.filter(
    ({ it }) => it.cell?.col === 0 && it.cell.row > 0 && ORDINAL.test(it.text) && !linked.has(rowOf(it)),
  );
  return rows.length >= STEPS ? rows.slice(0, 3) : [];
}

const MONTH =
  /^\s*(?:ม\.?\s?ค|ก\.?\s?พ|มี\.?\s?ค|เม\.?\s?ย|พ\.?\s?ค|มิ\.?\s?ย|ก\.?\s?ค|ส\.?\s?ค|ก\.?\s?ย|ต\.?\s?ค|พ\.?\s?ย|ธ\.?\s?ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)/;
const MONTH_CELL = 16;
const MONTHS = 6;
const QUARTER = /^\s*(?:ไตรมาส(?:ที่)?\s*)?(?:[1-4๑-๔]|Q[1-4])\s*$/i;

/** Columns of months or quarters, in which a plan marks when. */
function months(main: MainContent): At<Block>[] {
  for (const { cells } of dataTablesOf(main)) {
    const heads = cells.filter(({ it }) => (it.cell?.row ?? 9) <= 2 && it.text.length <= MONTH_CELL);
    const named = heads.filter(({ it }) => MONTH.test(it.text));
    if (named.length >= MONTHS) return named.slice(0, 2);
    const quarters = heads.filter(({ it }) => /ไตรมาส|Q/i.test(it.text) && QUARTER.test(it.text));
    if (quarters.length >= 3) return quarters.slice(0, 2);
  }
  return [];
}

/** Rows of a table: each is one. */
function rows(main: MainContent): At<Block>[] {
  const table = dataTablesOf(main).find((one) => one.rows >= STEPS);
  return table ? table.cells.filter(({ it }) => it.cell?.row === 1).slice(0, 2) : [];
}

export const shapes = { steps, months, rows };
export type Shape = keyof typeof shapes;
