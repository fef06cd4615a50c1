import { LIMITS } from './limits';

/**
 * Resolves the addresses of one page to absolute ones, alike in every browser and in Node.
 * `characterSet` is the WHATWG name of the page's encoding: windows-874 pages send their queries in it.
 */
export function createAddresses(pageUrl: string, characterSet: string) {
  const known = new Map<string, string>();
  const old = characterSet.toLowerCase() === 'windows-874';
  let base = pageUrl;

  const absolute = (href: string) => {
    let url = known.get(href);
    if (url === undefined) {
      url = '';
      try {
        if (href.length <= LIMITS.url) url = new URL(old ? encodeThaiQuery(href) : href, base).href;
      } catch {
        // No address at all.
      }
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
      known.clear();
    },
    /** Where a picture or frame comes from; '' for none, `data:` and the like, which name no source. */
    source(href: string): string {
      const url = href.trim() && absolute(href);
      return /^(?:https?|ftp|file):/.test(url) ? url : '';
    },
    /** '#', '#!', empty, javascript: and what is no address lead nowhere; what is too long to keep is not called dead. */
    link(href: string): { url: string; dead: boolean } {
      const trimmed = href.trim();
      const url = /^#?!?$/.test(trimmed) ? '' : absolute(trimmed);
      if (url && !/^javascript:/.test(url)) return { url, dead: false };
      return { url: '', dead: trimmed.length <= LIMITS.url };
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
