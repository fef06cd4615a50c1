import { PDFiumModule } from '@hyzyla/pdfium';
import { piecesOf } from './letters';
import { ACTION_URI, BITMAP_GREY, ERROR_PASSWORD, type Pdfium, RENDER_FLAGS } from './module';
import { PdfCrash, type PdfDocument, type PdfLine, type PdfLink, type PdfPage, type PdfTool } from './tool';

/** Letters of one page, links of one page, and bytes of an address that are read. */
const MOST_LETTERS = 400_000;
const MOST_LINKS = 1_000;
const LONGEST_ADDRESS = 4_000;
/** The memory of an engine never shrinks: a grown one is not used for another document. */
const GROWN = 256 * 1024 * 1024;
const BOLD = 600;

/**
 * PDFium as a PdfTool. `wasm` are the bytes of pdfium.wasm: the caller knows where they lie, nothing is fetched here.
 * One document at a time. An engine that a file brought down or blew up is replaced before the next document.
 */
export function createPdfTool(wasm: Uint8Array): PdfTool {
  let running: Pdfium | null = null;
  return {
    async open(bytes) {
      if (running !== null && running.HEAPU8.length > GROWN) running = null;
      running ??= await start(wasm);
      const engine = running;
      const guard: Guard = (work) => {
        try {
          return work();
        } catch (error) {
          if (running === engine) running = null;
          throw error instanceof PdfCrash ? error : new PdfCrash(String(error));
        }
      };
      return guard(() => openDocument(engine, bytes, guard));
    },
  };
}

const UTF8 = new TextDecoder();
const UTF16 = new TextDecoder('utf-16le');

type Guard = <T>(work: () => T) => T;

async function start(wasm: Uint8Array): Promise<Pdfium> {
  // The package's types name only a part of what its module exports.
  const engine = (await PDFiumModule({ wasmBinary: wasm.slice().buffer })) as unknown as Pdfium;
  engine._FPDF_InitLibrary();
  return engine;
}

function openDocument(
  engine: Pdfium,
  bytes: Uint8Array,
  guard: Guard,
): { ok: true; document: PdfDocument } | { ok: false; error: 'password' | 'damaged' } {
  const data = engine._malloc(bytes.length);
  if (data === 0) throw new PdfCrash('memory');
  engine.HEAPU8.set(bytes, data);
  const handle = engine._FPDF_LoadMemDocument(data, bytes.length, 0);
  if (handle === 0) {
    const password = engine._FPDF_GetLastError() === ERROR_PASSWORD;
    engine._free(data);
    return { ok: false, error: password ? 'password' : 'damaged' };
  }
  const scratch = new Scratch(engine);
  return {
    ok: true,
    document: {
      pages: Math.max(0, engine._FPDF_GetPageCount(handle)),
      title: guard(() =>
        scratch.text(2, (at, size) => engine._FPDF_GetMetaText(handle, scratch.ascii('Title'), at, size)),
      ),
      page: (number) => guard(() => openPage(engine, handle, number, scratch, guard)),
      close: () =>
        guard(() => {
          scratch.free();
          engine._FPDF_CloseDocument(handle);
          engine._free(data);
        }),
    },
  };
}

function openPage(engine: Pdfium, document: number, number: number, scratch: Scratch, guard: Guard): PdfPage | null {
  const page = engine._FPDF_LoadPage(document, number - 1);
  if (page === 0) return null;
  const width = engine._FPDF_GetPageWidthF(page);
  const height = engine._FPDF_GetPageHeightF(page);
  return {
    width,
    height,
    drawn: engine._FPDFPage_CountObjects(page) > 0,
    lines: () => guard(() => linesOf(engine, page, scratch)),
    links: () => guard(() => linksOf(engine, document, page, scratch)),
    render: (dots) => guard(() => render(engine, page, width, height, dots)),
    close: () => guard(() => engine._FPDF_ClosePage(page)),
  };
}

function linesOf(engine: Pdfium, page: number, scratch: Scratch): PdfLine[] {
  const handle = engine._FPDFText_LoadPage(page);
  if (handle === 0) return [];
  const count = Math.min(MOST_LETTERS, engine._FPDFText_CountChars(handle));
  const whole =
    count <= 0
      ? ''
      : scratch.text(2, (at, size) => 2 * engine._FPDFText_GetText(handle, 0, Math.min(count, size / 2 - 1), at), {
          atLeast: 2 * count + 2,
        });
  // Text leaves out what has no letter; where there is none, both count alike.
  const last = whole.length - 1;
  const same = whole.length === count && engine._FPDFText_GetCharIndexFromTextIndex(handle, last) === last;
  const letter = (index: number) => (same ? index : engine._FPDFText_GetCharIndexFromTextIndex(handle, index));
  const box = (index: number) => scratch.rectangle((at) => engine._FPDFText_GetLooseCharBox(handle, letter(index), at));
  const lines: PdfLine[] = [];
  for (const match of whole.matchAll(/[^\r\n]+/g)) {
    const solid = match[0].trim();
    if (solid === '') continue;
    const from = match.index + match[0].indexOf(solid);
    const first = box(from);
    const { text, spans } = piecesOf(solid, {
      box: (index) => (index === 0 ? first : box(from + index)),
      generated: (index) => engine._FPDFText_IsGenerated(handle, letter(from + index)) === 1,
    });
    lines.push({
      text,
      spans,
      left: first?.left ?? 0,
      right: spans.at(-1)?.right ?? 0,
      top: first?.top ?? 0,
      height: first ? Math.abs(first.top - first.bottom) : 0,
      bold: isBold(engine, handle, letter(from), scratch),
    });
  }
  engine._FPDFText_ClosePage(handle);
  return lines;
}

function isBold(engine: Pdfium, text: number, letter: number, scratch: Scratch): boolean {
  if (engine._FPDFText_GetFontWeight(text, letter) >= BOLD) return true;
  return /bold|heavy|black/i.test(
    scratch.text(1, (at, size) => engine._FPDFText_GetFontInfo(text, letter, at, size, 0)),
  );
}

function linksOf(engine: Pdfium, document: number, page: number, scratch: Scratch): PdfLink[] {
  const links: PdfLink[] = [];
  const state = engine._malloc(8);
  const view = () => new DataView(engine.HEAPU8.buffer, state, 8);
  view().setInt32(0, 0, true);
  while (links.length < MOST_LINKS && engine._FPDFLink_Enumerate(page, state, state + 4) !== 0) {
    const link = view().getInt32(4, true);
    const action = engine._FPDFLink_GetAction(link);
    if (action === 0 || engine._FPDFAction_GetType(action) !== ACTION_URI) continue;
    const href = scratch.text(1, (at, size) => engine._FPDFAction_GetURIPath(document, action, at, size));
    const area = scratch.rectangle((at) => engine._FPDFLink_GetAnnotRect(link, at));
    if (href !== '' && area) links.push({ href: href.slice(0, LONGEST_ADDRESS), ...area });
  }
  engine._free(state);
  return links;
}

function render(engine: Pdfium, page: number, width: number, height: number, dots: number) {
  const scale = dots / Math.max(1, width, height);
  const w = Math.max(1, Math.min(dots, Math.round(width * scale)));
  const h = Math.max(1, Math.min(dots, Math.round(height * scale)));
  const bitmap = engine._FPDFBitmap_CreateEx(w, h, BITMAP_GREY, 0, 0);
  if (bitmap === 0) return null;
  engine._FPDFBitmap_FillRect(bitmap, 0, 0, w, h, 0xffffffff);
  engine._FPDF_RenderPageBitmap(bitmap, page, 0, 0, w, h, 0, RENDER_FLAGS);
  const stride = engine._FPDFBitmap_GetStride(bitmap);
  const from = engine._FPDFBitmap_GetBuffer(bitmap);
  const data = new Uint8Array(w * h);
  for (let row = 0; row < h; row++) {
    data.set(engine.HEAPU8.subarray(from + row * stride, from + row * stride + w), row * w);
  }
  engine._FPDFBitmap_Destroy(bitmap);
  return { width: w, height: h, data };
}

/** Memory of the engine into which its functions write, kept for the life of a document. */
class Scratch {
  private at = 0;
  private size = 0;
  private readonly rectangleAt: number;
  private readonly names = new Map<string, number>();

  constructor(private readonly engine: Pdfium) {
    this.rectangleAt = engine._malloc(16);
    this.grow(8_192);
  }

  private grow(size: number): void {
    if (size <= this.size) return;
    if (this.at !== 0) this.engine._free(this.at);
    this.at = this.engine._malloc(size);
    this.size = size;
    if (this.at === 0) throw new PdfCrash('memory');
  }

  /** Text that `write` puts at an address, of at most the given size in bytes; it returns its bytes with the terminator. */
  text(width: 1 | 2, write: (at: number, size: number) => number, { atLeast = 0 } = {}): string {
    this.grow(Math.min(atLeast, 2 * MOST_LETTERS + 2));
    const written = Math.min(write(this.at, this.size), this.size) - width;
    if (written <= 0) return '';
    const bytes = this.engine.HEAPU8.subarray(this.at, this.at + written);
    return (width === 2 ? UTF16 : UTF8).decode(bytes);
  }

  rectangle(write: (at: number) => number) {
    if (write(this.rectangleAt) === 0) return null;
    const view = new DataView(this.engine.HEAPU8.buffer, this.rectangleAt, 16);
    return {
      left: view.getFloat32(0, true),
      top: view.getFloat32(4, true),
      right: view.getFloat32(8, true),
      bottom: view.getFloat32(12, true),
    };
  }

  /** A name with its terminator. */
  ascii(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const at = this.engine._malloc(name.length + 1);
    this.engine.HEAPU8.set([...name].map((letter) => letter.charCodeAt(0)).concat(0), at);
    this.names.set(name, at);
    return at;
  }

  free(): void {
    for (const at of this.names.values()) this.engine._free(at);
    this.engine._free(this.rectangleAt);
    this.engine._free(this.at);
  }
}
