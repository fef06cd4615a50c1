import { WebUrl } from '../assessment/model';
import type { Reason } from '../audit/finding';
import type { Block, PageFacts } from '../page/facts';
import type { FetchAnswer, FetchCause, Fetcher } from './fetching';
import {
  differs,
  type Features,
  featuresOf,
  fieldFeature,
  filePrint,
  ownFeatures,
  pagePrint,
  textFeature,
} from './fingerprint';
import { siteOf, urlKey } from './identity';
import type { LinkState, LinkVerdict } from './verdict';

/** An answer that came, as a page or a file. */
export type PageAnswer = Extract<FetchAnswer, { ok: true }>;

export type VerifyTools = {
  fetch: Fetcher;
  /** An HTML answer as facts. */
  read(answer: PageAnswer): PageFacts | Promise<PageFacts>;
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
  linked(url: string): boolean | null;
};

/** What a host sends for its home page and for a page that is not there. */
type Manners = { home: Features | null; missing: Features | null };

export const VERIFY_LIMITS = { maxBytes: 3_000_000, timeout: 20_000, tries: 3, longestWait: 30_000 } as const;

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
    const judged = await judge(url, tools, mannersOf, signal);
    if (judged === null || signal?.aborted) return null;
    const host = siteOf(url);
    const linked = host !== null && ours.has(host) ? true : context.linked(url);
    return {
      ...judged,
      offSite: linked === null ? null : !linked,
      changed: differs(before, judged.print),
      at: tools.now(),
    };
  };
}

type Judged = Pick<LinkVerdict, 'state' | 'reason' | 'status' | 'finalUrl' | 'print'>;

async function judge(
  url: string,
  tools: VerifyTools,
  mannersOf: (url: string, signal?: AbortSignal) => Promise<Manners>,
  signal?: AbortSignal,
): Promise<Judged | null> {
  const answer = await ask(url, tools, signal);
  if (!answer.ok) return answer.cause === 'cancelled' ? null : unanswered(answer.cause, tools.granted(url));

  const seen = { status: answer.status, finalUrl: webUrl(answer.finalUrl), print: '' };
  const verdict = (state: LinkState, key: string, params: Reason['params'] = {}): Judged => ({
    ...seen,
    state,
    reason: { key, params },
  });
  const refused = STATUS_VERDICTS.find(({ holds }) => holds(answer.status));
  if (refused) return verdict(refused.state, refused.key, { status: answer.status });
  if (SIGN_IN_PLACES.test(placeOf(answer.finalUrl))) return verdict('sign-in', 'link.sign-in', {});
  if (answer.bytes.length === 0) return verdict('broken', 'link.empty', {});

  const moved = urlKey(answer.finalUrl) !== urlKey(url);
  const opened = (): Judged =>
    moved
      ? verdict('redirected', 'link.redirected', { target: short(answer.finalUrl) })
      : verdict('opens', 'link.opens');
  if (!isPage(answer)) {
    seen.print = await filePrint(answer.bytes);
    return opened();
  }

  const facts = await tools.read(answer);
  const manners = await mannersOf(answer.finalUrl, signal);
  const features = featuresOf(facts);
  const isHome = urlKey(answer.finalUrl) === urlKey(new URL(answer.finalUrl).origin);
  const own = manners.home === null || isHome ? features : ownFeatures(features, manners.home);
  seen.print = pagePrint(own);

  if (moved && isHome) return verdict('home-instead', 'link.home-instead');
  if (!isHome && sameAs(features, manners.home)) return verdict('home-instead', 'link.home-instead');
  if (!isHome && sameAs(features, manners.missing)) return verdict('broken', 'link.soft-missing');
  const ownBlocks = facts.blocks.filter(({ text }) => !manners.home?.has(textFeature(text)));
  if (saysMissing(facts, ownBlocks, manners.home)) return verdict('broken', 'link.soft-missing');
  if (asksToSignIn(facts, ownBlocks, manners.home, moved)) return verdict('sign-in', 'link.sign-in');
  if (isShell(facts)) return verdict('needs-scripts', 'link.needs-scripts');
  return opened();
}

/** Asks, and asks again when that may help: after a time-out, a failing or a busy server. */
async function ask(url: string, tools: VerifyTools, signal?: AbortSignal): Promise<FetchAnswer> {
  for (let tried = 1; ; tried++) {
    const answer = await tools.fetch(url, {
      maxBytes: VERIFY_LIMITS.maxBytes,
      timeout: VERIFY_LIMITS.timeout,
      ...(signal ? { signal } : {}),
    });
    const passing = answer.ok ? BUSY.has(answer.status) : PASSING_CAUSES.has(answer.cause);
    if (!passing || tried >= VERIFY_LIMITS.tries) return answer;
    const asked = answer.ok && answer.retryAfter !== null ? answer.retryAfter * 1000 : 1000 * 2 ** (tried - 1);
    // A server that wants to be left alone for longer is left alone.
    if (asked > VERIFY_LIMITS.longestWait) return answer;
    await tools.wait(asked, signal);
    if (signal?.aborted) return { ok: false, cause: 'cancelled' };
  }
}

const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const PASSING_CAUSES: ReadonlySet<FetchCause> = new Set(['timeout', 'refused', 'network']);

/** What a status says before anything of the body is looked at; the first that holds. */
const STATUS_VERDICTS: readonly { holds: (status: number) => boolean; state: LinkState; key: string }[] = [
  { holds: (status) => status === 401, state: 'sign-in', key: 'link.sign-in' },
  // Firewalls send these to everything that is no person's browser; a person may well get the page.
  { holds: (status) => [403, 406, 429, 999].includes(status), state: 'blocked', key: 'link.blocked' },
  { holds: (status) => status === 404 || status === 410, state: 'broken', key: 'link.missing' },
  { holds: (status) => status >= 500, state: 'broken', key: 'link.server-error' },
  { holds: (status) => status < 200 || status >= 300, state: 'broken', key: 'link.status' },
];

const SIGN_IN_PLACES =
  /^(?:accounts\.google\.com|login\.(?:microsoftonline|live)\.com|(?:www\.|m\.)?facebook\.com\/login)/i;

function unanswered(cause: FetchCause, granted: boolean): Judged {
  const nothing = { status: null, finalUrl: null, print: '' };
  if (cause === 'opaque') return { ...nothing, state: 'not-granted', reason: { key: 'link.answers', params: {} } };
  if (!granted) return { ...nothing, state: 'not-granted', reason: { key: 'link.silent', params: {} } };
  return { ...nothing, state: 'broken', reason: { key: `link.${cause}`, params: {} } };
}

async function learnManners(origin: string, tools: VerifyTools, signal?: AbortSignal): Promise<Manners> {
  const [home, missing] = await Promise.all(
    [`${origin}/`, `${origin}/${tools.randomPath()}`].map(async (url) => {
      const answer = await ask(url, tools, signal);
      if (!answer.ok || answer.status !== 200 || !isPage(answer)) return null;
      return featuresOf(await tools.read(answer));
    }),
  );
  return { home: home ?? null, missing: missing ?? null };
}

/** One feature in fifty may differ: a counter, a random picture, an advertisement. */
const NOISE = 0.02;

function sameAs(features: Features, other: Features | null): boolean {
  if (other === null || features.size === 0) return false;
  const most = Math.max(1, NOISE * features.size);
  return (
    ownFeatures(features, other).size <= most && ownFeatures(other, features).size <= Math.max(1, NOISE * other.size)
  );
}

/** How sites word the page that they show for what is not there. */
const MISSING_WORDS =
  /ไม่พบ(?:หน้า|ข้อมูล|เอกสาร|ไฟล์|เนื้อหา|บทความ|รายการ)|ไม่มีหน้านี้|(?:หน้า|เนื้อหา|บทความ)[^.]{0,30}(?:ถูกลบ|ถูกย้าย|หมดอายุ)|page (?:was |could )?not (?:be )?found|^404\b|error 404|nothing found/i;

/** A site may send its "not found" page with status 200, and only for some addresses: what it says then tells. */
function saysMissing({ title, images, frames }: PageFacts, own: readonly Block[], home: Features | null): boolean {
  // Without a home page to compare with, menus and content cannot be told apart.
  if (home === null && images.length + frames.length > 0) return false;
  return letters(own, ({ linked }) => linked) < 400 && says(MISSING_WORDS, title, own);
}

const SIGN_IN_PATH = /(?:^|[/_.=-])(?:log-?[io]n|sign-?in|wp-login|signon)(?=[/_.?&-]|$)/i;
const SIGN_IN_WORDS = /เข้าสู่ระบบ|ลงชื่อเข้าใช้|ล็อกอิน|log ?in|sign ?in|รหัสผ่าน|password/i;

/** A password field that the home page has not: on a page that says nothing else, or where the visitor was sent to. */
function asksToSignIn(facts: PageFacts, own: readonly Block[], home: Features | null, moved: boolean): boolean {
  const asking = facts.fields.filter(({ type }) => type === 'password');
  if (asking.length === 0) return false;
  if (moved && SIGN_IN_PATH.test(facts.url)) return true;
  const everywhere = home !== null && asking.every((field) => home.has(fieldFeature(field)));
  return !everywhere && letters(own) < 150 && says(SIGN_IN_WORDS, facts.title, own);
}

function letters(blocks: readonly Block[], without: (block: Block) => number = () => 0): number {
  return blocks.reduce((sum, block) => sum + block.text.length - without(block), 0);
}

function says(words: RegExp, title: string, blocks: readonly Block[]): boolean {
  return words.test(title) || blocks.some(({ text }) => words.test(text));
}

/** Less than a sentence of text, and nothing to see or to follow. */
function isShell({ blocks, links, images, frames }: PageFacts): boolean {
  return letters(blocks) < 80 && links.length < 3 && images.length === 0 && frames.length === 0;
}

function isPage(answer: PageAnswer): boolean {
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(answer.contentType)) return true;
  if (answer.contentType !== '') return false;
  return /^\s*<(?:!doctype|html|head|body)/i.test(new TextDecoder('latin1').decode(answer.bytes.subarray(0, 512)));
}

function placeOf(url: string): string {
  try {
    const { hostname, pathname } = new URL(url);
    return hostname + pathname;
  } catch {
    return '';
  }
}

function webUrl(url: string): string | null {
  return WebUrl.safeParse(url).success ? url : null;
}

const short = (text: string) => text.slice(0, 300);
