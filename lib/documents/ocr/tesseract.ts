import { gunzipSync } from 'fflate';
import { orientationOf } from '../sniff';
import type { OcrTool } from './tool';

/** The part of the Tesseract core's module (baseapi.h in JavaScript) that is used. */
export type TesseractModule = {
  FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
  TessBaseAPI: new () => {
    Init(path: null, language: string, engine: number): number;
    SetVariable(name: string, value: string): boolean;
    SetImageFile(orientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetUTF8Text(): string;
    MeanTextConf(): number;
    Clear(): void;
  };
};
export type TesseractCore = (options: {
  wasmBinary: Uint8Array;
  TesseractProgress?: (percent: number) => void;
  print?: (line: string) => void;
  printErr?: (line: string) => void;
}) => Promise<TesseractModule>;

/** Neural net only: the data that are shipped hold nothing else. */
const LSTM = 1;
const PICTURE = '/input';

/**
 * Tesseract as an OcrTool, offline: `core` is the function of tesseract.js-core, `wasm` its bytes, `data` the gzipped
 * tha.traineddata. All given in: where they lie is the caller's business. Started at the first picture; a picture that brings
 * it down ends that engine only. Rejects when a picture cannot be read.
 */
export function createOcrTool(source: {
  core: () => Promise<TesseractCore>;
  wasm: () => Promise<Uint8Array>;
  data: () => Promise<Uint8Array>;
}): OcrTool {
  let running: ReturnType<typeof start> | null = null;
  return {
    async recognise(picture) {
      running ??= start(source);
      try {
        const { module, api } = await running;
        module.FS.writeFile(PICTURE, picture);
        try {
          if (api.SetImageFile(orientationOf(picture), 0) !== 0) throw new Error('no-picture');
          if (api.Recognize(null) !== 0) throw new Error('not-recognised');
          return { lines: linesOf(api.GetUTF8Text()), confidence: api.MeanTextConf() };
        } finally {
          module.FS.unlink(PICTURE);
          api.Clear();
        }
      } catch (error) {
        running = null;
        throw error;
      }
    },
  };
}

async function start(source: Parameters<typeof createOcrTool>[0]) {
  const [core, wasmBinary, data] = await Promise.all([source.core(), source.wasm(), source.data()]);
  const quiet = () => {};
  const module = await core({ wasmBinary, TesseractProgress: quiet, print: quiet, printErr: quiet });
  module.FS.writeFile('tha.traineddata', gunzipSync(data));
  const api = new module.TessBaseAPI();
  if (api.Init(null, 'tha', LSTM) !== 0) throw new Error('no-language');
  return { module, api };
}

/** Lines that hold words: rules, stains and seals come out as a few signs. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => {
      const solid = line.replace(/\s/g, '');
      const words = line.match(/[\u0e01-\u0e4e]{3,}|[A-Za-z]{3,}|[\d๐-๙]{2,}/g)?.join('').length ?? 0;
      return words >= 2 && words * 2 >= solid.length;
    });
}
