import type { Decision, Evidence, ItemState, Observation, Snapshot } from '../../../lib/assessment/model';
import type { Finding } from '../../../lib/audit/finding';
import { builtinEditions } from '../../../lib/checklist';
import type { EditionPack, Item, YearRule } from '../../../lib/checklist/schema';

const stamp = {
  rev: 1,
  createdAt: '2026-11-02T02:00:00.000Z',
  updatedAt: '2026-11-02T02:00:00.000Z',
  updatedBy: 'สมใจ ตัวอย่างดี',
  deletedAt: null,
};
const assessmentId = 'assessment-1';
let serial = 0;
const id = () => `record-${++serial}`;

export function evidence(item: string, page: string, more: Partial<Evidence> = {}): Evidence {
  return {
    ...stamp,
    id: id(),
    assessmentId,
    item,
    topics: [],
    url: `http://www.tuayangphrai.go.th/${page}`,
    title: page,
    source: 'page',
    foundOn: null,
    criteria: null,
    note: '',
    explanation: '',
    fiscalYears: [],
    order: serial,
    takenAt: stamp.createdAt,
    takenBy: stamp.updatedBy,
    ...more,
  };
}

export function decision(item: string, criterion: string, verdict: Decision['verdict']): Decision {
  return { ...stamp, id: id(), assessmentId, item, criterion, verdict };
}

export function state(item: string, answer: ItemState['answer'], explanation = ''): ItemState {
  return { ...stamp, id: id(), assessmentId, item, answer, explanation };
}

export function observation(
  item: string,
  page: string,
  findings: Finding[],
  content: Observation['content'] = 'present',
): Observation {
  const url = `https://tuayangphrai.go.th/${page}/`;
  return { ...stamp, id: id(), assessmentId, item, url, findings, fiscalYears: [], content };
}

export function finding(criterion: string, outcome: Finding['outcome'], basis: Finding['basis'] = 'strong'): Finding {
  return { criterion, outcome, basis, reason: { key: 'seen', params: {} }, where: [] };
}

export function snapshot(more: Partial<Snapshot> = {}): Snapshot {
  return {
    assessment: {
      ...stamp,
      id: assessmentId,
      agency: { name: 'อบต.ตัวอย่างไพร', kind: 'sao', hosts: ['www.tuayangphrai.go.th', 'data.tuayangphrai.go.th:8080'] },
      edition: 2568,
      person: stamp.updatedBy,
    },
    evidence: [],
    decisions: [],
    itemStates: [],
    observations: [],
    corrections: [],
    pictures: [],
    duties: [],
    lastYear: null,
    submissions: [],
    itemResults: [],
    pastes: [],
    conflicts: [],
    recent: [],
    ...more,
  };
}

/** An edition of one item with criteria `a` and `b`. */
export function oneItem(yearRule: Partial<YearRule> = {}): { edition: EditionPack; item: Item } {
  const pack = builtinEditions.find(({ year }) => year === 2568);
  const indicator = pack?.indicators[0];
  const sub = indicator?.subIndicators[0];
  const first = sub?.items[0];
  if (!pack || !indicator || !sub || !first) throw new Error('no edition 2568');
  const item: Item = {
    ...first,
    id: 'the-item',
    criteria: ['a', 'b'].map((criterion) => ({ id: criterion, text: criterion, basis: 'certain', checks: [] })),
    yearRule: { kind: 'current', offset: 0, basis: 'certain', text: '', ...yearRule },
  };
  const edition = { ...pack, indicators: [{ ...indicator, subIndicators: [{ ...sub, items: [item] }] }] };
  return { edition, item };
}
