import { resolveEdition } from '../../../lib/checklist';
import { indexEdition } from '../../../lib/checklist/indexing';
import type { EditionPack } from '../../../lib/checklist/schema';
import type { SheetRow } from '../../../lib/export/sheet';
import { NO_LIMITS } from '../../../lib/paste/limits';
import { type Mark, type PasteStep, stepsOf } from '../../../lib/paste/steps';

export function pack(year = 2568): EditionPack {
  const found = resolveEdition(year, []);
  if (!found) throw new Error(`no edition ${year}`);
  return found;
}

export const items = (year = 2568) => indexEdition(pack(year)).items.map(({ item }) => item);

export function rowOf(at: number, year = 2568, more: Partial<SheetRow> = {}): SheetRow {
  const item = items(year)[at];
  if (!item) throw new Error(`no item ${at}`);
  const urls = Array.from(
    { length: (at % 3) + 1 },
    (_, nth) => `http://www.thungthotsop.go.th/${item.code}/${nth + 1}`,
  );
  return {
    itemId: item.id,
    code: item.code,
    name: item.name,
    sub: '9.1',
    answer: at % 7 === 6 ? 'no' : 'yes',
    evidence: urls.map((url) => ({ url, title: '', explanation: '' })),
    general: '',
    explanation: `เมนูหลัก › ${item.name}\nรายการที่ ${at + 1}`,
    doubts: [],
    readiness: 'ready',
    ...more,
  };
}

export const allRows = (year = 2568) => items(year).map((_, at) => rowOf(at, year));
export const allSteps = (year = 2568, marks: readonly Mark[] = []): PasteStep[] =>
  stepsOf(allRows(year), marks, NO_LIMITS);
