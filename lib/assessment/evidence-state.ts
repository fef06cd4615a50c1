import type { Evidence, ItemResult } from './model';
import type { ItemReadiness } from './readiness';
import type { Submission, SubmittedItem } from './submission';

/**
 * How far a piece of evidence has come. Nothing of it is stored: it follows from what was submitted and what came of it.
 * drafted    taken, its item is not ready
 * ready      its item is ready to be sent
 * submitted  stood in what was entered into ITAS, under the address that it has now
 * accepted   submitted, and its item got full score
 * refused    submitted, and its item got less
 */
export type EvidenceState = 'drafted' | 'ready' | 'submitted' | 'accepted' | 'refused';

const FULL_SCORE = 100;

/** @param submissions the newest first */
export function evidenceState(
  evidence: Pick<Evidence, 'id' | 'item' | 'url'>,
  item: Pick<ItemReadiness, 'readiness'> | undefined,
  submissions: readonly Submission[],
  results: readonly ItemResult[],
): EvidenceState {
  const submitted = submittedItem(submissions, evidence.item)?.evidence.some(
    ({ evidenceId, url }) => evidenceId === evidence.id && url === evidence.url,
  );
  if (!submitted) return item?.readiness === 'ready' ? 'ready' : 'drafted';
  const score = results.find((result) => result.item === evidence.item)?.score ?? null;
  if (score === null) return 'submitted';
  return score >= FULL_SCORE ? 'accepted' : 'refused';
}

/** The item as it was submitted last; null = nothing was submitted, or not this item. */
export function submittedItem(submissions: readonly Submission[], item: string): SubmittedItem | null {
  return submissions[0]?.items.find((one) => one.item === item) ?? null;
}

/** What an item says otherwise today than when it was submitted. */
export type ItemDifference = {
  item: SubmittedItem;
  answer: boolean;
  explanation: boolean;
  /** URLs that came, and that went, since. */
  added: string[];
  removed: string[];
};

type Now = {
  answer: 'yes' | 'no' | null;
  explanation: string;
  evidence: readonly Pick<Evidence, 'url' | 'explanation'>[];
};

/** Items that are otherwise now than in the submission, in its order. */
export function differencesSince(submission: Submission, now: (item: string) => Now): ItemDifference[] {
  return submission.items.flatMap((item) => {
    const today = now(item.item);
    const then = new Map(item.evidence.map(({ url, explanation }) => [url, explanation]));
    const urls = new Set(today.evidence.map(({ url }) => url));
    const difference = {
      item,
      answer: today.answer !== item.answer,
      explanation:
        today.explanation !== item.explanation ||
        today.evidence.some(({ url, explanation }) => then.has(url) && then.get(url) !== explanation),
      added: [...urls].filter((url) => !then.has(url)),
      removed: [...then.keys()].filter((url) => !urls.has(url)),
    };
    const { answer, explanation, added, removed } = difference;
    return answer || explanation || added.length > 0 || removed.length > 0 ? [difference] : [];
  });
}
