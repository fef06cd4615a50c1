import { signal } from '@preact/signals';

/** Places of the dashboard that stand in its navigation, in order. */
export const PLACES = [
  'overview',
  'items',
  'owners',
  'scan',
  'links',
  'export',
  'last-year',
  'results',
  'reports',
  'agency',
  'assessments',
  'editions',
  'backup',
  'import',
  'history',
] as const;
export type Place = (typeof PLACES)[number];
export type Route = { place: Place } | { place: 'setup' | 'new' } | { place: 'edition'; year: number };

export function parseRoute(hash: string): Route {
  const [name = '', rest = ''] = hash.replace(/^#\/?/, '').split('/');
  if (name === 'setup' || name === 'new') return { place: name };
  const year = Number(rest);
  if (name === 'edition' && Number.isInteger(year)) return { place: 'edition', year };
  return { place: PLACES.find((place) => place === name) ?? 'overview' };
}

export function hrefOf(route: Route): string {
  return route.place === 'edition' ? `#edition/${route.year}` : `#${route.place}`;
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
