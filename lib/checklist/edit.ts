import { indexEdition } from './indexing';
import { mapItems, mapSubs } from './items';
import { problemAt } from './locate';
import { parsePack } from './parse';
import type { PackProblem, PackProblemKey } from './problems';
import type { Basis, Criterion, EditionPack, Item, PeriodRule, YearRule } from './schema';
import { LOCAL_TOPIC } from './topics';

/**
 * Edits of a pack by staff. Each returns a new pack, marked as edited and valid as a whole, or the first problem that
 * the edit would make; the pack given is never changed. Item and criterion ids never change: evidence hangs on them.
 */
export type EditResult = { ok: true; pack: EditionPack } | { ok: false; problem: PackProblem };

export type NewCriterion = { text: string; basis: Basis; checks?: readonly string[] };
export type NewItem = {
  /** The sub-indicator's code, as 9.1. */
  sub: string;
  code: string;
  name: string;
  /** Known topics that no other item has; none = a subject of its own, which later years can carry on. */
  topics?: readonly string[];
  criteria: readonly NewCriterion[];
  yearRule?: YearRule;
  periodRule?: PeriodRule | null;
  /** Position in the sub-indicator from 0; left out = last. */
  at?: number;
};

export function addItem(pack: EditionPack, added: NewItem): EditResult {
  const index = indexEdition(pack);
  if (!hasSub(pack, added.sub)) return refused('unknown-sub', { sub: added.sub });
  const own = firstFree(`${LOCAL_TOPIC}${pack.year}`, (id) => index.byId.has(id) || index.byTopic.has(id));
  const [first] = added.topics ?? [];
  const item: Item = {
    id: first === undefined ? own : index.byId.has(first) ? firstFree(first, (id) => index.byId.has(id)) : first,
    code: added.code,
    name: added.name,
    nameBasis: 'certain',
    topics: first === undefined ? [own] : [...(added.topics ?? [])],
    criteria: [],
    yearRule: added.yearRule ?? { kind: 'unstated', offset: 0, basis: 'guess', text: '' },
    periodRule: added.periodRule ?? null,
    sources: [],
    notes: {},
  };
  for (const criterion of added.criteria) item.criteria.push(newCriterion(item, criterion));
  return edited(
    mapSubs(pack, (sub) => (sub.code === added.sub ? { ...sub, items: inserted(sub.items, item, added.at) } : sub)),
  );
}

/**
 * Takes an item out. Its topics go to the item `topicsTo`, which then carries on its evidence; without one they are
 * retired in this edition (`retiredTopics`), as the NACC does with an item that it drops.
 */
export function removeItem(pack: EditionPack, itemId: string, topicsTo?: string): EditResult {
  const item = indexEdition(pack).byId.get(itemId)?.item;
  if (!item) return refused('unknown-item', { id: itemId });
  if (topicsTo !== undefined && (topicsTo === itemId || !indexEdition(pack).byId.has(topicsTo))) {
    return refused('unknown-item', { id: topicsTo });
  }
  const without = mapSubs(pack, (sub) => ({ ...sub, items: sub.items.filter((other) => other.id !== itemId) }));
  return edited(
    mapItems(without, (other) =>
      other.id === topicsTo ? { ...other, topics: [...other.topics, ...item.topics] } : other,
    ),
  );
}

export function renameItem(pack: EditionPack, itemId: string, name: string, basis?: Basis): EditResult {
  return changeItem(pack, itemId, (item) => ({ ...item, name, nameBasis: basis ?? item.nameBasis }));
}

export function recodeItem(pack: EditionPack, itemId: string, code: string): EditResult {
  return recodeItems(pack, { [itemId]: code });
}

/** New codes (item id → code) for several items at once, so that two can change places. Order and ids stay. */
export function recodeItems(pack: EditionPack, codes: Readonly<Record<string, string>>): EditResult {
  const byId = indexEdition(pack).byId;
  const unknown = Object.keys(codes).find((id) => !byId.has(id));
  if (unknown !== undefined) return refused('unknown-item', { id: unknown });
  const given = new Map(Object.entries(codes));
  return edited(mapItems(pack, (item) => ({ ...item, code: given.get(item.id) ?? item.code })));
}

/** Numbers the items O1, O2 ... in their order. */
export function renumberInOrder(pack: EditionPack): EditResult {
  return recodeItems(pack, Object.fromEntries(indexEdition(pack).items.map(({ item }, n) => [item.id, `O${n + 1}`])));
}

/** Moves an item to a position (from 0) of a sub-indicator. */
export function moveItem(pack: EditionPack, itemId: string, subCode: string, at: number): EditResult {
  const item = indexEdition(pack).byId.get(itemId)?.item;
  if (!item) return refused('unknown-item', { id: itemId });
  if (!hasSub(pack, subCode)) return refused('unknown-sub', { sub: subCode });
  return edited(
    mapSubs(pack, (sub) => {
      const items = sub.items.filter((other) => other.id !== itemId);
      return { ...sub, items: sub.code === subCode ? inserted(items, item, at) : items };
    }),
  );
}

/** An item keeps at least one topic; a topic that another item has must be taken from there first. */
export function retopicItem(pack: EditionPack, itemId: string, topics: readonly string[]): EditResult {
  if (topics.length === 0) return refused('no-topic', { id: itemId });
  return changeItem(pack, itemId, (item) => ({ ...item, topics: [...topics] }));
}

export function setRules(
  pack: EditionPack,
  itemId: string,
  rules: { yearRule?: YearRule; periodRule?: PeriodRule | null },
): EditResult {
  return changeItem(pack, itemId, (item) => ({
    ...item,
    yearRule: rules.yearRule ?? item.yearRule,
    periodRule: rules.periodRule === undefined ? item.periodRule : rules.periodRule,
  }));
}

export function addCriterion(pack: EditionPack, itemId: string, criterion: NewCriterion): EditResult {
  return changeItem(pack, itemId, (item) => ({ ...item, criteria: [...item.criteria, newCriterion(item, criterion)] }));
}

/** What is not given stays as it is. */
export function rewordCriterion(
  pack: EditionPack,
  itemId: string,
  criterionId: string,
  change: Partial<NewCriterion>,
): EditResult {
  return changeCriteria(pack, itemId, criterionId, (criteria) =>
    criteria.map((criterion) =>
      criterion.id === criterionId
        ? {
            ...criterion,
            text: change.text ?? criterion.text,
            basis: change.basis ?? criterion.basis,
            checks: [...(change.checks ?? criterion.checks)],
          }
        : criterion,
    ),
  );
}

/** The last criterion of an item stays: an item that asks for nothing cannot be answered. */
export function removeCriterion(pack: EditionPack, itemId: string, criterionId: string): EditResult {
  const item = indexEdition(pack).byId.get(itemId)?.item;
  if (item?.criteria.length === 1) return refused('last-criterion', { item: item.code });
  return changeCriteria(pack, itemId, criterionId, (criteria) => criteria.filter(({ id }) => id !== criterionId));
}

/** Staff have compared codes and names with the manual: the numbering is certain and nothing has to be said of it any more. */
export function confirmNumbering(pack: EditionPack): EditResult {
  return edited({
    ...mapItems(pack, (item) => ({ ...item, nameBasis: 'certain' })),
    numberingBasis: 'certain',
    caveat: null,
    caveatEn: undefined,
  });
}

function edited(pack: EditionPack): EditResult {
  const result = parsePack({ ...pack, origin: 'edited' });
  if (result.ok) return result;
  const [problem] = result.problems;
  return problem ? { ok: false, problem } : refused('not-a-pack', {});
}

function refused(key: PackProblemKey, params: Record<string, string | number>): EditResult {
  return { ok: false, problem: problemAt(null, [], key, params) };
}

function changeItem(pack: EditionPack, itemId: string, change: (item: Item) => Item): EditResult {
  if (!indexEdition(pack).byId.has(itemId)) return refused('unknown-item', { id: itemId });
  return edited(mapItems(pack, (item) => (item.id === itemId ? change(item) : item)));
}

function changeCriteria(
  pack: EditionPack,
  itemId: string,
  criterionId: string,
  change: (criteria: readonly Criterion[]) => Criterion[],
): EditResult {
  const item = indexEdition(pack).byId.get(itemId)?.item;
  if (item && !item.criteria.some(({ id }) => id === criterionId)) {
    return refused('unknown-criterion', { item: item.code, id: criterionId });
  }
  return changeItem(pack, itemId, (found) => ({ ...found, criteria: change(found.criteria) }));
}

function newCriterion(item: Item, { text, basis, checks }: NewCriterion): Criterion {
  const id = firstFree('added', (candidate) => item.criteria.some((criterion) => criterion.id === candidate));
  return { id, text, basis, checks: [...(checks ?? [])] };
}

function hasSub(pack: EditionPack, code: string): boolean {
  return pack.indicators.some((indicator) => indicator.subIndicators.some((sub) => sub.code === code));
}

function inserted(items: readonly Item[], item: Item, at = items.length): Item[] {
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/** `name-1`, `name-2` ...: the first that is free. */
function firstFree(name: string, taken: (id: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    if (!taken(`${name}-${n}`)) return `${name}-${n}`;
  }
}
