import { base64Of } from '../../base64';
import { DOCUMENT_LIMITS } from '../../documents/limits';
import { documentBehind } from '../../links/viewers';
import { AS_THE_PUBLIC, readBody } from '../fetcher';
import { covers, grantedOrigins } from '../grants';
import type { Responses } from '../messages';

/** Long enough for 50 MB over a slow line of a small office. */
const WAIT_MS = 120_000;

/**
 * Fetches a file for a view that wants to read it, as the public would: without cookies, from granted sites only, bounded.
 * Where a viewer stands at the address (Drive), the file that it shows. Bytes come back as Base64: messages are JSON.
 */
export async function fetchFile(url: string): Promise<Responses['file.read']> {
  const origins = await grantedOrigins();
  const shown = documentBehind(url);
  const behind = shown?.gives === 'file' ? shown : null;
  const from = behind?.url ?? url;
  const mayRead = [from, ...(behind?.hosts.map((host) => `https://${host}/`) ?? [])];
  if (!mayRead.every((one) => covers(origins, one))) return { ok: false, error: 'no-access', status: null };
  const signal = AbortSignal.timeout(WAIT_MS);
  try {
    // As the public gets it now: a tab that shows the file may have left an older one in the cache, or one of a signed-in user.
    const response = await fetch(from, { ...AS_THE_PUBLIC, signal });
    if (!covers(origins, response.url)) return { ok: false, error: 'no-access', status: null };
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, error: 'refused', status: response.status };
    }
    const said = Number(response.headers.get('content-length') ?? 0);
    if (said > DOCUMENT_LIMITS.bytes) {
      await response.body?.cancel();
      return { ok: false, error: 'too-large', status: response.status };
    }
    const { bytes, truncated } = await readBody(response, DOCUMENT_LIMITS.bytes);
    if (truncated) return { ok: false, error: 'too-large', status: response.status };
    return {
      ok: true,
      url: behind === null ? response.url : url,
      name: fileName(response.url, response.headers.get('content-disposition')),
      contentType: response.headers.get('content-type'),
      bytes: base64Of(bytes),
    };
  } catch {
    if (signal.aborted) return { ok: false, error: 'timeout', status: null };
    const walled = behind !== null && (await answers(from));
    return { ok: false, error: walled ? 'walled' : 'network', status: null };
  }
}

/** Whether anything answers, wherever it leads: where a viewer's file should come, that is its sign-in page. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { ...AS_THE_PUBLIC, mode: 'no-cors', signal: AbortSignal.timeout(WAIT_MS) });
    return true;
  } catch {
    return false;
  }
}

/** The name that the server gives the file, else the last part of its address; letters as they are meant. */
export function fileName(url: string, disposition: string | null): string {
  const [, encoded] = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition ?? '') ?? [];
  const [, quoted, bare] = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition ?? '') ?? [];
  const last = new URL(url).pathname.split('/').pop() ?? '';
  for (const name of [encoded, quoted ?? bare, last]) {
    if (name === undefined || name === '') continue;
    try {
      return decodeURIComponent(name).slice(0, 300);
    } catch {
      return name.slice(0, 300);
    }
  }
  return '';
}
