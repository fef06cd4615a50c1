import type { Evidence } from './model';

/** Evidence in its order among the item's; ties by age, then id. */
export function byOrder(a: Evidence, b: Evidence): number {
  return a.order - b.order || compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
}

/** Code unit order: the same in every browser. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
