import type { Reason } from '../audit/finding';
import type { FileFacts } from '../page/facts';
import type { Line } from './blocks';
import type { DocumentLimits } from './limits';
import type { OcrTool } from './ocr/tool';
import type { PdfTool } from './pdf/tool';
import type { FileVerdict } from './verdict';

export type DocumentTools = { pdf: PdfTool; ocr: OcrTool | null };
export type Progress = { phase: 'text' | 'ocr'; page: number; of: number };
/** What the readers of single formats give back; `pages` 0 = not counted. */
export type Outcome = {
  verdict: FileVerdict;
  pages: number;
  pagesRead: number;
  lines: Line[] | null;
  read: FileFacts['read'];
  title: string;
  partial: boolean;
  reason: Reason | null;
};

/** What a reader is told beside the bytes. `pause` lets others run and rejects when the reading was cancelled. */
export type Reading = {
  limits: DocumentLimits;
  tools: DocumentTools;
  pause: () => Promise<void>;
  /** Seconds since the reading began. */
  seconds: () => number;
  progress: (progress: Progress) => void;
};

export const said = (key: string, params: Reason['params'] = {}): Reason => ({ key: `file.${key}`, params });

/** A file that gave nothing, and why. */
export function nothing(verdict: FileVerdict, reason: Reason, pages = 0): Outcome {
  return { verdict, pages, pagesRead: 0, lines: null, read: 'text', title: '', partial: false, reason };
}
