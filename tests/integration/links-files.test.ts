import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { readDocument } from '../../lib/documents/read';
import type { LinkVerdict } from '../../lib/links/verdict';
import { linkVerifier } from '../../lib/links/verify';
import { collect } from '../../lib/page/collect';
import { parsePage } from '../../lib/page/parse';
import { nodeDocumentTools } from '../../scripts/audit/document-tools';

/** Verdicts on every file that was made for the project: that a file comes does not yet mean that the public can read it. */

const folder = new URL('../fixtures/documents/', import.meta.url);
const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const names = readdirSync(folder).filter((name) => (name.split('.')[1] ?? '') in TYPES && name.split('.').length === 2);
const verdicts = new Map<string, LinkVerdict | null>();

beforeAll(async () => {
  const tools = { ...(await nodeDocumentTools()), ocr: null };
  const verify = linkVerifier(
    { hosts: ['www.bannong-demo.go.th'], linked: () => true },
    {
      fetch: async (url, { maxBytes }) => {
        const whole = new Uint8Array(readFileSync(new URL(url.split('/').at(-1) ?? '', folder)));
        return {
          ok: true,
          status: 200,
          finalUrl: url,
          chain: [],
          contentType: TYPES[url.split('.').at(-1) ?? ''] ?? '',
          charset: null,
          retryAfter: null,
          bytes: whole.slice(0, maxBytes),
          truncated: whole.length > maxBytes,
        };
      },
      read: ({ bytes, finalUrl }) => collect(parsePage(bytes, finalUrl), finalUrl),
      readFile: (file) => readDocument(file, tools, { limits: { pages: 1, sheets: 1, rows: 20, seconds: 10 } }),
      granted: () => true,
      wait: async () => {},
      now: () => '2026-01-05T03:00:00.000Z',
      randomPath: () => 'no-such-page',
    },
  );
  for (const name of names) verdicts.set(name, await verify(`http://www.bannong-demo.go.th/files/${name}`, ''));
}, 60_000);

it('a file with a password and a damaged one come, and do not open', () => {
  const said = (name: string) => [verdicts.get(name)?.state, verdicts.get(name)?.reason.key];
  expect(said('password.pdf')).toEqual(['broken', 'file.password']);
  expect(said('password.docx')).toEqual(['broken', 'file.password']);
  expect(said('broken.pdf')).toEqual(['broken', 'file.damaged']);
  // Word may well mend what is not read here.
  expect(said('broken.docx')).toEqual(['blocked', 'link.file-unread']);
  expect(said('web-page.pdf')).toEqual(['blocked', 'file.webPage']);
});

it('everything else opens: scans, letters that read as nonsense, large ones, other kinds', () => {
  const spoilt = ['password.pdf', 'password.docx', 'broken.pdf', 'broken.docx', 'web-page.pdf', 'empty.pdf'];
  const others = names.filter((name) => !spoilt.includes(name));
  expect(others.length).toBeGreaterThan(10);
  expect(others.filter((name) => verdicts.get(name)?.state !== 'opens')).toEqual([]);
});
