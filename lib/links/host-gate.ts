import type { FetchAnswer } from './fetching';
import { siteOf } from './identity';
import { isPassing, LONGEST, Pace, type Wait } from './pace';

export type GateOptions = {
  /** Requests to one host at a time. */
  perHost: number;
  /** Least time between the starts of two requests to one host, in ms. */
  pause: number;
  wait: Wait;
  /** Nobody waits any more once it says stop. */
  signal?: AbortSignal;
};

/** A request in its host's turn. */
export type Gate = (url: string, task: () => Promise<FetchAnswer>) => Promise<FetchAnswer>;

/**
 * Keeps requests polite: per host a few at a time with a pause between, a longer one where it asks for it (Retry-After).
 * A host that asks to be left alone for longer than anybody waits is not asked any more. Hosts do not wait for each other.
 * @returns runs `task` when the host of `url` is due; its answer or error is passed on
 */
export function hostGate(options: GateOptions): Gate {
  const hosts = new Map<string, Line>();
  return (url, task) => {
    const host = siteOf(url) ?? '';
    const line = hosts.get(host) ?? new Line(options);
    hosts.set(host, line);
    return line.run(task);
  };
}

/** Those who wait for one host. */
class Line {
  private readonly pace: Pace;
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private closed = false;

  constructor(private readonly options: GateOptions) {
    this.pace = new Pace(options.pause, options.wait);
  }

  async run(task: () => Promise<FetchAnswer>): Promise<FetchAnswer> {
    const { perHost, signal } = this.options;
    if (this.running < perHost) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      if (!this.closed) await this.pace.turn(signal);
      if (this.closed) return { ok: false, cause: 'left-alone' };
      const answer = await task();
      this.note(answer);
      return answer;
    } finally {
      // Its place goes to the next one.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** What a host asks for holds for everything that is asked of it; who tries again after other failures waits for himself. */
  private note(answer: FetchAnswer): void {
    if (!answer.ok || answer.retryAfter === null || !isPassing(answer)) return;
    const asked = 1_000 * answer.retryAfter;
    this.closed ||= asked > LONGEST;
    this.pace.failed(asked);
  }
}
