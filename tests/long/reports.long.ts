import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withThaiDigits } from '../../lib/reports/digits';
import type { ReportDocument } from '../../lib/reports/document';
import { reportDocx } from '../../lib/reports/docx';
import { dossierReport } from '../../lib/reports/dossier';
import { followUpReport } from '../../lib/reports/follow-up';
import { measuresReport } from '../../lib/reports/measures';
import { memoReport, NO_MEMO_FIELDS } from '../../lib/reports/memo';
import { todoReport } from '../../lib/reports/todo';
import { input, JPEG, lastYear, link, picture, SITE } from '../unit/reports/example';
import { modelText, squeezed } from '../unit/reports/reading';

/**
 * What LibreOffice makes of the Word files: the words in their order, and a page of the printed file as its own engine sets
 * them, tone marks and SARA AM included. Needs `soffice` and `pdftotext`; without them it says that it skips.
 */

const there = (program: string) => spawnSync(program, ['--version']).error === undefined;
const ready = there('soffice') && there('pdftotext');
if (!ready)
  console.warn('Skipped: soffice or pdftotext is not installed, so no Word file was opened by another program.');

const url = `${SITE}/structure.php?id=1&cat=9`;
const whole = input({ lastYear: lastYear(), pictures: [picture(url)] }, 2568, [
  link(url),
  link(`${SITE}/clerk`, 'broken'),
]);
const REPORTS: Record<string, ReportDocument> = {
  memo: withThaiDigits(memoReport(whole, { ...NO_MEMO_FIELDS, unit: 'สำนักปลัด', date: '2025-04-21' })),
  measures: measuresReport(whole),
  'follow-up': followUpReport(whole),
  dossier: withThaiDigits(dossierReport(whole, new Map([['picture-1', JPEG]]))),
  todo: todoReport(whole, 'all'),
};

/** Thai as one way of writing it: SARA AM in one piece, which some fonts set as two. */
const canonical = (text: string) => squeezed(text).replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33');

/** Share of the model's runs of four characters that the other text has, as often. */
function sameFours(wanted: string, got: string): number {
  const count = (text: string) => {
    const fours = new Map<string, number>();
    for (let at = 0; at + 4 <= text.length; at += 1) {
      const four = text.slice(at, at + 4);
      fours.set(four, (fours.get(four) ?? 0) + 1);
    }
    return fours;
  };
  const found = count(got);
  let [all, same] = [0, 0];
  for (const [four, times] of count(wanted)) {
    all += times;
    same += Math.min(times, found.get(four) ?? 0);
  }
  return same / all;
}

describe.skipIf(!ready)('in LibreOffice', () => {
  const dir = mkdtempSync(join(tmpdir(), 'reports-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const convert = (to: string) => {
    const names = Object.keys(REPORTS).map((name) => join(dir, `${name}.docx`));
    const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
    const out = join(dir, to.split(':')[0] ?? to);
    mkdirSync(out);
    execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...names], {
      stdio: 'ignore',
    });
  };

  beforeAll(async () => {
    for (const [name, report] of Object.entries(REPORTS))
      writeFileSync(join(dir, `${name}.docx`), await reportDocx(report));
    convert('txt:Text');
    convert('pdf');
  }, 240_000);

  it.each(Object.keys(REPORTS))('%s has all its words in their order', (name) => {
    const report = REPORTS[name] as ReportDocument;
    const text = readFileSync(join(dir, 'txt', `${name}.txt`), 'utf8');
    expect(canonical(text)).toBe(canonical(modelText(report)));
  });

  it.each(Object.keys(REPORTS))('%s is printed with every mark', (name) => {
    const pdf = execFileSync('pdftotext', ['-raw', join(dir, 'pdf', `${name}.pdf`), '-'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    expect(sameFours(canonical(modelText(REPORTS[name] as ReportDocument)), canonical(pdf))).toBeGreaterThan(0.96);
  });
});
