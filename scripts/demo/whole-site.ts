import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type ReadRow, readSheet } from '../../lib/export';
import { until } from '../../tests/e2e/harness/lab';
import { DemoError, step } from './report';
import type { Stage } from './stages';

/** Another year than the one that was worked on by hand: nothing of it is there yet. */
const EDITION = 2569;

const part = (name: string) => `[data-part="${name}"]`;

/** The dashboard as a person uses it; every press is counted. */
class Dashboard {
  presses = 0;
  private constructor(private readonly page: Page) {}

  static async at(on: Stage, place: string): Promise<Dashboard> {
    const page = await on.lab.openOwn(`dashboard.html#${place}`);
    await page.setViewport({ width: 1366, height: 768 });
    return new Dashboard(page);
  }

  async goTo(place: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(place)}`);
    await this.page.bringToFront();
  }

  async press(name: string): Promise<void> {
    await this.wait(name);
    await this.page.$eval(`${part(name)}:not(:disabled)`, (element) => (element as HTMLElement).click());
    this.presses += 1;
  }

  async wait(name: string, timeoutMs = 15_000): Promise<void> {
    await this.page.waitForSelector(part(name), { timeout: timeoutMs }).catch(async () => {
      const there = await this.page.$eval('body', (body) => body.textContent ?? '').catch(() => '(nothing)');
      throw new DemoError(`${name} did not appear. The dashboard shows:\n${there.slice(0, 1_500)}`);
    });
  }

  there(name: string): Promise<boolean> {
    return this.page.$(part(name)).then((found) => found !== null);
  }

  attribute(selector: string, name: string): Promise<string | null> {
    return this.page.$eval(selector, (element, key) => element.getAttribute(key), name).catch(() => null);
  }

  /** Goes through the choices until the button can be pressed; false = with none of them. */
  async choose(name: string, button: string): Promise<boolean> {
    const values = await this.page.$$eval(`${part(name)} option`, (all) =>
      all.map((option) => (option as HTMLOptionElement).value),
    );
    for (const value of values) {
      await this.select(name, value);
      if (await this.page.$(`${part(button)}:not(:disabled)`)) return true;
    }
    return false;
  }

  select(name: string, value: string): Promise<unknown> {
    return this.page.select(part(name), value);
  }

  picture(on: Stage, name: string): Promise<void> {
    return on.picture(name, this.page);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/**
 * From a finished scan to a complete sheet: all good proposals are taken at once, then each item is confirmed with one
 * press. The presses are printed; the sheet must answer every item, and say no item to be whole that is not.
 */
export async function wholeSite(on: Stage, out: string): Promise<void> {
  const board = await Dashboard.at(on, 'new');
  await board.wait('setup-form');
  await board.select('edition', String(EDITION));
  await on.lab.allowGrants(on.site.manifest.agency.hosts.map((host) => host.replace(/^www\./, '')));
  await board.press('grant-and-start');
  await board.wait('assessments');
  await board.goTo('scan');
  // The demo site asks programs to come once a second: to go faster is the tester's own word.
  await board.press('scan-robots');
  await board.press('scan-outside');
  await board.press('speed-fast');
  await board.press('start-scan');
  await until('the end of the scan', () => board.there('scan-again'), 180_000);
  await board.wait('scan-coverage');
  await board.picture(on, 'scan-results');
  step('สำรวจเสร็จ เริ่มนับการกดตั้งแต่ตรงนี้');

  board.presses = 0;
  await board.press('review-ready');
  await board.wait('scan-review');
  await board.press('confirm-take');
  await until('the evidence', async () => !(await board.there('scan-review')), 15_000);
  const taking = board.presses;
  await board.goTo('review');
  const truth = new Map(on.site.manifest.evidence[EDITION].map((row) => [row.item, row.served]));
  const answers = { full: 'confirm-yes', partial: 'confirm-partly', none: 'confirm-no' } as const;
  let confirmed = 0;
  for (;;) {
    await until('an item or the end', async () => (await board.there('confirm-item')) || board.there('review-done'));
    if (await board.there('review-done')) break;
    const item = await board.attribute(`${part('confirm-item')} [data-item]`, 'data-item');
    if (!item) throw new DemoError('The item to confirm has no name.');
    // The person knows the site: what the scan did not find, or found in part only, is answered as it is.
    const answer = answers[truth.get(item) ?? 'none'];
    if (confirmed === 1) await board.picture(on, 'review');
    await board.press((await board.there(answer)) ? answer : 'confirm-no');
    confirmed += 1;
    await until('the next item', async () => {
      const now = await board.attribute(`${part('confirm-item')} [data-item]`, 'data-item');
      return now !== item;
    });
  }
  const confirming = board.presses - taking;
  await board.press('to-export');
  await board.wait('export');
  const exported = board.presses;
  await board.press('open-sheet');
  const rows = await sheet(on, out, () => board.press('download-xlsx'));
  const exporting = board.presses - exported + 1;
  const all = rows.length;
  const open = rows.filter(({ answer }) => answer === null).map(({ code }) => code);
  const wrong = on.site.manifest.evidence[EDITION].filter(({ code, served }) => {
    const row = rows.find((one) => one.code === code);
    return served === 'full' && row?.evidence.length === 0;
  });
  step(`รับทั้งหมด ${taking} ครั้ง · ยืนยัน ${confirming} ครั้งสำหรับ ${confirmed} ข้อ · ส่งออก ${exporting} ครั้ง · แป้นพิมพ์ 0 ครั้ง`);
  step(`แบบกรอกปี ${EDITION} ตอบแล้ว ${all - open.length} จาก ${all} ข้อ`);
  if (wrong.length > 0) step(`ข้อที่มีบนเว็บไซต์แต่การสำรวจไม่ได้เสนอ: ${wrong.map(({ code }) => code).join(' ')}`);
  await board.close();
  if (open.length > 0) throw new DemoError(`Not answered: ${open.join(' ')}`);
  if (confirming > confirmed) throw new DemoError(`${confirming} presses for ${confirmed} items`);
}

/** Downloads the sheet by this press and reads it back. */
async function sheet(on: Stage, out: string, press: () => Promise<void>): Promise<ReadRow[]> {
  const [file] = await downloads(on, out, '.xlsx', press);
  if (!file) throw new DemoError('The sheet was not downloaded.');
  const read = await readSheet(readFileSync(file), file);
  if (!read.ok) throw new DemoError('The sheet cannot be read back.');
  return [...read.rows];
}

/** Of the year that was worked on by hand: its reports as Word files, and what a division still owes for Excel too. */
export async function makeReports(on: Stage, out: string): Promise<string[]> {
  const board = await Dashboard.at(on, 'assessments');
  await board.press('work');
  await board.goTo('owners');
  await board.wait('owners-table');
  await board.press('usual-owners');
  await board.goTo('reports');
  await board.wait('reports-page');
  await board.picture(on, 'reports');
  const files: string[] = [];
  for (const id of ['memo', 'measures', 'follow-up', 'dossier']) {
    files.push(...(await downloads(on, out, '.docx', () => board.press(`docx-${id}`))));
  }
  if (await board.choose('todo-division', 'docx-todo')) {
    files.push(...(await downloads(on, out, '.docx', () => board.press('docx-todo'))));
    files.push(...(await downloads(on, out, '.xlsx', () => board.press('xlsx-todo'))));
  } else step('ไม่มีสำนัก/กองใดค้างงาน จึงไม่มีใบแจ้งงาน');
  await board.close();
  return files;
}

/** What a press downloads, copied to `out`. */
async function downloads(on: Stage, out: string, end: string, press: () => Promise<void>): Promise<string[]> {
  const names = () => readdirSync(on.lab.downloads).filter((name) => name.endsWith(end));
  const before = new Set(names());
  await press();
  const fresh = await until(
    `a download *${end}`,
    () => {
      const found = names().filter((name) => !before.has(name));
      return found.length > 0 && found;
    },
    30_000,
  ).catch(() => {
    throw new DemoError(`Nothing was downloaded as ${end}.`);
  });
  return fresh.map((name) => {
    const to = join(out, basename(name));
    copyFileSync(join(on.lab.downloads, name), to);
    return to;
  });
}
