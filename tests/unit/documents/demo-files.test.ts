import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditPage } from '../../../lib/audit';
import type { AuditContext, PageAudit } from '../../../lib/audit/finding';
import { resolveEdition } from '../../../lib/checklist';
import type { DocumentReading } from '../../../lib/documents/verdict';
import { nodeDocumentTools } from '../../../scripts/audit/document-tools';
import { demoSiteFolder, readManifest } from '../../fixtures/demo-site/manifest';
import { readBytes } from './files';

/** The files of the demo agency, whose truth was written apart from the reading: what they are judged to be. */
const { files, agency, today } = readManifest();
const edition = resolveEdition(2568, []);
if (!edition) throw new Error('no edition');
const context: AuditContext = { agency: { name: agency.name, kind: agency.kind }, hosts: agency.hosts, today };

type Read = { url: string; reading: DocumentReading; audit: PageAudit | null; file: (typeof files)[number] };
const read: Read[] = [];
beforeAll(async () => {
  const tools = await nodeDocumentTools();
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(join(demoSiteFolder, 'site', file.file)));
    const reading = await readBytes(bytes, file.file.split('/').pop() ?? '', tools);
    const audit = reading.facts && auditPage({ ...reading.facts, url: file.url }, edition, context);
    read.push({ url: file.url, reading, audit, file });
  }
}, 180_000);

const wrong: string[] = [];

describe('files of the demo site', () => {
  it('are read as what they are', () => {
    for (const { reading, file } of read) {
      const scan = file.file.includes('-scan');
      const broken = file.file.includes('development-add-1');
      expect([file.file, reading.verdict]).toEqual([file.file, broken ? 'broken' : scan ? 'scanned' : 'readable']);
    }
  });

  it('say their fiscal years, scans none', () => {
    const readable = read.filter(({ reading }) => reading.verdict === 'readable');
    const right = readable.filter(({ audit, file }) => audit?.fiscalYears.join() === file.fiscalYears.join());
    expect(right.length / readable.length).toBeGreaterThanOrEqual(0.85);
    const scans = read.filter(({ reading }) => reading.verdict === 'scanned');
    expect(scans.length).toBeGreaterThan(0);
    expect(scans.flatMap(({ audit }) => audit?.fiscalYears ?? [])).toEqual([]);
  });

  it('are suggested for the item that they serve', () => {
    const serving = read.filter(({ audit, file }) => audit && file.serves['2568'].length > 0);
    const right = serving.filter(({ audit, file }) => {
      const wanted = file.serves['2568'].map(({ code }) => code);
      const first = wanted.includes(audit?.items[0]?.code ?? '');
      if (!first) wrong.push(`${file.file}: ${audit?.items[0]?.code ?? '–'} ← ${wanted.join()}`);
      return first;
    });
    expect(right.length / serving.length, wrong.join('; ')).toBeGreaterThanOrEqual(0.75);
  });

  it('never pass a criterion that they lack', () => {
    let all = 0;
    let agreed = 0;
    const passed: string[] = [];
    for (const { audit, file } of read) {
      for (const { code, criteria } of file.serves['2568']) {
        const findings = audit?.items.find((item) => item.code === code)?.findings ?? [];
        for (const { id, expected } of criteria) {
          const outcome = findings.find(({ criterion }) => criterion === id)?.outcome;
          if (outcome === undefined || expected === 'cannot-tell') continue;
          all += 1;
          if ((outcome === 'passed') === (expected === 'present')) agreed += 1;
          if (outcome === 'passed' && expected === 'absent') passed.push(`${file.file} ${code} ${id}`);
        }
      }
    }
    expect(passed).toEqual([]);
    expect(agreed / all).toBeGreaterThanOrEqual(0.85);
  });
});
