import { urlKey } from './identity';
import type { LinkRecord, LinkVerdict } from './verdict';

/** Verdicts kept behind the newest one. */
const EARLIER = 20;

export function recordId(assessmentId: string, url: string): string {
  return `${assessmentId} ${urlKey(url)}`;
}

/**
 * The record after one more verdict. What a change is measured against stays what was read first, or what staff looked
 * at last: a page that changes bit by bit is changed, not unchanged each time.
 *
 * @param known the record so far; undefined = there is none
 * @param before print of an earlier reading that the verdict was measured against; '' = none
 */
export function withVerdict(
  known: LinkRecord | undefined,
  assessmentId: string,
  url: string,
  verdict: LinkVerdict,
  before = '',
): LinkRecord {
  return {
    id: recordId(assessmentId, url),
    assessmentId,
    url,
    verdict,
    baseline: known?.baseline || before || verdict.print,
    earlier: known === undefined ? [] : [known.verdict, ...known.earlier].slice(0, EARLIER),
  };
}

/** The record after staff looked at what has changed: from now on this is what it should be. */
export function withLook(record: LinkRecord): LinkRecord {
  return { ...record, baseline: record.verdict.print, verdict: { ...record.verdict, changed: false } };
}
