import { PLAIN } from '../blocks';
import { nothing, type Outcome, type Reading, said } from '../outcome';
import { pictureSize } from '../sniff';
import type { DocumentFormat } from '../verdict';
import { XmlTooDeep } from '../xml';
import { openZip, type Zip, ZipError } from '../zip';
import { type Docx, readDocx } from './docx';
import { readXlsx } from './xlsx';

/** Letters below which a document that holds pictures is a scan that was put into one. */
const FEW_LETTERS = 60;

/** Reads a ZIP package as what it holds; `named` is what its name promises. Never throws, but when cancelled. */
export async function readOffice(
  bytes: Uint8Array,
  named: DocumentFormat,
  reading: Reading,
): Promise<{ format: DocumentFormat; outcome: Outcome }> {
  try {
    const zip = openZip(bytes, reading.limits);
    reading.progress({ phase: 'text', page: 1, of: 1 });
    await reading.pause();
    const docx = readDocx(zip, reading.limits);
    if (docx) return { format: 'docx', outcome: await wordOutcome(docx, zip, reading) };
    const xlsx = readXlsx(zip, reading.limits);
    if (xlsx) {
      return {
        format: 'xlsx',
        outcome: {
          verdict: 'readable',
          pages: xlsx.sheets,
          pagesRead: xlsx.sheetsRead,
          lines: xlsx.lines,
          read: 'text',
          title: '',
          partial: xlsx.partial,
          reason: xlsx.partial ? said('cut') : null,
        },
      };
    }
    return named === 'docx' || named === 'xlsx'
      ? { format: named, outcome: nothing('broken', said('damaged')) }
      : { format: 'other', outcome: nothing('unsupported', said('otherPackage')) };
  } catch (error) {
    const format = named === 'docx' || named === 'xlsx' ? named : 'other';
    if (error instanceof XmlTooDeep) return { format, outcome: nothing('too-large', said('bomb')) };
    if (!(error instanceof ZipError)) throw error;
    if (error.problem === 'too-large') return { format, outcome: nothing('too-large', said('bomb')) };
    if (error.problem === 'encrypted') return { format, outcome: nothing('password', said('password')) };
    return { format, outcome: nothing('broken', said('damaged')) };
  }
}

async function wordOutcome(docx: Docx, zip: Zip, reading: Reading): Promise<Outcome> {
  const letters = docx.lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
  if (letters < FEW_LETTERS && docx.pictures.length > 0) return scannedOutcome(docx, zip, reading);
  return {
    verdict: 'readable',
    pages: docx.pages,
    pagesRead: docx.pages,
    lines: docx.lines,
    read: 'text',
    title: docx.title,
    partial: false,
    reason: null,
  };
}

/** A DOCX of pictures: each is taken for a page. */
async function scannedOutcome(
  docx: Docx,
  zip: Zip,
  { limits, tools, progress, pause, seconds }: Reading,
): Promise<Outcome> {
  const pages = docx.pictures.length;
  if (!tools.ocr) return nothing('scanned', said('noOcr'), pages);
  const lines = [...docx.lines];
  let read = 0;
  for (const [at, name] of docx.pictures.slice(0, limits.ocrPages).entries()) {
    await pause();
    if (seconds() > limits.ocrSeconds) break;
    const picture = zip.part(name);
    const size = picture && pictureSize(picture);
    if (!picture || !size || size.width * size.height > limits.pixels) continue;
    progress({ phase: 'ocr', page: at + 1, of: Math.min(pages, limits.ocrPages) });
    const found = await tools.ocr.recognise(picture).catch(() => null);
    if (found === null) continue;
    read += 1;
    lines.push(...found.lines.map((text) => ({ ...PLAIN, text, page: at + 1 })));
  }
  const partial = read < pages;
  return {
    verdict: 'scanned',
    pages,
    pagesRead: read,
    lines,
    read: 'ocr',
    title: docx.title,
    partial,
    reason: partial ? said('ocrSome', { read, pages }) : said('ocr'),
  };
}
