import { urlKey } from '../links/identity';
import type { Evidence, Picture } from './model';

type Place = Pick<Evidence, 'url' | 'foundOn'>;

/**
 * The pictures that belong to a piece of evidence: those of its own page, and those of the page that it was found on,
 * which show the way to it. Own pages first, each in the order given.
 */
export function picturesOf<P extends Pick<Picture, 'url'>>(
  evidence: Place,
  pictures: readonly P[],
): { picture: P; way: boolean }[] {
  const own = urlKey(evidence.url);
  const way = evidence.foundOn === null ? null : urlKey(evidence.foundOn);
  const of = (key: string | null) => pictures.filter(({ url }) => urlKey(url) === key);
  return [
    ...of(own).map((picture) => ({ picture, way: false })),
    ...(way === null || way === own ? [] : of(way).map((picture) => ({ picture, way: true }))),
  ];
}
