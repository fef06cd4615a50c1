/** What this room needs of a PDF engine; in the product PDFium (`pdfium.ts`). Coordinates are points, y upwards. */
export type PdfTool = {
  /** Opens a document without a password. The bytes are copied. */
  open(bytes: Uint8Array): Promise<{ ok: true; document: PdfDocument } | { ok: false; error: 'password' | 'damaged' }>;
};

/** Every function throws PdfCrash when the engine dies of the file; the document is then closed. */
export type PdfDocument = {
  pages: number;
  /** The title that the writer gave; ''. */
  title: string;
  /** `number` from 1. Null = the page cannot be loaded. */
  page(number: number): PdfPage | null;
  close(): void;
};

export type PdfLine = {
  /** A tab stands where a wide gap parts the line; `spans` are the pieces between tabs. */
  text: string;
  spans: readonly { left: number; right: number }[];
  left: number;
  right: number;
  /** Height of the first letter's box, ascent to descent; comparable within a document. */
  height: number;
  top: number;
  bold: boolean;
};

export type PdfLink = { href: string; left: number; right: number; top: number; bottom: number };

/** A picture in shades of grey, a byte a dot, rows from the top. */
export type Grey = { width: number; height: number; data: Uint8Array };

export type PdfPage = {
  width: number;
  height: number;
  /** Whether anything is drawn: pictures, lines, letters. */
  drawn: boolean;
  /** The text layer in reading order; [] when there is none. */
  lines(): PdfLine[];
  links(): PdfLink[];
  /** The page as a picture whose longer side has about `dots`; never more; null = no memory for it. */
  render(dots: number): Grey | null;
  close(): void;
};

/** The engine ended in the middle of a page; the tool starts a new one for the next document. */
export class PdfCrash extends Error {}
