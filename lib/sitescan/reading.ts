import { auditPage } from '../audit';
import { namesIn } from '../audit/agency';
import type { AuditContext, PageAudit, Suggestion } from '../audit/finding';
import type { EditionPack } from '../checklist/schema';
import { featuresOf } from '../links/fingerprint';
import { type Judged, judgePage, type PageAnswer } from '../links/judge';
import { collect } from '../page/collect';
import type { PageFacts } from '../page/facts';
import { parsePage } from '../page/parse';
import { personalDataIn, withoutPersonal } from '../personal';
import { type Way, waysOf } from './links';
import { OTHER_AGENCY, type ScannedPage } from './model';

/** What becomes of a page's bytes: the heavy part of a scan, pure, so that it runs in a worker as in a test. */

/** Of an HTML answer as much as reading needs. */
export type Body = Pick<PageAnswer, 'status' | 'finalUrl' | 'charset' | 'bytes'>;

/**
 * Features of the host's home page and of the page that it sends for nothing, as numbers; null = not known. `homeAt`: the
 * address where its home page sends visitors on to.
 */
export type Habits = { home: Uint32Array | null; missing: Uint32Array | null; homeAt?: string | null };

/** What the audit says of a page or file, as far as a scan keeps it. */
export type Audited = Pick<
  ScannedPage,
  'kind' | 'title' | 'content' | 'fiscalYears' | 'suggestions' | 'entryFor' | 'personal'
> & {
  /** Rows of an index page of the edition that is scanned for. */
  listed: { item: string; urls: string[] }[];
};

export type PageReading = { judged: Judged; audited: Audited; ways: Way[] };

export type PageReader = {
  /** Everything about a page. */
  page(url: string, body: Body, habits: Habits): PageReading;
  /** Only its features: to compare others with. */
  features(body: Body): Uint32Array;
  /** What the audit says of a file's facts. */
  facts(facts: PageFacts): Audited;
};

export function pageReader(edition: EditionPack, context: AuditContext): PageReader {
  const audited = (facts: PageFacts) => {
    const personal = personalDataIn(facts).map(({ kind }) => kind);
    // Of personal data only the kind is kept: nothing that is stored comes from the facts as they are.
    const clean = withoutPersonal(facts);
    return auditedOf(clean, auditPage(clean, edition, context), personal, otherAgencyOf(clean, context.agency.name));
  };
  return {
    page(url, body, { home, missing, homeAt = null }) {
      const facts = factsOf(body);
      const manners = { home: home && new Set(home), missing: missing && new Set(missing), homeAt };
      const judged = judgePage(url, body, facts, manners);
      return { judged, audited: audited(facts), ways: waysOf(withoutPersonal(facts)) };
    },
    features: (body) => Uint32Array.from(featuresOf(factsOf(body))),
    facts: audited,
  };
}

function factsOf({ bytes, finalUrl, charset }: Body): PageFacts {
  return collect(parsePage(bytes, finalUrl, charset === null ? {} : { charset }), finalUrl);
}

/** Suggestions of a page that are kept, and places of a finding. */
const SUGGESTIONS = 3;
const PLACES = 2;

function auditedOf(
  facts: PageFacts,
  audit: PageAudit,
  personal: readonly string[],
  otherAgency: string | null,
): Audited {
  const { index } = audit;
  const ours = index !== null && index.scheme === 'nacc' && index.edition === audit.edition;
  return {
    kind: audit.kind,
    title: (audit.heading || facts.title).slice(0, 300),
    content: audit.content,
    fiscalYears: audit.fiscalYears,
    suggestions: audit.items.slice(0, SUGGESTIONS).map((one) => shortened(one, otherAgency)),
    entryFor: audit.entryFor,
    personal: [...personal],
    listed: ours
      ? index.entries.flatMap(({ item, urls }) => (item !== null && urls.length > 0 ? [{ item, urls }] : []))
      : [],
  };
}

function shortened(suggestion: Suggestion, otherAgency: string | null): Suggestion {
  const findings = suggestion.findings.map((one) => ({ ...one, where: one.where.slice(0, PLACES) }));
  const { signals } = suggestion;
  if (otherAgency === null) return { ...suggestion, findings };
  const foreign = { reason: { key: OTHER_AGENCY, params: { found: otherAgency } }, weight: -0.5, where: null };
  return { ...suggestion, findings, signals: [...signals, foreign] };
}

/**
 * The name of another local government that a page or file names more than once while it never names ours: a copy, or
 * what was meant for somebody else. Null = none, or ours is not known.
 */
function otherAgencyOf({ title, blocks }: PageFacts, ours: string): string | null {
  const [own] = namesIn(ours);
  if (own === undefined) return null;
  const times = new Map<string, number>();
  for (const text of [title, ...blocks.slice(0, MOST_BLOCKS).map((block) => block.text)]) {
    if (!MAY_NAME.test(text)) continue;
    for (const name of namesIn(text)) {
      // Names are cut where a word begins, which Thai does not mark: one that begins like the other is the same.
      if (name.startsWith(own) || own.startsWith(name)) return null;
      times.set(name, (times.get(name) ?? 0) + 1);
    }
  }
  const [most] = [...times].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] > 1 ? most[0] : null;
}

const MOST_BLOCKS = 2_000;
/** Cheap to ask before a text is read for names. */
const MAY_NAME = /ตำบล|ตําบล|จังหวัด|เทศบาล|อบ[ตจ]|ท[ตมน]\.|องค์/;
