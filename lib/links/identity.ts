/**
 * URL identity: which addresses open the same page. Used wherever one address is compared with another; the address
 * itself is always kept as published.
 */

/** Parameters that name a visit or an advertisement, never a page. Lower case; a trailing `*` stands for any ending. */
const VISIT_PARAMETERS: readonly string[] = [
  'phpsessid',
  'jsessionid',
  'aspsessionid*',
  'asp.net_sessionid',
  'oscsid',
  'cfid',
  'cftoken',
  'utm_*',
  'fbclid',
  'gclid',
  'dclid',
  'wbraid',
  'gbraid',
  'gad_source',
  'msclkid',
  'yclid',
  'twclid',
  'ttclid',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  '_ga',
  '_gl',
];

/** Files that a server sends for their folder. */
const FOLDER_PAGES = new Set(['index.php', 'index.html', 'index.htm']);

const VISIT_EXACT = new Set(VISIT_PARAMETERS.filter((name) => !name.endsWith('*')));
const VISIT_PREFIXES = VISIT_PARAMETERS.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const UNRESERVED = /^[A-Za-z0-9\-._~]*$/;

/**
 * The key under which an address is the same page as another: scheme, `www.`, default port, user, session ids,
 * tracking parameters, order of parameters, percent-encoding (Thai as letters, as UTF-8 and as windows-874 bytes),
 * trailing slash and index file do not count. Letter case of the path, other parameters and other ports do.
 *
 * @param url an address as published, relative to nothing; anything may come in, nothing throws
 * @param options.fragment also tell apart the places in a page (`#history`). `#/…` and `#!/…` always count: there the
 *   fragment is the page.
 * @returns a canonical https address, itself having the same key; what is no http(s) address comes back trimmed
 */
export function urlKey(url: string, options: { fragment?: boolean } = {}): string {
  const fragment = options.fragment === true;
  const known = fragment ? keysWithFragment : keys;
  let key = known.get(url);
  if (key === undefined) {
    key = keyOf(url, fragment);
    if (known.size >= KNOWN_KEYS) known.clear();
    known.set(url, key);
  }
  return key;
}

/** The same few thousand addresses are compared again at every change; reading an address is the dear part. */
const KNOWN_KEYS = 5_000;
const keys = new Map<string, string>();
const keysWithFragment = new Map<string, string>();

function keyOf(url: string, fragment: boolean): string {
  const trimmed = url.trim();
  const parsed = parse(trimmed.replace(/^(https?:[^?#]*?);jsessionid=[^/?#;]*/i, '$1'));
  if (parsed === null) return trimmed;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return parsed.href;

  const query = canonicalQuery(parsed.search.slice(1));
  return `https://${canonicalHost(parsed)}${canonicalPath(parsed.pathname, query === '')}${
    query === '' ? '' : `?${query}`
  }${canonicalFragment(parsed.hash.slice(1), fragment)}`;
}

/** Host of an address without `www.`, lower case, with a port that is not the scheme's own; null = not http(s). */
export function siteOf(url: string): string | null {
  const parsed = parse(url.trim());
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return null;
  return canonicalHost(parsed);
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function canonicalHost(url: URL): string {
  const name = url.hostname.replace(/\.+$/, '');
  const bare = name.replace(/^(?:www\.)+(?=[^.]+\.)/, '');
  const ownPort = url.port === '' || url.port === '80' || url.port === '443';
  return ownPort ? bare : `${bare}:${url.port}`;
}

function canonicalPath(path: string, withoutQuery: boolean): string {
  const segments = path.split('/').slice(1).map(canonicalText);
  while (segments.length > 0) {
    const last = segments[segments.length - 1] ?? '';
    if (last !== '' && !(withoutQuery && FOLDER_PAGES.has(last.toLowerCase()))) break;
    segments.pop();
  }
  return `/${segments.join('/')}`;
}

function canonicalQuery(query: string): string {
  const pairs: string[] = [];
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = canonicalText(spaced(at < 0 ? part : part.slice(0, at)));
    const value = at < 0 ? '' : canonicalText(spaced(part.slice(at + 1)));
    if ((name === '' && value === '') || namesAVisit(name)) continue;
    pairs.push(value === '' ? name : `${name}=${value}`);
  }
  return pairs.sort().join('&');
}

function canonicalFragment(fragment: string, asked: boolean): string {
  const route = /^!?\//.test(fragment);
  if (!route && !asked) return '';
  const kept = fragment.replace(/:~:.*$/s, '');
  if (kept === '' || kept === '!') return '';
  const bang = kept.startsWith('!') ? '!' : '';
  return `#${bang}${kept.slice(bang.length).split('/').map(canonicalText).join('/')}`;
}

function namesAVisit(name: string): boolean {
  const lower = name.toLowerCase();
  return VISIT_EXACT.has(lower) || VISIT_PREFIXES.some((prefix) => lower.startsWith(prefix));
}

function spaced(text: string): string {
  return text.replaceAll('+', ' ');
}

/** One spelling for every way to percent-encode the same text. */
function canonicalText(text: string): string {
  if (UNRESERVED.test(text)) return text;
  const bytes = thaiBytesAsUtf8(percentDecode(text));
  let out = '';
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    out += byte < 0x80 && UNRESERVED.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

function percentDecode(text: string): Uint8Array {
  const raw = utf8.encode(text);
  const out = new Uint8Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0;
    const high = hexValue(raw[at + 1]);
    const low = hexValue(raw[at + 2]);
    if (byte === 0x25 && high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
    } else {
      out[length++] = byte;
    }
  }
  return out.subarray(0, length);
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Old Thai sites link with windows-874 bytes: U+0E01…U+0E5B stand at 0xA1…0xFB. Other bytes are left as they are. */
function thaiBytesAsUtf8(bytes: Uint8Array): Uint8Array {
  if (!bytes.some((byte) => byte >= 0x80) || isUtf8(bytes)) return bytes;
  let text = '';
  for (const byte of bytes) {
    const thai = (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);
    if (byte >= 0x80 && !thai) return bytes;
    text += String.fromCharCode(thai ? byte - 0xa1 + 0x0e01 : byte);
  }
  return utf8.encode(text);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
