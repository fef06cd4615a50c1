/** Fields that say when and by whom a record was written, not what it holds. */
const STAMPS = new Set(['rev', 'createdAt', 'updatedAt', 'updatedBy']);

/**
 * Whether two records hold the same, whoever wrote them and whenever: stamps do not count, and of a tombstone only
 * that it is one.
 */
export function sameContent(a: unknown, b: unknown): boolean {
  return sameValue(contentOf(a), contentOf(b));
}

function contentOf(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  const content: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    if (!STAMPS.has(key)) content[key] = key === 'deletedAt' ? value !== null : value;
  }
  return content;
}

/** Deep equality of plain data; a field that is undefined is one that is not there. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key of Object.keys(left)) if (!sameValue(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (right[key] !== undefined && !(key in left)) return false;
  return true;
}
