import { type Line, PLAIN } from '../blocks';
import { pgmOf } from '../ocr/tool';
import { nothing, type Outcome, type Reading, said } from '../outcome';
import { GARBLED_FROM, garbageShare, repairsFor } from '../text-layer';
import { linesOfPages, type PageText } from './layout';
import { type Grey, PdfCrash, type PdfDocument } from './tool';

/** Letters that make a text layer: a scan may carry a stamp or a page number. */
const FEW_LETTERS = 30;
/** Letters of a document by which its text layer is judged. */
const SAMPLE = 60_000;
/** Letters after which no more pages are read: the facts hold no more (LIMITS.totalText). */
const ENOUGH_LETTERS = 700_000;
/** The longer side of a page as a picture: about 200 dots per inch of A4. */
const DOTS = 2_340;

/** What was found on the pages, before anything is concluded. */
type Found = {
  texts: PageText[];
  /** Pages on which something is drawn and no text stands. */
  pictures: number[];
  read: number;
  failed: number;
  letters: number;
  stopped: 'time' | 'pages' | 'letters' | 'crash' | null;
};

/** Reads a PDF: its text layer, and by OCR the pages that have none or a garbled one. Never throws, but when cancelled. */
export async function readPdf(bytes: Uint8Array, reading: Reading): Promise<Outcome> {
  let pages = 0;
  try {
    const opened = await reading.tools.pdf.open(bytes);
    if (!opened.ok) {
      return opened.error === 'password' ? nothing('password', said('password')) : nothing('broken', said('damaged'));
    }
    const { document } = opened;
    pages = document.pages;
    if (pages === 0) return nothing('broken', said('damaged'));
    try {
      return await judge(document, await readPages(document, reading), reading);
    } finally {
      close(document);
    }
  } catch (error) {
    if (error instanceof PdfCrash) return nothing('broken', said('crash'), pages);
    throw error;
  }
}

/** An engine that died has nothing left to close. */
function close(document: PdfDocument): void {
  try {
    document.close();
  } catch (error) {
    if (!(error instanceof PdfCrash)) throw error;
  }
}

async function readPages(document: PdfDocument, { limits, seconds, pause, progress }: Reading): Promise<Found> {
  const found: Found = { texts: [], pictures: [], read: 0, failed: 0, letters: 0, stopped: null };
  const last = Math.min(document.pages, limits.pages);
  if (last < document.pages) found.stopped = 'pages';
  for (let number = 1; number <= last; number++) {
    await pause();
    if (seconds() > limits.seconds) found.stopped = 'time';
    else if (found.letters > ENOUGH_LETTERS) found.stopped = 'letters';
    if (found.stopped === 'time' || found.stopped === 'letters') break;
    progress({ phase: 'text', page: number, of: last });
    try {
      readPage(document, number, found);
    } catch (error) {
      if (!(error instanceof PdfCrash)) throw error;
      found.stopped = 'crash';
      break;
    }
  }
  return found;
}

function readPage(document: PdfDocument, number: number, found: Found): void {
  const page = document.page(number);
  if (!page) {
    found.failed += 1;
    return;
  }
  const lines = page.lines();
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (letters < FEW_LETTERS && page.drawn) found.pictures.push(number);
  if (letters > 0) found.texts.push({ number, width: page.width, lines, links: page.links() });
  found.letters += letters;
  found.read += 1;
  page.close();
}

const WHY_NOTHING = { time: 'slow', pages: 'damaged', letters: 'damaged', crash: 'crash' } as const;

async function judge(document: PdfDocument, found: Found, reading: Reading): Promise<Outcome> {
  const { texts, pictures, read } = found;
  const pages = document.pages;
  if (read === 0) return nothing('broken', said(found.stopped ? WHY_NOTHING[found.stopped] : 'damaged'), pages);
  const sample = sampleOf(texts);
  const repair = repairsFor(sample);
  const garbled = garbageShare(repair(sample)) >= GARBLED_FROM;
  const title = repair(document.title);
  const drawn = texts.filter(({ number }) => !pictures.includes(number)).length;
  if (found.stopped === 'crash' || (!garbled && (pictures.length === 0 || drawn >= pictures.length))) {
    const partial = found.stopped !== null || found.failed > 0 || pictures.length > 0;
    return {
      verdict: 'readable',
      pages,
      pagesRead: read - pictures.length,
      lines: linesOfPages(texts, repair),
      read: 'text',
      title,
      partial,
      reason: partial ? partialReason(found, pages) : null,
    };
  }
  const wanted = garbled ? rangeTo(Math.min(pages, reading.limits.pages)) : pictures;
  return byOcr(document, wanted, garbled ? [] : linesOfPages(texts, repair), garbled, title, reading);
}

function rangeTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1);
}

function partialReason({ stopped, failed, pictures, read }: Found, pages: number) {
  if (stopped === 'crash') return said('crashAfter', { read, pages });
  if (stopped === 'time') return said('outOfTime', { read, pages });
  if (stopped !== null) return said('firstPages', { read, pages });
  if (failed > 0) return said('pagesFailed', { failed, pages });
  return said('pagesArePictures', { pictures: pictures.length, pages });
}

function sampleOf(texts: readonly PageText[]): string {
  const parts: string[] = [];
  let left = SAMPLE;
  for (const { lines } of texts) {
    for (const { text } of lines) {
      if (left <= 0) return parts.join('\n');
      parts.push(text.slice(0, left));
      left -= text.length;
    }
  }
  return parts.join('\n');
}

/** Pages as pictures, read from the first on as far as the bounds allow; `known` are the lines of pages with a text layer. */
async function byOcr(
  document: PdfDocument,
  wanted: readonly number[],
  known: readonly Line[],
  garbled: boolean,
  title: string,
  { limits, tools, progress, pause, seconds }: Reading,
): Promise<Outcome> {
  const verdict = garbled ? 'garbled' : 'scanned';
  const { pages } = document;
  if (!tools.ocr) return nothing(verdict, said(garbled ? 'garbledNoOcr' : 'noOcr'), pages);
  const lines: Line[] = [...known];
  const chosen = wanted.slice(0, limits.ocrPages);
  const began = seconds();
  let read = 0;
  for (const [at, number] of chosen.entries()) {
    await pause();
    if (seconds() - began > limits.ocrSeconds) break;
    progress({ phase: 'ocr', page: at + 1, of: chosen.length });
    const picture = pictureOf(document, number);
    if (picture === 'crash') break;
    const result = picture ? await tools.ocr.recognise(pgmOf(picture)).catch(() => null) : null;
    if (result === null) continue;
    read += 1;
    lines.push(...result.lines.map((text) => ({ ...PLAIN, text, page: number })));
  }
  lines.sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
  const whole = new Set(known.map(({ page }) => page)).size + read;
  const partial = whole < pages;
  const key = garbled ? 'garbledOcr' : partial ? 'ocrSome' : 'ocr';
  return {
    verdict,
    pages,
    pagesRead: whole,
    lines,
    read: 'ocr',
    title: garbled ? '' : title,
    partial,
    reason: said(key, key === 'ocr' ? {} : { read: whole, pages }),
  };
}

function pictureOf(document: PdfDocument, number: number): Grey | null | 'crash' {
  try {
    const page = document.page(number);
    const picture = page?.render(DOTS) ?? null;
    page?.close();
    return picture;
  } catch (error) {
    if (error instanceof PdfCrash) return 'crash';
    throw error;
  }
}
