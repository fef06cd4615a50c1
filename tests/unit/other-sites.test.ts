import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import htmlEncodingSniffer from 'html-encoding-sniffer';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { builtinEditions } from '../../lib/checklist/builtin';
import { isKnownTopic, yearMap } from '../../lib/checklist/topics';
import { z } from '../../lib/zod';

/** Holds the labelled pages in tests/fixtures/other-sites to the format of their README; measures nothing. */
const DIR = join(import.meta.dirname, '../fixtures/other-sites');
const YEARS = ['2565', '2566', '2567', '2568', '2569'];

/** Per kind, the bar on the SHA-256 of an id below which a row is sealed: a third of the kind falls below it. */
const SEALED_BELOW = { home: 'bf67cfeb', 'ita-index': '2b81d7e5', decoy: '3eebbf5e', topic: '69c2f749' };

const Row = z.strictObject({
  id: z.string(),
  file: z.string(),
  source: z.strictObject({ site: z.string(), vendor: z.string(), url: z.url() }),
  kind: z.enum(['topic', 'decoy', 'home', 'ita-index']),
  title: z.string().check(z.minLength(1)),
  labels: z.array(z.strictObject({ edition: z.string(), items: z.array(z.string()) })),
  topics: z.array(z.string()),
  year_mentioned: z.array(z.string()),
  notes: z.string(),
  bytes: z.number(),
  links: z.number(),
  thai_chars: z.number(),
  fidelity: z.literal('written'),
  sealed: z.boolean(),
  content: z.optional(z.enum(['present', 'placeholder', 'empty'])),
  placeholder: z.optional(z.boolean()),
  list_empty: z.optional(z.boolean()),
  fiscal_years: z.array(z.number()),
  subkind: z.optional(z.string()),
  entry_for: z.optional(z.array(z.string())),
  index: z.optional(z.strictObject({ edition: z.nullable(z.number()), scheme: z.string(), complete: z.boolean() })),
});
const Expected = z.array(
  z.strictObject({
    code: z.nullable(z.string()),
    code_as_written: z.optional(z.string()),
    code_by_name: z.optional(z.string()),
    name: z.string(),
    urls: z.array(z.string()),
    topics: z.array(z.string()),
  }),
);
const Truth = z.strictObject({
  id: z.string(),
  edition: z.number(),
  code: z.string(),
  criteria: z.array(
    z.strictObject({
      text: z.string(),
      expected: z.enum(['present', 'absent', 'cannot-tell']),
      where: z.string(),
      why: z.optional(z.string()),
    }),
  ),
});

const lines = (name: string): unknown[] =>
  readFileSync(join(DIR, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
const rows = lines('index.jsonl').map((row) => Row.parse(row));
const truth = lines('criteria-truth.jsonl').map((row) => Truth.parse(row));
const byId = new Map(rows.map((row) => [row.id, row]));

const squash = (text: string) => text.replace(/\s+/g, '');

type Node = DefaultTreeAdapterMap['node'];
/** What a page says and links to: its text, its attributes, its addresses. */
function pageOf(file: string): { text: string; hrefs: Set<string>; elements: number } {
  const bytes = readFileSync(join(DIR, file));
  const source = new TextDecoder(htmlEncodingSniffer(bytes)).decode(bytes);
  const hrefs = new Set<string>();
  const words: string[] = [];
  let elements = 0;
  const walk = (node: Node): void => {
    if (node.nodeName === 'script' || node.nodeName === 'style') return;
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value);
    if ('attrs' in node) {
      elements += 1;
      for (const { name, value } of node.attrs) {
        words.push(value);
        if (['href', 'src', 'data', 'onclick'].includes(name)) hrefs.add(value);
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(source));
  return { text: words.join(''), hrefs, elements };
}
const pages = new Map(rows.map((row) => [row.id, pageOf(row.file)]));
const textOf = (id: string) => pages.get(id)?.text ?? '';

const THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙';
const arabic = (text: string) => text.replace(/[๐-๙]/g, (digit) => String(THAI_DIGITS.indexOf(digit)));

describe('the labelled pages of ten invented agencies', () => {
  it('lists every page file once, and no file is left over', () => {
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(rows.map((row) => row.file).sort()).toEqual(
      readdirSync(join(DIR, 'pages'))
        .map((name) => `pages/${name}`)
        .sort(),
    );
    for (const row of rows) expect(readFileSync(join(DIR, row.file)).length, row.id).toBe(row.bytes);
  });

  it('has pages that parse to a document of some size, in Thai', () => {
    for (const row of rows) {
      expect(pages.get(row.id)?.elements, row.id).toBeGreaterThan(20);
      expect(textOf(row.id), row.id).not.toContain('\uFFFD');
      expect(textOf(row.id), row.id).toMatch(/[ก-ฮ]{2}/);
    }
  });

  it('derives the labels of a topic page from the year map, no more and no less', () => {
    const map = yearMap();
    for (const row of rows.filter((one) => one.kind === 'topic')) {
      expect(row.topics.length, row.id).toBeGreaterThan(0);
      expect(row.content, row.id).toBeDefined();
      const editions = row.labels.map((label) => label.edition);
      expect(editions, row.id).toEqual(expect.arrayContaining(YEARS));
      for (const { edition, items } of row.labels) {
        const codes = row.topics.map((topic) => map.get(topic)?.get(Number(edition)) ?? null);
        expect([...items].sort(), `${row.id} ${edition}`).toEqual(
          [...new Set(codes.filter((code) => code !== null))].sort(),
        );
      }
    }
  });

  it('names only topics of the checklist, and serves nothing from decoys and homes', () => {
    for (const row of rows) {
      for (const topic of [...row.topics, ...(row.entry_for ?? [])]) expect(isKnownTopic(topic), topic).toBe(true);
      if (row.kind !== 'topic') expect(row.topics, row.id).toEqual([]);
      expect(row.entry_for !== undefined, row.id).toBe(row.kind === 'home');
      expect(row.index !== undefined, row.id).toBe(row.kind === 'ita-index');
      expect(existsSync(join(DIR, 'expected', `${row.id}.json`)), row.id).toBe(row.kind === 'ita-index');
    }
  });

  it('expects of an index page only addresses and names that stand on it', () => {
    for (const row of rows.filter((one) => one.kind === 'ita-index')) {
      const page = pages.get(row.id);
      const entries = Expected.parse(JSON.parse(readFileSync(join(DIR, 'expected', `${row.id}.json`), 'utf8')));
      expect(entries.length, row.id).toBeGreaterThanOrEqual(5);
      for (const entry of entries) {
        expect(squash(textOf(row.id)), `${row.id} ${entry.name}`).toContain(squash(entry.name));
        for (const url of entry.urls) expect(page?.hrefs.has(url), `${row.id} ${url}`).toBe(true);
        for (const topic of entry.topics) expect(isKnownTopic(topic), topic).toBe(true);
        if (entry.code !== null) expect(entry.code).toMatch(/^O[1-9]\d?$/);
      }
    }
  });

  it('judges every criterion of an item in the words of its edition, with words of the page', () => {
    for (const one of truth) {
      const name = `${one.id} ${one.edition} ${one.code}`;
      const items = builtinEditions
        .filter((pack) => pack.year === one.edition)
        .flatMap((pack) => pack.indicators.flatMap((indicator) => indicator.subIndicators))
        .flatMap((sub) => sub.items);
      const item = items.find((candidate) => candidate.code === one.code);
      expect(
        one.criteria.map((criterion) => criterion.text),
        name,
      ).toEqual(item?.criteria.map(({ text }) => text));
      const label = byId.get(one.id)?.labels.find(({ edition }) => edition === String(one.edition));
      expect(label?.items, name).toContain(one.code);
      for (const { expected, where, why } of one.criteria) {
        expect(squash(textOf(one.id)), name).toContain(squash(where));
        expect(why !== undefined, name).toBe(expected === 'absent');
      }
    }
  });

  it('holds no telephone number that could be anybody’s', () => {
    const numbers =
      /(?<![\d.,/=_-])0(?:\d{8,9}|[ -]\d{4}[ -]\d{4}|\d[ -]\d{4}[ -]\d{4}|\d{1,2}[ -]\d{3}[ -]\d{3,4})(?!\d)/g;
    for (const row of rows)
      for (const [number] of arabic(textOf(row.id)).matchAll(numbers))
        expect(number.replace(/\D/g, ''), row.id).toMatch(/^0{6}/);
  });

  it('seals by the hash of the id alone', () => {
    for (const row of rows) {
      const hash = createHash('sha256').update(row.id).digest('hex');
      expect(row.sealed, row.id).toBe(hash < SEALED_BELOW[row.kind]);
    }
  });
});
