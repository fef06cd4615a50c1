import { signal } from '@preact/signals';

/** Places of the dashboard for the work of the year, in the order of its navigation. */
export const WORK_PLACES = [
  'overview',
  'items',
  'owners',
  'scan',
  'links',
  'export',
  'results',
  'last-year',
  'reports',
] as const;
/** Places that are needed now and then: behind one button of the navigation. */
export const OTHER_PLACES = ['agency', 'assessments', 'editions', 'backup', 'import', 'colleagues', 'history'] as const;
export const PLACES = [...WORK_PLACES, ...OTHER_PLACES] as const;
export type Place = (typeof PLACES)[number];
/** Places that other places lead to, and under which of those they stand. */
const UNLISTED = {
  setup: 'assessments',
  new: 'assessments',
  score: 'overview',
  review: 'overview',
  carried: 'overview',
  'next-year': 'assessments',
  compare: 'editions',
} as const satisfies Record<string, Place>;
type Unlisted = keyof typeof UNLISTED;
/** `division`: of which the owners are shown; '' = what nobody owes. */
export type Route =
  | { place: Exclude<Place, 'owners'> | Unlisted }
  | { place: 'owners'; division?: string }
  | { place: 'edition'; year: number };

const isUnlisted = (place: string): place is Unlisted => Object.hasOwn(UNLISTED, place);

/** Where a route stands in the navigation. */
export function placeOf({ place }: Route): Place {
  if (place === 'edition') return 'editions';
  return isUnlisted(place) ? UNLISTED[place] : place;
}

export function parseRoute(hash: string): Route {
  const [name = '', rest = ''] = hash.replace(/^#\/?/, '').split('/');
  if (name === 'edition') return /^\d{4}$/.test(rest) ? { place: name, year: Number(rest) } : { place: 'editions' };
  if (isUnlisted(name)) return { place: name };
  if (name === 'owners' && hash.includes('/')) return { place: name, division: decoded(rest) };
  return { place: PLACES.find((place) => place === name) ?? 'overview' };
}

export function hrefOf(route: Route): string {
  if (route.place === 'edition') return `#edition/${route.year}`;
  if (route.place !== 'owners' || route.division === undefined) return `#${route.place}`;
  return `#owners/${encodeURIComponent(route.division)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The place in the address bar: back, forward and bookmarks work as anywhere. */
export function createRouter() {
  const route = signal(parseRoute(location.hash));
  const changed = () => {
    route.value = parseRoute(location.hash);
  };
  window.addEventListener('hashchange', changed);
  return {
    route,
    go(to: Route) {
      location.hash = hrefOf(to);
      changed();
    },
    stop: () => window.removeEventListener('hashchange', changed),
  };
}
export type Router = ReturnType<typeof createRouter>;
