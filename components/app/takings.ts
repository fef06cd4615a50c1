import type { Taking } from '../../lib/assessment/commands';
import type { Evidence } from '../../lib/assessment/model';
import { endKeys } from '../../lib/links/ends';
import type { CheckedLink } from '../../lib/links/verdict';
import { fiscalYearsIn } from '../../lib/thai/years';
import type { App } from './app';
import type { Seen } from './seen';
import type { Picking } from './view';
import type { Written } from './written';

export type Subject = Pick<Picking, 'url' | 'title' | 'source' | 'foundOn'>;

const cut = (text: string, max: number) => text.slice(0, max);

/**
 * What is sent when staff take something. `seen` is of the page or file itself; of a link, and of a file that was not read or
 * tells no year, only the years in its name are known.
 */
export function takingOf(subject: Subject, items: readonly string[], written: Written, seen: Seen | null): Taking {
  const own = subject.source === 'page' || subject.source === 'file' ? seen : null;
  const told = own !== null && (subject.source === 'page' || own.fiscalYears.length > 0);
  const years = told ? own.fiscalYears : fiscalYearsIn(subject.title);
  return {
    items: [...items],
    url: subject.url,
    title: cut(subject.title.trim(), 300),
    source: subject.source,
    foundOn: subject.foundOn,
    criteria: null,
    note: cut(written.note.trim(), 2_000),
    explanation: cut(written.explanation.trim(), 2_000),
    fiscalYears: [...years].sort((a, b) => a - b).slice(0, 60),
    observations: own
      ? items.map((item) => ({
          item,
          findings: [...own.findingsOf(item)],
          content: own.content,
        }))
      : [],
  };
}

/** O2 O5, or the first two and how many more. */
export function codesOf(app: App, items: readonly string[]): string {
  const order = [...(app.index.value?.byId.keys() ?? [])];
  const sorted = [...items].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return app.w.value.picker.codes(sorted.map((item) => app.codeOf(item)));
}

/** Takes it, with the words for the toast and for a failure. */
export function take(app: App, takings: readonly Taking[]) {
  const w = app.w.value;
  const items = [...new Set(takings.flatMap((taking) => taking.items))];
  const codes = codesOf(app, items);
  return app.act(
    { type: 'evidence.take', takings: [...takings] },
    {
      said: items.length > 3 ? w.doing.tookMany(items.length) : w.doing.took(codes),
      saidNothing: w.doing.tookNothing(codes),
      about: w.doing.evidenceOf(codes),
    },
  );
}

const NO_LINKS: readonly CheckedLink[] = [];

/** Evidence that already names this address, or an address that leads to it. */
export function evidenceAt(app: App, url: string): Evidence[] {
  const end = endKeys(app.state.value?.links ?? NO_LINKS);
  const key = end(url);
  return app.snapshot.value?.evidence.filter((one) => end(one.url) === key) ?? [];
}

/** Takes evidence back out of its item. */
export function removeEvidence(app: App, evidence: readonly Evidence[]) {
  const codes = codesOf(
    app,
    evidence.map((one) => one.item),
  );
  const said = app.w.value.doing.removed(codes);
  return app.act({ type: 'evidence.remove', evidenceIds: evidence.map((one) => one.id) }, { said, about: said });
}
