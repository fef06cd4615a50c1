import { type CompiledRule, compiledLookAlikes, compiledTopics, neutralPattern } from './compile';

/** What a page has, for rules that need it. Index rows and addresses have nothing: there the needs are not asked. */
export type PageMeans = { form: boolean; channel: boolean };

export type NameMatch = {
  topic: string;
  /** 0-1: the rule's weight, less what the name leaves uncovered. */
  score: number;
  weight: number;
};

/** The name of an agency behind a heading: says whose it is, not what. */
const OWNER =
  /(?:ของ)?(?:กรุงเทพมหานคร|เมืองพัทยา|(?:องค์การบริหารส่วน(?:ตาบล|จังหวัด)|องค์กรบริหารส่วนตาบล|เทศบาล(?:ตาบล|เมือง|นคร)|อบต|โรงเรียน|วิทยาลัย(?!การ)|สานักงานเขต)[ก-๎]{2,40}?(?=$|ประจา|ปี|พศ|\d|แผน|รายงาน|เรื่อง))/gu;
/** The share of its weight that a name keeps where it covers next to nothing of its heading. */
const FLOOR: Readonly<Record<CompiledRule['cover'], number>> = { whole: 0.1, most: 0.35, any: 0.75 };

function meets(rule: CompiledRule, means: PageMeans | null): boolean {
  if (rule.needs === null || means === null) return true;
  if (rule.needs === 'form') return means.form;
  return rule.needs === 'no-form' ? !means.form : means.channel;
}

/** How much of the folded text a rule covers (0-1), or 0 when it does not fit. */
export function coverage(rule: CompiledRule, folded: string): number {
  const spans: [number, number][] = [];
  for (const pattern of rule.all) {
    pattern.lastIndex = 0;
    let hit = pattern.exec(folded);
    if (hit === null) return 0;
    for (let count = 0; hit !== null && count < 12; count++) {
      spans.push([hit.index, hit.index + hit[0].length]);
      if (hit[0] === '') break;
      hit = pattern.exec(folded);
    }
  }
  // Asked last: of most rules nothing fits, and a pattern that is never asked is never compiled.
  if (rule.none.some((pattern) => pattern.test(folded))) return 0;
  spans.sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let end = 0;
  let rest = '';
  for (const [from, to] of spans) {
    if (from > end) rest += `${folded.slice(end, from)} `;
    covered += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  rest += folded.slice(end);
  const uncovered = rest.replace(OWNER, '').replace(neutralPattern(), '').replaceAll(' ', '').length;
  return covered / Math.max(1, covered + uncovered);
}

/** Menus, titles and lists say the same words again and again, on one page and from page to page. */
const named = new Map<string, readonly NameMatch[]>();
const NAMED_TEXT = 120;
const NAMED_SIZE = 10_000;

/** The topics that a folded heading names, best first. */
export function namedTopics(folded: string, means: PageMeans | null): readonly NameMatch[] {
  if (folded.length < 2 || folded.length > 500) return [];
  if (folded.length > NAMED_TEXT) return findNamed(folded, means);
  const key = means === null ? folded : `${folded}\n${means.form}${means.channel}`;
  const known = named.get(key);
  if (known !== undefined) return known;
  if (named.size >= NAMED_SIZE) named.clear();
  const found = findNamed(folded, means);
  named.set(key, found);
  return found;
}

function findNamed(folded: string, means: PageMeans | null): NameMatch[] {
  const found: NameMatch[] = [];
  for (const { topic, names } of compiledTopics()) {
    let best: NameMatch | null = null;
    for (const rule of names) {
      if (best !== null && rule.weight <= best.score) continue;
      if (!meets(rule, means)) continue;
      const cover = coverage(rule, folded);
      if (cover === 0) continue;
      const floor = FLOOR[rule.cover];
      const score = rule.weight * (floor + (1 - floor) * cover);
      if (best === null || score > best.score) best = { topic, score, weight: rule.weight };
    }
    if (best !== null) found.push(best);
  }
  return found.sort((a, b) => b.score - a.score);
}

/** The topics whose official criterion stands in a folded text, best first. */
export function criteriaTopics(folded: string): NameMatch[] {
  const found: NameMatch[] = [];
  for (const { topic, criteria } of compiledTopics()) {
    let best: NameMatch | null = null;
    for (const rule of criteria) {
      const cover = coverage(rule, folded);
      if (cover === 0) continue;
      const score = rule.weight * (0.9 + 0.1 * cover);
      if (best === null || score > best.score) best = { topic, score, weight: rule.weight };
    }
    if (best !== null) found.push(best);
  }
  return found.sort((a, b) => b.score - a.score);
}

/** The topics whose deeds the folded lead of a story tells, best first. */
export function storyTopics(folded: string): NameMatch[] {
  return compiledTopics()
    .flatMap(({ topic, story }) =>
      story
        .filter((rule) => coverage(rule, folded) > 0)
        .map(({ weight }): NameMatch => ({ topic, score: weight, weight })),
    )
    .sort((a, b) => b.score - a.score);
}

/** Why a folded heading serves no item although it looks like one; null when it does not look so. */
export function lookAlikeReason(folded: string, means: PageMeans | null): string | null {
  for (const { rule, reason } of compiledLookAlikes()) {
    if (meets(rule, means) && coverage(rule, folded) > 0) return reason;
  }
  return null;
}
