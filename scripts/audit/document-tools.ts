import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createOcrTool, type TesseractCore } from '../../lib/documents/ocr/tesseract';
import type { DocumentTools } from '../../lib/documents/outcome';
import { createPdfTool } from '../../lib/documents/pdf/pdfium';

const require = createRequire(import.meta.url);
const bytesOf = async (name: string) => new Uint8Array(await readFile(require.resolve(name)));

/** PDFium and Tesseract from the installed packages, for Node; OCR starts at the first picture. */
export async function nodeDocumentTools(): Promise<DocumentTools> {
  return {
    pdf: createPdfTool(await bytesOf('@hyzyla/pdfium/pdfium.wasm')),
    ocr: createOcrTool({
      core: async () => require('tesseract.js-core/tesseract-core-simd-lstm.js') as TesseractCore,
      wasm: () => bytesOf('tesseract.js-core/tesseract-core-simd-lstm.wasm'),
      data: () => bytesOf('@tesseract.js-data/tha/4.0.0_best_int/tha.traineddata.gz'),
    }),
  };
}
