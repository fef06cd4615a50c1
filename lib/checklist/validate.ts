import { checkIds } from '../audit/checks/ids';
import { clip, type PathPart, problemAt } from './locate';
import type { PackProblem, PackProblemKey } from './problems';
import { type EditionPack, type Item, KNOWN_BASIS } from './schema';
import { isKnownTopic } from './topics';

const knownChecks: ReadonlySet<string> = new Set(checkIds);

type Report = (path: readonly PathPart[], key: PackProblemKey, params?: Record<string, string | number>) => void;

/** Everything that the schema cannot say of a pack that fits it: references, uniqueness, arithmetic. Empty = the pack may be used. */
export function validatePack(pack: EditionPack): PackProblem[] {
  const problems: PackProblem[] = [];
  const report: Report = (path, key, params) => problems.push(problemAt(pack, path, key, params));
  checkGroups(pack, report);
  checkSources(pack, report);
  checkArithmetic(pack, report);
  if (!KNOWN_BASIS.includes(pack.numberingBasis) && pack.caveat === null) report(['caveat'], 'caveat-missing');
  return problems;
}

/** True the first time that a value is seen. */
function firstOf<T>(seen: Set<T>, value: T): boolean {
  return !seen.has(value) && Boolean(seen.add(value));
}

function checkGroups(pack: EditionPack, report: Report): void {
  const [indicators, subs, ids, codes] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  const topicOf = new Map<string, string>();
  const sources = new Set(pack.sources.map((source) => source.id));
  let count = 0;
  pack.indicators.forEach((indicator, i) => {
    const at: PathPart[] = ['indicators', i];
    if (!firstOf(indicators, indicator.code)) report([...at, 'code'], 'duplicate-indicator');
    indicator.subIndicators.forEach((sub, j) => {
      const subAt = [...at, 'subIndicators', j];
      if (!firstOf(subs, sub.code)) report([...subAt, 'code'], 'duplicate-sub');
      if (!sub.code.startsWith(`${indicator.code}.`)) report([...subAt, 'code'], 'sub-of-other-indicator');
      sub.items.forEach((item, k) => {
        const itemAt = [...subAt, 'items', k];
        count += 1;
        if (!firstOf(ids, item.id)) report([...itemAt, 'id'], 'duplicate-item-id', { id: item.id });
        if (!firstOf(codes, item.code)) report([...itemAt, 'code'], 'duplicate-code', { code: item.code });
        item.topics.forEach((topic, n) => {
          const other = topicOf.get(topic);
          topicOf.set(topic, other ?? item.code);
          if (other) report([...itemAt, 'topics', n], 'topic-twice', { topic, other });
          if (!isKnownTopic(topic)) report([...itemAt, 'topics', n], 'unknown-topic', { topic });
        });
        item.sources.forEach((id, n) => {
          if (!sources.has(id)) report([...itemAt, 'sources', n], 'unknown-source', { id: clip(id) });
        });
        checkCriteria(item, itemAt, report);
      });
    });
  });
  if (count === 0) report(['indicators'], 'no-items');
}

function checkCriteria(item: Item, at: readonly PathPart[], report: Report): void {
  const ids = new Set<string>();
  item.criteria.forEach((criterion, n) => {
    const here = [...at, 'criteria', n];
    if (!firstOf(ids, criterion.id)) report([...here, 'id'], 'duplicate-criterion', { id: criterion.id });
    criterion.checks.forEach((check, m) => {
      if (!knownChecks.has(check)) report([...here, 'checks', m], 'unknown-check', { check: clip(check) });
    });
  });
}

function checkSources(pack: EditionPack, report: Report): void {
  const ids = new Set<string>();
  pack.sources.forEach((source, n) => {
    if (!firstOf(ids, source.id)) report(['sources', n, 'id'], 'duplicate-source', { id: clip(source.id) });
  });
}

/** Weights add up to 1; bands go down and the last takes whatever is left. */
function checkArithmetic(pack: EditionPack, report: Report): void {
  const { IIT, EIT, OIT } = pack.scoring.weights;
  const sum = IIT + EIT + OIT;
  if (Math.min(IIT, EIT, OIT) < 0 || Math.abs(sum - 1) > 1e-6) {
    report(['scoring', 'weights'], 'weights-sum', { sum: Math.round(sum * 10_000) / 10_000 });
  }
  const { bands } = pack.grades;
  bands.forEach((band, n) => {
    const above = bands[n - 1];
    if (above && band.minTotal > above.minTotal) report(['grades', 'bands', n, 'minTotal'], 'bands-order');
  });
  const last = bands.at(-1);
  if (last && (last.minTotal !== 0 || last.minInstrument !== null))
    report(['grades', 'bands', bands.length - 1], 'bands-floor');
}
