import { LIMITS } from './limits';

/** What may stand in an address without being escaped or resolved by a parser: no dots but inside names. */
const PLAIN = String.raw`[\w\-~=&+,;:@!$()*/]*`;
const SAFE = String.raw`${PLAIN}(?:(?:(?<=\w)\.(?=\w)|%(?!2[eE]))${PLAIN})*(?:\?[\w\-~=&+,;:@!$()*/.%?]*)?(?:#[\w\-~=&+,;:@!$()*/.%?]*)?$`;
const SAFE_PATH = new RegExp(`^/(?!/)${SAFE}`);
const SAFE_URL = new RegExp(`^https?://(?!xn--)(?:[a-z0-9]+[.-](?!xn--))+[a-z]{2,}/${SAFE}`);
/** Longer ones go to the parser, which bounds them. */
const SAFE_LENGTH = 1000;

/**
 * Resolves the addresses of one page to absolute ones, alike in every browser and in Node.
 * `characterSet` is the WHATWG name of the page's encoding: windows-874 pages send their queries in it.
 */
export function createAddresses(pageUrl: string, characterSet: string) {
  const known = new Map<string, string>();
  const old = characterSet.toLowerCase() === 'windows-874';
  let base = pageUrl;

  /** Of an http base only; else ''. */
  let origin = originOf(pageUrl);

  const parse = (href: string) => {
    try {
      if (href.length <= LIMITS.url) return new URL(old ? encodeThaiQuery(href) : href, base).href;
    } catch {
      // No address at all.
    }
    return '';
  };
  const absolute = (href: string) => {
    // What is written as a parser would write it needs none: it takes a browser longer than all else about a link.
    if (href.length < SAFE_LENGTH) {
      if (origin && SAFE_PATH.test(href)) return origin + href;
      if (SAFE_URL.test(href)) return href;
    }
    let url = known.get(href);
    if (url === undefined) {
      url = parse(href);
      if (url.length > LIMITS.url) url = '';
      known.set(href, url);
    }
    return url;
  };

  return {
    /** `<base href>`: addresses asked for from now on are relative to it. */
    setBase(href: string): void {
      const url = absolute(href);
      if (!/^(?:https?|file):/.test(url)) return;
      base = url;
      origin = originOf(url);
      known.clear();
    },
    /** Where a picture or frame comes from; '' for none, `data:` and the like, which name no source. */
    source(href: string): string {
      const url = href.trim() && absolute(href);
      return /^(?:https?|ftp|file):/.test(url) ? url : '';
    },
    /** Where a link leads; '' for '#', '#!', empty, javascript: and what is no address, and for what is too long to keep. */
    link(href: string): string {
      const trimmed = href.trim();
      if (trimmed.length < 3 && /^#?!?$/.test(trimmed)) return '';
      const url = absolute(trimmed);
      return url.startsWith('javascript:') ? '' : url;
    },
  };
}

export type Addresses = ReturnType<typeof createAddresses>;

/** Thai letters of the query as the bytes of windows-874: U+0E01 is 0xA1. */
function encodeThaiQuery(href: string): string {
  return href.replace(/\?[^#]*/, (query) =>
    query.replace(/[ก-ฺ฿-๛]/g, (letter) => `%${(letter.charCodeAt(0) - 0xd60).toString(16).toUpperCase()}`),
  );
}

/** Scheme and host of an address of the web; '' for any other. */
function originOf(url: string): string {
  try {
    return /^https?:/.test(url) ? new URL(url).origin : '';
  } catch {
    return '';
  }
}
