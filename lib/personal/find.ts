import { type Block, LIMITS, type PageFacts, type Place } from '../page/facts';
import { toArabicDigits } from '../thai/digits';
import { citizenNumbers, maskSpans, type Span } from './numbers';

/**
 * Personal data on a page or in a file that may become evidence. The numbers themselves never leave this room: a place
 * says where one stands, with its digits masked.
 */

export type PersonalKind = 'citizen-id' | 'bank-account' | 'private-address';
/** How many there are, and the places where they stand, in the order of the page: the first ones. */
export type PersonalData = { kind: PersonalKind; count: number; places: Place[] };

/** Places of a kind that are listed; what is more than this is a list of people, and the first tell it. */
export const MOST_PLACES = 20;

/** Letters before and behind a number that are quoted with it. */
const AROUND = 40;

type Finder = { kind: PersonalKind; in: (text: string, before: string) => readonly Span[] };

const CITIZEN_WORD = /ประจำตัวประชาชน|บัตรประชาชน|ประจำตัวบุคคล/;

const FINDERS: readonly Finder[] = [
  { kind: 'citizen-id', in: (text, before) => citizenNumbers(text, CITIZEN_WORD.test(`${before} ${text}`)) },
  { kind: 'bank-account', in: bankAccounts },
  { kind: 'private-address', in: privateAddresses },
];

/** What personal data the facts show, at most one entry a kind. Pure; linear in the text. */
export function personalDataIn(facts: PageFacts): PersonalData[] {
  const found = new Map<PersonalKind, PersonalData>();
  facts.blocks.forEach((block, at) => {
    const all = foundIn(facts.blocks, at);
    const spans = merged(all.flatMap((one) => one.spans));
    for (const { kind, spans: own } of all) {
      const [first] = own;
      if (!first) continue;
      const known = found.get(kind) ?? { kind, count: 0, places: [] };
      found.set(kind, known);
      known.count += own.length;
      if (known.places.length < MOST_PLACES) known.places.push(placeOf(block, at, first, spans));
    }
  });
  return FINDERS.flatMap(({ kind }) => found.get(kind) ?? []);
}

const masked = new WeakMap<PageFacts, PageFacts>();

/**
 * The same facts with the digits of every personal number as x, lengths and places as they were: what is judged of a page or
 * file, quoted from it and stored. Done before anything is cut out of a text, when a number is still whole and its words
 * still stand around it. The very same object where there is nothing to mask. Pure.
 */
export function withoutPersonal(facts: PageFacts): PageFacts {
  const known = masked.get(facts);
  if (known) return known;
  const blocks = each(facts.blocks, 'text', (_text, at) => {
    const all = foundIn(facts.blocks, at);
    return merged(all.flatMap((one) => one.spans));
  });
  const here = (text: string) => spansIn(text);
  const links = each(facts.links, 'text', here);
  const images = each(facts.images, 'alt', here);
  const fields = each(facts.fields, 'label', here);
  const frames = each(facts.frames, 'title', here);
  const title = maskPersonal(facts.title);
  const description = maskPersonal(facts.description);
  const same =
    blocks === facts.blocks &&
    links === facts.links &&
    images === facts.images &&
    fields === facts.fields &&
    frames === facts.frames &&
    title === facts.title &&
    description === facts.description;
  const clean = same ? facts : { ...facts, title, description, blocks, links, images, fields, frames };
  masked.set(facts, clean);
  masked.set(clean, clean);
  return clean;
}

/** The list with these stretches of one of its texts masked; the list itself where there are none. */
function each<K extends string, T extends Record<K, string>>(
  list: T[],
  key: K,
  spansOf: (text: string, at: number) => readonly Span[],
): T[] {
  let changed: T[] | null = null;
  list.forEach((one, at) => {
    if (!WORTH.test(one[key])) return;
    const spans = spansOf(one[key], at);
    if (spans.length === 0) return;
    changed ??= [...list];
    changed[at] = { ...one, [key]: maskSpans(one[key], spans) };
  });
  return changed ?? list;
}

/** A text with the digits of every personal number in it as x; other texts as they are. */
export function maskPersonal(text: string): string {
  const spans = spansIn(text);
  return spans.length === 0 ? text : maskSpans(text, spans);
}

/** What any of them needs: as many digits as an account has, near each other, or a house number's word. */
const WORTH = /[0-9๐-๙](?:[^0-9๐-๙]{0,3}[0-9๐-๙]){9}|เลขที่/;

function spansIn(text: string): Span[] {
  return WORTH.test(text) ? merged(FINDERS.flatMap((finder) => [...finder.in(text, '')])) : [];
}

function foundIn(blocks: readonly Block[], at: number): { kind: PersonalKind; spans: readonly Span[] }[] {
  const text = blocks[at]?.text ?? '';
  if (!WORTH.test(text)) return [];
  const before = wordsBefore(blocks, at);
  return FINDERS.map((finder) => ({ kind: finder.kind, spans: finder.in(text, before) }));
}

function placeOf(block: Block, at: number, first: Span, spans: readonly Span[]): Place {
  const masked = maskSpans(block.text, spans);
  let from = Math.max(0, first.from - AROUND);
  // Not within a word, where a space is near.
  const space = from > 0 ? masked.slice(from, first.from).indexOf(' ') : -1;
  if (space >= 0) from += space + 1;
  const quote = masked
    .slice(from, first.to + AROUND)
    // What the cut or a second number leaves of long numbers.
    .replace(/[0-9๐-๙](?:[-– .]?[0-9๐-๙]){5,}/g, (number) => number.replace(/[0-9๐-๙]/g, 'x'))
    .slice(0, LIMITS.shortText);
  return { kind: 'block', at, quote, ...(block.page === undefined ? {} : { page: block.page }) };
}

function merged(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const whole: Span[] = [];
  for (const span of sorted) {
    const last = whole.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else whole.push({ ...span });
  }
  return whole;
}

/** Words that a number without any of its own belongs to: of its row in a table with the head of its column, else of the line before. */
function wordsBefore(blocks: readonly Block[], at: number): string {
  const block = blocks[at];
  const cell = block?.cell;
  if (!block || !cell) return blocks[at - 1]?.cell ? '' : (blocks[at - 1]?.text.slice(-120) ?? '');
  const words: string[] = [];
  for (let n = at - 1; n >= 0 && at - n <= 60; n--) {
    const other = blocks[n];
    if (other?.cell?.table !== cell.table) break;
    if (other.cell.row === cell.row || (other.cell.header && other.cell.col === cell.col)) words.unshift(other.text);
  }
  return words.join(' ').slice(-300);
}

const ACCOUNT_WORD = /(?:เลขที่|หมายเลข|เลข)\s*บัญชี|บัญชี(?:เงินฝาก)?(?:ธนาคาร)?\s*เลขที่|บัญชีธนาคาร|เลขบัญชี|พร้อมเพย์/;
const BANK_WORD = /ธนาคาร|ธ\.ก\.ส\.|ธกส|ออมสิน|กรุงไทย/;
/** An account of an agency is no person's. */
const AGENCY_ACCOUNT =
  /ชื่อบัญชี\s*[:：]?\s*["“]?\s*(?:องค์การบริหาร|อบต|อบจ|เทศบาล|กองคลัง|กองทุน|เงิน|สำนักงาน|กรม|โรงเรียน|มหาวิทยาลัย|ศูนย์)/;
const WRITTEN_ACCOUNT = /(?<![\d/-])\d{3}[- ]\d[- ]\d{5}[- ]\d(?![\d/-])/g;
const LONG_NUMBER = /(?<![\d/.,-])\d(?:[- ]?\d){9,14}(?![\d/,-]|\.\d)/g;
/** How far behind its word a number still belongs to it. */
const REACH = 90;

function bankAccounts(text: string, before: string): Span[] {
  const plain = toArabicDigits(text);
  const found: Span[] = [];
  const near = (from: number, word: RegExp) => word.test(`${before} ${plain.slice(0, from)}`.slice(-REACH));
  const agency = AGENCY_ACCOUNT.test(`${before} ${text}`);
  if (agency) return [];
  for (const match of plain.matchAll(WRITTEN_ACCOUNT)) {
    if (near(match.index, ACCOUNT_WORD) || near(match.index, BANK_WORD))
      found.push({ from: match.index, to: match.index + match[0].length });
  }
  for (const match of plain.matchAll(LONG_NUMBER)) {
    const span = { from: match.index, to: match.index + match[0].length };
    const phone = /โทร|fax|แฟกซ์|มือถือ/i.test(plain.slice(Math.max(0, span.from - 20), span.from));
    if (phone || !near(span.from, ACCOUNT_WORD) || found.some((one) => one.from < span.to && span.from < one.to))
      continue;
    found.push(span);
  }
  return found.sort((a, b) => a.from - b.from);
}

const HOUSE = /(?:บ้านเลขที่|อยู่เลขที่)\s*[:：]?\s*[0-9๐-๙]{1,4}(?:\s*\/\s*[0-9๐-๙]{1,4})?/g;
const PERSON = /(?:นาย(?!ก)|นางสาว|นาง|น\.\s?ส\.|ด\.\s?[ชญ]\.|เด็กชาย|เด็กหญิง|ข้าพเจ้า|ผู้ร้อง|ผู้รับเบี้ย|ผู้ขออนุญาต)/;
/** Offices, companies, temples: their addresses are to be found. */
const OFFICE =
  /สำนักงาน|ที่ทำการ|องค์การบริหาร|อบต\.?|อบจ\.?|เทศบาล|โรงเรียน|ศูนย์|วัด|บริษัท|ห้างหุ้นส่วน|หจก|ร้าน|สหกรณ์|กลุ่มวิสาหกิจ|โรงงาน|จุดเริ่มต้น|ถนน(?:สาย|คอนกรีต)|ก่อสร้าง|ซ่อมแซม|จาก\s*บ้านเลขที่|ถึง\s*บ้านเลขที่/;

/** House numbers that stand behind a person in the same line or row. An address without a person, or of an office, is none. */
function privateAddresses(text: string, before: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(HOUSE)) {
    const words = `${before} ${text.slice(0, match.index)}`.slice(-160);
    if (PERSON.test(words) && !OFFICE.test(words)) found.push({ from: match.index, to: match.index + match[0].length });
  }
  return found;
}
