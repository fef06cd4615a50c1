import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonical,
  mergeRegisters,
  mergeVersions,
  type Registers,
  type Version,
  versionFrom,
} from '../../../../lib/assessment/merge/version';

/** Up to three colleagues who write, remove, and hand their work to each other; every clock shows what it likes. */
type Step =
  | { do: 'write'; who: number; place: string; text: string | null; clock: number }
  | { do: 'hand'; from: number; to: number };
const PEOPLE = ['สมใจ ตัวอย่างดี', 'สมชาย ตัวอย่างงาม', 'สมหญิง ตัวอย่างเด่น'];

const who = fc.integer({ min: 0, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    who,
    place: fc.constantFrom('evidence o1 a', 'evidence o1 b', 'answer o1'),
    // Few texts, so that the same is said by several, and again after something else.
    text: fc.constantFrom('ก', 'ข', 'ค', null),
    clock: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  }),
  fc.record({ do: fc.constant('hand' as const), from: who, to: who }),
);

type Side = { registers: Map<string, Version[]>; own: Map<string, string[]> };
/** Everything that anybody ever said, with what was truly behind it: not what the lineage claims. */
type Truth = Map<string, ReadonlySet<string>>;

function play(steps: readonly Step[]): { sides: Side[]; truth: Truth } {
  const truth: Truth = new Map();
  const sides: Side[] = PEOPLE.map(() => ({ registers: new Map(), own: new Map() }));
  for (const one of steps) {
    if (one.do === 'hand') {
      hand(sides[one.from] as Side, sides[one.to] as Side);
      continue;
    }
    const { registers, own } = sides[one.who] as Side;
    const heads = registers.get(one.place) ?? [];
    const parents = heads.filter(({ id }) => own.get(one.place)?.includes(id));
    const data = one.text === null ? null : { text: one.text };
    const origin = { by: PEOPLE[one.who] ?? '', at: new Date(one.clock).toISOString(), record: null };
    const version = versionFrom(parents, data, data, origin);
    const behind = new Set(parents.flatMap(({ id }) => [id, ...(truth.get(id) ?? [])]));
    truth.set(version.id, new Set([...behind, ...(truth.get(version.id) ?? [])]));
    registers.set(one.place, mergeVersions(heads, [version]));
    own.set(one.place, [version.id]);
  }
  return { sides, truth };
}

/** As importing does: ours stays in force where it still stands. */
function hand(from: Side, to: Side): void {
  const merged = mergeRegisters(to.registers, from.registers);
  for (const [place, heads] of merged) {
    const ours = (to.own.get(place) ?? []).filter((id) => heads.some((head) => head.id === id));
    const theirs = (from.own.get(place) ?? []).filter((id) => heads.some((head) => head.id === id));
    to.own.set(place, ours.length > 0 ? ours : theirs.length > 0 ? theirs : [heads[0]?.id ?? '']);
  }
  to.registers = merged;
}

function registersOf(sides: readonly Side[]): [Registers, Registers, Registers] {
  const [a, b, c] = sides.map(({ registers }) => registers);
  const none: Registers = new Map();
  return [a ?? none, b ?? none, c ?? none];
}

const plain = (registers: Registers) => canonical(Object.fromEntries(registers));
const histories = fc.array(step, { maxLength: 60 }).map(play);
const runs = { numRuns: 500 };

describe('merging what colleagues wrote', () => {
  it('is the same whoever begins', () => {
    fc.assert(
      fc.property(histories, ({ sides }) => {
        const [one, other] = registersOf(sides);
        expect(plain(mergeRegisters(one, other))).toBe(plain(mergeRegisters(other, one)));
      }),
      runs,
    );
  });

  it('is the same in whatever order three are put together', () => {
    fc.assert(
      fc.property(histories, ({ sides }) => {
        const [a, b, c] = registersOf(sides);
        expect(plain(mergeRegisters(mergeRegisters(a, b), c))).toBe(plain(mergeRegisters(a, mergeRegisters(b, c))));
      }),
      runs,
    );
  });

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(histories, ({ sides }) => {
        const [one, other] = registersOf(sides);
        const merged = mergeRegisters(one, other);
        expect(plain(mergeRegisters(merged, other))).toBe(plain(merged));
        expect(plain(mergeRegisters(merged, merged))).toBe(plain(merged));
      }),
      runs,
    );
  });

  it('loses nothing: what is not there any more is known by what is', () => {
    fc.assert(
      fc.property(histories, ({ sides }) => {
        const [one, other] = registersOf(sides);
        const merged = mergeRegisters(one, other);
        for (const side of [one, other]) {
          for (const [place, versions] of side) {
            const left = merged.get(place) ?? [];
            for (const { id } of versions) {
              expect(left.some((head) => head.id === id || head.lineage.includes(id))).toBe(true);
            }
          }
        }
      }),
      runs,
    );
  });

  it('leaves out exactly what was truly gone on from, whatever the clocks say', () => {
    fc.assert(
      fc.property(histories, ({ sides, truth }) => {
        const [a, b] = registersOf(sides);
        for (const [place, left] of mergeRegisters(a, b)) {
          const all = new Set([...(a.get(place) ?? []), ...(b.get(place) ?? [])].map(({ id }) => id));
          const wanted = [...all].filter((id) => ![...all].some((other) => truth.get(other)?.has(id)));
          expect(left.map(({ id }) => id).sort()).toEqual(wanted.sort());
        }
      }),
      runs,
    );
  });

  it('comes to the same on every side once everybody has handed round', () => {
    fc.assert(
      fc.property(histories, ({ sides }) => {
        for (let round = 0; round < 2; round += 1) {
          for (const from of sides) for (const to of sides) hand(from, to);
        }
        const [a, b, c] = sides.map(({ registers }) => plain(registers));
        expect(b).toBe(a);
        expect(c).toBe(a);
      }),
      runs,
    );
  });
});

describe('a version', () => {
  const origin = { by: 'ก', at: '2026-11-02T02:00:00.000Z', record: null };
  const said = (text: string, parents: Version[] = []) => versionFrom(parents, { text }, { text }, origin);

  it('is the same when the same was said from the same, whoever said it', () => {
    const base = said('ก');
    const again = versionFrom([base], { text: 'ข' }, { text: 'ข' }, { ...origin, by: 'ข', at: '1999-01-01T00:00:00Z' });
    expect(again.id).toBe(said('ข', [base]).id);
  });

  it('that says the same again after something else is another one', () => {
    const first = said('ก');
    const back = said('ก', [said('ข', [first])]);
    expect(back.id).not.toBe(first.id);
    expect(mergeVersions([first], [back])).toEqual([back]);
  });

  it('whose lineage was made up takes nothing away', () => {
    const ours = said('ก', [said('ข')]);
    const forged = { ...said('ค'), lineage: [ours.id] };
    const back = { ...ours, lineage: [...ours.lineage, forged.id] };
    expect(mergeVersions([back, said('ง')], [forged])).toHaveLength(3);
  });

  it('that others know in a ring is not taken away by them, nor by who stands beside', () => {
    const [a, b, c] = [said('ก'), said('ข'), said('ค')];
    const ring = [
      { ...a, lineage: [b.id] },
      { ...b, lineage: [c.id] },
      { ...c, lineage: [a.id] },
    ];
    expect(mergeVersions(ring, [])).toHaveLength(3);
    expect(mergeVersions(ring, [said('ง')])).toHaveLength(4);
  });

  it('is known by one that is left where it is not, whatever lineages claim; again it is the same', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => name.repeat(32));
    const claims = fc.array(fc.subarray(names), { minLength: names.length, maxLength: names.length });
    fc.assert(
      fc.property(claims, (lineages) => {
        const all = names.map((id, at) => ({ id, lineage: lineages[at] ?? [], data: null, ...origin }));
        const left = mergeVersions(all, []);
        for (const { id } of all) {
          expect(left.some((head) => head.id === id || head.lineage.includes(id))).toBe(true);
        }
        expect(mergeVersions(left, left)).toEqual(left);
        expect(mergeVersions([...all].reverse(), all)).toEqual(left);
      }),
      runs,
    );
  });
});
