import type { Block, FileFacts, Link, PageFacts } from '../page/facts';
import { LIMITS } from '../page/limits';

/** A link within a line: where its words begin and end. */
export type LineLink = { from: number; to: number; href: string };

/** A line or paragraph of a document before it becomes a block. */
export type Line = {
  text: string;
  /** From 1; undefined where the file has no pages. */
  page?: number;
  /** Height of the letters against the document's ordinary text; 1 = the same. */
  size: number;
  bold: boolean;
  centred: boolean;
  /** 1-6 where the document says that it is a heading, else 0. */
  level: number;
  cell: Block['cell'];
  links: readonly LineLink[];
  /** Running headers and footers, notes: apart from the text. */
  part: Part;
};
export type Part = 'body' | 'header' | 'footer' | 'notes';

export const PLAIN: Omit<Line, 'text'> = {
  size: 1,
  bold: false,
  centred: false,
  level: 0,
  cell: null,
  links: [],
  part: 'body',
};

const SECTIONS: readonly { part: Part; tag: string; role: string }[] = [
  { part: 'body', tag: 'body', role: '' },
  { part: 'header', tag: 'header', role: 'banner' },
  { part: 'footer', tag: 'footer', role: 'contentinfo' },
  { part: 'notes', tag: 'section', role: 'doc-endnotes' },
];

/** A heading is no longer than this. */
const HEADING_LENGTH = 200;
/** Lines from the top among which a heading that only stands out is looked for; they end where the text begins. */
const TOP = 12;
const LONG = 100;

export type Source = { url: string; title: string; file: FileFacts; partial: boolean };

/**
 * The lines of a document as the facts of a page: the same bounds, the same white space, headings where the document
 * names them or where a line stands out as one. `source.title` stands in where no line looks like a title.
 */
export function factsOfLines(lines: readonly Line[], source: Source): PageFacts {
  const blocks: Block[] = [];
  const links: Link[] = [];
  const levels = levelsOf(lines);
  const used = new Set<Part>(['body', ...lines.map(({ part }) => part)]);
  const parts = SECTIONS.filter(({ part }) => used.has(part));
  const sectionOf = new Map(parts.map(({ part }, at) => [part, at]));
  let total = 0;
  let full = false;
  for (const [at, line] of lines.entries()) {
    if (full) break;
    const section = sectionOf.get(line.part) ?? 0;
    const text = fold(line.text);
    for (let from = 0; from < text.length; from += LIMITS.blockText) {
      const piece = text.slice(from, from + LIMITS.blockText);
      total += piece.length;
      if (blocks.length >= LIMITS.blocks || total > LIMITS.totalText) {
        full = true;
        break;
      }
      blocks.push({
        text: piece,
        section,
        heading: levels[at] ?? 0,
        strong: line.bold || line.size >= 1.15,
        linked: from === 0 ? linkedLetters(line, piece.length) : 0,
        cell: line.cell,
        ...(line.page === undefined ? {} : { page: line.page }),
      });
    }
    for (const link of line.links) {
      if (links.length >= LIMITS.links) break;
      links.push(linkOf(line, link, section, blocks.length - 1, source.url));
    }
  }
  return {
    version: 1,
    url: source.url.slice(0, LIMITS.url),
    title: titleOf(blocks, source.title),
    description: '',
    sections: parts.map(({ tag, role }, at) => ({
      parent: at === 0 ? null : 0,
      tag,
      role,
      hint: '',
      collapsed: false,
    })),
    blocks,
    links,
    images: [],
    fields: [],
    frames: [],
    partial: source.partial || full,
    file: source.file,
  };
}

/** White space folded as the collector of pages does. */
export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function linkedLetters(line: Line, length: number): number {
  const letters = line.links.reduce((sum, { from, to }) => sum + fold(line.text.slice(from, to)).length, 0);
  return Math.min(length, letters);
}

function linkOf(line: Line, { from, to, href }: LineLink, section: number, block: number, base: string): Link {
  const url = absolute(href, base);
  return {
    url,
    href: href.slice(0, LIMITS.url),
    dead: url === '',
    text: fold(line.text.slice(from, to)).slice(0, LIMITS.shortText),
    section,
    block: block < 0 ? null : block,
  };
}

function absolute(href: string, base: string): string {
  if (/^\s*javascript:/i.test(href)) return '';
  try {
    return new URL(href, base).href.slice(0, LIMITS.url);
  } catch {
    return '';
  }
}

/** The heading level of each line: said by the document, or told by size, weight and place. */
function levelsOf(lines: readonly Line[]): number[] {
  const named = lines.some(({ level }) => level > 0);
  let top = 0;
  return lines.map((line) => {
    if (line.level > 0) return line.text.length <= 2 * HEADING_LENGTH ? line.level : 0;
    const body = line.part === 'body' && line.cell === null && line.text.trim() !== '';
    if (body) top += line.text.length > LONG && !line.bold ? TOP : 1;
    if (!body || line.text.length > HEADING_LENGTH) return 0;
    if (line.size >= 1.5) return 1;
    if (line.size >= 1.2) return 2;
    if (named || !line.bold) return 0;
    return line.centred || top <= TOP ? 3 : 0;
  });
}

/** The headings that the document begins with, as one; else what it says of itself; else its first lines. */
function titleOf(blocks: readonly Block[], said: string): string {
  const body = blocks.slice(0, 60).filter(({ section, cell }) => section === 0 && cell === null);
  const heads = body.slice(0, 20).filter(({ heading, text }) => heading > 0 && /\p{L}{2}/u.test(text));
  const level = Math.min(...heads.map(({ heading }) => heading));
  const first = body.findIndex((block) => heads.includes(block) && block.heading === level);
  if (first >= 0) {
    const run = body.slice(first, first + 4);
    const end = run.findIndex(({ heading }) => heading !== level);
    return joined(end < 0 ? run : run.slice(0, end));
  }
  const own = fold(said);
  if (/[\u0e01-\u0e2e]{2}/.test(own) && !/\.(?:docx?|xlsx?|pdf|pptx?)$/i.test(own))
    return own.slice(0, LIMITS.shortText);
  return joined((body.length > 0 ? body : blocks).filter(({ text }) => /\p{L}{2}/u.test(text)).slice(0, 2));
}

function joined(blocks: readonly Block[]): string {
  return blocks
    .map(({ text }) => text)
    .join(' ')
    .slice(0, LIMITS.shortText)
    .trim();
}
