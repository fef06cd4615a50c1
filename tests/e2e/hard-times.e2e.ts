import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Backup } from '../../lib/storage';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { swollen } from '../fixtures/large-backup';
import type { Lab } from './harness/lab';
import { buildOf, inEachBrowser, until } from './harness/lab';
import { ask, isOpen, seed, state } from './harness/seed';
import { part, type View, viewOf } from './harness/view';

declare const chrome: Browser;

/** More than the 64 MB that Chromium lets through as one message. */
const MEGABYTES = 80;

/** What goes wrong in an office, through the product's own views: nothing is lost, and what failed is said. */
inEachBrowser('in hard times', (start, browser) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'oit-hard-times-'));
  const build = join(folder, 'build');
  const url = (path: string) => site.siteUrl + path;

  beforeAll(async () => {
    cpSync(buildOf(browser), build, { recursive: true });
    site = await serveDemoSite();
    lab = await start({ port: site.port, dir: build });
    const { agency } = site.manifest;
    await seed(lab, (agency.hosts[0] ?? '').replace(/^www\./, ''), agency.name);
    page = await lab.open();
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The sidebar that stands in a tab now, at this page. */
  const shown = async (tab: Page) => {
    const app = await until('the sidebar', async () => {
      const frame = await lab.frameIn(tab, 0);
      return frame && (await frame.there(part('header'))) > 0 ? frame : null;
    });
    await app.press(part('tab-page'));
    await app.waitFor(part('this-page'), 20_000);
    return app;
  };
  const open = async (tab: Page, path: string) => {
    await lab.goto(tab, url(path));
    if (!(await isOpen(lab, tab))) await lab.pressAction(tab);
    return shown(tab);
  };
  const takeIn = async (app: View) => {
    await app.waitFor(part('suggestion'), 20_000);
    await app.press(part('take'));
  };
  const evidence = async () => (await state(lab)).snapshot?.evidence.map((one) => one.url.replace(site.siteUrl, ''));

  it('says that the disk is full, keeps what was to be saved, and saves it once there is room', async () => {
    const app = await open(page, '/page/no-gift');
    await app.waitFor(part('suggestion'), 20_000);
    await lab.inBackground((scope) => {
      const stores = scope.IDBObjectStore.prototype as IDBObjectStore & { whole?: IDBObjectStore['put'] };
      stores.whole = stores.put;
      stores.put = () => {
        throw new scope.DOMException('', 'QuotaExceededError');
      };
    });
    await takeIn(app);
    await app.waitFor(`${part('failure')}[data-error="storage-full"]`);
    await app.waitForText('บันทึกไม่ได้ เพราะพื้นที่ในเครื่องเต็ม');
    expect(await evidence()).toEqual([]);
    await lab.inBackground((scope) => {
      const stores = scope.IDBObjectStore.prototype as IDBObjectStore & { whole?: IDBObjectStore['put'] };
      if (stores.whole) stores.put = stores.whole;
    });
    await app.press(part('retry'));
    await app.waitFor(part('taken'));
    await app.waitForNone(part('failure'));
    expect(await evidence()).toEqual(['/page/no-gift']);
  });

  it('keeps what two tabs take at once, and each shows what the other did', async () => {
    const other = await lab.open();
    const apps = [await open(page, '/page/executives'), await open(other, '/page/authority')];
    for (const app of apps) await app.waitFor(part('suggestion'), 20_000);
    // In the background's order, whoever comes first.
    await Promise.all(apps.map(takeIn));
    for (const app of apps) await app.waitFor(part('taken'));
    const kept = await evidence();
    expect(kept?.sort()).toEqual(['/page/authority', '/page/executives', '/page/no-gift']);
    for (const app of apps) {
      await app.press(part('tab-items'));
      for (const code of ['O2', 'O21']) {
        await app.waitFor(`${part('item-row')}[data-code="${code}"][data-readiness="partial"]`);
      }
    }
    await other.close();
  });

  it('works on without a network, and is there again when the network is', async () => {
    const app = await open(page, '/page/structure');
    await app.waitFor(part('suggestion'), 20_000);
    const back = site.fail('/', { kind: 'reset' });
    await takeIn(app);
    await app.waitFor(part('taken'));
    expect(await evidence()).toContain('/page/structure');
    await app.press(part('tab-export'));
    await app.press(part('open-sheet'));
    await app.press(part('download-xlsx'));
    await until('the file', () => readdirSync(lab.downloads).some((name) => name.endsWith('.xlsx')));
    await lab.goto(page, url('/page/vision'));
    await lab.pressAction(page);
    const panel = await lab.panel();
    await panel.waitFor(part('unreadable'));
    await lab.closePanel();
    back();
    await open(page, '/page/vision');
  });

  it('goes on after an update to the next version: all data, the settings, the grants and the frame', async () => {
    await open(page, '/page/vision');
    await ask(lab, { type: 'prefs', change: { width: 420 } });
    const before = await state(lab);
    const path = join(build, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
    writeFileSync(path, JSON.stringify({ ...manifest, version: '9.9.9' }));
    await lab.update();
    expect(await lab.backstage.run(() => chrome.runtime.getManifest().version)).toBe('9.9.9');
    const after = await state(lab);
    // The tests' own tab is another one now.
    expect({ ...after, tab: null, today: '' }).toEqual({ ...before, tab: null, today: '' });
    await page.bringToFront();
    // The earlier version's script notices within a second that it is alone.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const again = await shown(page);
    await again.press(part('tab-items'));
    await again.waitFor(`${part('item-row')}[data-code="O2"][data-readiness="partial"]`);
    const sheet = await open(page, '/page/contact');
    await takeIn(sheet);
    await sheet.waitFor(part('taken'));
  });

  it('brings back and saves a backup that no single message can hold', async () => {
    const answer = (await ask(lab, { type: 'backup.export' })) as { backup: Backup };
    const file = join(folder, 'large.json');
    writeFileSync(file, JSON.stringify(swollen(answer.backup, MEGABYTES)));
    const tab = await lab.openOwn('dashboard.html#backup');
    const dashboard = viewOf(tab);
    await dashboard.waitFor(part('backup-page'));
    const input = (await tab.waitForSelector(part('restore-file'))) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await dashboard.waitFor(part('restore-preview'), 60_000);
    await dashboard.press(part('replace'));
    await dashboard.waitFor(part('restored'), 60_000);
    expect((await state(lab)).setAside).toBe(MEGABYTES);
    await dashboard.press(part('backup'));
    const saved = await until(
      'the file',
      () => {
        const name = readdirSync(lab.downloads).find((one) => one.startsWith('OIT-backup') && one.endsWith('.json'));
        return name !== undefined && statSync(join(lab.downloads, name)).size > MEGABYTES * 1e6 && name;
      },
      60_000,
    );
    const { counts, records } = JSON.parse(readFileSync(join(lab.downloads, saved), 'utf8')) as Backup;
    expect(counts.quarantine).toBe(MEGABYTES);
    expect(records.evidence.length).toBe(answer.backup.records.evidence.length);
    await tab.close();
  }, 180_000);

  it('had no errors of its own', async () => {
    // The full disk is noted by the background: that it was is no fault.
    expect((await lab.errors()).filter((error) => !error.includes('QuotaExceeded'))).toEqual([]);
  });
});
