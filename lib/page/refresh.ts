import { decodePage } from './encoding';

/** Where in a page its `<meta http-equiv="refresh">` is looked for, in bytes: splash pages are short. */
const SEARCHED = 100_000;
/** A page that goes on later than this is meant to be read itself. In seconds. */
const SOON = 30;

const HINT = /http-equiv\s*=\s*["']?\s*refresh/i;
const latin1 = new TextDecoder('latin1');

/**
 * Where a page sends its visitors by itself (`<meta http-equiv="refresh" content="5;url=…">`), as many splash pages of
 * agencies do; null = nowhere, only later, or only to itself.
 * @param page its bytes, its own address, the charset of the HTTP header (null = none)
 */
export function refreshOf(page: { bytes: Uint8Array; finalUrl: string; charset: string | null }): string | null {
  const head = page.bytes.subarray(0, SEARCHED);
  if (!HINT.test(latin1.decode(head))) return null;
  const html = decodePage(head, page.charset ?? undefined)
    .text.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    // What stands for visitors without scripts sends nobody else on.
    .replace(/<(script|style|noscript|template|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '');
  const base = /<base\b[^>]{0,500}?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(html);
  const from = resolved(base?.[1] ?? base?.[2] ?? base?.[3] ?? '', page.finalUrl) ?? page.finalUrl;
  for (const [tag] of html.matchAll(/<meta\b(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^>"']){0,2000}>/gi)) {
    if (!HINT.test(tag)) continue;
    const target = targetOf(attribute(tag, 'content'), from);
    if (target !== undefined) return target === null || sameDocument(target, page.finalUrl) ? null : target;
  }
  return null;
}

/** Undefined = this says nothing that a browser would do; null = it only loads the page again, or sends on later. */
function targetOf(content: string, from: string): string | null | undefined {
  const [, seconds, rest = ''] = /^\s*(\d+)(?:\.[\d.]*)?(?:\s*[;,\s]\s*([\s\S]*))?$/.exec(content) ?? [];
  if (seconds === undefined) return undefined;
  if (Number(seconds) > SOON) return null;
  const [, quote = '', plain = ''] = /^(?:url\s*=\s*)?(?:["']([^"']*)|([\s\S]*))/i.exec(rest) ?? [];
  const url = (quote || plain).trim();
  return url === '' ? null : resolved(url, from);
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').replaceAll('&amp;', '&');
}

/** http(s) only. */
function resolved(url: string, base: string): string | null {
  try {
    const { href, protocol } = new URL(url, base);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

function sameDocument(a: string, b: string): boolean {
  return a.split('#')[0] === b.split('#')[0];
}
