import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inEachBrowser, type Lab, until } from './harness/lab';
import { command, seed, state, takingOf } from './harness/seed';
import { type Site, startSite } from './harness/site';
import { part, type View, viewOf } from './harness/view';

const HOST = 'thungthotsop.go.th';
const TAKEN = ['org-structure', 'executives', 'annual-performance'];

/** The year around the pages: who owes what, what was sent, what came of it, and the year after it. */
inEachBrowser('the year', (start) => {
  let site: Site;
  let lab: Lab;
  let page: Page;
  let view: View;

  async function open(hash: string, shows: string) {
    page = await lab.openOwn(`dashboard.html#${hash}`);
    view = viewOf(page);
    await view.waitFor(part(shows));
  }

  beforeAll(async () => {
    site = await startSite({});
    lab = await start({ port: site.port });
    const assessmentId = await seed(lab, HOST);
    const takings = TAKEN.map((item) =>
      takingOf(item, `http://www.${HOST}/${item}`, { title: item, source: 'page', explanation: `หน้าแรก › ${item}` }),
    );
    await command(lab, { type: 'evidence.take', assessmentId, takings });
    for (const item of TAKEN) await command(lab, { type: 'item.answer', assessmentId, item, answer: 'yes' });
    await open('overview', 'score-map');
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const snapshot = async () => {
    const found = (await state(lab)).snapshot;
    if (!found) throw new Error('no assessment');
    return found;
  };
  const goTo = async (hash: string, shows: string) => {
    await page.evaluate((to) => {
      document.location.hash = to;
    }, hash);
    await view.waitFor(part(shows));
  };

  it('is shown as a map of its score, and an item opens from there', async () => {
    expect(await view.there(part('tile'))).toBe(28);
    await view.press(`${part('tile')}[data-code="O2"]`);
    await view.waitFor(part('item-history'));
    await until('the history of the item', async () => (await view.there(`${part('item-history')} li`)) === 2);
  });

  it('has every item owed by somebody in one step, which can be undone', async () => {
    await goTo('owners', 'owners-table');
    await view.press(part('usual-owners'));
    await until('28 duties', async () => (await snapshot()).duties.length === 28);
    await view.press(part('undo'));
    await until('none again', async () => (await snapshot()).duties.length === 0);
  });

  it('keeps what was sent as it was, also after a reload', async () => {
    await goTo('results', 'submissions');
    await view.press(part('freeze'));
    await view.waitFor(part('submission'));
    const { assessment } = await snapshot();
    await command(lab, { type: 'item.answer', assessmentId: assessment.id, item: 'executives', answer: 'no' });
    await page.close();
    await open('results', 'submission');
    await view.press(part('open-submission'));
    await view.waitFor(part('differences'));
    const row = await page.$eval(`${part('frozen')} tr[data-code="O2"]`, ({ textContent }) => textContent);
    expect(row).toContain(`${HOST}/executives`);
    const [submission] = (await snapshot()).submissions;
    expect(submission?.items.find(({ code }) => code === 'O2')?.answer).toBe('yes');
  });

  it('takes pasted scores and answers a 0 with what was sent', async () => {
    await view.type(part('paste-scores'), 'O1\tโครงสร้าง\t100\nO2\tข้อมูลผู้บริหาร\t0\tไม่พบช่องทางติดต่อ');
    await view.press(part('read-scores'));
    await view.press(part('take-scores'));
    await view.press(part('draft-clarification'));
    await view.press(part('save-clarification'));
    const text = await until('the clarification', async () => {
      const result = (await snapshot()).itemResults.find(({ item }) => item === 'executives');
      return result?.clarification || null;
    });
    expect(text).toContain(`http://www.${HOST}/executives`);
    expect(text).toContain('หน้าแรก › executives');
  });

  it('goes over into the next one, where nothing counts before it was looked at', async () => {
    await goTo('next-year', 'carry-over');
    await view.press(part('carry-over'));
    await view.waitFor(part('carried-rows'));
    const next = await until('the next year', async () => {
      const now = await snapshot();
      return now.assessment.edition === 2569 ? now : null;
    });
    expect(next.evidence.map(({ item }) => item).sort()).toEqual([...TAKEN].sort());
    expect(next.evidence.every(({ carried }) => carried?.confirmedAt === null)).toBe(true);
    expect(next.lastYear?.result.failing.map(({ code }) => code)).toEqual(['O2']);
    await view.press(part('looked-at'));
    await view.press(`${part('choose-carried')}:not([disabled])`);
    await view.press(part('confirm-carried'));
    await until('one confirmed', async () => {
      const { evidence } = await snapshot();
      return evidence.filter(({ carried }) => carried?.confirmedAt !== null).length === 1;
    });
  });

  it('left no error behind', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});
