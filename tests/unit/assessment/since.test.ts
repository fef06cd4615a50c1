import { describe, expect, it } from 'vitest';
import { changedSince, Standing } from '../../../lib/assessment/since';

const then: Standing = { day: '2026-11-20', items: { a: 'missing', b: 'ready', c: 'partial' }, dead: ['c'] };

describe('what has changed since', () => {
  it('is said per item, with links that died since', () => {
    const now: Standing = { day: '2026-11-22', items: { a: 'ready', b: 'ready', c: 'missing' }, dead: ['c', 'b'] };
    expect(changedSince(then, now)).toEqual({
      day: '2026-11-20',
      changed: [
        { item: 'a', from: 'missing', to: 'ready' },
        { item: 'c', from: 'partial', to: 'missing' },
      ],
      newlyDead: ['b'],
    });
  });

  it('leaves out items that the checklist has only now', () => {
    expect(changedSince(then, { day: '2026-11-22', items: { d: 'ready' }, dead: [] }).changed).toEqual([]);
  });

  it('is nothing that any text in its place could be taken for', () => {
    expect(Standing.safeParse({ day: 'yesterday', items: {}, dead: [] }).success).toBe(false);
    expect(Standing.safeParse(then).success).toBe(true);
  });
});
