import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageFacts } from '../../lib/page/facts';
import { createParts } from '../../lib/page/parts';
import type { FakeBrowser, FakeHost } from './harness/fake-browser';
import {
  ask,
  content,
  FACTS,
  factsOf,
  fake,
  frame,
  openFrame,
  PAGE,
  panel,
  setUp,
  startBrowser,
  startWorker,
  TAB,
  WHOLE,
} from './harness/worker';

const scope = globalThis as { fakeBrowser?: FakeBrowser };
// Made once for all tests: it passes on to the browser of the test that runs.
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_, key) => Reflect.get(scope.fakeBrowser?.api ?? {}, key) }),
}));

beforeEach(startBrowser);

describe('reading the page', () => {
  it('gives the facts of a page of ours', async () => {
    await setUp({ html: true, answer: ({ type }) => (type === 'collect' ? WHOLE : undefined) });
    await openFrame();
    expect(factsOf(await ask({ type: 'page.read' }, frame(5)))).toEqual(FACTS);
  });

  it('says why it cannot', async () => {
    await setUp({
      html: true,
      answer: ({ type }) => (type === 'collect' ? { ...WHOLE, more: 'หน้า' } : undefined),
    });
    await openFrame();
    expect(await ask({ type: 'page.read' }, frame(5))).toEqual({ ok: false, error: 'failed' });
    fake.hosts.set(TAB.id, { html: false });
    expect(await ask({ type: 'page.read' }, frame(5))).toEqual({ ok: false, error: 'not-a-page' });
    fake.origins = [];
    expect(await ask({ type: 'page.read' }, frame(5))).toEqual({ ok: false, error: 'no-access' });
  });

  it('says that the page changed under the reading', async () => {
    const navigated = { tell: { type: 'host.navigated', url: `${PAGE}?2` } };
    let moved: Promise<unknown> = Promise.resolve();
    await setUp({
      html: true,
      answer: ({ type }) => {
        if (type !== 'collect') return undefined;
        moved = fake.receive(navigated, content());
        return WHOLE;
      },
    });
    await openFrame();
    const reply = await ask({ type: 'page.read' }, frame(5));
    await moved;
    expect(reply).toEqual({ ok: false, error: 'changed' });
  });
});

describe('facts of a large page', () => {
  const block = { text: 'แผนพัฒนาท้องถิ่น', section: 0, heading: 0, strong: false, linked: 0, cell: null };
  const section = { parent: null, tag: 'body', role: '', hint: '', collapsed: false };
  const large: PageFacts = { ...FACTS, sections: [section], blocks: Array.from({ length: 5_000 }, () => block) };
  type Part = { type: string; reading?: number; at?: number };

  /** A content script that sends its facts as the real one does. Counts what it was asked. */
  function sending(facts: PageFacts, change: (asked: Part, reply: object | null) => unknown = (_, reply) => reply) {
    let reading = 0;
    let at = 0;
    let next = createParts(facts, 20_000);
    const asked: Part[] = [];
    const answer = (request: Part) => {
      asked.push(request);
      if (request.type === 'collect') {
        next = createParts(facts, 20_000);
        reading += 1;
        at = 1;
        return change(request, { ok: true, reading, ...next() });
      }
      if (request.type !== 'collect.more') return undefined;
      return change(request, request.reading === reading && request.at === at++ ? next() : null);
    };
    return { host: { html: true, answer }, asked };
  }
  const readWith = async ({ host }: { host: FakeHost }) => {
    await setUp(host);
    await openFrame();
    return ask({ type: 'page.read' }, frame(5));
  };

  it('come in parts, and whole', async () => {
    const page = sending(large);
    expect(factsOf(await readWith(page))).toEqual(large);
    expect(page.asked.filter(({ type }) => type === 'collect.more').length).toBeGreaterThan(10);
  });

  it('come whole to two views that ask at once', async () => {
    await setUp(sending(large).host);
    await openFrame();
    const both = [ask({ type: 'page.read' }, frame(5)), ask({ type: 'page.read' }, panel)];
    for (const read of both) expect(factsOf(await read)).toEqual(large);
  });

  it('are asked for anew when another reading began in between', async () => {
    const page = sending(large, ({ type, at }, reply) => (type === 'collect.more' && at === 3 ? null : reply));
    expect(await readWith(page)).toEqual({ ok: false, error: 'changed' });
  });

  it('are asked for anew when the page went on in between', async () => {
    const navigated = { tell: { type: 'host.navigated', url: `${PAGE}?2` } };
    let moved: Promise<unknown> | null = null;
    const page = sending(large, ({ at }, reply) => {
      if (at === 2) moved ??= fake.receive(navigated, content());
      return reply;
    });
    expect(await readWith(page)).toEqual({ ok: false, error: 'changed' });
    await moved;
    expect(await ask({ type: 'page.read' }, frame(5))).toMatchObject({ ok: true });
  });

  it('that stop coming leave nothing half-read: the next worker begins anew', async () => {
    let silent = true;
    const never = new Promise<never>(() => undefined);
    const page = sending(large, ({ at }, reply) => (silent && at === 2 ? never : reply));
    await setUp(page.host);
    await openFrame();
    void ask({ type: 'page.read' }, frame(5));
    await vi.waitFor(() => expect(page.asked.some(({ at }) => at === 2)).toBe(true));
    silent = false;
    await startWorker();
    expect(factsOf(await ask({ type: 'page.read' }, frame(5)))).toEqual(large);
  });

  it.each<[string, (asked: Part) => unknown]>([
    ['no parts', () => ({ facts: {}, more: 'หน้า' })],
    ['parts without end', () => ({ facts: {}, more: true })],
  ])('that are %s are refused', async (_, part) => {
    const page = sending(large, (asked, reply) => (asked.type === 'collect.more' ? part(asked) : reply));
    expect(await readWith(page)).toEqual({ ok: false, error: 'failed' });
    expect(page.asked.length).toBeLessThan(700);
  });
});
