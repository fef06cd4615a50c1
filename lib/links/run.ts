import { hostGate } from './host-gate';
import { urlKey } from './identity';
import { type PathReader, pathChecker } from './path-check';
import type { LinkVerdict } from './verdict';
import { linkVerifier, type VerifyContext, type VerifyTools } from './verify';

export type LinkJob = {
  url: string;
  /** Print of an earlier reading; '' = none. */
  before: string;
  /** Explanations of it that may be click paths. */
  explanations?: readonly string[];
};

export type VerifyRun = {
  jobs: readonly LinkJob[];
  context: VerifyContext;
  tools: VerifyTools;
  /** Where click paths begin, and what the newest scan knows of them; absent = they are not followed. */
  paths?: Pick<PathReader, 'home' | 'known'>;
  /** Keeps a verdict; it is told only when this has resolved. */
  record(url: string, verdict: LinkVerdict): Promise<void>;
  onVerdict(url: string, verdict: LinkVerdict, progress: { done: number; all: number }): void;
  signal: AbortSignal;
};

/** Polite to one host, side by side with others. */
const POLITE = { perHost: 2, pause: 250 } as const;
/** Kept in the air over all hosts. */
const AT_ONCE = 8;

/**
 * Verifies addresses, each once, two at a time on one host. A stop keeps what is done: every verdict was stored before
 * it was told.
 *
 * @throws what `record` throws: a full disk ends the run, with everything stored that was told
 */
export async function verifyAll({ jobs, context, tools, paths, record, onVerdict, signal }: VerifyRun): Promise<void> {
  const once = [...new Map([...jobs].reverse().map((job) => [urlKey(job.url), job])).values()];
  const gate = hostGate({ ...POLITE, wait: tools.wait, signal });
  const polite: VerifyTools = { ...tools, fetch: (url, options) => gate(url, () => tools.fetch(url, options)) };
  const verify = linkVerifier(context, polite);
  const checkPaths = paths && pathChecker({ ...paths, tools: polite, signal });
  let done = 0;
  let next = 0;
  let failure: { cause: unknown } | null = null;

  async function work(): Promise<void> {
    for (let job = once[next++]; job !== undefined; job = once[next++]) {
      if (signal.aborted || failure !== null) return;
      const seen = await verify(job.url, job.before, signal);
      if (seen === null) return;
      const checks = (await checkPaths?.(job.url, job.explanations ?? [])) ?? [];
      if (signal.aborted) return;
      const verdict = checks.length === 0 ? seen : { ...seen, paths: checks };
      try {
        await record(job.url, verdict);
      } catch (cause) {
        failure ??= { cause };
        return;
      }
      done += 1;
      onVerdict(job.url, verdict, { done, all: once.length });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const failed = failure as { cause: unknown } | null;
  if (failed !== null) throw failed.cause;
}
