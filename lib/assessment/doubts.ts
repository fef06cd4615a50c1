import type { Finding, Reason } from '../audit/finding';
import { endOf } from '../links/ends';
import { siteOf, urlKey } from '../links/identity';
import { type CheckedLink, DEAD_STATES, type LinkState, LOOK_STATES } from '../links/verdict';
import type { Answer, Decision, Evidence, Observation } from './model';
import { counts, type YearVerdict } from './years';

export type DoubtInput = {
  answer: Answer | null;
  explanation: string;
  pieces: readonly {
    evidence: Evidence;
    years: YearVerdict;
    observation: Observation | null;
    /** Null = its link was never verified. */
    link: CheckedLink | null;
  }[];
  criteria: readonly { finding: Finding | null; decision: Decision | null; decided: boolean }[];
  /** Hosts of the agency's main site. */
  hosts: readonly string[];
};
type Piece = DoubtInput['pieces'][number];
type Params = Reason['params'];

/**
 * What may be doubtful about an item as a whole; null = nothing. Words under the same key in lib/i18n/doubts.*.
 * `doubt.year-advice` and `doubt.criterion-failed` tell what the machine saw; everything else what staff did or left.
 */
const ITEM_DOUBTS: Record<string, (item: DoubtInput) => Params | null> = {
  'doubt.no-answer': ({ answer }) => when(answer === null),
  'doubt.answer-no-with-evidence': ({ answer, pieces }) =>
    when(answer === 'no' && pieces.length > 0, { count: pieces.length }),
  'doubt.answer-yes-without-evidence': ({ answer, pieces }) => when(answer === 'yes' && pieces.length === 0),
  'doubt.no-explanation': ({ answer, explanation, pieces }) => {
    const due = answer === 'yes' || (answer === null && pieces.length > 0);
    const written = [explanation, ...pieces.map(({ evidence }) => evidence.explanation)].some(
      (text) => text.trim() !== '',
    );
    return when(due && !written);
  },
  'doubt.criterion-unmet': ({ criteria }) =>
    atLeastOne(criteria.filter(({ decision }) => decision?.verdict === 'unmet').length),
  'doubt.criterion-failed': ({ criteria }) =>
    atLeastOne(
      criteria.filter(
        ({ decision, finding }) => decision === null && finding?.outcome === 'failed' && counts(finding.basis),
      ).length,
    ),
  'doubt.criteria-open': ({ criteria, pieces }) =>
    pieces.length === 0
      ? null
      : atLeastOne(criteria.filter(({ decision, decided }) => decision === null && !decided).length),
};

/** What may be doubtful about one piece of evidence. Its place in the item (from 1) and its title go with it. */
const EVIDENCE_DOUBTS: Record<string, (piece: Piece, item: DoubtInput) => Params | null> = {
  'doubt.carried': ({ evidence: { carried } }) =>
    carried?.confirmedAt === null ? { edition: carried.edition, code: carried.code } : null,
  'doubt.wrong-year': ({ evidence, years }) => wrongYear(evidence, years, true),
  'doubt.year-advice': ({ evidence, years }) => wrongYear(evidence, years, false),
  'doubt.not-main-site': ({ evidence, link }, { hosts }) => {
    const ours = new Set(hosts.map((host) => siteOf(`http://${host}`)));
    const onSite = [evidence.url, endOf(evidence.url, link)].some((url) => ours.has(siteOf(url)));
    return when(!onSite, { host: siteOf(evidence.url) ?? '' });
  },
  'doubt.same-page': (piece, { pieces }) => {
    const end = evidenceEnd(piece);
    const first = pieces.findIndex((one) => evidenceEnd(one) === end);
    return when(pieces[first] !== piece, { other: first + 1 });
  },
  'doubt.content-placeholder': ({ observation }) => when(observation !== null && observation.content !== 'present'),
  'doubt.link-dead': ({ link }) => when(inStates(link, DEAD_STATES)),
  'doubt.link-look': ({ link }) => when(inStates(link, LOOK_STATES) && link?.looked === undefined),
  'doubt.link-moved': ({ link }) => when(link?.verdict.state === 'redirected'),
  'doubt.link-changed': ({ link }) => when(link?.verdict.changed === true),
  'doubt.link-stale': ({ link }) => when(link?.stale === true),
  'doubt.link-unchecked': ({ observation, link }) => when(observation === null && link === null),
};

/** Where a piece ends, the place in the page included: a short link and its long one end at the same. */
function evidenceEnd({ evidence, link }: Piece): string {
  return urlKey(endOf(evidence.url, link), { fragment: true });
}

function inStates(link: CheckedLink | null, states: ReadonlySet<LinkState>): boolean {
  return link !== null && states.has(link.verdict.state);
}

/** Every doubt about an item, those about the item as a whole first. */
export function doubtsOf(item: DoubtInput): Reason[] {
  const doubts: Reason[] = [];
  for (const [key, ask] of Object.entries(ITEM_DOUBTS)) {
    const params = ask(item);
    if (params !== null) doubts.push({ key, params });
  }
  for (const [key, ask] of Object.entries(EVIDENCE_DOUBTS)) {
    for (const [at, piece] of item.pieces.entries()) {
      const params = ask(piece, item);
      if (params !== null) doubts.push({ key, params: { at: at + 1, title: piece.evidence.title, ...params } });
    }
  }
  return doubts;
}

function wrongYear(evidence: Evidence, years: YearVerdict, known: boolean): Params | null {
  if (years.verdict !== 'wrong' || years.known !== known) return null;
  return { years: evidence.fiscalYears.slice(0, 12).join(', '), expected: years.expected };
}

function when(holds: boolean, params: Params = {}): Params | null {
  return holds ? params : null;
}

function atLeastOne(count: number): Params | null {
  return when(count > 0, { count });
}
