import { fold } from '../audit/fold';
import { builtinEditions } from '../checklist/builtin';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { topicBySlug } from '../checklist/topics';
import { codesIn } from '../thai/codes';
import { toArabicDigits } from '../thai/digits';

/**
 * letter: O12, ข้อ O12, ข้อ 12, ๐๑๒: a code whoever wrote it; number: a bare 12 or 12., which may as well be a running
 * number.
 */
export type CodeForm = 'letter' | 'number';
export type NamedCode = { code: string; form: CodeForm };

/** own: as this edition names it; topic: as the topic is called; other: as another edition names it. */
export type NameKind = 'own' | 'topic' | 'other';
/** Items of this edition that a text names; several where another edition had in one what are several now. */
export type NamedItems = { items: string[]; kind: NameKind };

/** What one text of a form says at its beginning: the code, the name, both or neither. */
export type Named = { codes: NamedCode[]; name: NamedItems | null };

const SERIAL = /^\(?([1-9]\d?)[.)]{0,2}$/;
/** ข้อ 12: the digit form that needs no zero for the letter. */
const CLAUSE = /^ข้อ(?:ที่)?\s{0,2}0{0,2}([1-9]\d?)(?![\d/.])[\s:.)]{0,3}/;
/** Before the first letter of a heading. */
const LEAD = /^[\s([•*"“-]{0,4}(?:ข้อ(?:ที่)?\s{0,2})?$/;
const SHORTEST_NAME = 3;

const KINDS: readonly NameKind[] = ['own', 'topic', 'other'];

/** Reads the texts of a form for an edition. */
export function namesOf(edition: EditionPack): (text: string) => Named {
  const index = indexEdition(edition);
  const named = new Map<string, NamedItems>();
  const add = (name: string, items: readonly string[], kind: NameKind) => {
    const folded = fold(name);
    if (folded.length < SHORTEST_NAME || items.length === 0) return;
    const known = named.get(folded);
    // What the edition itself calls an item is nothing else; of the same rank it may mean either.
    if (known && KINDS.indexOf(known.kind) < KINDS.indexOf(kind)) return;
    const same = known?.kind === kind ? known.items : [];
    named.set(folded, { items: [...new Set([...same, ...items])], kind });
  };
  const itemsOf = (topics: readonly string[]) => [
    ...new Set(topics.flatMap((slug) => index.byTopic.get(slug)?.item.id ?? [])),
  ];
  for (const { item } of index.items) add(item.name, [item.id], 'own');
  for (const slug of index.byTopic.keys()) {
    const topic = topicBySlug(slug);
    if (topic) for (const name of [topic.nameTh, topic.nameEn]) add(name, itemsOf([slug]), 'topic');
  }
  for (const pack of builtinEditions) {
    if (pack.year === edition.year) continue;
    for (const { item } of indexEdition(pack).items) add(item.name, itemsOf(item.topics), 'other');
  }

  return (text) => {
    const { codes, rest } = codesAtHead(text);
    const folded = fold(rest);
    return { codes, name: named.get(folded) ?? named.get(fold(withoutYear(rest))) ?? null };
  };
}

/** … ประจำปีงบประมาณ พ.ศ. 2568 at the end: a form of another year says another one. */
function withoutYear(text: string): string {
  return toArabicDigits(text).replace(/\s*(?:ประจำปี|ปี)?\s*(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*25\d\d\s*$/, '');
}

/** The codes that a text begins with, and what follows them. A list of codes gives them all: it is no heading. */
function codesAtHead(text: string): { codes: NamedCode[]; rest: string } {
  const plain = toArabicDigits(text).trim();
  const serial = SERIAL.exec(plain);
  if (serial) return { codes: [{ code: `O${Number(serial[1])}`, form: 'number' }], rest: '' };
  const clause = CLAUSE.exec(plain);
  if (clause) {
    const code = { code: `O${Number(clause[1])}`, form: 'letter' as const };
    return { codes: [code], rest: plain.slice(clause[0].length) };
  }
  const mentions = codesIn(plain);
  const [first] = mentions;
  if (first === undefined) return { codes: [], rest: withoutSerial(plain) };
  const many = new Set(mentions.map(({ code }) => code)).size;
  if (many > 2) return { codes: mentions.map(({ code }) => ({ code, form: 'letter' })), rest: '' };
  if (!LEAD.test(plain.slice(0, first.start))) {
    // The code behind the name, as in "โครงสร้าง (O1)".
    const behind = plain.slice(first.end).replace(/[\s)\].:]/g, '');
    if (many > 1 || behind !== '' || !/[([]\s*$/.test(plain.slice(0, first.start))) return { codes: [], rest: plain };
    return {
      codes: [{ code: first.code, form: 'letter' }],
      rest: plain.slice(0, first.start).replace(/[\s([:-]+$/, ''),
    };
  }
  return { codes: [{ code: first.code, form: 'letter' }], rest: plain.slice(first.end).replace(/^[\s)\].:-]+/, '') };
}

/** A running number before the name, which says nothing of the code. */
function withoutSerial(text: string): string {
  return text.replace(/^\(?\d{1,2}[.)]\s{0,3}/, '');
}
