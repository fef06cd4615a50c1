import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { WorkerWord } from '../../lib/browser/documents/wire';
import type { Responses } from '../../lib/browser/messages';
import type { DocumentReading } from '../../lib/documents/verdict';
import { recall } from '../fixtures/documents/grams';
import type { Lab } from './harness/lab';
import { inEachBrowser, root, until } from './harness/lab';
import { seed } from './harness/seed';
import { type Routes, type Site, startSite } from './harness/site';
import type { View } from './harness/view';

declare const chrome: Browser;

const HOST = 'thungthotsop.go.th';
const at = (name: string) => `http://www.${HOST}/files/${name}`;
const fixture = (name: string) => readFileSync(join(root, 'tests/fixtures/documents', name));
const FILES = ['chromium.pdf', 'word.docx', 'excel.xlsx', 'scan.jpg', 'password.pdf', 'bomb.docx'] as const;

/** A small document in a large file: most of its bytes are an attachment that nobody looks at. */
async function largePdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(fixture('writer.pdf'));
  pdf.context.register(pdf.context.stream(randomBytes(LARGE)));
  return pdf.save();
}
const LARGE = 30 * 1024 * 1024;

const ROUTES: Routes = {
  [`www.${HOST}/`]: '<!doctype html><title>หน้าแรก</title><h1>หน้าแรก</h1>',
  ...Object.fromEntries(
    FILES.map((name) => [`www.${HOST}/files/${name}`, { body: fixture(name), type: 'application/octet-stream' }]),
  ),
};

/** What a view does to read a file, by its own means: the background's answer in parts, then the Worker. */
function readIn(
  view: View,
  url: string,
): Promise<{ answer: Responses['file.read']; word: WorkerWord | null; fetched: number; read: number }> {
  return view.run(async (document, wanted) => {
    const began = performance.now();
    const post = (message: object) => chrome.runtime.sendMessage(message) as Promise<Record<string, unknown>>;
    const reply = await post({ ask: { type: 'file.read', url: wanted }, window: null });
    let { answer } = reply;
    const parts = reply.parts as { id: string; of: number } | undefined;
    if (parts) {
      const texts: unknown[] = [];
      for (let n = 0; n < parts.of; n += 1) texts.push((await post({ more: { id: parts.id, at: n } })).text);
      answer = JSON.parse(texts.join(''));
    }
    const file = answer as Responses['file.read'];
    const fetched = performance.now() - began;
    if (!file.ok) return { answer: file, word: null, fetched, read: 0 };
    const worker = new Worker(new URL('/document-worker.js', document.location.href));
    const word = await new Promise<WorkerWord>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message ?? 'worker'));
      worker.onmessage = ({ data }) => 'progress' in data || resolve(data);
      worker.postMessage({ id: 1, bytes: file.bytes, url: file.url, name: file.name, contentType: file.contentType });
    });
    worker.terminate();
    return { answer: { ...file, bytes: '' }, word, fetched, read: performance.now() - began - fetched };
  }, url) as never;
}

inEachBrowser('files read in the sidebar', (start) => {
  let site: Site;
  let lab: Lab;
  let page: Page;
  let frame: View;

  beforeAll(async () => {
    const large = { body: await largePdf(), type: 'application/pdf' };
    site = await startSite({ ...ROUTES, [`www.${HOST}/files/large.pdf`]: large });
    lab = await start({ port: site.port });
    await seed(lab, HOST);
    page = await lab.open();
    await lab.goto(page, `http://www.${HOST}/`);
    await lab.pressAction(page);
    frame = await until('the sidebar', () => lab.frameIn(page, 0));
    await frame.waitForText(/\S/);
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const reading = async (name: string): Promise<DocumentReading> => {
    const { answer, word, fetched, read } = await readIn(frame, at(name));
    console.log(`${lab.browser} ${name}: fetched in ${Math.round(fetched)} ms, read in ${Math.round(read)} ms`);
    expect(answer).toMatchObject({ ok: true, name });
    if (word === null || !('reading' in word)) throw new Error(JSON.stringify(word));
    return word.reading;
  };

  it.each(['chromium.pdf', 'word.docx', 'excel.xlsx'])('%s, in the frame of an http page', async (name) => {
    const { verdict, facts } = await reading(name);
    expect(verdict).toBe('readable');
    const text = facts?.blocks.map((block) => block.text).join('\n') ?? '';
    expect(recall(fixture(`${name}.txt`).toString(), text)).toBeGreaterThanOrEqual(0.98);
  });

  it('a file of 30 MB, whose bytes come in parts', async () => {
    const { verdict, facts, pages } = await reading('large.pdf');
    expect({ verdict, pages }).toEqual({ verdict: 'readable', pages: 2 });
    expect(facts?.title).toContain('แผนการดำเนินงาน');
  });

  it('a scan, by OCR out of the package', async () => {
    const { verdict, facts } = await reading('scan.jpg');
    expect(verdict).toBe('scanned');
    expect(facts?.file?.read).toBe('ocr');
    const text = facts?.blocks.map((block) => block.text).join('\n') ?? '';
    expect(recall(fixture('scan.jpg.txt').toString(), text)).toBeGreaterThanOrEqual(0.8);
  });

  it('a file under a password, and a bomb: said, and the next one is read', async () => {
    expect((await reading('password.pdf')).verdict).toBe('password');
    expect((await reading('bomb.docx')).verdict).toBe('too-large');
    expect((await reading('word.docx')).verdict).toBe('readable');
  });

  it('nothing is fetched from a site that was not granted, and a missing file is said', async () => {
    expect(await readIn(frame, 'http://www.other.go.th/a.pdf')).toMatchObject({
      answer: { ok: false, error: 'no-access' },
    });
    expect(await readIn(frame, at('none.pdf'))).toMatchObject({ answer: { ok: false, error: 'refused', status: 404 } });
  });
});
