import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hrefOf, PLACES } from '../../components/dash/route';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { faults, look } from './harness/axe';
import type { Lab } from './harness/lab';
import { inEachBrowser, until } from './harness/lab';
import { seed, state } from './harness/seed';
import { part, type View, viewOf } from './harness/view';

/** What axe finds in the production build where it really stands, in both languages: nothing. The dashboard with a year's work: every-view. */
inEachBrowser('axe', (start) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;
  let host = '';

  beforeAll(async () => {
    site = await serveDemoSite();
    lab = await start({ port: site.port });
    host = (site.manifest.agency.hosts[0] ?? '').replace(/^www\./, '');
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  /** That it finds nothing says something. */
  async function findsWhatIsPutThere(view: View): Promise<void> {
    await view.run((document) => document.querySelector('[data-part="export"]')?.append(document.createElement('img')));
    expect(await faults(view)).toEqual([expect.stringContaining('image-alt')]);
  }

  it('finds nothing in the first run: set-up, and the sidebar before it', async () => {
    const setUp = await lab.openOwn('dashboard.html#setup');
    await viewOf(setUp).waitFor(part('setup-form'));
    await look(lab, 'set-up', viewOf(setUp));
    await setUp.close();
    const panel = await lab.openOwn('sidebar.html?panel');
    await viewOf(panel).waitFor(part('first-run'));
    await look(lab, 'first run', viewOf(panel));
    await panel.close();
  }, 120_000);

  it('finds nothing in the frame: this page, items, an item, export', async () => {
    await seed(lab, host, site.manifest.agency.name);
    page = await lab.open(`${site.siteUrl}/page/no-gift`);
    await lab.pressAction(page);
    const frame = await until('the sidebar', () => lab.frameIn(page));
    await frame.waitFor(part('suggestion'), 20_000);
    await look(lab, 'this page', frame);
    await frame.press(part('take'));
    await frame.waitFor(part('taken'));
    await look(lab, 'this page, taken', frame);
    await frame.press(part('tab-items'));
    await frame.waitFor(part('item-row'));
    await look(lab, 'items', frame);
    await frame.press(`${part('item-row')}[data-code="O21"]`);
    await frame.waitFor(part('item'));
    await look(lab, 'item', frame);
    await frame.press(part('tab-export'));
    await frame.waitFor(part('export'));
    await look(lab, 'export', frame);
    await findsWhatIsPutThere(frame);
  }, 240_000);

  it('finds nothing in the panel: a file, items, an item, export', async () => {
    const tab = await lab.open(`${site.siteUrl}/files/plan/development-2566-2570.pdf`);
    await lab.pressAction(tab);
    const panel = await lab.panel();
    await panel.waitFor(part('file-tab'), 15_000);
    await look(lab, 'file', panel);
    await panel.press(part('tab-items'));
    await panel.waitFor(part('item-row'));
    await look(lab, 'items', panel);
    await panel.press(`${part('item-row')}[data-code="O2"]`);
    await panel.waitFor(part('item'));
    await look(lab, 'item', panel);
    await panel.press(part('tab-export'));
    await panel.waitFor(part('export'));
    await look(lab, 'export', panel);
    await findsWhatIsPutThere(panel);
    await lab.closePanel();
    await tab.close();
  }, 240_000);

  it('finds nothing in the dashboard while little is there, place by place', async () => {
    const { snapshot } = await state(lab);
    expect(snapshot?.evidence).toHaveLength(1);
    const dashboard = viewOf(await lab.openOwn('dashboard.html#overview'));
    await dashboard.waitFor(part('dashboard'));
    const places = PLACES.map((place) => hrefOf({ place }));
    for (const place of [
      ...places,
      '#edition/2569',
      '#new',
      '#score',
      '#review',
      '#next-year',
      '#carried',
      '#compare',
    ]) {
      await dashboard.run((document, hash) => {
        document.location.hash = hash;
      }, place);
      // What stood there before is gone once the new place is drawn.
      await until(place, () => dashboard.run((document, hash) => document.location.hash === hash, place));
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (place === '#items') {
        await dashboard.press(`${part('item-row')}[data-code="O21"]`);
        await dashboard.waitFor(part('item'));
      }
      if (place === '#assessments') {
        await dashboard.press(part('remove-assessment'));
        await dashboard.waitFor(part('confirm-remove'));
      }
      await look(lab, place, dashboard);
    }
  }, 300_000);

  it('saw a view without errors of its own', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});
