import type { FetchAnswer } from './fetching';
import { BUSY, PASSING_CAUSES } from './judge';

/** Resolves after so many ms, or at once when the signal says stop. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Back-off after failures in a row: doubled each time, in ms. */
const FIRST = 1_000;
export const LONGEST = 30_000;

/** Whether asking again later may help. A site that was there a moment ago has a name: then it is this computer that is cut off. */
export function isPassing(answer: FetchAnswer): boolean {
  if (answer.ok) return BUSY.has(answer.status);
  // It answered, and sent on to where nothing did.
  if (answer.target !== undefined) return false;
  return PASSING_CAUSES.has(answer.cause) || answer.cause === 'name-not-found';
}

/** Requests begin one after the other, with a pause between, longer while the server fails or asks for it. */
export class Pace {
  private line: Promise<void> = Promise.resolve();
  private owed = 0;
  private failures = 0;

  constructor(
    private readonly pause: number,
    private readonly wait: Wait,
  ) {}

  /** Resolves when the next request may begin. */
  turn(signal?: AbortSignal): Promise<void> {
    const mine = this.line.then(async () => {
      if (this.owed > 0 && !signal?.aborted) {
        const owed = this.owed;
        this.owed = 0;
        await this.wait(owed, signal);
      }
    });
    this.line = this.pause > 0 ? mine.then(() => this.wait(this.pause, signal)) : mine;
    return mine;
  }

  /** Failures in a row, this one included. The next request waits: as long as was asked for, or ever longer. */
  failed(askedMs: number | null): number {
    this.failures += 1;
    const backOff = Math.min(LONGEST, FIRST * 2 ** (this.failures - 1));
    this.owed = Math.max(this.owed, askedMs ?? backOff);
    return this.failures;
  }

  succeeded(): void {
    this.failures = 0;
  }
}
