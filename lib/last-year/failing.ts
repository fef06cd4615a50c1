import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { codesListed, type ListedCode } from './code-lists';
import type { FailingItem } from './schema';
import { oneLine, type Source } from './source';

export type FailingFound = {
  failing: FailingItem[];
  /** Codes as written that the edition does not have. */
  unknown: string[];
  /** Items whose own score (0 or 100) the text gives. */
  scored: number;
};

/** ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน; also 9.1 at the start of a line. */
const SUB = /(?:ตัวชี้วัด(?:ย่อย)?\s{0,3}(?:ที่)?\s{0,3}|(?<=(?:^|\n)[\s•*-]{0,6}))((?:9|10)\.[1-9])(?![\d.])/g;
/** Where the list of one sub-indicator is over. */
const SUB_ENDS = /ตัวชี้วัด|\n[\s•*-]{0,6}(?:9|10)\.[1-9](?!\d)|\n\s*(?:หน่วยงาน|ข้อเสนอ|ทั้งนี้|จึง|โดย)|อ้างอิง/;
/** What did not score: a list of codes follows. */
const MISSED =
  /(?:ไม่ผ่าน|ไม่ได้คะแนน|ได้(?:คะแนน)?\s{0,2}0(?:\.00?)?\s{0,2}คะแนน|คะแนน\s{0,2}(?:เป็น|เท่ากับ)?\s{0,2}0(?:\.00?)?(?![\d.])|(?<![\d.])0\s{0,2}คะแนน|ไม่ถึงเกณฑ์|ไม่ครบ(?:ถ้วน)?|ต้องแก้ไข|scored?\s{0,2}0(?![\d.])|failed|not passed)/gi;
const PASSED = /(?<!ไม่)ผ่าน(?:เกณฑ์)?|100|เต็ม|(?<!ไม่)ครบถ้วน/;
const HEAD = 160;
const GAP = 100;
const REGION = 1_500;
const ROW_START =
  /(?<=^|\n)[\s•*|-]{0,6}(?:\d{1,2}\s?[.)]?\s?\t\s?)?(?:ข้อ\s{0,2}(?:ที่)?\s{0,2})?(?=(?:OIT|oit|[OoΟОоο])[\s.:_-]{0,2}\d|0\d)/g;
const ROW = 700;
/** A score of its own: the end of a line, or a cell. */
const ITEM_SCORE =
  /(?:^|[\t\n|]|\s)(?:(0(?:\.00?)?|ไม่ผ่าน|ไม่ได้คะแนน)|(100(?:\.00?)?|ผ่าน))\s{0,2}(?:คะแนน|%)?\s{0,2}(?=[\t\n|]|$)/;

/** The items that a text lists as not having scored; by their own scores where it has a table of them. */
export function failingIn(source: Source, pack: EditionPack): FailingFound {
  const { byCode, items } = indexEdition(pack);
  const rows = scoredRows(source);
  const table = rows.length >= 5;
  const passed = new Set(rows.filter(({ score }) => score === 100).map(({ code }) => code));
  const listed: (ListedCode & { sub: string })[] = [
    ...rows.filter(({ score }) => score === 0).map((row) => ({ ...row, sub: '' })),
    ...(table ? [] : listedUnderSubs(source)),
    ...listedAsMissed(source),
  ];
  const found = new Map<string, FailingItem>();
  const unknown = new Set<string>();
  for (const { code, written, sub } of listed) {
    const item = byCode.get(code)?.item;
    if (!item) unknown.add(written);
    else if (!passed.has(code) && !found.has(item.id))
      found.set(item.id, { codeWritten: written, code, item: item.id, sub });
  }
  return {
    failing: items.flatMap(({ item }) => found.get(item.id) ?? []),
    unknown: [...unknown].slice(0, 60),
    scored: new Set(rows.filter(({ code }) => byCode.has(code)).map(({ code }) => code)).size,
  };
}

/** Rows that begin with a code and hold its score: a table, or its cells on lines of their own. */
function scoredRows(source: Source): (ListedCode & { score: 0 | 100 })[] {
  const { arabic } = source;
  const starts = [...arabic.matchAll(ROW_START)].slice(0, 2_000).map((match) => match.index + match[0].length);
  return starts.flatMap((start, index) => {
    const end = Math.min(starts[index + 1] ?? arabic.length, start + ROW);
    const [code] = codesListed(source, start, Math.min(end, start + 20));
    if (!code || code.start !== start) return [];
    const body = arabic.slice(code.end, end).split(/\n\s*\n|\n[^\n]{0,40}(?:ตัวชี้วัด|รวม|คะแนนเฉลี่ย)/, 1)[0] ?? '';
    const score = ITEM_SCORE.exec(body);
    if (!score) return [];
    return [{ ...code, score: score[1] === undefined ? (100 as const) : (0 as const) }];
  });
}

function listedUnderSubs(source: Source): (ListedCode & { sub: string })[] {
  const { arabic, text } = source;
  return [...arabic.matchAll(SUB)].slice(0, 200).flatMap((match) => {
    const end = match.index + match[0].length;
    const length = arabic.slice(end, end + REGION).search(SUB_ENDS);
    const codes = chained(source, end, end + (length < 0 ? REGION : length));
    const [first] = codes;
    if (!first || first.start - end > HEAD) return [];
    const head = text.slice(end, first.start);
    if (PASSED.test(arabic.slice(end, first.start))) return [];
    const number = text.slice(end - (match[1]?.length ?? 0), end);
    const sub = oneLine(`${number} ${head.replace(/(?:ได้แก่|คือ|ข้อ|[:(\s])+$/, '')}`, 200);
    return codes.map((code) => ({ ...code, sub }));
  });
}

function listedAsMissed(source: Source): (ListedCode & { sub: string })[] {
  const { arabic } = source;
  return [...arabic.matchAll(MISSED)].slice(0, 200).flatMap((match) => {
    const end = match.index + match[0].length;
    const region = arabic.slice(end, end + REGION).split(/\n\s*\n|อ้างอิง/, 1)[0] ?? '';
    const codes = chained(source, end, end + region.length);
    const [first] = codes;
    // The codes stand right behind the words, or below them.
    const between = first ? arabic.slice(end, first.start) : '';
    if (!first || between.length > HEAD || PASSED.test(between) || /[.]\s/.test(between)) return [];
    return codes.map((code) => ({ ...code, sub: '' }));
  });
}

/** Codes that follow each other closely: a list, with or without names between them. */
function chained(source: Source, from: number, to: number): ListedCode[] {
  const codes = codesListed(source, from, to);
  const broken = codes.findIndex((code, index) => {
    const last = codes[index - 1];
    return (
      last !== undefined && (code.start - last.end > GAP || PASSED.test(source.arabic.slice(last.end, code.start)))
    );
  });
  return broken < 0 ? codes : codes.slice(0, broken);
}
