import { urlKey } from '../links/identity';
import { Column, Numbered, shortHash } from './compact';

/**
 * Addresses without end: calendars, pages of pages, sorted and filtered views, programs that write a new number into every
 * link. Addresses of one pattern (path and parameters without their numbers) share a budget; what goes beyond is left.
 */

type Parts = { path: string; segments: string[]; names: string[]; values: string[] };
type Rule = {
  /** Addresses of one pattern that are read. */
  budget: number;
  fits(parts: Parts): boolean;
};

const DATES = /^(?:(?:c?(?:year|month|day|week|date)|yyyy|mm|dd|ym|cal\w*|[a-z]*date)s?)$/i;
const PAGING = /^(?:page|pg|paged|pageno|page_?num|pn|start|limitstart|offset|from_?row|startrow)$/i;
const VIEWS =
  /^(?:sort|order|orderby|order_?by|dir|direction|filter\w*|tmpl|print|format|layout|font_?size|theme|ref|return\w*|redirect\w*|next|back|share|replytocom)$/i;
const TOKENS = /^(?:sid|session\w*|token|csrf\w*|_?nonce|rand\w*|rnd|_|t|ts|time|timestamp|cache\w*|v|ver)$/i;

/** The first that fits decides. */
const RULES: readonly Rule[] = [
  // A link that is relative by mistake adds its folder again on every page.
  { budget: 0, fits: ({ segments }) => segments.some((one) => segments.filter((other) => other === one).length > 2) },
  { budget: 0, fits: ({ path, segments, names }) => path.length > 900 || segments.length > 14 || names.length > 12 },
  {
    budget: 24,
    fits: ({ segments, names }) => {
      const dates = names.filter((name) => DATES.test(name)).length;
      return dates > 1 || (dates === 1 && names.length === 1) || endsInMonth(segments);
    },
  },
  {
    budget: 30,
    fits: ({ names, values }) => names.some((name, at) => TOKENS.test(name) && (values[at] ?? '').length > 3),
  },
  { budget: 60, fits: ({ names }) => names.some((name) => VIEWS.test(name)) },
  {
    budget: 150,
    fits: ({ segments, names, values }) =>
      names.some((name, at) => PAGING.test(name) && /^\d+$/.test(values[at] ?? '')) ||
      // …/news/page/4; but /page/4 is a page of its own on many sites.
      (segments.length > 2 && /^\d+$/.test(segments.at(-1) ?? '') && segments.at(-2)?.toLowerCase() === 'page'),
  },
  { budget: 50, fits: ({ names }) => names.length > 6 },
];
/** Of a pattern that no rule knows: more than any agency has of one kind. */
const USUAL = 10_000;
/** Pages of one pattern in a row that said what an earlier one had said already, until its like are left. */
const REPEATS = 30;

/** What pages of one pattern said, as hashes of their prints. */
type Sayings = { prints: Set<number>; repeats: number };

/** What is known of the patterns of a site. In the same order of calls it always gives the same answers. */
export class Patterns {
  private readonly numbers = new Numbered();
  private count = 0;
  /** Of each pattern: addresses that may still be read, and the hash of what its first page said. */
  private readonly left = new Column(Uint16Array);
  private readonly first = new Column(Uint32Array);
  /** Of patterns with more pages than one: most sites name every page by its title. */
  private readonly sayings = new Map<number, Sayings>();

  /** Whether one more address of its pattern is read; counts it. */
  admits(url: string): boolean {
    const pattern = this.patternOf(url);
    const left = this.left.get(pattern);
    if (left === 0) return false;
    this.left.set(pattern, left - 1);
    return true;
  }

  /** Takes note of what was read at an address; `print` '' = nothing. */
  saw(url: string, print: string): void {
    if (print === '') return;
    const pattern = this.patternOf(url);
    const said = Math.max(1, shortHash(print));
    const first = this.first.get(pattern);
    if (first === 0) {
      this.first.set(pattern, said);
      return;
    }
    const sayings = this.sayings.get(pattern) ?? { prints: new Set([first]), repeats: 0 };
    this.sayings.set(pattern, sayings);
    if (sayings.prints.has(said)) {
      sayings.repeats += 1;
      if (sayings.repeats >= REPEATS) this.left.set(pattern, 0);
    } else {
      sayings.repeats = 0;
      if (sayings.prints.size < 200) sayings.prints.add(said);
    }
  }

  private patternOf(url: string): number {
    const parts = partsOf(url);
    const name = nameOf(parts);
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const pattern = this.count++;
    this.numbers.set(name, pattern);
    this.left.set(pattern, RULES.find((rule) => rule.fits(parts))?.budget ?? USUAL);
    return pattern;
  }
}

/** …/2568/4 or …/2025/04/21: an archive by date, of which there is one for every day. */
function endsInMonth(segments: readonly string[]): boolean {
  let from = segments.length;
  while (from > 0 && /^\d+$/.test(segments[from - 1] ?? '')) from--;
  const numbers = segments.slice(from);
  return /^(?:19|20|25)\d\d(?:-\d\d?){1,2}$/.test(numbers.join('-'));
}

function partsOf(url: string): Parts {
  const { pathname, search } = new URL(urlKey(url));
  const segments = pathname.split('/').filter((one) => one !== '');
  const pairs = search === '' ? [] : search.slice(1).split('&');
  const split = pairs.map((pair) => (pair.includes('=') ? pair.split('=', 2) : [pair, '']));
  return {
    path: pathname + search,
    segments,
    names: split.map(([name = '']) => name),
    values: split.map(([, value = '']) => value),
  };
}

function nameOf({ segments, names }: Parts): string {
  const path = segments.map((one) => (/^\d+$/.test(one) ? '#' : /^[0-9a-f]{16,}$/i.test(one) ? '%' : one));
  return `/${path.join('/')}?${names.join('&')}`;
}
