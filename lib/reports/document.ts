/**
 * A document as it is before it becomes DOCX or HTML: what is on the page, nothing of how a format writes it. Reports are
 * functions to this; `docx.ts` and `html.ts` write it. Texts are any text: the writers clean and escape them.
 */

/** A piece of text of one look. `link`: an http(s) address that a click opens; any other is written as text alone. */
export type Run = { text: string; bold?: boolean; link?: string };
export type Line = string | readonly (string | Run)[];

/** One cell: its paragraphs. `span` = columns that it takes. */
export type Cell = { lines: readonly Line[]; span?: number; bold?: boolean; align?: 'centre' };
export type Row = readonly Cell[];

/** A JPEG; width and height are its own, in pixels. */
export type Image = { data: Uint8Array; width: number; height: number };

export type Block =
  /** The title over the middle of the page. */
  | { kind: 'title'; lines: readonly string[] }
  /** The head of an official letter: a place for the emblem at the left, its kind in the middle. */
  | { kind: 'letterhead'; emblem: string; text: string }
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** `first`: the first line is set in, as in letters. */
  | { kind: 'paragraph'; line: Line; first?: boolean; align?: 'centre' | 'right' }
  /** `mark` is the number or dash before it; level 0 stands at the first line's indent, 1 and 2 further in. */
  | { kind: 'item'; mark: string; line: Line; level: 0 | 1 | 2 }
  /** Labels with what is filled in, side by side: ที่ … วันที่ … */
  | { kind: 'fields'; fields: readonly { label: string; value: string }[] }
  /** Widths in any unit: their shares of the page are what counts. The head row is repeated on every page. */
  | { kind: 'table'; widths: readonly number[]; head: readonly string[]; rows: readonly Row[] }
  /** In a frame: what must be said before the rest is read. */
  | { kind: 'note'; line: Line }
  | { kind: 'picture'; image: Image; alt: string; caption: Line }
  /** A dotted line to sign on, a dotted line for the name between brackets, the post under it. `opinion` stands above. */
  | { kind: 'signature'; opinion: string | null; post: string }
  | { kind: 'break' };

export type Section = { wide: boolean; blocks: readonly Block[] };

export type ReportDocument = {
  title: string;
  agency: string;
  /** พ.ศ. */
  edition: number;
  /** `iso` YYYY-MM-DD, `text` for people in พ.ศ. */
  date: { iso: string; text: string };
  /** At the foot of every page. */
  foot: string;
  digits: 'arabic' | 'thai';
  sections: readonly Section[];
};

/** Width to height in millimetres of A4 upright, and its margins: official letters have 3 cm at the left, 2 cm elsewhere. */
export const PAGE = { width: 210, height: 297, left: 30, right: 20, top: 20, bottom: 20 } as const;
/** A page across: the side that is bound is the upper one. */
export const WIDE_PAGE = { width: 297, height: 210, left: 20, right: 20, top: 25, bottom: 15 } as const;
/** Largest size of a picture on the page, in millimetres. */
export const PICTURE_ROOM = { width: 150, height: 105 } as const;

export const textCell = (...lines: Line[]): Cell => ({ lines });
export const centred = (line: Line): Cell => ({ lines: [line], align: 'centre' });
/** A row over all columns that says what the rows after it are about. */
export const groupRow = (text: string, columns: number): Row => [{ lines: [text], span: columns, bold: true }];

export function runsOf(line: Line): readonly Run[] {
  if (typeof line === 'string') return [{ text: line }];
  return line.map((part) => (typeof part === 'string' ? { text: part } : part));
}

/** What is signed on. */
export const DOTS = '.'.repeat(52);

/** A row this short is kept on one page; a longer one may have to break. */
const SHORT_ROW = 400;

export function isShort(row: Row): boolean {
  const length = (line: Line) => runsOf(line).reduce((sum, { text }) => sum + text.length, 0);
  return row.every(({ lines }) => lines.reduce((sum, line) => sum + length(line), 0) < SHORT_ROW);
}

/** Width and height in millimetres at which a picture fits PICTURE_ROOM, never larger than at 96 dots an inch. */
export function pictureSize({ width, height }: Pick<Image, 'width' | 'height'>): { width: number; height: number } {
  const own = 25.4 / 96;
  const scale = Math.min(own, PICTURE_ROOM.width / width, PICTURE_ROOM.height / height);
  return { width: width * scale, height: height * scale };
}

/** The document with `change` applied to every text of it but addresses. */
export function mapText(document: ReportDocument, change: (text: string) => string): ReportDocument {
  const run = (one: Run): Run => ({ ...one, text: change(one.text) });
  const line = (one: Line): Line => (typeof one === 'string' ? change(one) : runsOf(one).map(run));
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'title':
        return { ...one, lines: one.lines.map(change) };
      case 'letterhead':
        return { ...one, emblem: change(one.emblem), text: change(one.text) };
      case 'heading':
        return { ...one, text: change(one.text) };
      case 'item':
        return { ...one, mark: change(one.mark), line: line(one.line) };
      case 'fields':
        return {
          ...one,
          fields: one.fields.map(({ label, value }) => ({ label: change(label), value: change(value) })),
        };
      case 'table':
        return {
          ...one,
          head: one.head.map(change),
          rows: one.rows.map((row) => row.map((cell) => ({ ...cell, lines: cell.lines.map(line) }))),
        };
      case 'picture':
        return { ...one, alt: change(one.alt), caption: line(one.caption) };
      case 'signature':
        return { ...one, opinion: one.opinion === null ? null : change(one.opinion), post: change(one.post) };
      case 'paragraph':
      case 'note':
        return { ...one, line: line(one.line) };
      case 'break':
        return one;
    }
  };
  return {
    ...document,
    title: change(document.title),
    foot: change(document.foot),
    sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.map(block) })),
  };
}

/** Every text that is printed, in the order in which it is read; without what a signature draws. For comparing. */
export function textOf(document: ReportDocument): string[] {
  const texts: string[] = [];
  const printed = ({ blocks, ...section }: Section): Section => ({
    ...section,
    blocks: blocks.map((block) => (block.kind === 'picture' ? { ...block, alt: '' } : block)),
  });
  mapText({ ...document, title: '', foot: '', sections: document.sections.map(printed) }, (text) => {
    texts.push(text);
    return text;
  });
  return texts.filter((text) => text !== '');
}
