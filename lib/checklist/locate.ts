import type { PackProblem, PackProblemKey } from './problems';

export type PathPart = string | number;

/** What of a list a person counts, by the field that holds the list. Indicators, sub-indicators and items go by their codes. */
const COUNTED: Record<string, string> = { criteria: 'criterion', bands: 'band', sources: 'source' };
const CODED: Record<string, string> = { indicators: 'indicator', subIndicators: 'sub', items: 'item' };

/** A string of a pack as it may stand in a sentence. */
export function clip(value: unknown): string {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function child(value: unknown, part: PathPart): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Record<PathPart, unknown>)[part]
    : undefined;
}

function codeOf(value: unknown): string | null {
  const code = child(value, 'code');
  return typeof code === 'string' && code.trim() !== '' ? clip(code) : null;
}

/** `['items', 2, 'code']` → `items[2].code`. */
function pathText(path: readonly PathPart[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${clip(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** The problem at `path` of `pack` (whatever that holds), with the words for where it stands. */
export function problemAt(
  pack: unknown,
  path: readonly PathPart[],
  key: PackProblemKey,
  params: Record<string, string | number> = {},
): PackProblem {
  const where: Record<string, string | number> = {};
  let value = pack;
  let list = '';
  for (const part of path) {
    value = child(value, part);
    if (typeof part === 'string') {
      list = part;
      continue;
    }
    // An item's sources are names, not the list that is counted.
    const counted = list === 'sources' && path[0] !== 'sources' ? undefined : COUNTED[list];
    const coded = CODED[list];
    if (counted) where[counted] = part + 1;
    if (coded) {
      const code = codeOf(value);
      if (code) where[coded] = code;
      else where[`${coded}At`] = part + 1;
    }
  }
  const field = path.filter((part) => typeof part === 'string').at(-1);
  if (
    typeof field === 'string' &&
    !(typeof path.at(-1) === 'number' && (CODED[field] || (COUNTED[field] && COUNTED[field] in where)))
  ) {
    where.field = clip(field);
  }
  return { path: pathText(path), key, params: { ...where, ...params } };
}
