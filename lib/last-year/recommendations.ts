import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { codesListed } from './code-lists';
import type { Instrument, Recommendation } from './schema';
import { oneLine, type Source, sourceOf } from './source';

/** ข้อ i๗, ข้อ e๑๑ และ e๑๕, I7: at the start of a line. */
const REF = '[ie]\\s?[1-9]\\d?(?![\\d.A-Za-z])';
const ENTRY = new RegExp(
  `(?<=^|[\\n\\t\\v])[ \\t•*-]{0,6}(?:ข้อ(?:คำถาม)?\\s{0,2}(?:ที่)?\\s{0,2})?(${REF}(?:\\s{0,2}(?:,|และ|กับ|-|ถึง)\\s{0,2}${REF}){0,20})`,
  'gi',
);
/** A line that is no longer the advice: the next heading, a table, the agency's own words, the signatures. */
const OVER =
  /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)]?\s{0,2}(?:ข้อ|แบบ|ตัวชี้วัด)|ข้อเสนอ|ตัวชี้วัด|ทั้งนี้|แบบวัด|ระดับ|หน่วยงานต้อง|จึง|ลงชื่อ|องค์การ|เทศบาล|อบต|อบจ|\(?(?:IIT|EIT|OIT)\)?\s*$|\(นา[งย]|[^\n]*\t)/i;
const LONGEST = 4_000;
const MOST = 100;
const SECTION = /\((IIT|EIT|OIT)\)|แบบวัดการรับรู้[^\n]{0,60}(ภายใน|ภายนอก)/g;

/** What the text advises question by question, with the items that it refers to; codes that the edition lacks are told apart. */
export function recommendationsIn(
  source: Source,
  pack: EditionPack,
): { recommendations: Recommendation[]; unknown: string[] } {
  const { arabic, text } = source;
  const { byCode } = indexEdition(pack);
  const entries = [...arabic.matchAll(ENTRY)].slice(0, MOST);
  const unknown = new Set<string>();
  const recommendations = entries.map((match, index): Recommendation => {
    const start = match.index + match[0].length;
    const end = endOf(arabic, start, entries[index + 1]?.index ?? arabic.length);
    const words = oneLine(text.slice(start, end).replace(/^[\s:.)-]+/, ''), LONGEST);
    const refs = refsIn(match[1] ?? '');
    const codes = citationsIn(sourceOf(words)).flatMap(({ codes }) => codes);
    for (const { code, written } of codes) if (!byCode.has(code)) unknown.add(written);
    const items = [...new Set(codes.flatMap(({ code }) => byCode.get(code)?.item.id ?? []))].slice(0, 60);
    return { refs, instrument: instrumentOf(refs, arabic, match.index), text: words, items };
  });
  return { recommendations: merged(recommendations.filter(({ text: words }) => words !== '')), unknown: [...unknown] };
}

/** i๑-i๓ are three questions. */
function refsIn(written: string): string[] {
  const refs = [...written.matchAll(/([ie])\s?(\d{1,2})(\s{0,2}(?:-|ถึง))?/gi)].map(([, letter = '', number, up]) => ({
    letter: letter.toLowerCase(),
    number: Number(number),
    up: up !== undefined,
  }));
  const all = refs.flatMap(({ letter, number, up }, index) => {
    const next = refs[index + 1];
    const last = up && next?.letter === letter && next.number > number ? next.number - 1 : number;
    return Array.from({ length: Math.min(40, last - number + 1) }, (_, step) => `${letter}${number + step}`);
  });
  return [...new Set(all)].slice(0, 40);
}

function endOf(arabic: string, start: number, next: number): number {
  const limit = Math.min(next, start + LONGEST);
  let at = arabic.indexOf('\n', start);
  while (at >= 0 && at < limit) {
    const stop = arabic.indexOf('\n', at + 1);
    const line = arabic.slice(at + 1, stop < 0 ? limit : Math.min(stop, limit));
    if (OVER.test(line.slice(0, 300))) return at;
    at = stop;
  }
  return limit;
}

function instrumentOf(refs: readonly string[], arabic: string, at: number): Instrument | null {
  if (refs.every((ref) => ref.startsWith('i'))) return 'IIT';
  if (refs.every((ref) => ref.startsWith('e'))) return 'EIT';
  const last = [...arabic.slice(Math.max(0, at - 6_000), at).matchAll(SECTION)].at(-1);
  const said = Instruments.find((name) => name === last?.[1]);
  return said ?? (last?.[2] === 'ภายใน' ? 'IIT' : last?.[2] === 'ภายนอก' ? 'EIT' : null);
}
const Instruments: readonly Instrument[] = ['IIT', 'EIT', 'OIT'];

/** The same advice for the same questions, pasted twice, is one. */
function merged(all: readonly Recommendation[]): Recommendation[] {
  const seen = new Set<string>();
  return all.filter(({ refs, text }) => {
    const key = `${refs.join()} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A reference to items inside an advice, with the words before and behind it up to the next one. */
export type Citation = { codes: { code: string; written: string }[]; before: string; after: string };

const CITED = /อ้างอิง(?:จาก|ตาม|ถึง)?\s{0,2}:?\s{0,2}(?:ข้อ)?([^()\n]{1,120})/g;
/** Another thing is spoken of from here on. */
const NEXT_CLAUSE = /\s(?:และ|หรือ|รวม|นอกจาก|พร้อม|อีกทั้ง|ทั้งนี้)/;
const BESIDE = 140;

/** `(อ้างอิงจาก ๐๑๘)` with a zero for the letter; elsewhere only what is written with the letter. */
export function citationsIn(source: Source): Citation[] {
  const { arabic, text } = source;
  const marks = [...arabic.matchAll(CITED)].slice(0, 200).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    codes: codesListed(source, match.index, match.index + match[0].length),
  }));
  const inside = (at: number) => marks.some(({ start, end }) => at >= start && at < end);
  const letters = codesListed(source, 0, arabic.length, 'letter')
    .filter(({ start }) => !inside(start))
    .map((code) => ({ start: code.start, end: code.end, codes: [code] }));
  const all = [...marks, ...letters].filter(({ codes }) => codes.length > 0).sort((a, b) => a.start - b.start);
  return all.map(({ start, end, codes }, index) => {
    const from = Math.max(all[index - 1]?.end ?? 0, start - BESIDE);
    const to = Math.min(all[index + 1]?.start ?? text.length, end + BESIDE);
    return {
      codes: codes.map(({ code, written }) => ({ code, written })),
      before: text.slice(from, start).replace(/^[^(]*\)|[\s(]+$/g, ''),
      after: (
        text
          .slice(end, to)
          .replace(/^[\s)]+/, ' ')
          .split(NEXT_CLAUSE, 1)[0] ?? ''
      ).replace(/[\s(]+$/, ''),
    };
  });
}
