import type { DocumentLimits } from '../../documents/limits';
import type { Progress } from '../../documents/outcome';
import type { DocumentReading } from '../../documents/verdict';

/** What passes between a view and the Worker that reads a document for it. Both are ours and of one version. */

export type ReadOrder = {
  id: number;
  /** Bytes, or Base64 as the background sends it: taken apart off the view's thread. */
  bytes: Uint8Array<ArrayBuffer> | string;
  url: string;
  name: string;
  contentType: string | null;
  /** Closer bounds than the usual ones: a scan of a site reads thousands of files. */
  limits?: Partial<DocumentLimits>;
};

export type WorkerWord =
  | { id: number; progress: Progress }
  | { id: number; reading: DocumentReading }
  /** The reader itself failed (a part of the extension did not load): not the file's fault. */
  | { id: number; failed: string };
