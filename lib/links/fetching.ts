/**
 * What comes back when an address is asked for, the way the public would ask: without cookies. Verification and the
 * site scan are written against this; in the extension `lib/browser/fetcher.ts` carries it out, in Node a test's own.
 */

/**
 * Why nothing came back, as far as the browser tells. `opaque`: something answered, but the host was not granted.
 * `left-alone`: the host has asked to be left alone for longer than anybody waits, and was not asked again. `viewer`: a
 * service that shows documents answered, and did not give the document.
 */
export const FETCH_CAUSES = [
  'name-not-found',
  'certificate',
  'timeout',
  'refused',
  'too-many-redirects',
  'network',
  'opaque',
  'left-alone',
  'viewer',
  'cancelled',
] as const;
export type FetchCause = (typeof FETCH_CAUSES)[number];

export type FetchAnswer =
  | {
      ok: true;
      /** HTTP status of the last answer. */
      status: number;
      /** Where it ended, after redirects. */
      finalUrl: string;
      /** Every hop before the last, first first: its address and HTTP status (0 = not told). */
      chain: { url: string; status: number }[];
      /** Lower case, without parameters; '' = not told. */
      contentType: string;
      /** As the header says it; null = it does not. */
      charset: string | null;
      /** Seconds that the server asks to wait (Retry-After); null = it does not. */
      retryAfter: number | null;
      /** The body as far as it was read; empty for HEAD. */
      bytes: Uint8Array<ArrayBuffer>;
      /** The body is longer than what was read. */
      truncated: boolean;
    }
  | {
      ok: false;
      cause: FetchCause;
      /** Where it was sent on to before that happened; not there = nowhere. */
      target?: string;
    };

export type FetchOptions = {
  method?: 'GET' | 'HEAD';
  /** Body bytes to read at most; the rest is not downloaded. */
  maxBytes: number;
  /** In ms, over the whole answer. */
  timeout: number;
  signal?: AbortSignal;
};

/** Never throws: a failure is an answer. */
export type Fetcher = (url: string, options: FetchOptions) => Promise<FetchAnswer>;
