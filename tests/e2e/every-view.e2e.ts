import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Route } from '../../components/dash/route';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { look } from './harness/axe';
import { focused, pressOn, tabTo, walk } from './harness/keyboard';
import { inEachBrowser, type Lab, until } from './harness/lab';
import { state } from './harness/seed';
import { part, type View, viewOf } from './harness/view';
import { seedYear } from './harness/year';

declare const chrome: Browser;

/** `shows` stands when it is drawn; `steps` are pressed to come to it. `hash` where it is not the place's own name. */
type Sight = { hash?: string; shows: string; steps?: readonly string[]; letter?: true };

/** A place that is added wants its sight here. */
const SIGHTS: Record<Exclude<Route['place'], 'carried'>, readonly Sight[]> = {
  overview: [
    { shows: 'score-map' },
    { shows: 'deadline', steps: ['edit-deadline'] },
    { shows: 'nav-history', steps: ['nav-more'] },
  ],
  items: [{ shows: 'item-more', steps: ['item-row'] }],
  owners: [
    { shows: 'owners-table' },
    { shows: 'board', steps: ['owners-view-board'] },
    { hash: `owners/${encodeURIComponent('กองคลัง')}`, shows: 'owners-table' },
  ],
  scan: [{ shows: 'start-scan' }],
  links: [{ shows: 'check-all' }],
  export: [{ shows: 'export' }, { shows: 'sheet', steps: ['open-sheet'] }],
  results: [
    { shows: 'clarification-text', steps: ['draft-clarification'] },
    { shows: 'frozen', steps: ['open-submission'] },
  ],
  'last-year': [{ shows: 'last-result' }, { shows: 'last-paste', steps: ['last-replace'] }],
  reports: [{ shows: 'report-memo' }],
  agency: [{ shows: 'save-agency' }],
  assessments: [{ shows: 'confirm-remove-yes', steps: ['remove-assessment'] }],
  editions: [{ shows: 'edition' }],
  edition: [
    { hash: 'edition/2569', shows: 'edition-item' },
    { hash: 'edition/2569', shows: 'item-editor', steps: ['open-item'] },
  ],
  backup: [{ shows: 'backup' }],
  import: [{ shows: 'import-paste' }],
  colleagues: [{ shows: 'conflict' }, { shows: 'merge-preview', letter: true }],
  history: [{ shows: 'history-list' }],
  setup: [{ shows: 'setup-form' }],
  new: [{ shows: 'setup-form' }],
  score: [{ shows: 'score-steps' }],
  review: [{ shows: 'confirm-yes' }],
  'next-year': [{ shows: 'carry-over' }],
  compare: [{ shows: 'compare-rows' }],
};

/** Views of the panel, one after another: what is pressed, what stands then. */
const PANEL: readonly (readonly [readonly string[], string])[] = [
  [[part('tab-items')], 'item-row'],
  [[`${part('item-row')}[data-code="O2"]`], 'item'],
  [[part('tab-export')], 'export'],
  [[part('open-sheet')], 'sheet'],
];

/** Every view of the dashboard with a year's work in it: for axe, at 200 % zoom and by keyboard alone. */
inEachBrowser('every view of the dashboard', (start, browser) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;
  let view: View;
  let letter = '';
  const folder = mkdtempSync(join(tmpdir(), 'every-view-'));

  beforeAll(async () => {
    site = await serveDemoSite();
    lab = await start({ port: site.port });
    const work = await seedYear(lab);
    letter = join(folder, 'work.oit.json');
    writeFileSync(letter, JSON.stringify(work.letter));
  }, 60_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await lab?.close();
    await site?.close();
  });

  /** Opened anew: nothing of the view before is left; what folds is unfolded. */
  async function show({ hash, shows, steps = [], letter: sent }: Sight, place: string): Promise<string> {
    const to = `#${hash ?? place}`;
    const before: Page | undefined = page;
    page = await lab.openOwn(`dashboard.html${to}`);
    view = viewOf(page);
    await before?.close();
    await view.waitFor('main');
    // The heading of a new page takes the focus, and what was opened before it closes.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    for (const step of steps) await view.press(part(step));
    if (sent) {
      await view.waitFor(part('take-work'));
      const input = (await page.$(part('merge-file'))) as ElementHandle<HTMLInputElement> | null;
      await input?.uploadFile(letter);
    }
    await view.waitFor(part(shows), 15_000);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    return `${to} ${steps.join(' ')}`;
  }
  async function each(work: (name: string) => Promise<void>): Promise<void> {
    for (const [place, sights] of Object.entries(SIGHTS)) {
      for (const sight of sights) await work(await show(sight, place));
    }
  }
  const snapshot = async () => {
    const found = (await state(lab)).snapshot;
    if (!found) throw new Error('no assessment');
    return found;
  };
  async function zoom(factor: number): Promise<void> {
    await lab.backstage.run(async (_document, by) => {
      const tabs = (await chrome.tabs.query({})).filter(({ url }) => url?.includes('/dashboard.html'));
      for (const { id } of tabs) await chrome.tabs.setZoom(id, by);
    }, factor);
    await until(`zoom ${factor}`, () => page.evaluate((by) => Math.abs(devicePixelRatio - by) < 0.2, factor));
  }
  /** What sticks out of the page sideways, where it can be scrolled to. */
  const tooWide = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const out = [...document.querySelectorAll('main *, #app *')].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 1,
      );
      return [`${scrollWidth} of ${clientWidth}`, ...out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))];
    });
  /** What the walk through a view finds; nothing is expected. */
  async function walked(name: string): Promise<void> {
    const { unseen, missed, trap } = await walk(page);
    expect({ name, unseen, missed, trap }).toEqual({ name, unseen: [], missed: [], trap: null });
  }

  it('has a panel that fits 320 px', async () => {
    const before: Page | undefined = page;
    await before?.close();
    page = await lab.openOwn('sidebar.html?panel');
    await page.setViewport({ width: 320, height: 700 });
    view = viewOf(page);
    for (const [steps, shows] of PANEL) {
      for (const step of steps) await view.press(step);
      await view.waitFor(part(shows));
      expect([shows, await tooWide()]).toEqual([shows, []]);
    }
  }, 60_000);

  // Three times as long in Firefox, which walks the places that are worked in below: all of them with VIEWS_ALL. That axe
  // finds nothing in Firefox either is shown in axe.e2e.
  it.runIf(browser === 'chromium' || process.env.VIEWS_ALL)(
    'fits 683 px, which is 200 % on a small screen, has no fault there that axe knows, in Thai and English, and is walked with Tab: every control is come to, the focus is always to be seen, nothing holds it',
    async () => {
      await show({ shows: 'score-map' }, 'overview');
      await zoom(2);
      const faults: unknown[] = [];
      await each(async (name) => {
        const wide = await tooWide();
        await look(lab, name, view);
        const { unseen, missed, trap } = await walk(page);
        if (wide.length + unseen.length + missed.length > 0 || trap !== null) {
          faults.push({ name, wide, unseen, missed, trap });
        }
      });
      expect(await page.evaluate(() => innerWidth)).toBeLessThanOrEqual(700);
      await zoom(1);
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('sees what is put there wrong: no focus to be seen, a button out of reach, a page too wide', async () => {
    await show({ shows: 'confirm-yes' }, 'review');
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = '*:focus-visible { outline: none !important }';
      const button = document.createElement('button');
      button.textContent = 'ไม่ถึง';
      button.tabIndex = -1;
      button.style.width = '3000px';
      document.querySelector('main')?.append(style, button);
    });
    expect((await tooWide()).length).toBeGreaterThan(0);
    const { unseen, missed } = await walk(page);
    expect(unseen.length).toBeGreaterThan(5);
    expect(missed).toEqual([expect.stringContaining('ไม่ถึง')]);
  }, 60_000);

  it('is used by keys alone: from the map to an item, through the list, and the score asked "what if"', async () => {
    await show({ shows: 'score-map' }, 'overview');
    await pressOn(page, `${part('tile')}[data-code="O2"]`, 'Enter');
    await view.waitFor(`${part('item')}[data-code="O2"]`);
    await show({ shows: 'item-row' }, 'items');
    await tabTo(page, part('item-row'));
    for (let row = 1; row < 28; row += 1) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('O28');
    await page.keyboard.press('Enter');
    await view.waitFor(`${part('item')}[data-code="O28"]`);
    await show({ shows: 'score-steps' }, 'score');
    const score = () => page.$eval(part('oit'), ({ textContent }) => textContent);
    const before = await score();
    await pressOn(page, `${part('what-if')} input[type="checkbox"]`, ' ');
    await until('another score', async () => (await score()) !== before);
  }, 120_000);

  it('is used by keys alone: an item is given to a division, and one is answered in the review', async () => {
    await show({ shows: 'owners-table' }, 'owners');
    const owed = async () => JSON.stringify((await snapshot()).duties.map(({ item, division }) => [item, division]));
    const before = await owed();
    await pressOn(page, part('owner'), 'ArrowDown');
    // Firefox takes a choice by arrow when the field is left.
    await page.keyboard.press('Tab');
    await until('another owner', async () => (await owed()) !== before);
    await show({ shows: 'confirm-yes' }, 'review');
    const { recent } = await snapshot();
    await pressOn(page, part('confirm-yes'), 'Enter');
    await until('the answer', async () => (await snapshot()).recent[0]?.id !== recent[0]?.id);
    expect(await focused(page)).not.toBe('');
  }, 120_000);

  it('is used by keys alone: a report is made, what was sent is frozen, a conflict is decided', async () => {
    await show({ shows: 'report-memo' }, 'reports');
    await pressOn(page, part('docx-memo'), 'Enter');
    await until('the file', () => readdirSync(lab.downloads).some((name) => name.endsWith('.docx')));
    await show({ shows: 'freeze' }, 'results');
    await pressOn(page, part('freeze'), 'Enter');
    await until('the second submission', async () => (await snapshot()).submissions.length === 2);
    await show({ shows: 'conflict' }, 'colleagues');
    const open = (await snapshot()).conflicts.length;
    await pressOn(page, part('keep-mine'), 'Enter');
    await until('the decision', async () => (await snapshot()).conflicts.length < open);
    // The card went with the button that had the focus: one goes on from the next one, not from the top.
    await until('the focus on the next conflict', async () => (await focused(page)) === 'conflict');
  }, 120_000);

  it('is used by keys alone: last year is read anew, editions are compared, a backup is made', async () => {
    await show({ shows: 'last-paste', steps: ['last-replace'] }, 'last-year');
    await tabTo(page, part('last-paste'));
    await page.keyboard.type('OIT O1 O2');
    await pressOn(page, part('last-read'), 'Enter');
    await view.waitFor(`${part('last-draft')}, ${part('last-source')} [role="alert"]`);
    await show({ shows: 'compare-rows' }, 'compare');
    const summary = () => page.$eval(part('compare-summary'), ({ textContent }) => textContent);
    const before = await summary();
    await tabTo(page, part('compare-left'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await until('another comparison', async () => (await summary()) !== before);
    await show({ shows: 'backup' }, 'backup');
    await pressOn(page, part('backup'), 'Enter');
    await until('the backup', () => readdirSync(lab.downloads).some((name) => name.endsWith('.json')));
  }, 120_000);

  it('carries the work into the next year by keys, where everything holds too', async () => {
    await show({ shows: 'carry-over' }, 'next-year');
    await pressOn(page, part('carry-over'), 'Enter');
    await view.waitFor(part('carried-rows'), 15_000);
    await look(lab, '#carried', view);
    await zoom(2);
    expect(await tooWide()).toEqual([]);
    await zoom(1);
    await walked('#carried');
    // At its end the walk may have left the page for the browser's own bar.
    await show({ shows: 'carried-rows' }, 'carried');
    const row = await page.$eval(part('looked-at'), (button) => button.closest('tr')?.dataset.id ?? '');
    await pressOn(page, `[data-id="${row}"] ${part('looked-at')}`, 'Enter');
    await view.waitForNone(`[data-id="${row}"] ${part('looked-at')}`);
    await pressOn(page, `[data-id="${row}"] ${part('choose-carried')}`, ' ');
    await view.waitFor(`${part('confirm-carried')}:not(:disabled)`);
    await pressOn(page, part('confirm-carried'), 'Enter');
    await until('one confirmed', async () =>
      (await snapshot()).evidence.some(({ carried }) => carried && carried.confirmedAt !== null),
    );
  }, 180_000);

  it('left no error behind', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});
