import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPageFacts } from '../../../lib/page/check';
import { collect } from '../../../lib/page/collect';
import { PageFacts } from '../../../lib/page/facts';
import { LIMITS } from '../../../lib/page/limits';
import { parsePage } from '../../../lib/page/parse';
import { benchPage } from '../../bench/page';

const URL = 'http://www.thungthotsop.go.th/page';
const html = `${benchPage(200)}<h2 role="heading">ก</h2><iframe src="/map"></iframe><details><p>ซ่อน</details>`;
const facts = collect(parsePage(new TextEncoder().encode(html), URL), URL);
const file: PageFacts = {
  ...facts,
  blocks: facts.blocks.map((block) => ({ ...block, page: 1 })),
  file: { format: 'pdf', pages: 1, read: 'text' },
};

/** Every place in a value: the object or list, and the key in it. */
function places(value: unknown): [object, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key): [object, string][] => [
    [value, key],
    ...places((value as Record<string, unknown>)[key]),
  ]);
}

const wrong = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 0, 1, -1, 0.5, 6, 7, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60),
  fc.constantFrom<unknown>(true, {}, [], [null], 'pdf', 'ocr', 'x'.repeat(LIMITS.shortText), new Date(0)),
  fc.constantFrom<unknown>('x'.repeat(LIMITS.shortText + 1), 'x'.repeat(LIMITS.blockText + 1)),
  fc.anything(),
);

describe('the check of facts', () => {
  it('lets facts of pages and of files through', () => {
    expect(isPageFacts(facts)).toBe(true);
    expect(isPageFacts(file)).toBe(true);
  });

  it('says of anything what the schema says', () => {
    fc.assert(fc.property(fc.anything(), (value) => isPageFacts(value) === PageFacts.safeParse(value).success));
  });

  it('says the same as the schema wherever one thing in facts is wrong, missing or too much', () => {
    const change = fc.record({
      from: fc.constantFrom(facts, file),
      at: fc.nat(),
      how: fc.constantFrom('put', 'remove', 'add'),
      value: wrong,
    });
    fc.assert(
      fc.property(change, ({ from, at, how, value }) => {
        const changed = structuredClone(from);
        const all = places(changed);
        const [object, key] = all[at % all.length] ?? [changed, 'url'];
        if (how === 'put') Reflect.set(object, key, value);
        else if (how === 'remove') Reflect.deleteProperty(object, key);
        else Reflect.set(object, `${key}s`, value);
        return isPageFacts(changed) === PageFacts.safeParse(changed).success;
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['sections', 'blocks', 'links', 'images', 'fields', 'frames'] as const)('bounds the %s', (name) => {
    const [row] = facts[name];
    expect(row).toBeDefined();
    const full = { ...facts, [name]: Array(LIMITS[name]).fill(row) };
    expect(isPageFacts(full)).toBe(true);
    expect(isPageFacts({ ...full, [name]: [...full[name], row] })).toBe(false);
  });
});
