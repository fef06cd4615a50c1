import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PDFiumModule } from '@hyzyla/pdfium';
import { PDFDocument } from 'pdf-lib';
import type { Pdfium } from '../lib/documents/pdf/module';
import { readDocument } from '../lib/documents/read';
import { nodeDocumentTools } from './audit/document-tools';

/**
 * Pages of PDF a second through `readDocument`, facts and all, beside PDFium alone (open, text of every page, close) on the
 * same bytes in the same run, in turns; processor time. Prints a table and asserts nothing. Aim: within 1.3 times.
 *   npm run bench:files [-- --rounds N] [FILE.pdf...]
 */
const args = process.argv.slice(2);
const flag = args.indexOf('--rounds');
const rounds = flag < 0 ? 15 : Number(args.splice(flag, 2)[1]);
const PAGES = 200;

const folder = 'tests/fixtures/documents';
const require = createRequire(import.meta.url);
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The pages of a fixture over and over, as one long document. */
async function long(name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const source = await PDFDocument.load(await readFile(join(folder, name)));
  const whole = await PDFDocument.create();
  while (whole.getPageCount() < PAGES) {
    for (const page of await whole.copyPages(source, source.getPageIndices())) whole.addPage(page);
  }
  return { name: `${name} × ${whole.getPageCount()} pages`, bytes: await whole.save() };
}

const wasm = new Uint8Array(await readFile(require.resolve('@hyzyla/pdfium/pdfium.wasm')));
const engine = (await PDFiumModule({ wasmBinary: wasm.slice().buffer })) as unknown as Pdfium;
engine._FPDF_InitLibrary();
const decoder = new TextDecoder('utf-16le');

/** Letters and pages of a document by PDFium alone. */
function bare(bytes: Uint8Array): { letters: number; pages: number } {
  const data = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, data);
  const document = engine._FPDF_LoadMemDocument(data, bytes.length, 0);
  const pages = engine._FPDF_GetPageCount(document);
  let letters = 0;
  for (let at = 0; at < pages; at++) {
    const page = engine._FPDF_LoadPage(document, at);
    const text = engine._FPDFText_LoadPage(page);
    const count = engine._FPDFText_CountChars(text);
    const buffer = engine._malloc(2 * count + 2);
    const written = engine._FPDFText_GetText(text, 0, count, buffer);
    letters += decoder.decode(engine.HEAPU8.slice(buffer, buffer + 2 * Math.max(0, written - 1))).length;
    engine._free(buffer);
    engine._FPDFText_ClosePage(text);
    engine._FPDF_ClosePage(page);
  }
  engine._FPDF_CloseDocument(document);
  engine._free(data);
  return { letters, pages };
}

const tools = { ...(await nodeDocumentTools()), ocr: null };
const files =
  args.length > 0
    ? await Promise.all(args.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(name)) })))
    : await Promise.all(['chromium.pdf', 'writer.pdf', 'drawn.pdf'].map(long));
let pagesOfAll = 0;
let bareOfAll = 0;
let oursOfAll = 0;
console.log(`${'file'.padEnd(34)}${'PDFium'.padStart(12)}${'ours'.padStart(12)}${'ratio'.padStart(8)}`);
for (const { name, bytes } of files) {
  const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
  let pages = 0;
  const timed = async (into: number[], work: () => unknown) => {
    // Of the processor: other programs on the machine do not count.
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    into.push((user + system) / 1_000);
  };
  for (let round = -2; round < rounds; round++) {
    const into = round < 0 ? { bare: [], ours: [] } : times;
    await timed(into.bare, () => {
      pages = bare(bytes).pages;
    });
    await timed(into.ours, () =>
      readDocument({ bytes, url: 'http://x.invalid/a.pdf', name: 'a.pdf', contentType: null }, tools),
    );
  }
  const [floor, ours] = [median(times.bare), median(times.ours)];
  pagesOfAll += pages;
  bareOfAll += floor;
  oursOfAll += ours;
  console.log(row(name, pages, floor, ours));
}
console.log(row('together', pagesOfAll, bareOfAll, oursOfAll));

function row(name: string, pages: number, floor: number, ours: number): string {
  const speed = (time: number) => `${Math.round((1_000 * pages) / time)} p/s`.padStart(12);
  return `${name.slice(0, 33).padEnd(34)}${speed(floor)}${speed(ours)}${`${(ours / floor).toFixed(2)}×`.padStart(8)}`;
}
