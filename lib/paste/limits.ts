import { z } from '../zod';

/** Longest text that a form takes, in UTF-16 units as maxlength counts them; null = not known, so none. */
const Limit = z.nullable(z.number().check(z.int(), z.gte(1), z.lte(100_000)));

/** Set by staff for each kind of field: no form is asked, for ITAS' own limits are not published. */
export const Limits = z.strictObject({ answer: Limit, urls: Limit, explanation: Limit });
export type Limits = z.infer<typeof Limits>;

export const NO_LIMITS: Limits = { answer: null, urls: null, explanation: null };

/** The stricter of two limits. */
export function stricter(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

/** What goes into a field and what would not: `lost` is '' when everything fits. */
export type Fit = { kept: string; lost: string; limit: number | null };

/** Cuts between characters as they are read: no half of a pair, no Thai letter without its vowel and tone marks. */
export function fitText(text: string, limit: number | null): Fit {
  if (limit === null || text.length <= limit) return { kept: text, lost: '', limit };
  let at = limit;
  while (at > 0 && belongsToBefore(text, at)) at -= 1;
  return { kept: text.slice(0, at), lost: text.slice(at), limit };
}

function belongsToBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const low = code >= 0xdc00 && code <= 0xdfff;
  return low || /^[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e\p{M}]$/u.test(text.charAt(at));
}

/** Half a URL opens nothing: only whole ones are kept, in their order; `between` stands between them. */
export function fitUrls(urls: readonly string[], limit: number | null, between = '\n'): Fit {
  const kept: string[] = [];
  for (const url of urls) {
    if (limit !== null && [...kept, url].join(between).length > limit) break;
    kept.push(url);
  }
  return { kept: kept.join(between), lost: urls.slice(kept.length).join(between), limit };
}
