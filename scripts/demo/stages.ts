import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type ReadRow, readSheet } from '../../lib/export';
import { type Lab, until } from '../../tests/e2e/harness/lab';
import type { DemoServer } from '../../tests/fixtures/demo-server';
import { DemoError, step } from './report';
import { type Seen, Sidebar } from './sidebar';
import type { Plan } from './story';

export type Stage = {
  lab: Lab;
  site: DemoServer;
  /** The tab in which the person browses. */
  page: Page;
  /** Keeps a picture of what is to be seen, under a number and this name. */
  picture: (name: string, of?: Page) => Promise<void>;
};

/** Goes to a page of the site with the sidebar open and waits until it was read. */
export async function visit({ lab, page }: Stage, url: string): Promise<{ sidebar: Sidebar; seen: Seen }> {
  // Maps and films of other sites may never come; nobody waits for them.
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const sidebar = await Sidebar.in(lab, page);
  return { sidebar, seen: await sidebar.look() };
}

const marks = (seen: Seen) =>
  seen.suggested.length === 0
    ? 'ระบบไม่เสนอข้อใด'
    : seen.suggested.map((one) => `${one.code} ✓${one.passed} ✗${one.failed} ?${one.look}`).join('  ');

/** The toolbar button brings the sidebar into the home page. */
export async function openSidebar(on: Stage): Promise<void> {
  await on.page.bringToFront();
  await on.lab.pressAction(on.page);
  const sidebar = await Sidebar.in(on.lab, on.page);
  const seen = await sidebar.look();
  step(`หน้าแรก: ${seen.heading}`);
  await on.picture('sidebar-open');
}

/** Pages that serve nothing are left alone; what is taken by mistake is undone, also after a reload. */
export async function lookAround(on: Stage): Promise<void> {
  const at = (path: string) => on.site.siteUrl + path;
  const index = await visit(on, at('/ita/2568'));
  step(`หน้า ITA 2568: ระบบอ่านได้ ${index.seen.indexRows} ข้อ`);
  await on.picture('ita-index');

  const decoy = await visit(on, at('/page/staff/finance'));
  step(`${decoy.seen.heading}: ${marks(decoy.seen)}`);
  await on.picture('nothing-fits');
  await decoy.sidebar.takePage('O2');
  await on.page.reload();
  const again = await Sidebar.in(on.lab, on.page);
  await again.until('[data-part="taken"][data-code="O2"]');
  step('รับเป็นหลักฐาน O2 โดยผิดพลาด โหลดหน้าใหม่แล้วยังอยู่');
  await again.press('menu');
  await again.press('menu-history');
  await again.wait('history');
  await on.picture('history');
  await again.press('undo-entry');
  await again.press('tab-page');
  await until('the undo', async () => (await again.count('[data-part="taken"]')) === 0);
  step('เลิกทำจากประวัติแล้ว');
}

/** Visits every page that serves an item and takes it, and the files that stand beside it. */
export async function takeEvidence(on: Stage, plans: readonly Plan[]): Promise<void> {
  for (const plan of plans) {
    if (plan.pages.length === 0) step(`${plan.code.padEnd(4)} – ${plan.remark}`);
    for (const { page, explanation } of plan.pages) {
      const { sidebar, seen } = await visit(on, page.url);
      if (plan.code === 'O2') await on.picture('page-check');
      if (plan.code === 'O15') await on.picture('wrong-year');
      const how = await sidebar.takePage(plan.code, explanation);
      const done = how === 'suggested' ? 'รับตามที่ระบบเสนอ' : how === 'chosen' ? 'เลือกข้อเอง' : 'รับไว้แล้ว';
      step(`${plan.code.padEnd(4)} ${page.title.slice(0, 60)} | ${marks(seen)} | ${done}`);
      for (const { file, explanation: said } of plan.files.filter((one) => one.page === page)) {
        await sidebar.takeLink(file.url, plan.code, said);
        step(`${plan.code.padEnd(4)} ไฟล์ ${file.title} | รับจากลิงก์ในหน้า`);
      }
      if (plan.code === 'O2') await on.picture('taken');
    }
  }
}

/** Opens every item, answers, writes where it stands, and decides the criteria that the machine could not settle. */
export async function answerItems(on: Stage, plans: readonly Plan[]): Promise<void> {
  const { sidebar } = await visit(on, `${on.site.siteUrl}/`);
  await sidebar.press('tab-items');
  await on.picture('items-before');
  for (const plan of plans) {
    await sidebar.click(`[data-part="item-row"][data-code="${plan.code}"]`);
    const item = `[data-part="item"][data-code="${plan.code}"]`;
    await sidebar.until(item);
    const ready = `${item} .mark[data-readiness="ready"]`;
    if (plan.remark !== '') {
      await sidebar.type('explanation', plan.remark);
      await sidebar.until('[data-part="explanation-part"][data-status="saved"]');
    }
    await sidebar.press(`answer-${plan.answer}`);
    await sidebar.until(`${item} [data-part="answer-${plan.answer}"][aria-pressed="true"]`);
    const settled = plan.expected === 'ready' && (await sidebar.count(ready)) > 0;
    const decided = settled ? 0 : await decide(sidebar, plan);
    const now = await sidebar.attribute(`${item} .mark[data-readiness]`, 'data-readiness');
    step(`${plan.code.padEnd(4)} ${plan.answer === 'yes' ? 'มี   ' : 'ไม่มี'} ตัดสินเอง ${decided} ข้อย่อย → ${now}`);
    if (plan.code === 'O1' || plan.code === 'O15') await on.picture(`item-${plan.code}`);
    await sidebar.press('tab-items');
    await sidebar.wait('items');
  }
  await on.picture('items-after');
}

async function decide(sidebar: Sidebar, plan: Plan): Promise<number> {
  if (plan.answer === 'no') return 0;
  for (const [criterion, met] of plan.verdicts) {
    const button = `[data-criterion="${criterion}"] [data-part="verdict-${met ? 'met' : 'unmet'}"]`;
    await sidebar.click(button);
    await sidebar.until(`${button}[aria-pressed="true"]`);
  }
  return plan.verdicts.size;
}

export type Counts = { ready: number; partial: number; missing: number };

/** Looks at the sheet, downloads it, and reads back what was downloaded. */
export async function exportSheet(on: Stage, out: string): Promise<{ files: string[]; rows: ReadRow[] }> {
  const sidebar = await Sidebar.in(on.lab, on.page);
  await sidebar.press('tab-export');
  await sidebar.wait('export');
  await on.picture('export');
  await sidebar.press('open-sheet');
  await sidebar.wait('sheet');
  await on.picture('sheet');
  await sidebar.press('download-xlsx');
  const xlsx = await downloaded(on.lab, '.xlsx');
  await sidebar.press('formats');
  await sidebar.press('formats-csv');
  const csv = await downloaded(on.lab, '.csv');
  const files = [xlsx, csv].map((name) => {
    copyFileSync(join(on.lab.downloads, name), join(out, name));
    return join(out, name);
  });
  const [read, other] = await Promise.all(files.map((file) => readSheet(readFileSync(file), file)));
  if (!read?.ok || !other?.ok) throw new DemoError('A file that was downloaded cannot be read back.');
  // Only the workbook carries the evidence's titles.
  const plain = (rows: readonly ReadRow[]) =>
    JSON.stringify(rows.map((row) => ({ ...row, evidence: row.evidence.map((one) => ({ ...one, title: '' })) })));
  if (plain(read.rows) !== plain(other.rows)) throw new DemoError('The XLSX and the CSV do not say the same.');
  return { files, rows: read.rows };
}

async function downloaded(lab: Lab, extension: string): Promise<string> {
  const find = () => readdirSync(lab.downloads).find((name) => name.endsWith(extension));
  return until(`a download *${extension}`, find, 20_000).catch(() => {
    throw new DemoError(`The sheet was not downloaded as ${extension}.`);
  });
}

/** How far the items are, as the list shows it. */
export async function countItems(on: Stage): Promise<Counts> {
  const sidebar = await Sidebar.in(on.lab, on.page);
  await sidebar.press('tab-items');
  await sidebar.wait('items');
  const count = (readiness: string) => sidebar.count(`[data-part="item-row"][data-readiness="${readiness}"]`);
  return { ready: await count('ready'), partial: await count('partial'), missing: await count('missing') };
}

/** What the sheet says otherwise than the site's truth does; empty = nothing. */
export function differences(plans: readonly Plan[], rows: readonly ReadRow[]): string[] {
  return plans.flatMap((plan) => {
    const row = rows.find((one) => one.code === plan.code);
    if (!row) return [`${plan.code}: not on the sheet`];
    const wanted = [
      ...plan.pages.map(({ page, explanation }) => `${page.url} ${explanation}`),
      ...plan.files.map(({ file, explanation }) => `${file.url} ${explanation}`),
    ];
    const there = row.evidence.map((one) => `${one.url} ${one.explanation}`);
    return [
      ...(row.answer === plan.answer ? [] : [`${plan.code}: answered ${row.answer}, not ${plan.answer}`]),
      ...(JSON.stringify(there) === JSON.stringify(wanted)
        ? []
        : [`${plan.code}: ${there.join(' | ')} instead of ${wanted.join(' | ')}`]),
    ];
  });
}
