import type { Item } from '../checklist/schema';
import { clarificationTh as th } from '../i18n/clarification.th';
import { DEAD_STATES } from '../links/verdict';
import { formatThaiDate } from '../thai/dates';
import type { Picture } from './model';
import type { Submission, SubmittedEvidence, SubmittedItem } from './submission';

/**
 * A first draft of the clarification (คำชี้แจง) for an item that got 0: what was submitted, where it stood, how it could be
 * reached and what was seen of it that day, beside what the checklist asks. It states what is on record and claims nothing
 * else: a link that was not checked, or did not open, is not called open.
 *
 * @param item of the edition that was submitted
 * @param pictures those that are still kept
 * @returns official Thai, plain text, for staff to go on with
 */
export function clarificationDraft(
  submission: Pick<Submission, 'submittedAt'>,
  submitted: SubmittedItem,
  item: Item,
  pictures: readonly Picture[],
): string {
  const day = (iso: string) => formatThaiDate(iso, 'long');
  const evidence = submitted.evidence.map((one, at) => evidenceLines(one, at + 1, pictures, day).join('\n'));
  return [
    th.subject(submitted.code, submitted.name),
    submitted.evidence.length === 0 ? th.nothing(day(submission.submittedAt)) : th.opening(day(submission.submittedAt)),
    ...evidence,
    ...(submitted.explanation ? [th.explanation(submitted.explanation)] : []),
    [th.asks, ...item.criteria.map(({ text }, at) => th.criterion(at + 1, text))].join('\n'),
    th.closing,
  ].join('\n\n');
}

function evidenceLines(
  { url, title, explanation, foundOn, takenAt, verdict, pictureIds }: SubmittedEvidence,
  n: number,
  pictures: readonly Picture[],
  day: (iso: string) => string,
): string[] {
  const kept = pictures.filter(({ id }) => pictureIds.includes(id));
  return [
    th.evidence(n, title || url),
    th.url(url),
    ...(explanation ? [th.way(explanation)] : foundOn ? [th.foundOn(foundOn)] : []),
    th.taken(day(takenAt)),
    verdict ? th.verdict(day(verdict.at), th.states[verdict.state]) : th.unchecked,
    ...kept.map(({ takenAt: at, url: of }) => th.picture(day(at), of)),
  ];
}

/** URLs of the item that did not open when it was submitted: a clarification must not rest on them. */
export function deadWhenSubmitted({ evidence }: SubmittedItem): string[] {
  return evidence.filter(({ verdict }) => verdict && DEAD_STATES.has(verdict.state)).map(({ url }) => url);
}
