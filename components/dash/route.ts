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
/** Places that other places lead to. */
const UNLISTED = ['setup', 'new', 'score', 'review', 'next-year', 'carried', 'compare'] as const;
/** `division`: of which the owners are shown; '' = what nobody owes. */
export type Route =
  | { place: Place; division?: string }
  | { place: (typeof UNLISTED)[number] }
  | { place: 'edition'; year: number };

export function parseRoute(hash: string): Route {
  const [name = '', rest = ''] = hash.replace(/^#\/?/, '').split('/');
  const unlisted = UNLISTED.find((place) => place === name);
  if (unlisted) return { place: unlisted };
  const year = Number(rest);
  if (name === 'edition' && Number.isInteger(year)) return { place: 'edition', year };
  if (name === 'owners' && hash.includes('/')) return { place: 'owners', division: decoded(rest) };
  return { place: PLACES.find((place) => place === name) ?? 'overview' };
}

export function hrefOf(route: Route): string {
  if (route.place === 'edition') return `#edition/${route.year}`;
  const division = 'division' in route ? route.division : undefined;
  return division === undefined ? `#${route.place}` : `#${route.place}/${encodeURIComponent(division)}`;
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
