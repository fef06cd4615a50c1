import { IDBFactory } from 'fake-indexeddb';
import { expect, vi } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import type { AppState, Request } from '../../../lib/browser/messages';
import type { PageFacts } from '../../../lib/page/facts';
import { joinParts } from '../../../lib/page/join';
import { createParts } from '../../../lib/page/parts';
import { FakeBrowser, type FakeHost, type FakeTab, ID, ORIGIN } from './fake-browser';

/** The background as a worker in a made-up browser. Who uses it mocks `webextension-polyfill` by `scope`. */

const scope = globalThis as { fakeBrowser?: FakeBrowser };

export const HOST = 'www.thungthotsop.go.th';
export const PAGE = `http://${HOST}/page`;
export const GRANTED = [`*://${HOST}/*`, '*://thungthotsop.go.th/*'];
export const TAB: FakeTab = { id: 7, windowId: 1, url: PAGE, title: 'หน้าทดสอบ', active: true };
export const FACTS: PageFacts = {
  version: 1,
  url: PAGE,
  title: 'หน้าทดสอบ',
  description: '',
  sections: [],
  blocks: [],
  links: [],
  images: [],
  fields: [],
  frames: [],
  partial: false,
};
/** What the content script answers with when one message holds all. */
export const WHOLE = { ok: true, reading: 1, ...createParts(FACTS)() };

export const dashboard = { id: ID, url: `${ORIGIN}dashboard.html`, frameId: 0, tab: { id: 3, windowId: 1 } };
export const panel = { id: ID, url: `${ORIGIN}sidebar.html?panel` };
export const frame = (frameId: number, tab: FakeTab = TAB) => ({ id: ID, url: `${ORIGIN}sidebar.html`, frameId, tab });
export const content = (tab: FakeTab = TAB, frameId = 0) => ({ id: ID, url: tab.url, frameId, tab });

export let fake: FakeBrowser;

/** Starts the background as a worker does: all its modules afresh. */
export async function startWorker(): Promise<void> {
  fake.restart();
  vi.resetModules();
  const { startBackground } = await import('../../../lib/browser/background');
  startBackground();
  await settle();
}

/** The facts in an answer, as a view puts them together. */
export const factsOf = (answer: unknown) => joinParts((answer as { parts: unknown[] }).parts);

export const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A browser with one tab, and a worker in it. */
export async function startBrowser(): Promise<void> {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeBrowser();
  scope.fakeBrowser = fake;
  fake.tabs = [TAB];
  await startWorker();
}

export async function ask(
  request: Request | { type: string },
  sender: object,
  window: number | null = null,
): Promise<unknown> {
  const reply = await fake.receive({ ask: request, window }, sender);
  if (reply === undefined) return 'no answer';
  return (reply as { answer?: unknown }).answer ?? reply;
}

let commandCount = 0;
export const command = (change: Change, sender: object = dashboard, id = `command-${++commandCount}`) =>
  ask({ type: 'command', command: { id, change } }, sender);

export const create = {
  type: 'assessment.create' as const,
  newId: 'assessment-1',
  agency: { name: 'อบต.ทุ่งทดสอบ', kind: 'sao' as const, hosts: [HOST] },
  edition: 2568,
  person: 'สมใจ ตัวอย่างดี',
} satisfies Change;

export async function setUp(host: FakeHost = { html: true }): Promise<void> {
  fake.origins = GRANTED;
  fake.events.granted.fire();
  await command(create);
  fake.hosts.set(TAB.id, host);
  await settle();
}

/** Opens the frame as a click does, and lets it show its token. */
export async function openFrame(frameId = 5): Promise<string> {
  fake.events.action.fire(TAB);
  await vi.waitFor(() => expect(fake.sent.some(({ message }) => message.type === 'host.open')).toBe(true));
  const token = fake.sent.filter(({ message }) => message.type === 'host.open').at(-1)?.message.token ?? '';
  expect(await ask({ type: 'hello', token }, frame(frameId))).toEqual({ ok: true, mode: 'frame' });
  return token;
}

export const stateOf = async (sender: object) => (await ask({ type: 'state' }, sender)) as AppState;
