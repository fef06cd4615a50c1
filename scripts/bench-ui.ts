import 'fake-indexeddb/auto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import puppeteer, { type Page } from 'puppeteer-core';
import type { Taking } from '../lib/assessment/commands';
import type { Finding } from '../lib/audit/finding';
import { indexEdition, resolveEdition } from '../lib/checklist';
import { type Backup, openStore } from '../lib/storage';

/**
 * How long the dashboard of the built extension takes in Chromium until it can be used, with a large stock of work and
 * with a usual one in the same run. Prints a table and asserts nothing.
 *
 *   npm run bench:ui [-- --runs N]      needs `npm run build`
 *
 * Large: 20 assessments, 2,000 pieces of evidence, all in the one that is worked on and each with what the machine read,
 * 50 divisions. Usual: one assessment with 43. "usable": from the start of the navigation until the part stands in the page
 * and the page's thread has painted it and is free again, in a new tab each time. Aim: under a second with the large one.
 */

const RUNS = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 7;
const HOST = 'www.thungthotsop.go.th';
const NOW = '2026-11-02T02:00:00.000Z';
const CURRENT = 'bench-assessment-00';

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const ms = (value: number) => `${Math.round(value)} ms`;

type Stock = { assessments: number; evidence: number; divisions: number };
const STOCKS: Record<'usual' | 'large', Stock> = {
  usual: { assessments: 1, evidence: 43, divisions: 4 },
  large: { assessments: 20, evidence: 2_000, divisions: 50 },
};

/** A stock of work as a backup, made by the product's own commands. */
async function stocked({ assessments, evidence, divisions }: Stock): Promise<Backup> {
  globalThis.indexedDB = new IDBFactory();
  const store = await openStore();
  let commands = 0;
  const run = async (change: Parameters<typeof store.execute>[0]['change']) => {
    commands += 1;
    const result = await store.execute({ id: `bench-${String(commands).padStart(6, '0')}`, change }, { now: NOW });
    if (!result.ok) throw new Error(`${change.type}: ${result.error} ${result.detail}`);
  };
  const pack = resolveEdition(2568, []);
  if (!pack) throw new Error('no edition 2568');
  const items = indexEdition(pack).items.map(({ item }) => item);
  for (let at = 0; at < assessments; at++) {
    await run({
      type: 'assessment.create',
      newId: `bench-assessment-${String(at).padStart(2, '0')}`,
      agency: { name: `อบต.ทุ่งทดสอบ ${at + 1}`, kind: 'sao', hosts: [HOST] },
      edition: 2568,
      person: 'สมใจ ตัวอย่างดี',
    });
  }
  const names = Array.from({ length: divisions }, (_, at) => `กองที่ ${at + 1}`);
  await run({ type: 'assessment.update', assessmentId: CURRENT, divisions: names });
  const duties = items.map(({ id }, at) => ({ item: id, division: names[at % divisions] ?? '', due: '2026-12-31' }));
  await run({ type: 'duty.set', assessmentId: CURRENT, duties });
  const takings = Array.from({ length: evidence }, (_, at): Taking => {
    const item = items[at % items.length];
    if (!item) throw new Error('no item');
    const findings = item.criteria.map(({ id, basis }): Finding => {
      const reason = { key: 'check.found', params: { parts: 'ชื่อ' } };
      return { criterion: id, outcome: at % 3 === 0 ? 'failed' : 'passed', basis, reason, where: [] };
    });
    return {
      items: [item.id],
      url: `http://${HOST}/content.php?cat=${at % 40}&id=${at}`,
      title: `${item.name} ${at}`,
      source: 'page',
      foundOn: `http://${HOST}/content.php?cat=${at % 40}`,
      criteria: null,
      note: '',
      explanation: `หน้าแรก › ข้อมูลพื้นฐาน › ${item.name}`,
      fiscalYears: [2568],
      observations: [{ item: item.id, findings, content: 'present' }],
    };
  });
  for (let at = 0; at < takings.length; at += 500) {
    await run({ type: 'evidence.take', assessmentId: CURRENT, takings: takings.slice(at, at + 500) });
  }
  for (const { id } of items.slice(0, 20)) {
    await run({ type: 'item.answer', assessmentId: CURRENT, item: id, answer: 'yes' });
  }
  const backup = JSON.parse(JSON.stringify(await store.exportBackup(NOW)));
  await store.close();
  return backup;
}

/** Puts the stock into the extension as a restore does: in parts, through the background. */
async function restore(page: Page, backup: Backup): Promise<void> {
  const ask = (asked: unknown) =>
    page.evaluate(`chrome.runtime.sendMessage({ ask: ${JSON.stringify(asked)}, window: null })`);
  const answer = JSON.stringify(await ask({ type: 'backup.restore', backup }));
  await ask({ type: 'prefs', change: { currentAssessment: CURRENT } });
  if (!answer.includes('"ok":true')) throw new Error(`restore: ${answer}`);
}

/** The part of each place that must stand before it can be used. */
const PLACES = [
  ['overview', 'score-map'],
  ['items', 'items-page'],
  ['owners', 'owners-table'],
  ['links', 'links-page'],
  ['export', 'export'],
] as const;

/** In the page: when the part stood there, painted, with the thread free again; and the longest task until then. */
const watch = (part: string) => `
  globalThis.usable = new Promise((resolve) => {
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask', buffered: true });
    const look = () => {
      if (!document.querySelector('[data-part="${part}"]')) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => {
        const at = performance.now();
        setTimeout(() => resolve({ at, longest }), 200);
      }));
    };
    look();
  });`;

async function main(): Promise<void> {
  const dir = `${process.env.E2E_BUILDS ?? '.output'}/chrome-mv3`;
  if (!existsSync(`${dir}/manifest.json`)) throw new Error(`No build at ${dir}: run \`npm run build\` first.`);
  const folder = mkdtempSync(join(tmpdir(), 'oit-bench-ui-'));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    enableExtensions: [dir],
    userDataDir: join(folder, 'profile'),
    defaultViewport: { width: 1366, height: 768 },
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
  const base = `chrome-extension://${new URL(worker.url()).host}`;
  const results = new Map<string, { usable: number; longest: number }>();
  for (const [name, stock] of Object.entries(STOCKS)) {
    const page = await browser.newPage();
    await page.goto(`${base}/dashboard.html`);
    await restore(page, await stocked(stock));
    await page.close();
    for (const [place, part] of PLACES) {
      const runs: { at: number; longest: number }[] = [];
      for (let at = 0; at < RUNS + 1; at++) {
        const tab = await browser.newPage();
        await tab.evaluateOnNewDocument(watch(part));
        await tab.goto(`${base}/dashboard.html#${place}`);
        const seen = (await tab.evaluate('globalThis.usable')) as { at: number; longest: number };
        // The first one warms the background up, as it is when somebody works.
        if (at > 0) runs.push(seen);
        await tab.close();
      }
      results.set(`${name} ${place}`, {
        usable: median(runs.map(({ at }) => at)),
        longest: median(runs.map(({ longest }) => longest)),
      });
    }
  }
  await browser.close();
  rmSync(folder, { recursive: true, force: true });

  console.log(`dashboard in Chromium until it can be used, median of ${RUNS}; longest task in brackets`);
  console.log(`place      43 pieces            2,000 pieces, 20 assessments, 50 divisions`);
  for (const [place] of PLACES) {
    const [usual, large] = [results.get(`usual ${place}`), results.get(`large ${place}`)];
    if (!usual || !large) continue;
    const cell = (one: typeof usual) => `${ms(one.usable)} (${ms(one.longest)})`;
    console.log(
      `${place.padEnd(10)} ${cell(usual).padEnd(20)} ${cell(large).padEnd(20)} ${(large.usable / usual.usable).toFixed(1)}×`,
    );
  }
  console.log('aim: overview under 1,000 ms with 2,000 pieces');
}

await main();
