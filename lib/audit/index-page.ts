import { builtinEditions } from '../checklist/builtin';
import { type EditionIndex, indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { yearMentions } from '../thai/years';
import type { IndexEntry, Reason, SiteIndex } from './finding';
import { codedRows, LIST_NUMBER, linkRows, namedRows, type Row, uncodedBetween } from './index-rows';
import type { MainContent } from './main-content';
import { blockAt } from './sections';
import { namedTopics } from './signals/match';

export type IndexReading = { site: SiteIndex; years: number[]; declined: Reason[] };

type Scheme = SiteIndex['scheme'];

/** Rows of an excerpt that are enough under the heading of an index. */
const CUT_ROWS = 2;
/** How many rows make an index; fewer are enough where names and codes agree row by row. */
const ROWS = 5;
const FEW = 3;
/** Without codes it takes more. */
const NAMES = 8;
/** Names that are enough in an excerpt that is headed as an index. */
const CUT_NAMES = 4;
/** Lines that may belong to one of them. */
const MOST_LINES = 40;
/** From here on a numbering is taken for ours. */
const FITS = 0.6;

/** Who numbers O-items otherwise, by the words of the page. The one with most words counts. */
const SCHEMES: readonly (readonly [Scheme, RegExp])[] = [
  ['hospital', /MOIT\s*\d|(?:^|[^A-Z])EB\s?\d|โรงพยาบาล|สาธารณสุขจังหวัด/],
  ['police', /สถานีตำรวจ|ตำรวจภูธร|ตำรวจนครบาล/],
  ['vocational', /อาชีวศึกษา|วิทยาลัย(?:เทคนิค|สารพัดช่าง|การอาชีพ|เกษตร|อาชีว|เทคโนโลยี|พณิชย)|สถานศึกษา/],
  ['school', /โรงเรียน|สพฐ|สพป|สพม|เขตพื้นที่การศึกษา/],
  ['district', /สำนักงานเขต|กรุงเทพมหานคร/],
];
const CONTEXT =
  /\bOIT\b|\bITA\b|ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*(?:9|10|๙)|การเปิดเผยข้อมูลสาธารณะ|ข้อมูล(?:ที่)?เปิดเผย(?:ต่อ)?สาธารณะ|คุณธรรมและความโปร่งใส/i;

/** The name of an indicator as a heading: what stands below are its items. */
const INDICATOR =
  /^\s*(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*[\d๐-๙.]+\s*)?(?:ข้อมูลพื้นฐาน|การบริหารงาน|การบริหารเงินงบประมาณ|การจัดซื้อจัดจ้าง|การบริหารและพัฒนาทรัพยากรบุคคล|การส่งเสริมความโปร่งใส|การดำเนินการเพื่อป้องกันการทุจริต|มาตรการภายใน(?:เพื่อ(?:ส่งเสริมความโปร่งใสและ)?ป้องกันการทุจริต)?)\s*$/;

/**
 * Reads a page that lists O-items, with or without codes, whole or one part of it; null when it is none. The edition is
 * the one whose numbering fits codes and names best; where they disagree the name wins. Another scheme's codes are kept
 * as written and never read as ours.
 */
export function readIndex(main: MainContent): IndexReading | null {
  const { facts, layout } = main;
  const all = codedRows(facts, layout);
  const inContent = all.filter((row) => !row.inChrome);
  // Menus carry codes on every page of some sites: they are the page only where nothing else is.
  const rows = inContent.length >= FEW ? withParts(all, inContent) : main.blocks.length <= 3 ? all : inContent;
  // The beginning of an index, cut off: its heading says what it is.
  const few = main.facts.partial && (isHeadedIndex(main) || isHeadedIndicator(main)) ? CUT_ROWS : FEW;
  const read = distinctCodes(rows) >= few ? fromCodes(main, rows) : null;
  return read ?? fromNames(main);
}

/** Parts of the index that look like a menu of their own: right beside its rows, with the codes that they lack. */
function withParts(all: readonly Row[], inContent: readonly Row[]): readonly Row[] {
  const known = new Set(inContent.map(({ code }) => code));
  const [first, last] = [inContent[0]?.block ?? 0, inContent.at(-1)?.block ?? 0];
  const beside = all.filter(
    (row) => row.inChrome && row.block >= first - BESIDE && row.block <= last + BESIDE && !known.has(row.code),
  );
  return beside.length === 0 ? inContent : all.filter((row) => !row.inChrome || beside.includes(row));
}

const BESIDE = 12;

function distinctCodes(rows: readonly Row[]): number {
  return new Set(rows.map((row) => row.code)).size;
}

function fromCodes(main: MainContent, rows: readonly Row[]): IndexReading | null {
  const codes = distinctCodes(rows);
  const named = rows.filter((row) => row.topics.length > 0).length;
  if (named < Math.min(FEW, codes) || named < 0.3 * rows.length) return null;
  const stated = statedYear(main);
  const fit = bestFit(rows, stated);
  const context = hasContext(main);
  if (codes < ROWS && !(fit && fit.share >= 0.9) && !(context && main.facts.partial)) return null;
  const kind = schemeOf(main);
  const ours = fit !== null && fit.share >= (kind === null ? FITS : kind === 'school' ? 0.7 : 0.85);
  const shifted = !ours && kind === null ? bestNames(rows, stated) : null;
  const best = ours ? fit : shifted;
  const pack = best?.pack ?? null;
  const scheme: Scheme = pack ? 'nacc' : (kind ?? 'other');
  const complete =
    pack || fit === null ? rows : [...rows, ...uncodedBetween(main.facts, rows)].sort((a, b) => a.block - b.block);
  return reading(
    main,
    complete,
    pack,
    scheme,
    best?.alone === false ? toldBy(best.pack, stated) : (pack?.year ?? stated),
  );
}

/** No codes, but the names of an edition in their order, in one table or list, under words that say so. */
function fromNames(main: MainContent): IndexReading | null {
  if (!isHeadedIndex(main) || schemeOf(main) === 'hospital') return null;
  const stated = statedYear(main);
  let best: { rows: Row[]; fit: Fit } | null = null;
  for (const rows of namedRows(main.facts)) {
    // A list above the heading is a menu, whatever its order.
    if (rows.length < NAMES || (rows[0]?.block ?? 0) < main.headingBlock) continue;
    const fit = bestNames(rows, stated);
    if (fit && fit.share >= 0.55 && fit.ordered >= 0.9 && rows.length > (best?.rows.length ?? 0)) best = { rows, fit };
  }
  if (!best) return fromOwnOrder(main, stated);
  linkRows(main.facts, best.rows);
  const { pack, alone } = best.fit;
  return reading(main, best.rows, pack, 'nacc', alone ? pack.year : toldBy(pack, stated));
}

/** Names without codes in an order of the agency's own, of the year that the heading states or the last that has them all. */
function fromOwnOrder(main: MainContent, stated: number | null): IndexReading | null {
  const { partial } = main.facts;
  const enough = partial ? CUT_NAMES : NAMES;
  const seen = new Set<string>();
  const rows = namedRows(main.facts)
    .flat()
    .sort((a, b) => a.block - b.block)
    .filter(({ block, topics: [topic] }) => {
      if (block <= main.headingBlock || topic === undefined || seen.has(topic)) return false;
      if (!partial && main.layout.content[block] !== true) return false;
      seen.add(topic);
      return true;
    });
  if (rows.length < enough) return null;
  const named = (pack: EditionPack) => {
    const { byTopic } = indexEdition(pack);
    return rows.filter(({ topics }) => topics.some((topic) => byTopic.has(topic))).length;
  };
  const most = Math.max(...builtinEditions.map(named));
  const fitting = builtinEditions.filter((pack) => named(pack) === most);
  const pack = fitting.find(({ year }) => year === stated) ?? fitting.at(-1);
  if (!pack || most < enough) return null;
  const { blocks } = main.facts;
  const isNumbered = (at: number) => blocks[at]?.linked === 0 && LIST_NUMBER.test(blocks[at]?.text ?? '');
  rows.forEach((row, at) => {
    const limit = Math.min(rows[at + 1]?.block ?? row.end, row.block + MOST_LINES);
    row.end = row.block + 1;
    // A number like its own begins the next one, whether its name is known or not.
    while (row.end < limit && !(isNumbered(row.block) && isNumbered(row.end))) row.end += 1;
  });
  linkRows(main.facts, rows);
  return reading(main, rows, pack, 'nacc', fitting.length === 1 ? pack.year : toldBy(pack, stated));
}

/** The year of one of several editions that fit alike: only where the page states it. */
const toldBy = (pack: EditionPack, stated: number | null) => (pack.year === stated ? stated : null);

function reading(
  main: MainContent,
  rows: readonly Row[],
  pack: EditionPack | null,
  scheme: Scheme,
  edition: number | null,
): IndexReading {
  const index = pack ? indexEdition(pack) : null;
  const entries = rows.map((row) => entryOf(main, row, index));
  const declined: Reason[] = scheme === 'nacc' ? [] : [{ key: 'index.otherScheme', params: {} }];
  return { site: { edition, scheme, entries }, years: edition === null ? [] : [edition], declined };
}

/** The name decides what a row is; the code only where the name says nothing. */
function entryOf(main: MainContent, row: Row, index: EditionIndex | null): IndexEntry {
  const byName = index
    ? row.topics.map((topic) => index.byTopic.get(topic)).find((entry) => entry !== undefined)
    : undefined;
  const byCode = index && row.code ? index.byCode.get(row.code) : undefined;
  const agree = byCode && row.topics.some((topic) => byCode.item.topics.includes(topic));
  const item = (agree ? byCode : row.topics.length > 0 ? byName : byCode)?.item ?? null;
  const block = blockAt(main.facts, row.block);
  return {
    codeWritten: row.code && /^O[1-9]\d?$/.test(row.code) ? row.code : null,
    code: item?.code ?? null,
    item: item?.id ?? null,
    topics: row.topics,
    name: row.name,
    urls: row.urls,
    dead: row.dead,
    where: block ? { kind: 'block', at: row.block, quote: block.text.slice(0, 200) } : null,
  };
}

/** `alone`: no other edition fits as well. */
type Fit = { pack: EditionPack; share: number; ordered: number; alone: boolean };

/** The edition whose codes mean what the rows' names say; the stated year wins when it fits as well. */
function bestFit(rows: readonly Row[], stated: number | null): Fit | null {
  let best: Fit | null = null;
  for (const pack of builtinEditions) {
    const index = indexEdition(pack);
    let compared = 0;
    let agreed = 0;
    for (const row of rows) {
      if (row.code === null || row.topics.length === 0) continue;
      compared += 1;
      const item = index.byCode.get(row.code)?.item;
      if (item && row.topics.some((topic) => item.topics.includes(topic))) agreed += 1;
    }
    if (compared === 0) continue;
    const outside = rows.filter((row) => row.code !== null && !index.byCode.has(row.code)).length;
    const share = agreed / (compared + outside);
    const bonus = pack.year === stated ? 0.08 : 0;
    if (best === null || share + bonus >= best.ordered)
      best = { pack, share, ordered: share + bonus, alone: best === null || share + bonus > best.ordered };
  }
  return best;
}

/** The edition whose items the names list most fully and in order, whatever their codes. */
function bestNames(rows: readonly Row[], stated: number | null): Fit | null {
  let best: Fit | null = null;
  for (const pack of builtinEditions) {
    const index = indexEdition(pack);
    const order = new Map(index.items.map(({ item }, at) => [item.id, at]));
    const places = rows.flatMap((row) => {
      const entry = row.topics.map((topic) => index.byTopic.get(topic)).find((one) => one !== undefined);
      const at = entry ? order.get(entry.item.id) : undefined;
      return at === undefined ? [] : [at];
    });
    const distinct = new Set(places);
    if (distinct.size < NAMES) continue;
    const rising = places.filter((place, at) => at === 0 || place >= (places[at - 1] ?? 0)).length / places.length;
    const span = Math.max(...distinct) - Math.min(...distinct) + 1;
    const share = (distinct.size / span) * (places.length / rows.length);
    const worth = share + (pack.year === stated ? 0.1 : 0);
    const known: number = best === null ? -1 : best.share + (best.pack.year === stated ? 0.1 : 0);
    if (worth >= known) best = { pack, share, ordered: rising, alone: worth > known };
  }
  return best;
}

/** The year that the page says it is assessed in: in its headings and title, or beside the word ITA. */
function statedYear(main: MainContent): number | null {
  const texts = [main.facts.title, ...main.headlines.filter((one) => one.source === 'heading').map((one) => one.text)];
  for (const { it } of main.blocks.slice(0, 60))
    if (CONTEXT.test(it.text) || /^ประจำปีงบประมาณ/.test(it.text)) texts.push(it.text);
  const counts = new Map<number, number>();
  texts.forEach((text, at) => {
    for (const mention of yearMentions(text.slice(0, 400))) {
      if (
        mention.kind === 'law' ||
        mention.kind === 'counter' ||
        mention.kind === 'copyright' ||
        mention.kind === 'date' ||
        mention.kind === 'range'
      )
        continue;
      const near = /ITA|OIT|ตัวชี้วัด|ประเมิน|งบประมาณ/i.test(text) ? 2 : 1;
      counts.set(mention.year, (counts.get(mention.year) ?? 0) + near + (at < 3 ? 1 : 0));
    }
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The page calls itself an index: menus list the same names in the same order beside every page. */
function isHeadedIndex(main: MainContent): boolean {
  const top = main.headlines.find((one) => one.source === 'heading' && !one.generic);
  if (!top) return CONTEXT.test(main.facts.title);
  const named = namedTopics(top.folded, main.means)[0];
  return CONTEXT.test(top.text) && (named === undefined || named.score < 0.6);
}

function isHeadedIndicator(main: MainContent): boolean {
  return INDICATOR.test(main.headlines.find((one) => one.source === 'heading')?.text ?? '');
}

function hasContext(main: MainContent): boolean {
  return (
    CONTEXT.test(main.facts.title) ||
    main.blocks.slice(0, 400).some(({ it }) => CONTEXT.test(it.text)) ||
    main.headlines.some((one) => CONTEXT.test(one.text))
  );
}

/** The kind of agency whose own numbering this may be; null for local governments and others that use the NACC's. */
function schemeOf(main: MainContent): Scheme | null {
  const { facts } = main;
  const own = `${facts.title}\n${facts.blocks
    .slice(0, 40)
    .map((block) => block.text.slice(0, 200))
    .join('\n')}`;
  const text = `${own}\n${main.blocks
    .slice(0, 300)
    .map(({ it }) => it.text.slice(0, 160))
    .join('\n')}`;
  if (/องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)/.test(own)) return null;
  let best: { scheme: Scheme; hits: number } | null = null;
  for (const [scheme, words] of SCHEMES) {
    const hits = text.match(new RegExp(words.source, 'gi'))?.length ?? 0;
    if (hits >= (words.test(own) ? 1 : 2) && hits > (best?.hits ?? 0)) best = { scheme, hits };
  }
  return best?.scheme ?? null;
}
