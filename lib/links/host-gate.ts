import { siteOf } from './identity';
import { Pace, type Wait } from './pace';

export type GateOptions = {
  /** Requests to one host at a time. */
  perHost: number;
  /** Least time between the starts of two requests to one host, in ms. */
  pause: number;
  wait: Wait;
  /** Nobody waits any more once it says stop. */
  signal?: AbortSignal;
};

/**
 * Keeps requests polite: per host a few at a time with a pause between. Hosts do not wait for each other.
 * @returns runs `task` when the host of `url` is due; its result or error is passed on
 */
export function hostGate(options: GateOptions): <T>(url: string, task: () => Promise<T>) => Promise<T> {
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

  constructor(private readonly options: GateOptions) {
    this.pace = new Pace(options.pause, options.wait);
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    const { perHost, signal } = this.options;
    if (this.running < perHost) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      await this.pace.turn(signal);
      return await task();
    } finally {
      // Its place goes to the next one.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
