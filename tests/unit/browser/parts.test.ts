import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arriving, Leaving, partsOf } from '../../../lib/browser/parts';

describe('a long text', () => {
  it('is its parts in their order, none of them too long, no letter torn apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 2, max: 9 }), (text, size) => {
        const parts = partsOf(text, size);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(size);
          expect(() => encodeURIComponent(part)).not.toThrow();
        }
      }),
    );
  });

  it('is one part when it fits, also when it is empty', () => {
    expect(partsOf('สี่ตัว', 6)).toEqual(['สี่ตัว']);
    expect(partsOf('', 6)).toEqual(['']);
  });
});

describe('what arrives in parts', () => {
  const part = (at: number, text: string, id = 'message-1', of = 3) => ({ id, at, of, text });

  it('is whole with the last one', () => {
    const arriving = new Arriving();
    expect(arriving.take('a', part(0, 'หนึ่ง'))).toEqual({ more: true });
    expect(arriving.take('a', part(1, 'สอง'))).toEqual({ more: true });
    expect(arriving.take('a', part(2, 'สาม'))).toEqual({ text: 'หนึ่งสองสาม' });
    expect(arriving.take('a', part(2, 'สาม'))).toBeNull();
  });

  it('is lost when a part is missing, of another sender or of another number', () => {
    const arriving = new Arriving();
    expect(arriving.take('a', part(1, 'x'))).toBeNull();
    arriving.take('a', part(0, 'x'));
    expect(arriving.take('a', part(2, 'x'))).toBeNull();
    arriving.take('a', part(0, 'x'));
    expect(arriving.take('b', part(1, 'x'))).toBeNull();
    expect(arriving.take('a', part(1, 'x', 'message-1', 4))).toBeNull();
  });

  it('begins anew with its first part, and gives way to two that came later', () => {
    const arriving = new Arriving();
    arriving.take('a', part(0, 'x'));
    arriving.take('a', part(0, 'y'));
    arriving.take('a', part(1, 'z'));
    expect(arriving.take('a', part(2, '!'))).toEqual({ text: 'yz!' });
    for (const id of ['message-1', 'message-2', 'message-3']) arriving.take('a', part(0, 'x', id));
    expect(arriving.take('a', part(1, 'x', 'message-1'))).toBeNull();
    expect(arriving.take('a', part(1, 'x', 'message-3'))).toEqual({ more: true });
  });
});

describe('what leaves in parts', () => {
  it('is kept for its own asker until the last one is given', () => {
    const leaving = new Leaving();
    const { id, of } = leaving.keep('a', ['x', 'y', 'z']);
    expect(of).toBe(3);
    expect(leaving.give('b', id, 1)).toBeNull();
    expect([1, 0, 2].map((at) => leaving.give('a', id, at))).toEqual(['y', 'x', 'z']);
    expect(leaving.give('a', id, 0)).toBeNull();
    expect(leaving.give('a', 'unknown', 0)).toBeNull();
  });
});
