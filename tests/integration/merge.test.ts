import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../lib/assessment/commands';
import { conflictsOf } from '../../lib/assessment/merge/conflicts';
import type { Snapshot } from '../../lib/assessment/model';
import { openStore, type Store } from '../../lib/storage';

/** Whole stores that hand files to each other, as colleagues do: whatever they did, in the end all have the same. */

const ASSESSMENT = 'assessment-1';
const assessmentId = ASSESSMENT;
const PEOPLE = ['สมใจ ตัวอย่างดี', 'สมชาย ตัวอย่างงาม', 'สมหญิง ตัวอย่างเด่น'] as const;
const ITEMS = ['org-structure', 'executives'] as const;
const PAGES = ['a', 'b', 'A?utm_source=x'] as const;

type Step = { who: number; clock: number } & (
  | { do: 'take'; item: string; page: string; text: string }
  | { do: 'edit' | 'remove'; at: number; text: string }
  | { do: 'answer'; item: string; answer: 'yes' | 'no' | null }
  | { do: 'explain'; item: string; text: string }
  | { do: 'duty'; item: string; text: string }
  | { do: 'deadline'; text: string }
  | { do: 'undo' }
  | { do: 'hand'; to: number }
  | { do: 'decide'; keep: 'mine' | 'theirs' | 'both' }
);

const text = fc.constantFrom('ก', 'ข', 'ค');
const item = fc.constantFrom(...ITEMS);
const kinds = [
  fc.record({ do: fc.constant('take' as const), item, page: fc.constantFrom(...PAGES), text }),
  fc.record({ do: fc.constantFrom('edit' as const, 'remove' as const), at: fc.nat(3), text }),
  fc.record({ do: fc.constant('answer' as const), item, answer: fc.constantFrom('yes' as const, 'no' as const, null) }),
  fc.record({ do: fc.constant('explain' as const), item, text }),
  fc.record({ do: fc.constant('duty' as const), item, text }),
  fc.record({ do: fc.constant('deadline' as const), text: fc.constantFrom('2027-04-30', '2027-05-15') }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('hand' as const), to: fc.nat(2) }),
  fc.record({
    do: fc.constant('decide' as const),
    keep: fc.constantFrom('mine' as const, 'theirs' as const, 'both' as const),
  }),
];
// A clock that shows whatever year it likes.
const step: fc.Arbitrary<Step> = fc
  .tuple(fc.record({ who: fc.nat(2), clock: fc.integer({ min: 0, max: 4_000_000_000_000 }) }), fc.oneof(...kinds))
  .map(([whose, what]) => ({ ...whose, ...what }) as Step);

let serial = 0;
const freshId = () => `id-${String(++serial).padStart(8, '0')}`;
const instant = (clock: number) => new Date(clock).toISOString();

async function start(): Promise<Store[]> {
  globalThis.indexedDB = new IDBFactory();
  const stores = await Promise.all(PEOPLE.map((_, at) => openStore({ name: `store-${at}`, newId: freshId })));
  const [first] = stores;
  if (!first) throw new Error('no store');
  const agency = { name: 'อบต.ตัวอย่างไพร', kind: 'sao' as const, hosts: ['www.tuayangphrai.go.th'] };
  await must(first, { type: 'assessment.create', newId: ASSESSMENT, agency, edition: 2568, person: PEOPLE[0] }, 0);
  for (const [at, store] of stores.entries()) if (at > 0) await hand(first, store, 0, PEOPLE[at]);
  return stores;
}

async function must(store: Store, change: Change, clock: number): Promise<void> {
  const result = await store.execute({ id: freshId(), change }, { now: instant(clock) });
  if (!result.ok) throw new Error(`${change.type}: ${result.error} ${result.detail}`);
}

async function hand(from: Store, to: Store, clock: number, person?: string): Promise<string | null> {
  const file = await from.exportAssessment(ASSESSMENT, { pictures: false, now: instant(clock) });
  const change: Change = { type: 'assessment.merge', assessmentId, person };
  const letter: unknown = JSON.parse(JSON.stringify(file));
  const result = await to.merge({ id: freshId(), change }, letter, { now: instant(clock) });
  if (!result.ok) throw new Error(`merge: ${result.error} ${result.detail}`);
  const again = await to.merge({ id: freshId(), change }, letter, { now: instant(clock) });
  expect(again).toEqual({ ok: true, historyId: null, added: 0 });
  return result.historyId;
}

async function snapshotOf(store: Store): Promise<Snapshot> {
  const snapshot = await store.snapshot(ASSESSMENT);
  if (snapshot === null) throw new Error('no assessment');
  return snapshot;
}

async function play(stores: readonly Store[], one: Step): Promise<void> {
  const store = stores[one.who];
  if (!store) return;
  const snapshot = await snapshotOf(store);
  const on = { assessmentId } as const;
  const evidence = 'at' in one ? snapshot.evidence[one.at] : undefined;
  switch (one.do) {
    case 'take': {
      const url = `http://www.tuayangphrai.go.th/${one.page}`;
      const rest = {
        title: 'หน้า',
        source: 'page',
        foundOn: null,
        criteria: null,
        note: '',
        fiscalYears: [],
        observations: [],
      };
      const taking = { ...rest, source: 'page' as const, items: [one.item], url, explanation: one.text };
      return must(store, { type: 'evidence.take', ...on, takings: [taking] }, one.clock);
    }
    case 'edit': {
      if (!evidence) return;
      const { id, rev } = evidence;
      return must(store, { type: 'evidence.edit', ...on, evidenceId: id, rev, explanation: one.text }, one.clock);
    }
    case 'remove':
      if (!evidence) return;
      return must(store, { type: 'evidence.remove', ...on, evidenceIds: [evidence.id] }, one.clock);
    case 'answer':
      return must(store, { type: 'item.answer', ...on, item: one.item, answer: one.answer }, one.clock);
    case 'explain': {
      const rev = snapshot.itemStates.find((state) => state.item === one.item)?.rev ?? 0;
      return must(store, { type: 'item.explain', ...on, item: one.item, rev, explanation: one.text }, one.clock);
    }
    case 'duty':
      return must(store, { type: 'duty.set', ...on, duties: [{ item: one.item, division: one.text }] }, one.clock);
    case 'deadline':
      return must(store, { type: 'assessment.update', ...on, deadline: one.text }, one.clock);
    case 'undo': {
      // As a person can: the newest step that stands, a merge or a decision too.
      const last = snapshot.recent.find(
        ({ undoneBy, type }) => undoneBy === null && type !== 'undo' && type !== 'redo',
      );
      const first =
        last?.type === 'assessment.create' || (last?.type === 'assessment.merge' && snapshot.recent.at(-1) === last);
      if (!last || first) return;
      await store.execute({ id: freshId(), change: { type: 'undo', historyId: last.id } }, { now: instant(one.clock) });
      return;
    }
    case 'hand': {
      const to = stores[one.to];
      if (to && to !== store) await hand(store, to, one.clock);
      return;
    }
    case 'decide': {
      const [conflict] = conflictsOf(snapshot, []);
      if (!conflict) return;
      const { id, seen, both, theirs } = conflict;
      const keep = one.keep === 'theirs' ? (theirs[0]?.id ?? 'mine') : one.keep === 'both' && !both ? 'mine' : one.keep;
      return must(store, { type: 'conflict.decide', ...on, decisions: [{ conflict: id, seen, keep }] }, one.clock);
    }
  }
}

/** What is in force, without who wrote it and under which id. */
function content(snapshot: Snapshot): unknown {
  const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
  const said = (value: string | null | undefined) => value || null;
  return {
    deadline: snapshot.assessment.deadline ?? null,
    evidence: sorted(snapshot.evidence.map(({ item: on, url, explanation }) => ({ on, url, explanation }))),
    answers: sorted(snapshot.itemStates.flatMap(({ item: on, answer }) => (answer ? [{ on, answer }] : []))),
    explanations: sorted(
      snapshot.itemStates.flatMap(({ item: on, explanation }) => (said(explanation) ? [{ on, explanation }] : [])),
    ),
    duties: sorted(snapshot.duties.flatMap(({ item: on, division }) => (said(division) ? [{ on, division }] : []))),
  };
}

/** Everybody hands to everybody until nothing is new. */
async function round(stores: readonly Store[]): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const from of stores) for (const to of stores) if (from !== to) await hand(from, to, 0);
  }
}

describe('colleagues who hand files to each other', () => {
  it('come to the same, whatever each did before and whatever their clocks showed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const stores = await start();
        for (const one of steps) await play(stores, one);
        await round(stores);

        // Nothing that one knows is unknown to another: what is open is open for all, between the same words.
        const words = stores.map(async (store) => {
          const { conflicts } = await snapshotOf(store);
          return conflicts.map(({ kind, key, heads }) => `${kind} ${key}: ${heads.map(({ id }) => id)}`);
        });
        const [ours, ...others] = await Promise.all(words);
        for (const theirs of others) expect(theirs).toEqual(ours);

        // One person decides all of it; then everybody has the same in force.
        const [first] = stores;
        if (!first) return;
        for (let open = conflictsOf(await snapshotOf(first), []); open.length > 0; ) {
          const decisions = open.map(({ id, seen, theirs }) => ({ conflict: id, seen, keep: theirs[0]?.id ?? 'mine' }));
          await must(first, { type: 'conflict.decide', assessmentId, decisions }, 0);
          open = conflictsOf(await snapshotOf(first), []);
        }
        await round(stores);
        const contents = await Promise.all(stores.map(async (store) => content(await snapshotOf(store))));
        expect(contents[1]).toEqual(contents[0]);
        expect(contents[2]).toEqual(contents[0]);
        for (const store of stores) {
          expect(conflictsOf(await snapshotOf(store), [])).toEqual([]);
          expect(await store.quarantined()).toEqual([]);
          await store.close();
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
