import { join } from 'node:path';
import type { Finding, PageAudit } from '../../lib/audit/finding';
import { indexEdition, resolveEdition } from '../../lib/checklist';
import type { PageFacts } from '../../lib/page/facts';
import type { Corpus, CorpusRow } from './corpus';
import { factsOfFile } from './input';
import { auditFacts } from './judge';

/** Right out of all, with what was wrong, in words. */
export type Tally = { right: number; all: number; wrong: string[] };
export const tally = (): Tally => ({ right: 0, all: 0, wrong: [] });
export function count(into: Tally, right: boolean, wrong: () => string): void {
  into.all += 1;
  if (right) into.right += 1;
  else into.wrong.push(wrong());
}

export type Pages = ReadonlyMap<string, PageFacts>;

/** Every page of the corpus as facts: read once, judged many times. */
export async function readPages(corpus: Corpus, rows: readonly CorpusRow[]): Promise<Pages> {
  const pages = new Map<string, PageFacts>();
  for (const row of rows) pages.set(row.id, await factsOfFile(join(corpus.dir, row.file), row.source.url ?? null));
  return pages;
}

const audits = new WeakMap<PageFacts, Map<string, PageAudit>>();

/** The judgement of one page, kept: several measures ask for it. */
export function auditOf(pages: Pages, id: string, edition: number | null, today: string): PageAudit | null {
  const facts = pages.get(id);
  if (!facts) return null;
  const known = audits.get(facts) ?? new Map<string, PageAudit>();
  audits.set(facts, known);
  const key = `${edition} ${today}`;
  const audit = known.get(key) ?? auditFacts(facts, { edition, agency: '', hosts: [], today });
  known.set(key, audit);
  return audit;
}

export type TopicMeasure = {
  first: Tally;
  three: Tally;
  suggested: Tally;
  retired: Tally;
  byTopic: Map<string, Tally>;
};

/** Topic pages, decoys and home pages in one edition. `suggested` counts as right where nothing is suggested. */
export function measureTopics(pages: Pages, rows: readonly CorpusRow[], edition: number, today: string): TopicMeasure {
  const measure: TopicMeasure = {
    first: tally(),
    three: tally(),
    suggested: tally(),
    retired: tally(),
    byTopic: new Map(),
  };
  for (const row of rows) {
    if (row.kind === 'ita-index') continue;
    const audit = auditOf(pages, row.id, edition, today);
    if (!audit) continue;
    const codes = audit.items.map((item) => item.code);
    const got = () =>
      `${row.id}: ${codes.join(' ') || '–'} (${audit.kind}; ${audit.heading.slice(0, 50)}) ${audit.declined.map((reason) => reason.key).join(' ')}`;
    if (row.kind !== 'topic') {
      count(measure.suggested, codes.length === 0, got);
      continue;
    }
    const wanted = row.labels?.find((label) => label.edition === String(edition))?.items ?? [];
    if (wanted.length === 0) {
      count(measure.retired, codes.length === 0, got);
      continue;
    }
    const first = wanted.includes(codes[0] ?? '');
    count(measure.first, first, () => `${got()} ← ${wanted.join(',')} ${(row.topics ?? []).join(',')}`);
    count(
      measure.three,
      codes.slice(0, 3).some((code) => wanted.includes(code)),
      got,
    );
    for (const topic of row.topics ?? []) {
      const of = measure.byTopic.get(topic) ?? tally();
      measure.byTopic.set(topic, of);
      count(of, first, got);
    }
  }
  return measure;
}

export type PageMeasure = {
  content: Tally;
  years: Tally;
  home: Tally;
  entryFound: number;
  entryWanted: number;
  entryGiven: number;
  entryNotes: string[];
};

/** What does not depend on the edition. */
export function measurePages(pages: Pages, rows: readonly CorpusRow[], edition: number, today: string): PageMeasure {
  const measure: PageMeasure = {
    content: tally(),
    years: tally(),
    home: tally(),
    entryFound: 0,
    entryWanted: 0,
    entryGiven: 0,
    entryNotes: [],
  };
  for (const row of rows) {
    const audit = auditOf(pages, row.id, null, today) ?? auditOf(pages, row.id, edition, today);
    if (!audit) continue;
    if (row.kind === 'topic' && row.content)
      count(measure.content, audit.content === row.content, () => `${row.id}: ${audit.content} ← ${row.content}`);
    if (row.fiscal_years) {
      const wanted = row.fiscal_years.join(' ');
      count(
        measure.years,
        audit.fiscalYears.join(' ') === wanted,
        () => `${row.id}: ${audit.fiscalYears.join(' ') || '–'} ← ${wanted || '–'}`,
      );
    }
    if (row.kind === 'home' || audit.kind === 'home')
      count(measure.home, row.kind === 'home' && audit.kind === 'home', () => `${row.id}: ${audit.kind} ← ${row.kind}`);
    if (row.entry_for) {
      const wanted = new Set(row.entry_for);
      measure.entryWanted += wanted.size;
      measure.entryGiven += audit.entryFor.length;
      measure.entryFound += audit.entryFor.filter((topic) => wanted.has(topic)).length;
      measure.entryNotes.push(`${row.id}: ${audit.entryFor.join(' ') || '–'} ← ${row.entry_for.join(' ')}`);
    }
  }
  return measure;
}

export type IndexMeasure = {
  recognised: Tally;
  edition: Tally;
  scheme: Tally;
  others: Tally;
  topics: Tally;
  pairs: { found: number; wanted: number; given: number };
  notes: string[];
};

/** Index pages: recognised, edition, scheme, and the pairs code → URL. */
export function measureIndexes(corpus: Corpus, pages: Pages, rows: readonly CorpusRow[], today: string): IndexMeasure {
  const measure: IndexMeasure = {
    recognised: tally(),
    edition: tally(),
    scheme: tally(),
    others: tally(),
    topics: tally(),
    pairs: { found: 0, wanted: 0, given: 0 },
    notes: [],
  };
  for (const row of rows) {
    const audit = auditOf(pages, row.id, null, today);
    const facts = pages.get(row.id);
    if (!audit || !facts) continue;
    if (row.kind !== 'ita-index') {
      count(
        measure.others,
        audit.index === null,
        () => `${row.id}: ${audit.index?.scheme} ${audit.index?.entries.length}`,
      );
      continue;
    }
    const { index } = audit;
    count(measure.recognised, index !== null, () => `${row.id}: ${audit.kind}`);
    if (!index) continue;
    count(
      measure.edition,
      index.edition === (row.index?.edition ?? null),
      () => `${row.id}: ${index.edition} ← ${row.index?.edition}`,
    );
    count(
      measure.scheme,
      index.scheme === row.index?.scheme,
      () => `${row.id}: ${index.scheme} ← ${row.index?.scheme}`,
    );
    const expected = corpus.expected.get(row.id) ?? [];
    const key = (code: string | null, url: string) => `${code ?? '-'} ${url}`;
    const wanted = new Set(
      expected.flatMap(({ code, urls }) => (urls ?? []).map((url) => key(code, absolute(url, facts.url)))),
    );
    const given = new Set(index.entries.flatMap(({ codeWritten, urls }) => urls.map((url) => key(codeWritten, url))));
    measure.pairs.wanted += wanted.size;
    measure.pairs.given += given.size;
    for (const pair of given) if (wanted.has(pair)) measure.pairs.found += 1;
    const lost = [...wanted].filter((pair) => !given.has(pair));
    const extra = [...given].filter((pair) => !wanted.has(pair));
    measure.notes.push(
      `${row.id}: rows ${index.entries.length}/${expected.length}, lost ${lost.length} ${lost.slice(0, 3).join(' | ')}, extra ${extra.length} ${extra.slice(0, 3).join(' | ')}`,
    );
    for (const entry of expected) {
      const found = index.entries.find(
        (one) => one.codeWritten === entry.code && (entry.code !== null || one.name === entry.name),
      );
      count(
        measure.topics,
        found !== undefined && [...found.topics].sort().join() === [...entry.topics].sort().join(),
        () =>
          `${row.id} ${entry.code} ${entry.name}: ${found?.topics.join(',')} (${found?.name}) ← ${entry.topics.join(',')}`,
      );
    }
  }
  return measure;
}

function absolute(url: string, base: string): string {
  try {
    return new URL(url, base).href;
  } catch {
    return url;
  }
}

export type CriteriaMeasure = {
  all: number;
  wrong: string[];
  open: { cantTell: number; all: number };
  strongOpen: { cantTell: number; all: number; notes: string[] };
  untested: number;
};

const OUTCOME = { present: 'passed', absent: 'failed', 'cannot-tell': 'cantTell' } as const;

/** Findings against what a careful reader says of the same page. */
export function measureCriteria(
  corpus: Corpus,
  pages: Pages,
  ids: ReadonlySet<string>,
  today: string,
): CriteriaMeasure {
  const measure: CriteriaMeasure = {
    all: 0,
    wrong: [],
    open: { cantTell: 0, all: 0 },
    strongOpen: { cantTell: 0, all: 0, notes: [] },
    untested: 0,
  };
  for (const truth of corpus.truth) {
    if (!ids.has(truth.id)) continue;
    const audit = auditOf(pages, truth.id, truth.edition, today);
    const pack = resolveEdition(truth.edition, []);
    const item = pack ? indexEdition(pack).byCode.get(truth.code)?.item : undefined;
    const suggestion = audit?.items.find((one) => one.code === truth.code);
    for (const criterion of truth.criteria) {
      measure.all += 1;
      const known = item?.criteria.find((one) => one.text === criterion.text);
      const finding: Finding | undefined = suggestion?.findings.find((one) => one.criterion === known?.id);
      if (!known || !finding) {
        measure.untested += 1;
        continue;
      }
      const wanted = OUTCOME[criterion.expected];
      const told = finding.outcome === 'passed' || finding.outcome === 'failed';
      if (told && finding.outcome !== wanted)
        measure.wrong.push(
          `${truth.id} ${truth.code} ${known.id}: ${finding.outcome} ← ${criterion.expected} (${finding.reason.key}) ${criterion.text.slice(0, 50)}`,
        );
      if (wanted === 'cantTell') continue;
      const strong = known.basis === 'certain' || known.basis === 'strong';
      for (const of of strong ? [measure.open, measure.strongOpen] : [measure.open]) {
        of.all += 1;
        if (!told) of.cantTell += 1;
      }
      if (strong && !told)
        measure.strongOpen.notes.push(
          `${truth.id} ${truth.code} ${known.id}: ${finding.reason.key} ← ${criterion.expected}`,
        );
    }
  }
  return measure;
}
