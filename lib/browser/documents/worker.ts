import { bytesOf } from '../../base64';
import { createOcrTool, type TesseractCore } from '../../documents/ocr/tesseract';
import type { DocumentTools } from '../../documents/outcome';
import { createPdfTool } from '../../documents/pdf/pdfium';
import { readDocument } from '../../documents/read';
import type { ReadOrder, WorkerWord } from './wire';

/**
 * Reads documents in a Worker of its own, so that a file that hangs or blows up ends the Worker and nothing else.
 * Its tools lie beside it in the package (`/documents/`); nothing comes from the network.
 */

type Scope = {
  location: { href: string };
  importScripts(url: string): void;
  postMessage(word: WorkerWord): void;
  onmessage: ((event: { data: ReadOrder }) => void) | null;
  TesseractCore?: TesseractCore;
};

export function startDocumentWorker(scope: Scope): void {
  const addressOf = (name: string) => new URL(`/documents/${name}`, scope.location.href).href;
  const load = async (name: string) => {
    const response = await fetch(addressOf(name));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  let tools: Promise<DocumentTools> | null = null;
  const start = async (): Promise<DocumentTools> => ({
    pdf: createPdfTool(await load('pdfium.wasm')),
    ocr: createOcrTool({
      async core() {
        // Written for a page's global scope, not for bundling.
        scope.importScripts(addressOf('tesseract-core-simd-lstm.js'));
        if (!scope.TesseractCore) throw new Error('no-ocr');
        return scope.TesseractCore;
      },
      wasm: () => load('tesseract-core-simd-lstm.wasm'),
      data: () => load('tha.traineddata.gz'),
    }),
  });
  scope.onmessage = async ({ data: { id, bytes, url, name, contentType, limits = {} } }) => {
    try {
      tools ??= start();
      const input = { bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes, url, name, contentType };
      const reading = await readDocument(input, await tools, {
        limits,
        onProgress: (progress) => scope.postMessage({ id, progress }),
      });
      scope.postMessage({ id, reading });
    } catch (error) {
      tools = null;
      scope.postMessage({ id, failed: String(error) });
    }
  };
}
