import type { KindName } from '../../../lib/assessment/merge/lineage';
import type { Data } from '../../../lib/assessment/merge/version';
import type { Agency } from '../../../lib/assessment/model';
import { indexEdition } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import type { LastResult } from '../../../lib/last-year/schema';
import { formatThaiDate } from '../../../lib/thai/dates';
import type { App } from '../../app/app';
import { readableUrl } from '../../app/names';

/** A field of a register in words. What comes here was checked by the schema of its kind. */
export function valueText(app: App, kind: KindName, field: string, data: Data): string {
  const w = app.w.value;
  const words = w.merge.values;
  const value = data[field];
  if (value === null || value === undefined || value === '') {
    return field === 'criteria' ? words.whole : words.nothing;
  }
  switch (field) {
    case 'url':
      // With its scheme: two may differ in nothing else.
      return `${/^https:/i.test(String(value)) ? 'https' : 'http'}://${readableUrl(String(value))}`;
    case 'criteria':
      return criteriaText(app, data, value as readonly string[]);
    case 'verdict':
      return kind === 'correction'
        ? words.correction[value as 'this' | 'not-this']
        : w.verdict[value as 'met' | 'unmet'];
    case 'answer':
      return w.answer[value as 'yes' | 'no'];
    case 'deadline':
    case 'due':
      return formatThaiDate(String(value));
    case 'carried':
      return (value as { confirmedAt: string | null }).confirmedAt === null ? words.unconfirmed : words.confirmed;
    case 'agency': {
      const { name, kind: agencyKind, hosts } = value as Agency;
      return [name, w.dash.setup.kinds[agencyKind], ...hosts].join('\n');
    }
    case 'pack':
      return words.items(indexEdition(value as EditionPack).items.length);
    case 'result': {
      const { year, scores, failing } = value as LastResult;
      return words.lastYear(year, String(scores.total ?? w.none), failing.length);
    }
    default:
      return Array.isArray(value) ? value.map(String).join(', ') : String(value);
  }
}

function criteriaText(app: App, { item }: Data, ids: readonly string[]): string {
  const criteria = app.index.value?.byId.get(String(item))?.item.criteria ?? [];
  return ids.map((id) => criteria.find((one) => one.id === id)?.text ?? id).join('\n');
}

/** What a register is about, in a line: its item, its kind, and what of many it is. */
export function aboutText(app: App, kind: KindName, item: string | null, data: Data): string {
  const w = app.w.value.merge;
  const code = item === null ? '' : app.codeOf(item);
  const { criterion, title, url } = data;
  const of = criterion === undefined ? (title ?? url ?? '') : criteriaText(app, data, [String(criterion)]);
  return [code, w.kinds[kind], String(of)].filter((part) => part !== '').join(' · ');
}
