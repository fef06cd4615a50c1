import { WebUrl } from '../assessment/model';
import type { Reason } from '../audit/finding';
import type { DocumentReading } from '../documents/verdict';
import type { Block, PageFacts } from '../page/facts';
import type { FetchAnswer, FetchCause } from './fetching';
import { type Features, featuresOf, fieldFeature, filePrint, ownFeatures, pagePrint, textFeature } from './fingerprint';
import { urlKey } from './identity';
import { isShortLink } from './short';
import type { LinkState, LinkVerdict } from './verdict';

/** What an answer says about its address: the part that verification and the site scan share. Pure. */

/** An answer that came, as a page or a file. */
export type PageAnswer = Extract<FetchAnswer, { ok: true }>;

export type Judged = Pick<LinkVerdict, 'state' | 'reason' | 'status' | 'finalUrl' | 'print'>;

/** Of a file that was read, as far as its verdict goes. */
export type FileReading = Pick<DocumentReading, 'verdict' | 'format' | 'reason'>;

/**
 * What a host sends for its home page and for a page that is not there; null = not known. `homeAt`: the address where its
 * home page sends visitors on to.
 */
export type Manners = { home: Features | null; missing: Features | null; homeAt?: string | null };

/**
 * The verdict where the answer alone decides; null = what stands there does: see `judgePage` and `judgeFile`.
 * @param url what was asked
 */
export function judgeAnswer(url: string, answer: FetchAnswer, granted: boolean): Judged | null {
  if (!answer.ok) return unanswered(url, answer, granted);
  const refused = STATUS_VERDICTS.find(({ holds }) => holds(answer.status));
  if (refused) return verdictOf(answer, refused.state, refused.key, { status: answer.status });
  if (isSignIn(answer.finalUrl)) return verdictOf(answer, 'sign-in', 'link.sign-in');
  if (answer.bytes.length === 0) return verdictOf(answer, 'broken', 'link.empty');
  return null;
}

/** Of an answer that `judgeAnswer` left open and that is no page. */
export async function judgeFile(url: string, answer: PageAnswer): Promise<Judged> {
  return { ...opened(url, answer), print: await filePrint(answer.bytes) };
}

/** Reasons that hold for everybody who opens the file. */
const SPOILT: ReadonlySet<string> = new Set(['file.password', 'file.damaged', 'file.empty']);

/**
 * What reading a file adds to what is known of it: one that asks for a password or is damaged comes, and shows nothing.
 * What may only be beyond this reader is looked at by a person. Scans, large files and kinds that are not read open.
 */
export function judgeReading(judged: Judged, { verdict, format, reason }: FileReading): Judged {
  // A page called a file: as often as not the one that says that nothing is there.
  if (reason?.key === 'file.webPage') return { ...judged, state: 'blocked', reason };
  if (verdict !== 'password' && verdict !== 'broken') return judged;
  const said = reason ?? { key: 'file.damaged', params: {} };
  // Only of PDF does the reader open what browsers do.
  const sure = SPOILT.has(said.key) && (verdict === 'password' || format === 'pdf' || said.key === 'file.empty');
  return {
    ...judged,
    state: sure ? 'broken' : 'blocked',
    reason: sure ? said : { key: 'link.file-unread', params: {} },
  };
}

/** Of an answer that `judgeAnswer` left open, with the facts of the page. `manners` are those of the host where it ended. */
export function judgePage(
  url: string,
  answer: Pick<PageAnswer, 'status' | 'finalUrl'>,
  facts: PageFacts,
  manners: Manners,
): Judged {
  const moved = urlKey(answer.finalUrl) !== urlKey(url);
  const features = featuresOf(facts);
  const isHome = isHomeOf(answer.finalUrl, manners.homeAt);
  const own = manners.home === null || isHome ? features : ownFeatures(features, manners.home);
  const print = pagePrint(own);
  const verdict = (state: LinkState, key: string): Judged => ({ ...verdictOf(answer, state, key), print });

  if (moved && isHome && !isHomeOf(url, null)) return verdict('home-instead', 'link.home-instead');
  if (!isHome && sameAs(features, manners.home)) return verdict('home-instead', 'link.home-instead');
  if (!isHome && sameAs(features, manners.missing)) return verdict('broken', 'link.soft-missing');
  const ownBlocks = facts.blocks.filter(({ text }) => !manners.home?.has(textFeature(text)));
  if (saysMissing(facts, ownBlocks, manners.home)) return verdict('broken', 'link.soft-missing');
  if (asksToSignIn(facts, ownBlocks, manners.home, moved)) return verdict('sign-in', 'link.sign-in');
  if (isShell(facts)) return verdict('needs-scripts', 'link.needs-scripts');
  // A page of the service's own on the way, from which its scripts or a click lead on.
  if (isShortLink(url) && isShortLink(answer.finalUrl)) return verdict('blocked', 'link.short-page');
  return { ...opened(url, answer), print };
}

/** Whether an address is that of its host's home page: the bare host, or where that sends visitors on to. */
export function isHomeOf(url: string, homeAt: string | null | undefined): boolean {
  const key = urlKey(url);
  return key === urlKey(new URL(url).origin) || (homeAt != null && key === urlKey(homeAt));
}

/** Whether an answer is an HTML page: by its type, and by its first bytes where the server tells none. */
export function isPage(answer: PageAnswer): boolean {
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(answer.contentType)) return true;
  if (answer.contentType !== '') return false;
  return /^\s*<(?:!doctype|html|head|body)/i.test(new TextDecoder('latin1').decode(answer.bytes.subarray(0, 512)));
}

/** Statuses and causes after which asking again may help: a failing or a busy server, a time-out. */
export const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
export const PASSING_CAUSES: ReadonlySet<FetchCause> = new Set(['timeout', 'refused', 'network']);

function verdictOf(
  answer: Pick<PageAnswer, 'status' | 'finalUrl'>,
  state: LinkState,
  key: string,
  params: Reason['params'] = {},
): Judged {
  return { state, reason: { key, params }, status: answer.status, finalUrl: webUrl(answer.finalUrl), print: '' };
}

function opened(url: string, answer: Pick<PageAnswer, 'status' | 'finalUrl'>): Judged {
  return urlKey(answer.finalUrl) !== urlKey(url)
    ? verdictOf(answer, 'redirected', 'link.redirected', { target: answer.finalUrl.slice(0, 300) })
    : verdictOf(answer, 'opens', 'link.opens');
}

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
  /^(?:accounts\.google\.com|login\.(?:microsoftonline|live)\.com|access\.line\.me|(?:www\.|m\.)?(?:facebook|canva)\.com\/login)/i;

/** What sends its visitors on to an address that may not be read: it cannot be seen what they get there. */
export function sentAway(target: string, status: number | null): Judged {
  const seen = { status, finalUrl: webUrl(target), print: '' };
  return isSignIn(target)
    ? { ...seen, state: 'sign-in', reason: { key: 'link.sign-in', params: {} } }
    : { ...seen, state: 'not-granted', reason: { key: 'link.leads-away', params: { target: target.slice(0, 300) } } };
}

/** What a host that may not be read shows of itself: something answers, nothing does, not in time. */
const UNREAD_CAUSES: ReadonlySet<FetchCause> = new Set(['opaque', 'network', 'timeout']);

function unanswered(url: string, { cause, target }: Extract<FetchAnswer, { ok: false }>, granted: boolean): Judged {
  const nothing = { status: null, finalUrl: target === undefined ? null : webUrl(target), print: '' };
  const away = target !== undefined && !(granted && target === url);
  if (away && (isSignIn(target) || UNREAD_CAUSES.has(cause))) return sentAway(target, null);
  if (cause === 'opaque') {
    const key = isShortLink(url) ? 'link.short' : 'link.answers';
    return { ...nothing, state: 'not-granted', reason: { key, params: {} } };
  }
  if (cause === 'left-alone' || cause === 'viewer') {
    return { ...nothing, state: 'blocked', reason: { key: `link.${cause}`, params: {} } };
  }
  if (!granted) return { ...nothing, state: 'not-granted', reason: { key: 'link.silent', params: {} } };
  return { ...nothing, state: 'broken', reason: { key: `link.${cause}`, params: {} } };
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

/** Whether an address is where one of the large services asks its visitors to sign in. */
export function isSignIn(url: string): boolean {
  try {
    const { hostname, pathname } = new URL(url);
    return SIGN_IN_PLACES.test(hostname + pathname);
  } catch {
    return false;
  }
}

function webUrl(url: string): string | null {
  return WebUrl.safeParse(url).success ? url : null;
}
