import { readinessOf } from '../../lib/assessment/readiness';
import { builtinEditions, indexEdition } from '../../lib/checklist';
import { openStore, type Store } from '../../lib/storage';

/** What the browser under test runs: the real store on the real IndexedDB. Driven by store.long.ts. */

const YEAR = 2568;
const ASSESSMENT = 'assessment-1';
const edition = builtinEditions.find(({ year }) => year === YEAR);
if (!edition) throw new Error(`no edition ${YEAR}`);
const items = indexEdition(edition).items.map(({ item }) => item);
const [one, two] = items;
if (!one || !two) throw new Error('no items');

let store: Store | undefined;
async function opened(): Promise<Store> {
  store ??= await openStore();
  return store;
}

function taking(ids: string[], page: string) {
  return {
    items: ids,
    url: `http://www.tuayangphrai.go.th/${page}`,
    title: `หน้า ${page}`,
    source: 'page' as const,
    foundOn: null,
    criteria: null,
    note: '',
    explanation: 'เมนูหลัก › โครงสร้าง',
    fiscalYears: [YEAR],
    observations: [],
  };
}

const kit = {
  async create() {
    const agency = { name: 'อบต.ตัวอย่างไพร', kind: 'sao' as const, hosts: ['www.tuayangphrai.go.th'] };
    const change = { type: 'assessment.create' as const, newId: ASSESSMENT, agency, edition: YEAR, person: 'สมใจ' };
    return (await opened()).execute({ id: 'command-create', change }, { now: new Date().toISOString() });
  },

  /** Takes one page for two items; the command's id and the page follow from its number. */
  async take(number: number) {
    const takings = [taking([one.id, two.id], `page-${number}`)];
    const change = { type: 'evidence.take' as const, assessmentId: ASSESSMENT, takings };
    return (await opened()).execute({ id: `command-${number}`, change }, { now: new Date().toISOString() });
  },

  /** Sends commands one after the other, from `from` on, until somebody pulls the plug. */
  async takeOn(from: number, sent: (number: number) => Promise<void>, answered: (number: number) => void) {
    for (let number = from; ; number++) {
      await sent(number);
      const result = await kit.take(number);
      if (!result.ok) throw new Error(`${result.error}: ${result.detail}`);
      answered(number);
    }
  },

  async everything() {
    return (await opened()).exportBackup();
  },

  /** Median ms of reading and judging an assessment with `count` pieces of evidence. */
  async measure(count: number) {
    const ready = await opened();
    for (let at = 0; at < count; at += 500) {
      const takings = Array.from({ length: 500 }, (_, n) =>
        taking([items[n % items.length]?.id ?? ''], `m-${at}-${n}`),
      );
      const change = { type: 'evidence.take' as const, assessmentId: ASSESSMENT, takings };
      await ready.execute({ id: `measure-${at}`, change }, { now: new Date().toISOString() });
    }
    const reading: number[] = [];
    const judging: number[] = [];
    for (let round = 0; round < 9; round++) {
      const start = performance.now();
      const snapshot = await ready.snapshot(ASSESSMENT);
      const read = performance.now();
      if (!snapshot || snapshot.evidence.length < count) throw new Error('not all there');
      readinessOf(snapshot, edition);
      reading.push(read - start);
      judging.push(performance.now() - read);
    }
    const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    return { first: reading[0] ?? 0, reading: median(reading), judging: median(judging) };
  },
};

export type StoreKit = typeof kit;
Object.assign(globalThis, { kit });
