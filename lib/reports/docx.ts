import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  ImageRun,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { cleanText } from '../export/clean';
import { linkTarget } from '../export/workbook';
import {
  type Block,
  type Cell,
  DOTS,
  isShort,
  type Line,
  PAGE,
  pictureSize,
  type ReportDocument,
  type Row,
  runsOf,
  type Section,
  WIDE_PAGE,
} from './document';

/**
 * A report as DOCX, by the library docx (MIT; no eval, no worker, so that it runs under an extension's policy). It is large:
 * import this module only when a file is asked for. Texts are typed as text, links are http(s) alone, and the only field is
 * the page's number: nothing in the file runs or asks for anything.
 */

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The type of official letters; offices that lack it mostly have its sister, which has the same measures. */
const FONT = 'TH SarabunPSK';
const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  `<w:font w:name="${FONT}"><w:altName w:val="TH Sarabun New"/><w:panose1 w:val="020B0500040200020003"/>` +
  '<w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>';

/** Half points. */
const SIZE = { body: 32, table: 28, small: 24, title: 40, label: 40, letterhead: 58 } as const;
/** Twips. */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const INDENT = { first: twips(25), step: twips(8) } as const;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const NO_BOX = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };

/** The file's bytes. Text keeps no character that XML forbids; an address that is no plain http(s) one is text. */
export async function reportDocx(report: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: clean(report.title),
    creator: clean(report.agency),
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
            size: SIZE.body,
            sizeComplexScript: SIZE.body,
            language: { value: 'en-US', eastAsia: 'en-US', bidirectional: 'th-TH' },
          },
        },
        heading1: { run: heading(SIZE.body + 4), paragraph: { spacing: { before: 200, after: 60 }, keepNext: true } },
        heading2: { run: heading(SIZE.body), paragraph: { spacing: { before: 120, after: 40 }, keepNext: true } },
      },
    },
    sections: report.sections.map((section, at) => sectionOf(section, report, at === 0)),
  });
  const fontTable = [{ path: 'word/fontTable.xml', data: FONT_TABLE }];
  return new Uint8Array(await Packer.toArrayBuffer(document, undefined, fontTable));
}

const heading = (size: number) => ({
  font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
  size,
  sizeComplexScript: size,
  bold: true,
  boldComplexScript: true,
  color: '000000',
});

/** @param first its first page is the document's, which bears no number */
function sectionOf({ wide, blocks }: Section, report: ReportDocument, first: boolean): ISectionOptions {
  const page = wide ? WIDE_PAGE : PAGE;
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: ['- ', PageNumber.CURRENT, ' -'], size: SIZE.table, sizeComplexScript: SIZE.table }),
    ],
  });
  const foot = () => paragraph(report.foot, { alignment: AlignmentType.CENTER }, SIZE.small);
  return {
    properties: {
      titlePage: first,
      page: {
        size: {
          // The library turns the page itself.
          width: twips(Math.min(page.width, page.height)),
          height: twips(Math.max(page.width, page.height)),
          orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(page.top),
          bottom: twips(page.bottom),
          left: twips(page.left),
          right: twips(page.right),
          header: twips(10),
          footer: twips(8),
        },
        // As the standard has it (17.18.59) and Word does it. LibreOffice 7.4 knows no Thai digits for pages: it shows Arabic
        // ones, and of the field's own switch, ThaiArabic, it makes letters (ก ข).
        pageNumbers: { formatType: report.digits === 'thai' ? NumberFormat.THAI_NUMBERS : NumberFormat.DECIMAL },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
    footers: { default: new Footer({ children: [foot()] }), first: new Footer({ children: [foot()] }) },
    children: blocks.flatMap((block) => blockOf(block, twips(page.width - page.left - page.right))),
  };
}

/** @param room width of the page between its margins, in twips */
function blockOf(block: Block, room: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return block.lines.map((line, at) =>
        paragraph(
          [{ text: line, bold: true }],
          { alignment: AlignmentType.CENTER, spacing: { after: at === block.lines.length - 1 ? 200 : 0 } },
          SIZE.title,
        ),
      );
    case 'letterhead':
      return [letterhead(block.emblem, block.text, room)];
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? 'Heading1' : 'Heading2',
          children: runs(block.text),
        }),
      ];
    case 'paragraph':
      return [
        paragraph(block.line, {
          alignment: alignmentOf(block.align),
          indent: block.first ? { firstLine: INDENT.first } : undefined,
          spacing: { after: 80 },
        }),
      ];
    case 'item':
      return [itemOf(block.mark, block.line, block.level)];
    case 'fields':
      return [fieldsOf(block.fields, room)];
    case 'table':
      return [tableOf(block.widths, block.head, block.rows, room), new Paragraph({ spacing: { after: 80 } })];
    case 'note':
      return [
        paragraph(block.line, {
          border: Object.fromEntries(Object.entries(BOX).map(([side, line]) => [side, { ...line, space: 4 }])),
          indent: { left: 120, right: 120 },
          spacing: { before: 80, after: 160 },
        }),
      ];
    case 'picture':
      return pictureOf(block);
    case 'signature':
      return signatureOf(block);
    case 'break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function alignmentOf(align: 'centre' | 'right' | undefined) {
  if (align === 'centre') return AlignmentType.CENTER;
  return align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
}

function itemOf(mark: string, line: Line, level: 0 | 1 | 2): Paragraph {
  const hanging = INDENT.step;
  const left = level === 0 ? INDENT.step : INDENT.step * (level + 1);
  return new Paragraph({
    children: [...runs(mark), new TextRun({ children: ['\t'] }), ...runs(line)],
    indent: { left, hanging },
    tabStops: [{ type: TabStopType.LEFT, position: left }],
    spacing: { after: 40 },
  });
}

function letterhead(emblem: string, text: string, room: number): Table {
  const side = twips(25);
  const cell = (width: number, child: Paragraph, boxed: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: boxed ? BOX : NO_BOX,
      verticalAlign: VerticalAlignTable.CENTER,
      children: [child],
    });
  return plainTable(
    [side, room - 2 * side, side],
    [
      new TableRow({
        height: { value: twips(16), rule: 'atLeast' },
        children: [
          cell(side, paragraph(emblem, { alignment: AlignmentType.CENTER }, SIZE.small), true),
          cell(
            room - 2 * side,
            paragraph([{ text, bold: true }], { alignment: AlignmentType.CENTER }, SIZE.letterhead),
            false,
          ),
          cell(side, new Paragraph({}), false),
        ],
      }),
    ],
  );
}

function fieldsOf(fields: readonly { label: string; value: string }[], room: number): Paragraph {
  const children = fields.flatMap(({ label, value }, at) => [
    ...(at > 0 ? [new TextRun({ children: ['\t'] })] : []),
    ...runs([{ text: label, bold: true }], SIZE.label),
    ...runs(`  ${value}`),
  ]);
  return new Paragraph({ children, tabStops: [{ type: TabStopType.LEFT, position: Math.round(room / 2) }] });
}

function plainTable(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BOX, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
  });
}

function tableOf(shares: readonly number[], head: readonly string[], rows: readonly Row[], room: number): Table {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share / all) * room));
  const headRow = head.map((text): Cell => ({ lines: [text], bold: true, align: 'centre' }));
  return new Table({
    rows: [rowOf(headRow, widths, true), ...rows.map((row) => rowOf(row, widths, false))],
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 80, right: 80 },
  });
}

function rowOf(row: Row, widths: readonly number[], head: boolean): TableRow {
  let column = 0;
  return new TableRow({
    tableHeader: head,
    cantSplit: head || isShort(row),
    children: row.map((cell) => {
      const span = cell.span ?? 1;
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      column += span;
      return new TableCell({
        columnSpan: span,
        width: { size: width, type: WidthType.DXA },
        shading: head || span > 1 ? { type: 'clear', fill: head ? 'E7E6E6' : 'F5F5F5', color: 'auto' } : undefined,
        verticalAlign: head ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
        children: cellParagraphs(cell),
      });
    }),
  });
}

function cellParagraphs({ lines, bold, align }: Cell): Paragraph[] {
  // A cell without a paragraph is no cell.
  const shown: readonly Line[] = lines.length > 0 ? lines : [''];
  return shown.map((line) =>
    paragraph(
      bold ? runsOf(line).map((run) => ({ ...run, bold: true })) : line,
      { alignment: alignmentOf(align) },
      SIZE.table,
    ),
  );
}

function pictureOf({ image, alt, caption }: Block & { kind: 'picture' }): Paragraph[] {
  const size = pictureSize(image);
  const pixels = (millimetres: number) => Math.round((millimetres / 25.4) * 96);
  const name = clean(alt).slice(0, 300);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [
        new ImageRun({
          type: 'jpg',
          data: image.data,
          transformation: { width: pixels(size.width), height: pixels(size.height) },
          altText: { name, title: name, description: name },
        }),
      ],
    }),
    paragraph(caption, { alignment: AlignmentType.CENTER, spacing: { after: 160 } }, SIZE.small),
  ];
}

function signatureOf({ opinion, post }: Block & { kind: 'signature' }): (Paragraph | Table)[] {
  const middle = { alignment: AlignmentType.CENTER, indent: { left: twips(60) }, keepNext: true };
  return [
    ...(opinion === null
      ? []
      : [
          paragraph([{ text: opinion, bold: true }], { keepNext: true, spacing: { before: 240 } }),
          paragraph(DOTS.repeat(2), { keepNext: true }),
        ]),
    paragraph(`(ลงชื่อ)${DOTS}`, { ...middle, spacing: { before: 360 } }),
    paragraph(`(${DOTS})`, middle),
    paragraph(post, { ...middle, keepNext: false, spacing: { after: 120 } }),
  ];
}

function paragraph(line: Line, options: IParagraphOptions, size?: number): Paragraph {
  return new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.AUTO }, ...options, children: runs(line, size) });
}

function runs(line: Line, size?: number): (TextRun | ExternalHyperlink)[] {
  return runsOf(line).flatMap(({ text, bold, link }): (TextRun | ExternalHyperlink)[] => {
    const target = link === undefined ? null : linkTarget(link);
    const look = {
      size,
      sizeComplexScript: size,
      bold: bold || undefined,
      boldComplexScript: bold || undefined,
      ...(target === null ? {} : { color: '0563C1', underline: {} }),
    };
    const parts = clean(text)
      .split('\n')
      .map((part, at) => new TextRun({ ...look, text: part, break: at > 0 ? 1 : undefined }));
    return target === null ? parts : [new ExternalHyperlink({ link: target, children: parts })];
  });
}

/** Without tabs too: a tab means the next stop here. */
function clean(text: string): string {
  return cleanText(text).replaceAll('\t', ' ');
}
