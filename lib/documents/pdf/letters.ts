/** Where the letters of one line of a PDF stand; what can only be told from that is told here. */
export type Box = { left: number; right: number; top: number; bottom: number };
export type Letters = {
  /** Box of the letter at an index of the line's text; null = unknown. */
  box(index: number): Box | null;
  /** The letter is none of the page's: the engine saw a gap or the end of a line. */
  generated(index: number): boolean;
};

/** Text with a tab where a wide gap parts it, and from where to where each piece reaches. */
export type Pieces = { text: string; spans: { left: number; right: number }[] };

/** A letter with marks that stands again a few letters on. */
const AGAIN = /([\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+)[\s\S]{0,6}?\1/;
const CLUSTER = /[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|[\s\S]/g;
/** Of the height of a line: letters that overlap by more lie on each other; a gap of more parts columns. */
const OVERLAP = 0.05;
const COLUMN_GAP = 0.5;
/** A space that the engine saw in a smaller gap than this is none: Thai tone marks shift what is beside them. */
const SPACE_GAP = 0.09;

/**
 * A line without letters that are given twice, cut at wide gaps.
 *
 * Chromium names a letter with marks for each of its glyphs, and PDFium, which sorts glyphs by place, gives it again behind the
 * next letter (ทั้งทั้หมด): the second one lies on the letter before it. A word that is really said twice does not.
 */
export function piecesOf(line: string, letters: Letters): Pieces {
  const kept = AGAIN.test(line) ? withoutDoubles(line, letters) : null;
  const text = kept === null ? line : kept.map((index) => line.charAt(index)).join('');
  const box = (at: number) => letters.box(kept === null ? at : (kept[at] ?? at));
  const isGenerated = (at: number) => letters.generated(kept === null ? at : (kept[at] ?? at));
  const first = box(0);
  const last = box(lastDrawn(text, text.length - 1));
  const height = first ? Math.abs(first.top - first.bottom) : 0;
  const spans: Pieces['spans'] = [];
  let left = first?.left ?? 0;
  let cut = '';
  let from = 0;
  for (let at = text.indexOf(' '); at > 0 && height > 0; at = text.indexOf(' ', at + 1)) {
    let next = at + 1;
    while (text.charAt(next) === ' ') next += 1;
    // A space that was written stands within a piece; what parts columns is a gap that the engine saw.
    if (next > at + 1 || isGenerated(at)) {
      const before = box(lastDrawn(text, at - 1));
      const behind = box(next);
      if (next === at + 1 && isNoSpace(text, at, before, behind, height)) {
        cut += text.slice(from, at);
        from = next;
      } else if (before && behind && behind.left - before.right > COLUMN_GAP * height) {
        spans.push({ left, right: before.right });
        cut += `${text.slice(from, at)}\t`;
        left = behind.left;
        from = next;
      }
    }
    at = next - 1;
  }
  spans.push({ left, right: last?.right ?? 0 });
  return { text: cut + text.slice(from), spans };
}

/** Between Thai letters: the gap is too small, or no word begins with what follows. */
function isNoSpace(text: string, at: number, before: Box | null, behind: Box | null, height: number): boolean {
  if (!/[\u0e01-\u0e4e]/.test(text.charAt(at - 1)) || !/[\u0e01-\u0e4e]/.test(text.charAt(at + 1))) return false;
  if (/[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/.test(text.charAt(at + 1))) return true;
  return before !== null && behind !== null && behind.left - before.right < SPACE_GAP * height;
}

/** Marks over a letter have no width: the letter under them tells how far it reaches. */
function lastDrawn(text: string, at: number): number {
  let index = at;
  while (index > 0 && /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0e33 ]/.test(text.charAt(index)) && at - index < 4)
    index -= 1;
  return index;
}

/** Indexes of the letters that stay. */
function withoutDoubles(line: string, letters: Letters): number[] {
  const kept: number[] = [];
  const recent: string[] = [];
  let reach = Number.NEGATIVE_INFINITY;
  let dropped = false;
  for (const match of line.matchAll(CLUSTER)) {
    const [cluster] = match;
    const { index } = match;
    if (dropped && cluster === ' ' && letters.generated(index)) continue;
    const box = cluster === ' ' ? null : letters.box(index);
    const height = box ? Math.abs(box.top - box.bottom) : 0;
    dropped = box !== null && cluster.length > 1 && recent.includes(cluster) && box.left < reach - OVERLAP * height;
    if (box) reach = box.right;
    if (dropped) continue;
    for (let at = 0; at < cluster.length; at++) kept.push(index + at);
    recent.push(cluster);
    if (recent.length > 4) recent.shift();
  }
  return kept;
}
