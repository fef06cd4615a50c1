import { inject } from './frames';
import type { TabRecord } from './tabs';
import { changeTab } from './tabs';

const ASK_MS = 4_000;

/** Endings of addresses that are files and no pages. A guess: only where there is no time, or no way, to ask the document. */
const FILE_NAME =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|txt|zip|rar|7z|jpe?g|png|gif|webp|bmp|svg|tiff?|mp3|mp4|avi|mov|wmv)$/i;

export function looksLikeFile(url: string): boolean {
  try {
    return FILE_NAME.test(new URL(url).pathname);
  } catch {
    return false;
  }
}

/** Asks a granted tab's document what it is, and keeps the answer with its address. */
export async function inspect(tabId: number, url: string): Promise<NonNullable<TabRecord['content']>> {
  const here = await inject(tabId);
  const content = here === null ? await asServed(url) : here.html ? 'html' : 'file';
  await changeTab(tabId, (record) => (record.url === url && record.content === content ? null : { url, content }));
  return content;
}

/** No script gets in: Firefox's viewer of PDFs, or an error page. The server tells which. */
async function asServed(url: string): Promise<'file' | 'none'> {
  try {
    const signal = AbortSignal.timeout(ASK_MS);
    const { ok, headers } = await fetch(url, { method: 'HEAD', credentials: 'omit', signal });
    const type = headers.get('content-type') ?? '';
    return ok && type !== '' && !/html/i.test(type) ? 'file' : 'none';
  } catch {
    return 'none';
  }
}
