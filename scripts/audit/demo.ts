import { join } from 'node:path';
import { type DemoPage, demoSiteFolder, readManifest } from '../../tests/fixtures/demo-site/manifest';
import type { Corpus, CorpusRow, CriteriaTruth, ExpectedEntry } from './corpus';

const KINDS = { topic: 'topic', decoy: 'decoy', other: 'decoy', home: 'home', index: 'ita-index' } as const;
function rowOf(page: DemoPage, index: { edition: number | null; scheme: string } | undefined): CorpusRow {
  const id = page.url.replace(/^https?:\/\/[^/]+/, '');
  return {
    id,
    file: page.file,
    kind: KINDS[page.kind],
    title: page.title,
    source: { site: page.url, url: page.url },
    topics: page.topics,
    labels: Object.entries(page.serves).map(([edition, served]) => ({
      edition,
      items: served.map(({ code }) => code),
    })),
    content: page.content,
    fiscal_years: page.fiscalYears,
    entry_for: page.kind === 'home' ? page.entryFor : null,
    index: index ? { ...index, complete: true } : null,
    sealed: isSealed(id),
  };
}

/**
 * The demo agency's site as a labelled corpus. Its truth was written by somebody who had not read the checks; a third of
 * the pages, told by their address, is sealed: not measured while rules are tuned.
 */
export function demoCorpus(): Corpus {
  const manifest = readManifest();
  const indexes = new Map(manifest.indexes.map((index) => [index.url, index]));
  const pages = manifest.pages.filter((page) => page.response.status === 200 && /html/.test(page.response.contentType));
  const rows = pages.map((page) => rowOf(page, indexes.get(page.url)));
  const expected = new Map<string, ExpectedEntry[]>();
  const truth: CriteriaTruth[] = [];
  pages.forEach((page, at) => {
    const id = rows[at]?.id ?? page.url;
    const index = indexes.get(page.url);
    if (index)
      expected.set(
        id,
        index.rows.map(({ codeWritten, name, urls, topics }) => ({ code: codeWritten, name, urls, topics })),
      );
    for (const [edition, served] of Object.entries(page.serves)) {
      for (const { code, criteria } of served) {
        if (criteria.length > 0)
          truth.push({
            id,
            edition: Number(edition),
            code,
            criteria: criteria.map(({ text, expected: wanted }) => ({ text, expected: wanted })),
          });
      }
    }
  });
  return { dir: join(demoSiteFolder, 'site'), rows, expected, truth };
}

/** One page in three, by the letters of its address. */
function isSealed(id: string): boolean {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % 3 === 0;
}
