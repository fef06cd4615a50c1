import { expect, it } from 'vitest';
import { Column, Numbered } from '../../../lib/sitescan/compact';

it('knows a hundred thousand texts by their numbers, and no others', () => {
  const numbered = new Numbered();
  const text = (at: number) => `https://bannong-demo.go.th/ข่าว/${at}?a=${at % 7}`;
  for (let at = 0; at < 100_000; at++) {
    if (numbered.get(text(at)) !== undefined) throw new Error(`known before: ${text(at)}`);
    numbered.set(text(at), at);
  }
  for (let at = 0; at < 100_000; at++) if (numbered.get(text(at)) !== at) throw new Error(text(at));
  expect(numbered.get('')).toBeUndefined();
  numbered.set(text(5), 7);
  expect(numbered.get(text(5))).toBe(7);
});

it('keeps numbers in a row that grows', () => {
  const column = new Column(Uint16Array);
  column.set(3, 9);
  column.set(100_000, 60_000);
  expect([column.get(3), column.get(100_000), column.get(4), column.get(1_000_000)]).toEqual([9, 60_000, 0, 0]);
});
