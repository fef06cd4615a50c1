/** Bounds of what is read of a file, so that a hostile or enormous one costs no more than a large honest one. */
export const DOCUMENT_LIMITS = {
  /** Bytes of the file. */
  bytes: 50 * 1024 * 1024,
  /** Pages of a PDF that are read; worksheets of a workbook. */
  pages: 500,
  sheets: 60,
  /** Rows and columns of one worksheet. */
  rows: 20_000,
  columns: 200,
  /** Seconds after which what was read so far is given back. Checked between pages. */
  seconds: 60,
  /** Pages of a scan that are read by OCR, from the first on; each costs seconds. */
  ocrPages: 10,
  ocrSeconds: 120,
  /** Dots of a picture. */
  pixels: 40_000_000,
  /** Bytes that come out of a package (DOCX, XLSX), all parts together. */
  unpacked: 120 * 1024 * 1024,
  /** A part that grows beyond this many times its packed size is a bomb; said once it is larger than `ratioFrom` bytes. */
  ratio: 250,
  ratioFrom: 4 * 1024 * 1024,
  /** Entries in a package. */
  entries: 5_000,
  /** Elements within elements of an XML part. */
  depth: 400,
} as const;

export type DocumentLimits = { readonly [K in keyof typeof DOCUMENT_LIMITS]: number };
