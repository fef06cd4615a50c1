import { LIMITS } from './limits';

/** Absolute addresses as every browser resolves them, from `href` as written. */
export class Addresses {
  private readonly known = new Map<string, string | null>();
  private base: string;
  private readonly thaiQuery: boolean;

  /** `characterSet`: WHATWG name of the page's encoding; windows-874 pages send their queries in it. */
  constructor(pageUrl: string, characterSet: string) {
    this.base = pageUrl;
    this.thaiQuery = characterSet.toLowerCase() === 'windows-874';
  }

  /** `<base href>`: addresses asked for from now on are relative to it. */
  setBase(href: string): void {
    const base = this.resolve(href);
    if (base === null || !/^(?:https?|file):/.test(base)) return;
    this.base = base;
    this.known.clear();
  }

  /** The absolute address; null when `href` is not one (or is too long to keep). */
  resolve(href: string): string | null {
    let url = this.known.get(href);
    if (url === undefined) {
      url = this.absolute(href);
      this.known.set(href, url);
    }
    return url;
  }

  /** The address to load a resource from; '' for none, `data:` and the like, which say nothing about the source. */
  source(href: string | null): string {
    const url = href?.trim() ? this.resolve(href) : null;
    return url !== null && /^(?:https?|ftp|file):/.test(url) ? url : '';
  }

  /** '#', '#!', empty, javascript: and what is no address lead nowhere. */
  link(href: string): { url: string; dead: boolean } {
    const trimmed = href.trim();
    if (trimmed === '' || trimmed === '#' || trimmed === '#!') return { url: '', dead: true };
    const url = this.resolve(trimmed);
    if (url === null) return { url: '', dead: trimmed.length <= LIMITS.url };
    return url.startsWith('javascript:') ? { url: '', dead: true } : { url, dead: false };
  }

  private absolute(href: string): string | null {
    if (href.length > LIMITS.url) return null;
    try {
      const url = new URL(this.thaiQuery ? encodeThaiQuery(href) : href, this.base).href;
      return url.length > LIMITS.url ? null : url;
    } catch {
      return null;
    }
  }
}

/** Thai letters of the query as the bytes of windows-874: U+0E01 is 0xA1. */
function encodeThaiQuery(href: string): string {
  const query = href.indexOf('?');
  if (query < 0) return href;
  const end = href.indexOf('#', query);
  const stop = end < 0 ? href.length : end;
  const bytes = href
    .slice(query, stop)
    .replace(
      /[\u0e01-\u0e3a\u0e3f-\u0e5b]/g,
      (letter) => `%${(letter.charCodeAt(0) - 0xd60).toString(16).toUpperCase()}`,
    );
  return href.slice(0, query) + bytes + href.slice(stop);
}
