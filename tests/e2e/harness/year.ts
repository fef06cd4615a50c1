import 'fake-indexeddb/auto';
import { openStore } from '../../../lib/storage';
import { differing, letterOf } from '../../fixtures/ui/merge-scenes';
import { HOST } from '../../fixtures/ui/pages';
import { ASSESSMENT, checkedLinks, run, year } from '../../fixtures/ui/scenes';
import type { Lab } from './lab';
import { ask, grant, state } from './seed';

/** What a colleague sends back: new things, and things changed otherwise than here. */
export type YearOfWork = { letter: unknown };

/**
 * A year's work in the browser, with something on every view: evidence and doubts, last year's result, duties, what was
 * sent and what came of it, verdicts on links, a word of a colleague's that waits. Built as the scenes of the UI are, and
 * restored as a backup.
 */
export async function seedYear(lab: Lab): Promise<YearOfWork> {
  const store = await openStore({ name: `year-${Math.random()}` });
  await year(store);
  const on = { assessmentId: ASSESSMENT };
  await run(store, { type: 'submission.freeze', ...on, note: 'ส่งรอบแรก', verdicts: [] });
  const results = [
    { item: 'org-structure', score: 100 },
    { item: 'executives', score: 0, comment: 'ไม่พบช่องทางติดต่อของรองปลัด' },
  ];
  await run(store, { type: 'result.enter', ...on, results });
  await run(store, { type: 'item.answer', ...on, item: 'annual-performance', answer: 'no' });
  await differing(store);
  const letter = await letterOf(store);
  const links = (await checkedLinks(store)).map(({ url, verdict, baseline }) => ({
    ...{ id: `${ASSESSMENT} ${url}`, assessmentId: ASSESSMENT, url, verdict, baseline, earlier: [] },
  }));
  const backup = await store.exportBackup();
  await store.close();

  const whole = JSON.parse(JSON.stringify({ ...backup, links, counts: { ...backup.counts, links: links.length } }));
  const restored = (await ask(lab, { type: 'backup.restore', backup: whole })) as { ok: boolean };
  if (!restored.ok) throw new Error(`the year was not restored: ${JSON.stringify(restored)}`);
  await ask(lab, { type: 'prefs', change: { currentAssessment: ASSESSMENT } });
  const there = (await state(lab)).links.length;
  if (there !== links.length) throw new Error(`${there} of ${links.length} verdicts came back`);
  const page = await lab.openOwn('manifest.json');
  await grant(lab, page, [HOST.replace(/^www\./, '')]);
  await page.close();
  return { letter };
}
