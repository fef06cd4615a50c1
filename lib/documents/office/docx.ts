import { type Line, type LineLink, type Part, PLAIN } from '../blocks';
import type { DocumentLimits } from '../limits';
import { readXml } from '../xml';
import type { Zip } from '../zip';
import { mainPart, type Relation, relationsOf, xmlOf } from './package';
import { isOn, type Look, levelOf, readStyles, type Styles, sizeOf } from './styles';

/** What was read of a DOCX. `pages` is what the writer counted; 0 = it did not. */
export type Docx = { lines: Line[]; title: string; pages: number; pictures: string[] };

/** Elements whose text no reader sees: deleted and moved-away text, field codes, the old twin of a drawing, phonetic aids. */
const UNSEEN = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delInstrText',
  'Fallback',
  'pPrChange',
  'rPrChange',
  'rt',
  'binData',
]);

type Run = { text: string; bold: boolean; size: number; href: string | null };
type Paragraph = {
  runs: Run[];
  look: Look;
  centred: boolean | null;
  level: number | null;
  cell: Line['cell'];
  page: number | undefined;
  /** Paragraphs of text boxes that are anchored in it. */
  after: Line[];
};
type Table = { number: number; row: number; col: number; next: number; headerRow: boolean };
type RunLook = { bold: boolean | null; size: number | null; vanish: boolean; style: string | null };

/**
 * Reads word/document.xml with headers, footers and notes: paragraphs, headings by style or outline level, tables as cells,
 * text boxes behind the paragraph that they are anchored in, hyperlinks. Tracked deletions and hidden text are left out.
 * Throws ZipError and XmlTooDeep; null = the package is no word document.
 */
export function readDocx(zip: Zip, limits: DocumentLimits): Docx | null {
  const main = mainPart(zip, limits);
  if (main === null || !/^word\//.test(main)) return null;
  const relations = relationsOf(zip, main, limits);
  const partOf = (type: string) => [...relations.values()].filter((one) => one.type === type && !one.external);
  const styles = readStyles(xmlOf(zip, partOf('styles')[0]?.target ?? 'word/styles.xml'), limits.depth);
  const xml = xmlOf(zip, main);
  const breaks = xml.includes('lastRenderedPageBreak');
  const tables = { count: 0 };
  const body = readPart(xml, 'body', { styles, relations, breaks, tables, limits });
  if (!body.seen) return null;
  const lines = [...body.lines];
  const apart: [string, Part][] = [
    ['header', 'header'],
    ['footer', 'footer'],
    ['footnotes', 'notes'],
    ['endnotes', 'notes'],
  ];
  for (const [type, part] of apart) {
    const told = new Set<string>();
    for (const { target } of partOf(type).slice(0, 30)) {
      const own = relationsOf(zip, target, limits);
      for (const line of readPart(xmlOf(zip, target), part, { styles, relations: own, breaks: false, tables, limits })
        .lines) {
        // First, even and odd pages mostly repeat each other.
        if (!told.has(line.text)) lines.push(line);
        told.add(line.text);
      }
    }
  }
  const pictures = partOf('image').map(({ target }) => target);
  return { lines, title: valueIn(xmlOf(zip, 'docProps/core.xml'), 'title'), pages: pagesOf(zip, body.page), pictures };
}

function valueIn(xml: string, name: string): string {
  const found = new RegExp(`<(?:\\w+:)?${name}>([^<]{0,1000})<`).exec(xml.slice(0, 20_000));
  return found?.[1] ?? '';
}

function pagesOf(zip: Zip, rendered: number): number {
  const counted = Number(valueIn(xmlOf(zip, 'docProps/app.xml'), 'Pages'));
  return Math.max(
    Number.isInteger(counted) && counted > 0 && counted < 100_000 ? counted : 0,
    rendered > 1 ? rendered : 0,
  );
}

type Around = {
  styles: Styles;
  relations: ReadonlyMap<string, Relation>;
  /** Word noted where its pages broke. */
  breaks: boolean;
  tables: { count: number };
  limits: DocumentLimits;
};

function readPart(xml: string, part: Part, { styles, relations, breaks, tables, limits }: Around) {
  const lines: Line[] = [];
  const usual = styles.lookOf(null).size;
  const paragraphs: Paragraph[] = [];
  const open: Table[] = [];
  let unseen = 0;
  let run: RunLook | null = null;
  let inRunLook = false;
  let inParagraphLook = false;
  let isText = false;
  let page = 1;
  let seen = false;
  const hrefs: (string | null)[] = [];
  const fields: { code: string; shown: boolean }[] = [];
  let inCode = 0;

  const add = (text: string) => {
    const paragraph = paragraphs.at(-1);
    if (!paragraph || unseen > 0 || run?.vanish) return;
    const look = run?.style ? styles.lookOf(run.style) : null;
    const field = fields.at(-1);
    paragraph.runs.push({
      text,
      bold: run?.bold ?? (look?.bold || paragraph.look.bold),
      size: run?.size ?? paragraph.look.size,
      href: hrefs.at(-1) ?? (field?.shown ? hyperlinkIn(field.code) : null),
    });
  };
  const paragraphLook = (name: string, value: () => string | null) => {
    const paragraph = paragraphs.at(-1);
    if (!paragraph) return;
    if (name === 'pStyle') paragraph.look = styles.lookOf(value());
    else if (name === 'jc') paragraph.centred = value() === 'center';
    else if (name === 'outlineLvl') paragraph.level = levelOf(value());
  };
  const runLook = (name: string, value: () => string | null) => {
    if (!run) return;
    if (name === 'b' || name === 'bCs') run.bold = isOn(value()) || run.bold === true;
    else if (name === 'sz' || name === 'szCs') run.size = Math.max(run.size ?? 0, sizeOf(value()) ?? 0) || null;
    else if (name === 'vanish') run.vanish = isOn(value());
    else if (name === 'rStyle') run.style = value();
  };

  readXml(
    xml,
    {
      open(name, attribute) {
        if (name === 'instrText') inCode += 1;
        if (UNSEEN.has(name)) unseen += 1;
        if (unseen > 0) return;
        const value = () => attribute('val');
        if (inRunLook) return runLook(name, value);
        if (inParagraphLook) return name === 'rPr' ? undefined : paragraphLook(name, value);
        const table = open.at(-1);
        switch (name) {
          case 'body':
          case 'hdr':
          case 'ftr':
          case 'footnotes':
          case 'endnotes':
            seen = true;
            return;
          case 'p':
            if (paragraphs.length > 60) return;
            paragraphs.push({
              runs: [],
              look: styles.lookOf(null),
              centred: null,
              level: null,
              cell: table
                ? {
                    table: table.number,
                    row: Math.max(0, table.row),
                    col: Math.max(0, table.col),
                    header: table.headerRow,
                  }
                : null,
              page: breaks ? page : undefined,
              after: [],
            });
            return;
          case 'pPr':
            inParagraphLook = true;
            return;
          case 'r':
            run = { bold: null, size: null, vanish: false, style: null };
            return;
          case 'rPr':
            inRunLook = true;
            return;
          case 't':
            isText = true;
            return;
          case 'tab':
          case 'ptab':
            return add(' ');
          case 'br':
          case 'cr':
            return add('\n');
          case 'noBreakHyphen':
            return add('-');
          case 'lastRenderedPageBreak': {
            page += 1;
            const paragraph = paragraphs.at(-1);
            // A break before its first letter: the paragraph begins on the new page.
            if (paragraph && breaks && paragraph.runs.every(({ text }) => text.trim() === '')) paragraph.page = page;
            return;
          }
          case 'hyperlink':
            hrefs.push(relations.get(attribute('id') ?? '')?.target ?? null);
            return;
          case 'fldSimple':
            fields.push({ code: attribute('instr') ?? '', shown: true });
            return;
          case 'fldChar': {
            const kind = attribute('fldCharType');
            const field = fields.at(-1);
            if (kind === 'begin') fields.push({ code: '', shown: false });
            else if (kind === 'separate' && field) field.shown = true;
            else if (kind === 'end') fields.pop();
            return;
          }
          case 'tbl':
            open.push({ number: tables.count++, row: -1, col: -1, next: 0, headerRow: false });
            return;
          case 'tr':
            if (table) Object.assign(table, { row: table.row + 1, col: -1, next: 0, headerRow: false });
            return;
          case 'tblHeader':
            if (table) table.headerRow = isOn(value());
            return;
          case 'tc':
            if (table) table.col = table.next++;
            return;
          case 'gridSpan':
            if (table) table.next += Math.min(62, Math.max(0, Math.trunc(Number(value())) - 1 || 0));
            return;
        }
      },
      close(name) {
        if (name === 'instrText') inCode = Math.max(0, inCode - 1);
        if (UNSEEN.has(name)) {
          unseen = Math.max(0, unseen - 1);
          return;
        }
        if (unseen > 0) return;
        switch (name) {
          case 'rPr':
            inRunLook = false;
            return;
          case 'pPr':
            inParagraphLook = false;
            return;
          case 'r':
            run = null;
            return;
          case 't':
            isText = false;
            return;
          case 'hyperlink':
            hrefs.pop();
            return;
          case 'fldSimple':
            fields.pop();
            return;
          case 'tbl':
            open.pop();
            return;
          case 'p': {
            const paragraph = paragraphs.pop();
            if (!paragraph) return;
            const outer = paragraphs.at(-1);
            const own = linesOf(paragraph, part, usual);
            if (outer) outer.after.push(...own, ...paragraph.after);
            else if (lines.length < 200_000) lines.push(...own, ...paragraph.after);
            return;
          }
        }
      },
      text(text) {
        if (inCode > 0) {
          const field = fields.at(-1);
          if (field && !field.shown && field.code.length < 4_000) field.code += text;
          return;
        }
        if (isText) add(text);
      },
    },
    limits.depth,
  );
  return { lines, seen, page };
}

function hyperlinkIn(code: string): string | null {
  return /^\s*HYPERLINK\s+(?!\\l)"([^"]{1,4000})"/i.exec(code)?.[1] ?? null;
}

/** A paragraph as lines: it is cut where the writer broke the line. */
function linesOf({ runs, look, centred, level, cell, page }: Paragraph, part: Part, usual: number): Line[] {
  const lines: Line[] = [];
  let text = '';
  let letters = 0;
  let bold = 0;
  let big = 0;
  let links: LineLink[] = [];
  const end = () => {
    if (text.trim() !== '') {
      lines.push({
        ...PLAIN,
        text,
        size: letters === 0 ? 1 : big / letters / usual,
        bold: letters > 0 && bold >= 0.95 * letters,
        centred: centred ?? look.centred,
        level: level ?? look.level,
        cell,
        links,
        part,
        ...(page === undefined ? {} : { page }),
      });
    }
    text = '';
    letters = bold = big = 0;
    links = [];
  };
  for (const run of runs) {
    for (const [at, piece] of run.text.split('\n').entries()) {
      if (at > 0) end();
      const solid = piece.replace(/\s+/g, '').length;
      letters += solid;
      big += solid * run.size;
      if (run.bold) bold += solid;
      if (run.href !== null && solid > 0) {
        const last = links.at(-1);
        if (last && last.href === run.href && last.to === text.length) last.to += piece.length;
        else links.push({ from: text.length, to: text.length + piece.length, href: run.href });
      }
      text += piece;
    }
  }
  end();
  return lines;
}
