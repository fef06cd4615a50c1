import type { Reason } from '../audit/finding';
import { DOCUMENT_NAME, DOCUMENT_TYPE, FILE_NAME, fileNameOf } from '../documents/kinds';
import type { FileVerdict } from '../documents/verdict';
import type { FetchAnswer, Fetcher } from '../links/fetching';
import { urlKey } from '../links/identity';
import {
  isHomeOf,
  isPage,
  type Judged,
  judgeAnswer,
  judgeFile,
  PASSING_CAUSES,
  type PageAnswer,
  sentAway,
} from '../links/judge';
import { refreshOf } from '../page/refresh';
import type { Audited, Body, Habits, PageReading } from './reading';

export type FileReading = { verdict: FileVerdict; reason: Reason | null; audited: Audited | null };

/** What a visit needs of its surroundings. Reading happens in a worker: it may fail, and then says so by rejecting. */
export type VisitTools = {
  fetch: Fetcher;
  page(url: string, body: Body, habits: Habits): Promise<PageReading>;
  features(body: Body): Promise<Uint32Array>;
  /** Null = files are only seen to open; their words are not read. */
  readFile:
    | ((file: {
        bytes: Uint8Array<ArrayBuffer>;
        url: string;
        name: string;
        contentType: string;
      }) => Promise<FileReading>)
    | null;
  /** Whether the host of an address may be read. */
  granted(url: string): boolean;
  /** A path that no site has. */
  randomPath(): string;
};

/** What stands at an address: a page that was read, a file, or nothing that could be read. */
export type Visit = {
  judged: Judged;
  page: PageReading | null;
  /** The page sends its visitors on by itself, to where it was judged to end: that has its own turn. */
  sentOn: boolean;
  file: { verdict: FileVerdict | null; audited: Audited | null } | null;
};

export const VISIT_LIMITS = {
  page: 3_000_000,
  /** One byte more than is read of a file: so that a longer one is seen to be longer. */
  file: 50 * 1024 * 1024 + 1,
  /** Of a file that is not read: enough to see that it comes. */
  glance: 65_536,
  pageTime: 20_000,
  fileTime: 120_000,
} as const;

/** Asks for an address as far as its name tells what it is. */
export function request(url: string, tools: VisitTools, signal: AbortSignal): Promise<FetchAnswer> {
  const document = tools.readFile !== null && DOCUMENT_NAME.test(url);
  const maxBytes = document ? VISIT_LIMITS.file : FILE_NAME.test(url) ? VISIT_LIMITS.glance : VISIT_LIMITS.page;
  return tools.fetch(url, { maxBytes, timeout: document ? VISIT_LIMITS.fileTime : VISIT_LIMITS.pageTime, signal });
}

/** Pages in a row that send their visitors on which are followed to the home page. */
const REFRESHES = 3;

/** Where nothing is known of a host. */
export const NO_HABITS: Habits = { home: null, missing: null };

/**
 * Reads what came; never throws. `habits` tells those of the host where the answer ended; when they could not be learned
 * just now (null), nothing is said: null.
 */
export async function readVisit(
  url: string,
  answer: FetchAnswer,
  habits: (url: string) => Promise<Habits | null>,
  tools: VisitTools,
  signal: AbortSignal,
): Promise<Visit | null> {
  const judged = judgeAnswer(url, answer, tools.granted(url));
  if (judged !== null || !answer.ok) return { judged: judged ?? unread(null), page: null, sentOn: false, file: null };
  if (!isPage(answer)) return readAsFile(url, answer, tools, signal);
  const known = await habits(answer.finalUrl);
  if (known === null) return null;
  try {
    const { status, finalUrl, charset, bytes } = answer;
    const page = await tools.page(url, { status, finalUrl, charset, bytes }, known);
    const target = refreshOf(answer);
    if (target === null) return { judged: page.judged, page, sentOn: false, file: null };
    const judged = tools.granted(target) ? sentTo(url, target, status, known) : sentAway(target, status);
    return { judged, page, sentOn: true, file: null };
  } catch {
    return { judged: unread(answer.status), page: null, sentOn: false, file: null };
  }
}

/** As a redirect that the server makes: by where it ends. */
function sentTo(url: string, target: string, status: number, { homeAt }: Habits): Judged {
  const home = isHomeOf(target, homeAt) && !isHomeOf(url, null);
  const reason: Reason = home
    ? { key: 'link.home-instead', params: {} }
    : { key: 'link.redirected', params: { target: target.slice(0, 300) } };
  return { state: home ? 'home-instead' : 'redirected', reason, status, finalUrl: target, print: '' };
}

async function readAsFile(url: string, first: PageAnswer, tools: VisitTools, signal: AbortSignal): Promise<Visit> {
  const { readFile } = tools;
  const judged = await judgeFile(url, first);
  const wanted = DOCUMENT_NAME.test(url) || DOCUMENT_TYPE.test(first.contentType);
  if (readFile === null || !wanted)
    return { judged, page: null, sentOn: false, file: { verdict: null, audited: null } };
  const broken = { page: null, sentOn: false, file: { verdict: 'broken' as const, audited: null } };
  // Only its type told that it is a file: then it was cut off where a page would be.
  const more = first.truncated && first.bytes.length < VISIT_LIMITS.file;
  const answer = more
    ? await tools.fetch(url, { maxBytes: VISIT_LIMITS.file, timeout: VISIT_LIMITS.fileTime, signal })
    : first;
  if (!answer.ok) return { ...broken, judged };
  try {
    const { bytes, finalUrl, contentType } = answer;
    const { verdict, audited } = await readFile({ bytes, url: finalUrl, name: fileNameOf(finalUrl), contentType });
    return { ...broken, judged: more ? await judgeFile(url, answer) : judged, file: { verdict, audited } };
  } catch {
    return { ...broken, judged };
  }
}

/** It came, and reading it failed: staff have to look. */
function unread(status: number | null): Judged {
  return { state: 'blocked', reason: { key: 'scan.unread', params: {} }, status, finalUrl: null, print: '' };
}

/**
 * What a host sends for its home page and for a page that is not there: asked once, told to all its pages. Null = it did
 * not answer; it is asked again the next time.
 */
export function habitsOf(tools: VisitTools, signal: AbortSignal): (url: string) => Promise<Habits | null> {
  const known = new Map<string, Promise<Habits | null>>();
  const one = async (url: string): Promise<{ at: string; features: Uint32Array | null } | null> => {
    const seen = new Set<string>();
    for (let next: string | null = url; next !== null; ) {
      seen.add(urlKey(next));
      const answer: FetchAnswer = await request(next, tools, signal);
      if (!answer.ok && PASSING_CAUSES.has(answer.cause)) throw new Error(answer.cause);
      if (!answer.ok || answer.status !== 200 || !isPage(answer)) return null;
      next = refreshOf(answer);
      if (next === null || seen.size > REFRESHES || seen.has(urlKey(next)) || !tools.granted(next)) {
        return { at: answer.finalUrl, features: await tools.features(answer).catch(() => null) };
      }
    }
    return null;
  };
  const learn = async (origin: string): Promise<Habits | null> => {
    try {
      const [home, missing] = await Promise.all([one(`${origin}/`), one(`${origin}/${tools.randomPath()}`)]);
      return { home: home?.features ?? null, missing: missing?.features ?? null, homeAt: home?.at ?? null };
    } catch {
      known.delete(origin);
      return null;
    }
  };
  return (url) => {
    const { origin } = new URL(url);
    const habits = known.get(origin) ?? learn(origin);
    known.set(origin, habits);
    return habits;
  };
}
