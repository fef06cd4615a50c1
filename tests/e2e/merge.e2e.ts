import 'fake-indexeddb/auto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Change } from '../../lib/assessment/commands';
import { openStore } from '../../lib/storage';
import type { Lab } from './harness/lab';
import { inEachBrowser, until } from './harness/lab';
import { AGENCY, command, PERSON, state, takingOf } from './harness/seed';
import { part } from './harness/view';

const assessmentId = 'e2e-assessment';
const COLLEAGUE = 'สมชาย ตัวอย่างงาม';
const OURS = 'หน้าแรก › เกี่ยวกับเรา › โครงสร้าง';
const THEIRS = 'เมนูข้อมูลพื้นฐาน หัวข้อโครงสร้างองค์กร';
const HOST = 'http://www.thungthotsop.go.th';

const taking = (item: string, path: string) => takingOf(item, `${HOST}/${path}`, { title: path });
const explain = (rev: number, explanation: string): Change => ({
  type: 'item.explain',
  assessmentId,
  item: 'org-structure',
  rev,
  explanation,
});

/** The colleague's part, on a store of their own: takes our file in, goes on, hands a file back. */
async function colleague(file: unknown): Promise<unknown> {
  const store = await openStore({ name: `colleague-${Math.random()}` });
  const now = '1999-12-31T17:00:00.000Z';
  const run = async (change: Change, id: string) => {
    const result = await (change.type === 'assessment.merge'
      ? store.merge({ id, change }, file, { now })
      : store.execute({ id, change }, { now }));
    if (!result.ok) throw new Error(`${change.type}: ${result.error} ${result.detail}`);
  };
  await run({ type: 'assessment.merge', assessmentId, person: COLLEAGUE }, 'colleague-1');
  await run({ type: 'evidence.take', assessmentId, takings: [taking('contact', 'contact-us')] }, 'colleague-2');
  await run(explain(1, THEIRS), 'colleague-3');
  const made = await store.exportAssessment(assessmentId, { pictures: false, now });
  await store.close();
  return made;
}

/** Two people, one assessment: a file goes out, one comes back, what was changed differently is decided. */
inEachBrowser('working together', (start) => {
  let lab: Lab;
  let page: Page;
  let letter = '';
  const folder = mkdtempSync(join(tmpdir(), 'oit-merge-'));

  const open = async () => {
    const before: Page | undefined = page;
    page = await lab.openOwn('dashboard.html#colleagues');
    await before?.close();
    await page.waitForSelector(part('colleagues'));
  };
  beforeAll(async () => {
    lab = await start({ port: 9 });
    const agency = { name: AGENCY, kind: 'sao' as const, hosts: ['www.thungthotsop.go.th'] };
    await command(lab, { type: 'assessment.create', newId: assessmentId, agency, edition: 2568, person: PERSON });
    await command(lab, { type: 'evidence.take', assessmentId, takings: [taking('org-structure', 'structure')] });
    await command(lab, explain(0, 'หน้าแรก'));
    await open();
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const choose = async (file: string) => {
    await page.waitForSelector(part('merge-file'));
    const input = (await page.$(part('merge-file'))) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(file);
  };
  const explanation = async () =>
    (await state(lab)).snapshot?.itemStates.find(({ item }) => item === 'org-structure')?.explanation;
  const merges = async () =>
    (await state(lab)).snapshot?.recent.filter(({ type }) => type === 'assessment.merge').length;

  it('hands the work out as a file', async () => {
    await page.click(part('send-file'));
    const name = await until('the file', () => readdirSync(lab.downloads).find((one) => one.endsWith('.oit.json')));
    expect(name).toContain('2568');
    const file = await until('the whole file', () => JSON.parse(readFileSync(join(lab.downloads, name), 'utf8')));
    expect(JSON.stringify(file)).toContain(`${HOST}/structure`);
    letter = join(folder, 'back.oit.json');
    writeFileSync(letter, JSON.stringify(await colleague(file)));
    // Meanwhile ours went on too.
    await command(lab, explain(1, OURS));
  });

  it('shows what the colleague’s file would do, then merges it; ours stays in force', async () => {
    await choose(letter);
    await page.waitForSelector(part('merge-preview'));
    const hows = await page.$$eval(part('merge-row'), (rows) => rows.map((row) => row.getAttribute('data-how')));
    expect(hows).toEqual(['conflict', 'added']);
    expect((await state(lab)).snapshot?.evidence).toHaveLength(1);
    await page.click(part('merge'));
    await page.waitForSelector(part('conflict'));
    expect((await state(lab)).snapshot?.evidence.map(({ url }) => url).sort()).toEqual([
      `${HOST}/contact-us`,
      `${HOST}/structure`,
    ]);
    expect(await explanation()).toBe(OURS);
  });

  it('keeps what waits through a restart, and what a person decides', async () => {
    await lab.stopBackground();
    await open();
    await page.waitForSelector(part('conflict'));
    const text = await page.$eval(part('conflict'), (card) => card.textContent);
    for (const said of [OURS, THEIRS, COLLEAGUE]) expect(text).toContain(said);
    await page.click(part('keep-both'));
    await until('the decision', async () => (await explanation()) === `${OURS}\n${THEIRS}`);
    await open();
    expect(await page.$(part('conflict'))).toBeNull();
    expect((await state(lab)).snapshot?.recent[0]).toMatchObject({ type: 'conflict.decide', by: PERSON });
  });

  it('finds nothing new in the same file', async () => {
    await choose(letter);
    await page.waitForSelector(part('merge-known'));
    expect(await page.$(part('merge'))).toBeNull();
    expect(await merges()).toBe(1);
    expect(await explanation()).toBe(`${OURS}\n${THEIRS}`);
  });

  it('left no error behind', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});
