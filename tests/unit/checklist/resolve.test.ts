import { describe, expect, it } from 'vitest';
import {
  builtinEditions,
  defaultYear,
  draftFrom,
  indexEdition,
  knownYears,
  missingYear,
  resolveEdition,
} from '../../../lib/checklist';
import { packOf } from './packs';

const draft = draftFrom(packOf(2569), 2570);

describe('editions by year', () => {
  it('puts a stored pack before the shipped one', () => {
    const own = { ...packOf(2568), origin: 'edited' as const };
    expect(resolveEdition(2568, [own])).toBe(own);
    expect(resolveEdition(2568, [])).toBe(packOf(2568));
    expect(resolveEdition(2570, [])).toBeNull();
    expect(resolveEdition(2570, [draft])).toBe(draft);
    expect(knownYears([draft, own])).toEqual([2563, 2564, 2565, 2566, 2567, 2568, 2569, 2570]);
  });

  it('starts with the fiscal year of the day, October to September', () => {
    expect(defaultYear('2026-09-30', [])).toBe(2569);
    expect(missingYear('2026-09-30', [])).toBeNull();
    expect(defaultYear('2023-10-01', [])).toBe(2567);
  });

  it('stands in the newest pack where the year has none, and says so', () => {
    expect(defaultYear('2026-10-01', [])).toBe(2569);
    expect(missingYear('2026-10-01', [])).toBe(2570);
    expect(defaultYear('2026-10-01', [draft])).toBe(2570);
    expect(missingYear('2026-10-01', [draft])).toBeNull();
    // A pack of a later year does not stand in for an earlier one.
    expect(defaultYear('2025-01-01', [draft])).toBe(2568);
    expect(defaultYear('2001-01-01', [])).toBe(2563);
  });
});

describe('index', () => {
  it('is made once for a pack and finds an item by id, code and topic', () => {
    for (const pack of builtinEditions) {
      const index = indexEdition(pack);
      expect(indexEdition(pack)).toBe(index);
      for (const entry of index.items) {
        expect(index.byId.get(entry.item.id)).toBe(entry);
        expect(index.byCode.get(entry.item.code)).toBe(entry);
        for (const topic of entry.item.topics) expect(index.byTopic.get(topic)).toBe(entry);
        expect(entry.sub.items).toContain(entry.item);
        expect(entry.indicator.subIndicators).toContain(entry.sub);
      }
    }
  });
});
