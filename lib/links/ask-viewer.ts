import type { FetchAnswer, Fetcher, FetchOptions } from './fetching';
import { isPage, isSignIn } from './judge';
import { documentBehind } from './viewers';

/**
 * Asks for an address of a host that may be read; where a viewer stands there, for the document that it shows. The answer
 * is told as the address's own, but for a wall in front of it.
 */
export async function askThroughViewer(url: string, options: FetchOptions, ask: Fetcher): Promise<FetchAnswer> {
  const behind = documentBehind(url);
  if (behind === null) return ask(url, options);
  const answer = await ask(behind.url, options);
  if (!answer.ok || isSignIn(answer.finalUrl)) return answer;
  // A question in the place of the file (too large to be looked through, asked for too often) is nothing that was read.
  if (behind.gives === 'file' && answer.status === 200 && isPage(answer)) return { ok: false, cause: 'viewer' };
  return { ...answer, finalUrl: url };
}
