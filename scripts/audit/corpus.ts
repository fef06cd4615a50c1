import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '../../lib/zod';

/** The rows of a labelled corpus, as its README describes them; only what is measured. */
const Row = z.object({
  id: z.string(),
  file: z.string(),
  kind: z.enum(['ita-index', 'topic', 'decoy', 'home']),
  title: z.string(),
  source: z.object({ site: z.optional(z.nullable(z.string())), url: z.optional(z.nullable(z.string())) }),
  topics: z.optional(z.array(z.string())),
  labels: z.optional(z.nullable(z.array(z.object({ edition: z.string(), items: z.array(z.string()) })))),
  content: z.optional(z.nullable(z.enum(['present', 'placeholder', 'empty']))),
  fiscal_years: z.optional(z.nullable(z.array(z.number()))),
  entry_for: z.optional(z.nullable(z.array(z.string()))),
  index: z.optional(
    z.nullable(z.object({ edition: z.nullable(z.number()), scheme: z.string(), complete: z.boolean() })),
  ),
  family_in_both: z.optional(z.boolean()),
  /** Kept from whoever tunes the rules until the end. */
  sealed: z.optional(z.boolean()),
});
export type CorpusRow = z.infer<typeof Row>;

const Entry = z.object({
  code: z.nullable(z.string()),
  name: z.string(),
  urls: z.nullable(z.array(z.string())),
  topics: z.array(z.string()),
});
export type ExpectedEntry = z.infer<typeof Entry>;

const Truth = z.object({
  id: z.string(),
  edition: z.number(),
  code: z.string(),
  criteria: z.array(
    z.object({
      text: z.string(),
      expected: z.enum(['present', 'absent', 'cannot-tell']),
      where: z.optional(z.string()),
    }),
  ),
});
export type CriteriaTruth = z.infer<typeof Truth>;

export type Corpus = { dir: string; rows: CorpusRow[]; expected: Map<string, ExpectedEntry[]>; truth: CriteriaTruth[] };

const lines = async (path: string) => (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');

/** Reads a corpus; null when there is none at `dir`. Throws when it does not fit its description. */
export async function readCorpus(dir: string): Promise<Corpus | null> {
  const list = join(dir, 'index.jsonl');
  if (!existsSync(list)) return null;
  const rows = (await lines(list)).map((line) => Row.parse(JSON.parse(line)));
  const expected = new Map<string, ExpectedEntry[]>();
  for (const row of rows) {
    const path = join(dir, 'expected', `${row.id}.json`);
    if (existsSync(path)) expected.set(row.id, z.array(Entry).parse(JSON.parse(await readFile(path, 'utf8'))));
  }
  const truthPath = join(dir, 'criteria-truth.jsonl');
  const truth = existsSync(truthPath) ? (await lines(truthPath)).map((line) => Truth.parse(JSON.parse(line))) : [];
  return { dir, rows, expected, truth };
}
