import { maskPersonal } from '../../personal';
import { z } from '../../zod';
import type { AssessmentStore } from '../draft';
import {
  Assessment,
  Correction,
  Decision,
  Duty,
  Evidence,
  ItemResult,
  ItemState,
  LastYear,
  Observation,
  Picture,
  StoredEdition,
} from '../model';
import { Submission } from '../submission';
import { evidenceKey, pageKey } from '../work';
import type { KindName } from './lineage';
import { canonical, type Data, type Origin, type Version, versionFrom } from './version';

/**
 * What is merged, by itself: a record, or those fields of it that people change independently of the others. Everything
 * else rests on this table: where a register is, what of it counts, what stands for nothing.
 */
export type Kind = {
  store: AssessmentStore | 'assessments' | 'editions';
  /** Fields of the record that it is made of; the others stay as they are. */
  data: z.ZodMiniType<Data>;
  fields: readonly string[];
  /** Those of them that are written; absent = all. */
  written?: readonly string[];
  /** Where it is, from its data; the same in every copy of the assessment. */
  key: (data: Data) => string;
  /** What of it counts when versions are compared; the rest rides along. */
  meaning: (data: Data) => unknown;
  /** Fields that say nothing: then there is no version of it, or a removal. Without: the record itself is taken away. */
  unsaid?: Data;
  /** Still says what it said when its record is removed. */
  stays?: true;
  /** Fields of a new record that are not of this register. */
  base?: Data;
  /** Nobody is asked: the first by id is in force, the same on every side. */
  quiet?: true;
  /** No history: what the machine reads. */
  unlogged?: true;
  /** Both said: null = they cannot both be. */
  both?: (mine: Data, theirs: Data) => Data | null;
  /** As it is let in from others. */
  clean?: (data: Data) => Data;
};

const NO_STAMP = { id: true, rev: true, createdAt: true, updatedAt: true, updatedBy: true, deletedAt: true } as const;
const NO_ID = { ...NO_STAMP, assessmentId: true } as const;
/** Pictures and submissions are made once and known by their id. */
const { id: _id, ...WITH_ID } = NO_ID;

type Shaped = z.ZodMiniType & { shape: Record<string, unknown> };
type Described<S extends Shaped> = Omit<Kind, 'data' | 'fields' | 'key' | 'meaning' | 'both' | 'clean'> & {
  data: S;
  key: (data: z.infer<S>) => string;
  meaning?: (data: z.infer<S>) => unknown;
  both?: (mine: z.infer<S>, theirs: z.infer<S>) => z.infer<S> | null;
  clean?: (data: z.infer<S>) => z.infer<S>;
};

/** Forgets the type of the data: whatever is handed to a kind was checked by its schema. */
function kind<S extends Shaped>({ meaning = (data) => data, ...described }: Described<S>): Kind {
  return { ...described, meaning, fields: Object.keys(described.data.shape) } as unknown as Kind;
}

/** Both texts, one after the other; null = longer than what is kept. */
function bothTexts(mine: string, theirs: string, most: number): string | null {
  if (mine.includes(theirs)) return mine;
  if (theirs.includes(mine)) return theirs;
  const text = `${mine}\n${theirs}`;
  return text.length > most ? null : text;
}

const hangsOn = (item: string, place: string) => `${item} ${place}`;
const UNSAID_STATE = { answer: null, explanation: '' };
const UNSAID_DUTY = { division: '', due: null };
const UNSAID_RESULT = { score: null, comment: '', clarification: '' };

export const KINDS: Readonly<Record<KindName, Kind>> = {
  agency: kind({ store: 'assessments', data: z.pick(Assessment, { agency: true }), key: () => '', stays: true }),
  divisions: kind({
    store: 'assessments',
    data: z.pick(Assessment, { divisions: true }),
    key: () => '',
    unsaid: { divisions: undefined },
    stays: true,
  }),
  deadline: kind({
    store: 'assessments',
    data: z.pick(Assessment, { deadline: true }),
    key: () => '',
    unsaid: { deadline: null },
    stays: true,
  }),
  edition: kind({ store: 'editions', data: z.omit(StoredEdition, NO_STAMP), key: ({ year }) => String(year) }),
  evidence: kind({
    store: 'evidence',
    data: z.omit(Evidence, { ...NO_ID, order: true }),
    key: ({ item, url }) => hangsOn(item, evidenceKey(url)),
    // Who took it, where it was found and when it was confirmed is told of it, and no difference to decide.
    meaning: ({ item, url, title, criteria, note, explanation, fiscalYears, carried }) => ({
      item,
      url,
      title,
      criteria: criteria === null ? null : [...criteria].sort(),
      note,
      explanation,
      fiscalYears,
      ...(carried ? { carried: [carried.edition, carried.code, carried.confirmedAt !== null] } : {}),
    }),
    base: { order: 1 },
    both: (mine, theirs) => {
      const explanation = bothTexts(mine.explanation, theirs.explanation, 2_000);
      const note = bothTexts(mine.note, theirs.note, 2_000);
      return explanation === null || note === null ? null : { ...mine, explanation, note };
    },
    clean: (data) => ({ ...data, title: maskPersonal(data.title) }),
  }),
  order: kind({
    store: 'evidence',
    data: z.pick(Evidence, { item: true, url: true, order: true }),
    key: ({ item, url }) => hangsOn(item, evidenceKey(url)),
    meaning: ({ order }) => order,
    written: ['order'],
    unsaid: {},
    stays: true,
    quiet: true,
  }),
  decision: kind({
    store: 'decisions',
    data: z.omit(Decision, NO_ID),
    key: ({ item, criterion }) => hangsOn(item, criterion),
  }),
  answer: kind({
    store: 'itemStates',
    data: z.pick(ItemState, { item: true, answer: true }),
    key: ({ item }) => item,
    unsaid: { answer: null },
    base: UNSAID_STATE,
  }),
  explanation: kind({
    store: 'itemStates',
    data: z.pick(ItemState, { item: true, explanation: true }),
    key: ({ item }) => item,
    unsaid: { explanation: '' },
    base: UNSAID_STATE,
    both: (mine, theirs) => {
      const explanation = bothTexts(mine.explanation, theirs.explanation, 4_000);
      return explanation === null ? null : { ...mine, explanation };
    },
  }),
  observation: kind({
    store: 'observations',
    data: z.omit(Observation, NO_ID),
    key: ({ item, url }) => hangsOn(item, pageKey(url)),
    quiet: true,
    unlogged: true,
  }),
  correction: kind({
    store: 'corrections',
    data: z.omit(Correction, NO_ID),
    key: ({ item, url }) => hangsOn(item, pageKey(url)),
    meaning: ({ item, verdict }) => ({ item, verdict }),
  }),
  picture: kind({
    store: 'pictures',
    data: z.omit(Picture, WITH_ID),
    key: ({ id }) => id,
    clean: (data) => ({ ...data, title: maskPersonal(data.title), marked: maskPersonal(data.marked) }),
  }),
  division: kind({
    store: 'duties',
    data: z.pick(Duty, { item: true, division: true }),
    key: ({ item }) => item,
    unsaid: { division: '' },
    base: UNSAID_DUTY,
  }),
  due: kind({
    store: 'duties',
    data: z.pick(Duty, { item: true, due: true }),
    key: ({ item }) => item,
    unsaid: { due: null },
    base: UNSAID_DUTY,
  }),
  lastYear: kind({ store: 'lastYears', data: z.omit(LastYear, NO_ID), key: () => '' }),
  submission: kind({ store: 'submissions', data: z.omit(Submission, WITH_ID), key: ({ id }) => id }),
  result: kind({
    store: 'itemResults',
    data: z.pick(ItemResult, { item: true, score: true, comment: true }),
    key: ({ item }) => item,
    unsaid: { score: null, comment: '' },
    base: UNSAID_RESULT,
  }),
  clarification: kind({
    store: 'itemResults',
    data: z.pick(ItemResult, { item: true, clarification: true }),
    key: ({ item }) => item,
    unsaid: { clarification: '' },
    base: UNSAID_RESULT,
    both: (mine, theirs) => {
      const clarification = bothTexts(mine.clarification, theirs.clarification, 8_000);
      return clarification === null ? null : { ...mine, clarification };
    },
  }),
};
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** Kinds that records of this store are made of. */
export function kindsOf(store: string): KindName[] {
  return KIND_NAMES.filter((name) => KINDS[name].store === store);
}

/** A register's name among all. */
export function placeOf(name: KindName, key: string): string {
  return `${name} ${key}`;
}

/** The record that a register is part of: registers of one record share it. */
export function recordPlaceOf(name: KindName, key: string): string {
  return `${KINDS[name].store} ${key}`;
}

type Kept = Data & { deletedAt: string | null };

/** The fields of a record that the kind is made of, removed or not. */
export function fieldsOf(name: KindName, record: Data): Data {
  const found = KINDS[name].fields.filter((field) => record[field] !== undefined);
  return Object.fromEntries(found.map((field) => [field, record[field]]));
}

/** What a record says by this kind; null = it is removed, or says nothing. */
export function saidBy(name: KindName, record: Kept): Data | null {
  const { unsaid, stays } = KINDS[name];
  const data = fieldsOf(name, record);
  const nothing = Object.entries(unsaid ?? {});
  const silent = nothing.length > 0 && nothing.every(([field, value]) => (data[field] ?? null) === (value ?? null));
  return (stays || record.deletedAt === null) && !silent ? data : null;
}

/** What of a version's data counts; the same text = the same said. */
export function meaningOf(name: KindName, data: Data | null): string {
  return canonical(data === null ? null : KINDS[name].meaning(data));
}

/** The version that says `data` and was made from `parents`. */
export function versionOf(name: KindName, parents: readonly Version[], data: Data | null, origin: Origin): Version {
  return versionFrom(parents, data, data === null ? null : KINDS[name].meaning(data), origin);
}
