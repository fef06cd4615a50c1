import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { View } from './view';

/** Parts of Chromium that Puppeteer knows no way to, or loses on a busy machine: workers and frames of extensions. */

/** A target that lives says so within this; one that is on its way out never does. */
const LIFE_MS = 5_000;
/** What it is asked to do may take longer, such as reading a large file. */
const WORK_MS = 30_000;

const after = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null).unref());

/** Ends with an error when a target gives no sign of life, or does not come to an end. */
async function silence(sign: Promise<unknown> | undefined): Promise<never> {
  if (await Promise.race([sign, after(LIFE_MS)])) await after(WORK_MS);
  throw new Error('the frame does not answer');
}

/** Runs code in a target, attached for that moment only: a worker that was attached to does not start again once stopped. */
async function evaluateIn(cdp: CDPSession, targetId: string, expression: string): Promise<unknown> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
  const session = cdp.connection()?.session(sessionId);
  try {
    const sign = session?.send('Runtime.evaluate', { expression: '1' });
    const asked = session?.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    const told = await Promise.race([asked, silence(sign)]);
    if (told?.exceptionDetails) {
      throw new Error(told.exceptionDetails.exception?.description ?? told.exceptionDetails.text);
    }
    return told?.result.value;
  } finally {
    await cdp.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  }
}

type TargetInfo = Protocol.Target.TargetInfo & { parentId?: string };

async function targetsOf(cdp: CDPSession, type: string, address: string): Promise<TargetInfo[]> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  return targetInfos.filter((target) => target.type === type && target.url.startsWith(address));
}

export const workersOf = (cdp: CDPSession, origin: string) => targetsOf(cdp, 'service_worker', origin);

/** Runs code in the extension's worker, which must be running. */
export async function runInWorker(cdp: CDPSession, origin: string, expression: string): Promise<unknown> {
  const [worker] = await workersOf(cdp, origin);
  if (worker === undefined) throw new Error('the worker does not run');
  return evaluateIn(cdp, worker.targetId, expression);
}

/** The extension's own frames in a page, the newest first. */
export async function extensionFrames(cdp: CDPSession, page: Page, address: string): Promise<View[]> {
  const session = await page.createCDPSession();
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  const frames = await targetsOf(cdp, 'iframe', address);
  return frames
    .filter(({ parentId }) => parentId === targetInfo.targetId)
    .reverse()
    .map(({ targetId }) => new View((source) => evaluateIn(cdp, targetId, source)));
}
