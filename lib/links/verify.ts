import { WebUrl } from '../assessment/primitives';
import { DOCUMENT_NAME, DOCUMENT_TYPE, fileNameOf } from '../documents/kinds';
import { DOCUMENT_LIMITS } from '../documents/limits';
import type { PageFacts } from '../page/facts';
import { refreshOf } from '../page/refresh';
import type { FetchAnswer, Fetcher, FetchOptions } from './fetching';
import { differs, featuresOf } from './fingerprint';
import { siteOf, urlKey } from './identity';
import {
  BUSY,
  type FileReading,
  isPage,
  type Judged,
  judgeAnswer,
  judgeFile,
  judgePage,
  judgeReading,
  type Manners,
  PASSING_CAUSES,
  type PageAnswer,
} from './judge';
import { LONGEST } from './pace';
import type { LinkVerdict } from './verdict';

export type { PageAnswer };

export type VerifyTools = {
  fetch: Fetcher;
  /** An HTML answer as facts. */
  read(answer: PageAnswer): PageFacts | Promise<PageFacts>;
  /** How a document could be read; absent = that it comes is all that is seen. Rejects when there is no telling. */
  readFile?(file: {
    bytes: Uint8Array<ArrayBuffer>;
    url: string;
    name: string;
    contentType: string;
  }): Promise<FileReading>;
  /** Whether the host of an address may be read. */
  granted(url: string): boolean;
  /** Resolves after so many ms, or at once when the signal says stop. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** ISO instant. */
  now(): string;
  /** A path that no site has; asked for once a host, to see what the host sends for one. */
  randomPath(): string;
};

export type VerifyContext = {
  /** The agency's hosts. */
  hosts: readonly string[];
  /** Whether a page of the agency links to an address; null = not known. */
  linked(url: string): boolean | null | Promise<boolean | null>;
};

export const VERIFY_LIMITS = {
  maxBytes: 3_000_000,
  timeout: 20_000,
  /** Of what is called like a document: the end of a file says whether it is whole. */
  fileBytes: DOCUMENT_LIMITS.bytes,
  fileTimeout: 120_000,
  tries: 3,
  longestWait: LONGEST,
  refreshes: 3,
} as const;

/**
 * Verifies links one after another or side by side; what it learns of a host serves all its links.
 *
 * @returns `verify(url, before)`: the verdict on one address; `before` is the print of an earlier reading, '' = none.
 *   Never throws: whatever happens is a verdict. null = the signal stopped it: nothing is known.
 */
export function linkVerifier(
  context: VerifyContext,
  tools: VerifyTools,
): (url: string, before: string, signal?: AbortSignal) => Promise<LinkVerdict | null> {
  const ours = new Set(context.hosts.map((host) => siteOf(`http://${host}`)));
  const known = new Map<string, Promise<Manners>>();

  const mannersOf = (url: string, signal?: AbortSignal): Promise<Manners> => {
    const origin = new URL(url).origin;
    let manners = known.get(origin);
    if (manners === undefined) {
      manners = learnManners(origin, tools, signal);
      known.set(origin, manners);
      // A host that was interrupted is asked again.
      void manners.then(() => signal?.aborted && known.delete(origin));
    }
    return manners;
  };

  return async (url, before, signal) => {
    const seen = await judge(url, tools, mannersOf, signal);
    if (seen === null || signal?.aborted) return null;
    const { judged, via } = seen;
    const host = siteOf(url);
    const onSite = host !== null && ours.has(host);
    // A short link in the evidence, and where it leads on the site, are the same to a visitor.
    const places = [url, ...(judged.finalUrl === null ? [] : [judged.finalUrl])];
    const linked = onSite ? [true] : await Promise.all(places.map((one) => context.linked(one)));
    return {
      ...judged,
      ...(via.length > 0 ? { via } : {}),
      offSite: linked.includes(true) ? false : linked.includes(null) ? null : true,
      changed: differs(before, judged.print),
      at: tools.now(),
    };
  };
}

async function judge(
  url: string,
  tools: VerifyTools,
  mannersOf: (url: string, signal?: AbortSignal) => Promise<Manners>,
  signal?: AbortSignal,
): Promise<{ judged: Judged; via: string[] } | null> {
  const { at, answer, hops } = await follow(url, tools, signal);
  if (!answer.ok && answer.cause === 'cancelled') return null;
  let judged = judgeAnswer(at, answer, tools.granted(at));
  if (judged === null && answer.ok) {
    judged = isPage(answer)
      ? judgePage(url, answer, await tools.read(answer), await mannersOf(answer.finalUrl, signal))
      : await judgeDocument(url, answer, tools);
  }
  if (judged === null) return null;
  const ends = new Set([urlKey(url), urlKey(judged.finalUrl ?? url)]);
  const between = [...new Set(hops)].filter((hop) => !ends.has(urlKey(hop)) && WebUrl.safeParse(hop).success);
  return { judged, via: between.slice(0, MOST_HOPS) };
}

/** Hops that are kept: browsers give up after twenty. */
const MOST_HOPS = 20;

async function judgeDocument(url: string, answer: PageAnswer, { readFile }: VerifyTools): Promise<Judged> {
  const judged = await judgeFile(url, answer);
  const { bytes, finalUrl, contentType, truncated } = answer;
  if (!readFile || truncated || !(DOCUMENT_NAME.test(url) || DOCUMENT_TYPE.test(contentType))) return judged;
  const file = { bytes, url: finalUrl, name: fileNameOf(finalUrl), contentType };
  const reading = await readFile(file).catch(() => null);
  return reading === null ? judged : judgeReading(judged, reading);
}

/**
 * Asks as a visitor's browser does: where a page sends its visitors on by itself (meta refresh), that is asked in its
 * place, some times in a row. `at` is what was asked last, `hops` every address on the way.
 */
export async function follow(
  url: string,
  tools: Pick<VerifyTools, 'fetch' | 'wait'>,
  signal?: AbortSignal,
): Promise<{ at: string; answer: FetchAnswer; hops: string[] }> {
  let at = url;
  let answer = await ask(at, tools, signal);
  const hops = hopsOf(answer);
  const seen = new Set([urlKey(at)]);
  while (seen.size <= VERIFY_LIMITS.refreshes && answer.ok && answer.status === 200 && isPage(answer)) {
    const next = refreshOf(answer);
    if (next === null || seen.has(urlKey(next))) break;
    at = next;
    seen.add(urlKey(at));
    const there = await ask(at, tools, signal);
    hops.push(at, ...hopsOf(there));
    answer = there.ok || there.target !== undefined ? there : { ...there, target: at };
  }
  return { at, answer, hops };
}

function hopsOf(answer: FetchAnswer): string[] {
  return answer.ok ? [...answer.chain.map(({ url }) => url), answer.finalUrl] : [];
}

/** Asks, and asks again when that may help: after a time-out, a failing or a busy server. */
async function ask(
  url: string,
  tools: Pick<VerifyTools, 'fetch' | 'wait'>,
  signal?: AbortSignal,
): Promise<FetchAnswer> {
  const document = DOCUMENT_NAME.test(url);
  const options: FetchOptions = {
    maxBytes: document ? VERIFY_LIMITS.fileBytes : VERIFY_LIMITS.maxBytes,
    timeout: document ? VERIFY_LIMITS.fileTimeout : VERIFY_LIMITS.timeout,
    ...(signal ? { signal } : {}),
  };
  for (let tried = 1; ; tried++) {
    const answer = await tools.fetch(url, options);
    const passing = answer.ok ? BUSY.has(answer.status) : PASSING_CAUSES.has(answer.cause);
    if (!passing || tried >= VERIFY_LIMITS.tries) return answer;
    const asked = answer.ok && answer.retryAfter !== null ? answer.retryAfter * 1000 : 1000 * 2 ** (tried - 1);
    // A server that wants to be left alone for longer is left alone.
    if (asked > VERIFY_LIMITS.longestWait) return answer;
    await tools.wait(asked, signal);
    if (signal?.aborted) return { ok: false, cause: 'cancelled' };
  }
}

async function learnManners(origin: string, tools: VerifyTools, signal?: AbortSignal): Promise<Manners> {
  const [home, missing] = await Promise.all(
    [`${origin}/`, `${origin}/${tools.randomPath()}`].map(async (url) => {
      const { answer } = await follow(url, tools, signal);
      if (!answer.ok || answer.status !== 200 || !isPage(answer)) return null;
      return { at: answer.finalUrl, features: featuresOf(await tools.read(answer)) };
    }),
  );
  return { home: home?.features ?? null, missing: missing?.features ?? null, homeAt: home?.at ?? null };
}
