import { urlKey } from './identity';
import { type LinkRecord, type LinkVerdict, LOOK_STATES } from './verdict';

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
  // A person's look holds as long as only a person can tell, and nothing else is seen.
  const looked = LOOK_STATES.has(verdict.state) && verdict.changed !== true ? known?.looked : undefined;
  return {
    id: recordId(assessmentId, url),
    assessmentId,
    url,
    verdict,
    baseline: known?.baseline || before || verdict.print,
    ...(looked === undefined ? {} : { looked }),
    earlier: known === undefined ? [] : [known.verdict, ...known.earlier].slice(0, EARLIER),
  };
}

/**
 * The record after staff looked at what stands there: from now on this is what it should be.
 * @param at ISO instant
 */
export function withLook(record: LinkRecord, at: string): LinkRecord {
  const { verdict } = record;
  // That nothing can be compared is no change.
  const changed = verdict.changed === null ? null : false;
  return { ...record, baseline: verdict.print, verdict: { ...verdict, changed }, looked: at };
}
