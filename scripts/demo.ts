import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { ReadRow } from '../lib/export';
import { startChromium } from '../tests/e2e/harness/chromium';
import { root } from '../tests/e2e/harness/lab';
import { serveDemoSite } from '../tests/fixtures/demo-server';
import { DemoError, stage, step, tableOf } from './demo/report';
import { setUpAgency } from './demo/set-up';
import {
  answerItems,
  type Counts,
  countItems,
  differences,
  exportSheet,
  lookAround,
  openSidebar,
  type Stage,
  takeEvidence,
} from './demo/stages';
import { plansOf } from './demo/story';
import { makeReports, wholeSite } from './demo/whole-site';

/**
 * The main job in a real browser, from installing to the sheet: every click goes through the product's own pages, on the
 * demo agency's site. `npm run demo` sets up what is missing and calls this. `--open` leaves the browser open afterwards.
 */

const out = join(root, 'out');

function build(): void {
  const done = spawnSync(join(root, 'node_modules/.bin/wxt'), ['build', '-b', 'chrome', '--mv3'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (done.status !== 0) throw new DemoError(`The extension could not be built.\n${done.stdout}${done.stderr}`);
}

function pictures(page: Page): Stage['picture'] {
  let number = 0;
  return async (name, of = page) => {
    number += 1;
    const file = `${String(number).padStart(2, '0')}-${name}.png` as const;
    await of.screenshot({ path: join(out, file) as `${string}.png` });
    step(`ภาพ out/${file}`);
  };
}

const ANSWERS = { yes: 'มี', no: 'ไม่มี' } as const;

function printSheet(rows: readonly ReadRow[], site: string): void {
  console.log(`\nURL ทุกบรรทัดขึ้นต้นด้วย ${site}`);
  const path = (url: string) => decodeURIComponent(url.replace(site, ''));
  const cells = rows.map((row) => [
    row.code,
    row.name,
    row.answer ? ANSWERS[row.answer] : '–',
    row.evidence.map((one, at) => `${at + 1}. ${path(one.url)}`).join('\n'),
    [...row.evidence.map((one, at) => `${at + 1}. ${one.explanation}`), row.general].filter(Boolean).join('\n'),
  ]);
  console.log(tableOf([['ข้อ', 'รายการ', 'คำตอบ', 'URL', 'คำอธิบาย'], ...cells], [4, 40, 6, 44, 52]));
}

async function main(): Promise<void> {
  const open = process.argv.includes('--open');
  if (open && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    throw new DemoError('--open needs a display: run it in a desktop session, or leave --open out.');
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(out).filter((one) => /\.(png|xlsx|csv|docx)$/.test(one))) rmSync(join(out, name));

  stage('สร้างส่วนขยาย');
  build();
  stage('เปิดเว็บไซต์ตัวอย่างและเบราว์เซอร์');
  const site = await serveDemoSite();
  const lab = await startChromium({ port: site.port, dir: join(root, '.output/chrome-mv3'), visible: open });
  let screenshot: Stage['picture'] = async () => {};
  try {
    step(`${site.siteUrl} → 127.0.0.1:${site.port} (${site.manifest.pages.length} หน้า)`);
    const page = await lab.open(`${site.siteUrl}/`);
    screenshot = pictures(page);
    const on: Stage = { lab, site, page, picture: screenshot };
    const plans = plansOf(site);

    stage('ตั้งค่าหน่วยงานและอนุญาตเว็บไซต์');
    await setUpAgency(on);
    stage('เปิดแถบข้าง และดูหน้าที่ไม่ใช่หลักฐาน');
    await openSidebar(on);
    await lookAround(on);
    stage('ตรวจหน้าและรับหลักฐาน');
    await takeEvidence(on, plans);
    stage('ตอบและตัดสินทุกข้อ');
    await answerItems(on, plans);
    stage('ส่งออก');
    const { files, rows } = await exportSheet(on, out);
    const counts = await countItems(on);

    printSheet(rows, site.siteUrl);
    console.log(
      `\nพร้อมส่ง (ready) ${counts.ready} · มีบางส่วน (partial) ${counts.partial} · ยังไม่มี (missing) ${counts.missing}`,
    );
    for (const file of files) console.log(relative(root, file));
    judge(plans, rows, counts, await lab.errors());
    stage('สำรวจทั้งเว็บไซต์ แล้วทำแบบกรอกให้ครบ นับทุกครั้งที่กด');
    await wholeSite(on, out);
    stage('รายงาน');
    for (const file of await makeReports(on, out)) console.log(relative(root, file));
    if (open) {
      stage('เบราว์เซอร์เปิดค้างไว้ ปิดหน้าต่างเพื่อจบ');
      await new Promise((resolve) => page.browser().once('disconnected', resolve));
    }
  } catch (error) {
    await screenshot('failed').catch(() => step('ถ่ายภาพหน้าที่หยุดไม่ได้'));
    throw error;
  } finally {
    await lab.close();
    await site.close();
  }
}

/** The demo has done its job only when the sheet says what is true of the site. */
function judge(plans: ReturnType<typeof plansOf>, rows: readonly ReadRow[], counts: Counts, errors: readonly string[]) {
  const expected = { ready: 0, partial: 0, missing: 0 };
  for (const plan of plans) expected[plan.expected] += 1;
  const wrong = differences(plans, rows);
  if (JSON.stringify(counts) !== JSON.stringify(expected))
    wrong.push(`ready/partial/missing should be ${expected.ready}/${expected.partial}/${expected.missing}`);
  wrong.push(...errors.map((error) => `the extension reported an error: ${error}`));
  if (wrong.length > 0)
    throw new DemoError(`The sheet is not what the demo site's truth says:\n  ${wrong.join('\n  ')}`);
}

main().catch((error: unknown) => {
  console.error(`\n✗ The demo stopped: ${error instanceof Error ? error.message : error}`);
  if (!(error instanceof DemoError)) console.error(error);
  process.exitCode = 1;
});
