import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../lib/assessment/commands';
import type { AppState, Request } from '../../lib/browser/messages';
import type { PageFacts } from '../../lib/page/facts';
import { joinParts } from '../../lib/page/join';
import { createParts } from '../../lib/page/parts';
import { FakeBrowser, type FakeHost, type FakeTab, ID, ORIGIN } from './harness/fake-browser';

const scope = globalThis as { fakeBrowser?: FakeBrowser };
// Made once for all tests: it passes on to the browser of the test that runs.
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_, key) => Reflect.get(scope.fakeBrowser?.api ?? {}, key) }),
}));

const HOST = 'www.thungthotsop.go.th';
const PAGE = `http://${HOST}/page`;
const GRANTED = [`*://${HOST}/*`, '*://thungthotsop.go.th/*'];
const TAB: FakeTab = { id: 7, windowId: 1, url: PAGE, title: 'หน้าทดสอบ', active: true };
const FACTS: PageFacts = {
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
const WHOLE = { ok: true, reading: 1, ...createParts(FACTS)() };

const dashboard = { id: ID, url: `${ORIGIN}dashboard.html`, frameId: 0, tab: { id: 3, windowId: 1 } };
const panel = { id: ID, url: `${ORIGIN}sidebar.html?panel` };
const frame = (frameId: number, tab: FakeTab = TAB) => ({ id: ID, url: `${ORIGIN}sidebar.html`, frameId, tab });
const content = (tab: FakeTab = TAB, frameId = 0) => ({ id: ID, url: tab.url, frameId, tab });

let fake: FakeBrowser;

/** Starts the background as a worker does: all its modules afresh. */
async function startWorker(): Promise<void> {
  fake.restart();
  vi.resetModules();
  const { startBackground } = await import('../../lib/browser/background');
  startBackground();
  await settle();
}

/** The facts in an answer, as a view puts them together. */
const factsOf = (answer: unknown) => joinParts((answer as { parts: unknown[] }).parts);

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeBrowser();
  scope.fakeBrowser = fake;
  fake.tabs = [TAB];
  await startWorker();
});

async function ask(
  request: Request | { type: string },
  sender: object,
  window: number | null = null,
): Promise<unknown> {
  const reply = await fake.receive({ ask: request, window }, sender);
  if (reply === undefined) return 'no answer';
  return (reply as { answer?: unknown }).answer ?? reply;
}

let commandCount = 0;
const command = (change: Change, sender: object = dashboard, id = `command-${++commandCount}`) =>
  ask({ type: 'command', command: { id, change } }, sender);

const create: Change = {
  type: 'assessment.create',
  newId: 'assessment-1',
  agency: { name: 'อบต.ทุ่งทดสอบ', kind: 'sao', hosts: [HOST] },
  edition: 2568,
  person: 'สมใจ ตัวอย่างดี',
};

async function setUp(host: FakeHost = { html: true }): Promise<void> {
  fake.origins = GRANTED;
  fake.events.granted.fire();
  await command(create);
  fake.hosts.set(TAB.id, host);
  await settle();
}

/** Opens the frame as a click does, and lets it show its token. */
async function openFrame(frameId = 5): Promise<string> {
  fake.events.action.fire(TAB);
  await vi.waitFor(() => expect(fake.sent.some(({ message }) => message.type === 'host.open')).toBe(true));
  const token = fake.sent.filter(({ message }) => message.type === 'host.open').at(-1)?.message.token ?? '';
  expect(await ask({ type: 'hello', token }, frame(frameId))).toEqual({ ok: true, mode: 'frame' });
  return token;
}

const stateOf = async (sender: object) => (await ask({ type: 'state' }, sender)) as AppState;

describe('who is answered', () => {
  it('panels and the dashboard, without a token', async () => {
    expect(await ask({ type: 'hello', token: null }, dashboard)).toEqual({ ok: true, mode: 'dashboard' });
    expect(await ask({ type: 'hello', token: null }, panel)).toEqual({ ok: true, mode: 'panel' });
    const inWindow = { ...dashboard, url: `${ORIGIN}sidebar.html?panel` };
    expect(await ask({ type: 'hello', token: null }, inWindow)).toEqual({ ok: true, mode: 'panel' });
  });

  it('no panel that has a token: it is framed by something', async () => {
    expect(await ask({ type: 'hello', token: '' }, panel)).toEqual({ ok: false });
  });

  it('a frame with its token, once, in its tab; its reload too', async () => {
    await setUp();
    const token = await openFrame(5);
    const other = { ...TAB, id: 8 };
    expect(await ask({ type: 'hello', token }, frame(6))).toEqual({ ok: false });
    expect(await ask({ type: 'hello', token }, frame(5, other))).toEqual({ ok: false });
    expect(await ask({ type: 'hello', token }, frame(5))).toEqual({ ok: true, mode: 'frame' });
    expect(await ask({ type: 'hello', token: null }, frame(6))).toEqual({ ok: false });
  });

  it('no frame that has not shown it, whatever it asks', async () => {
    await setUp();
    await openFrame(5);
    const url = 'http://evil.example/';
    const asked: object[] = [
      { type: 'state' },
      { type: 'page.read' },
      { type: 'prefs', change: { language: 'en' } },
      { type: 'open', url },
      { type: 'backup.export' },
      { type: 'nonsense' },
    ];
    for (const one of asked) {
      expect(await ask(one as Request, frame(6))).toBe('no answer');
      expect(await ask(one as Request, frame(5, { ...TAB, id: 8 }))).toBe('no answer');
    }
    expect(await command({ type: 'assessment.remove', assessmentId: 'assessment-1' }, frame(6))).toBe('no answer');
    expect((await stateOf(dashboard)).assessments).toHaveLength(1);
    expect(fake.opened).not.toContain(url);
  });

  it('no content script, no page, no other extension', async () => {
    await setUp();
    const senders = [
      content(),
      { ...dashboard, id: 'another-extension' },
      { ...dashboard, url: 'chrome-extension://another/dashboard.html' },
      { ...dashboard, url: undefined },
      { id: ID, url: 'https://oit-sidebar-test.example/dashboard.html', frameId: 0, tab: TAB },
    ];
    for (const sender of senders) {
      expect(await ask({ type: 'state' }, sender)).toBe('no answer');
      expect(await command({ type: 'assessment.remove', assessmentId: 'assessment-1' }, sender)).toBe('no answer');
    }
    expect((await stateOf(dashboard)).assessments).toHaveLength(1);
  });

  it('a content script may tell of its own tab only, and only from the tab itself', async () => {
    await setUp();
    await openFrame();
    await fake.receive({ tell: { type: 'host.resized', width: 420 } }, content());
    expect((await stateOf(dashboard)).prefs.width).toBe(420);
    await fake.receive({ tell: { type: 'host.resized', width: 9_999 } }, content());
    await fake.receive({ tell: { type: 'host.resized', width: 300 } }, content(TAB, 4));
    await fake.receive({ tell: { type: 'command', command: {} } }, content());
    expect((await stateOf(dashboard)).prefs.width).toBe(420);
  });
});

describe('commands', () => {
  it('are stored before they are announced, and once when sent twice', async () => {
    await command(create, dashboard, 'command-twice');
    const told = fake.notices.length;
    expect(told).toBeGreaterThan(0);
    expect(await command(create, dashboard, 'command-twice')).toMatchObject({ ok: true });
    expect((await stateOf(dashboard)).assessments).toHaveLength(1);
  });

  it('that do not fit are answered by name and change nothing', async () => {
    const wrong = { type: 'command', command: { id: 'command-x', change: { type: 'assessment.drop' } } };
    expect(await ask(wrong as unknown as Request, dashboard)).toMatchObject({ ok: false, error: 'invalid' });
    expect(fake.notices).toEqual([]);
  });

  it('make a new assessment the current one, and fall back to another when it is removed', async () => {
    await command(create);
    await command({ ...create, newId: 'assessment-2', edition: 2569 });
    expect((await stateOf(dashboard)).snapshot?.assessment.id).toBe('assessment-2');
    await command({ type: 'assessment.remove', assessmentId: 'assessment-2' });
    expect((await stateOf(dashboard)).snapshot?.assessment.id).toBe('assessment-1');
  });

  it('remove the last assessment as well; it is named until it is brought back, and is then the current one again', async () => {
    await command(create);
    await command({ ...create, newId: 'assessment-2', edition: 2569 });
    const remove = (assessmentId: string) => command({ type: 'assessment.remove', assessmentId });
    await remove('assessment-2');
    expect((await stateOf(dashboard)).removed).toBeNull();
    await remove('assessment-1');
    await startWorker();
    const { snapshot, removed, prefs } = await stateOf(dashboard);
    expect([snapshot, prefs.currentAssessment]).toEqual([null, null]);
    expect(removed).toMatchObject({ agency: 'อบต.ทุ่งทดสอบ', edition: 2568 });
    await command({ type: 'undo', historyId: removed?.historyId ?? '' });
    expect(await stateOf(dashboard)).toMatchObject({ snapshot: { assessment: { id: 'assessment-1' } }, removed: null });
  });

  it('carry the name of who is working', async () => {
    await command(create);
    await command({ type: 'assessment.update', assessmentId: 'assessment-1', edition: 2569 });
    expect((await stateOf(dashboard)).snapshot?.recent[0]?.by).toBe('สมใจ ตัวอย่างดี');
  });
});

describe('a worker that was stopped', () => {
  it('knows its frames, its settings and what is pending again', async () => {
    await setUp();
    await openFrame(5);
    fake.events.menu.fire({ menuItemId: 'take-link', linkUrl: `http://${HOST}/plan.pdf` }, TAB);
    await ask({ type: 'prefs', change: { side: 'left', width: 300 } }, dashboard);
    await startWorker();
    const state = await stateOf(frame(5));
    expect(state.prefs).toMatchObject({ side: 'left', width: 300, currentAssessment: 'assessment-1' });
    expect(state.tab).toMatchObject({ url: PAGE, pending: { url: `http://${HOST}/plan.pdf`, text: '' } });
    expect(await ask({ type: 'state' }, frame(6))).toBe('no answer');
  });

  it('brings back the frame of a page that came while nobody was there, and leaves the one that stands', async () => {
    await setUp();
    await openFrame();
    const asked = fake.sent.length;
    await startWorker();
    expect(fake.sent).toHaveLength(asked);
    // Another document, of which no event was dealt with.
    fake.hosts.set(TAB.id, { html: true });
    await startWorker();
    await vi.waitFor(() => expect(fake.sent.at(-1)).toMatchObject({ tabId: 7, message: { type: 'host.open' } }));
    expect(fake.sent).toHaveLength(asked + 1);
  });

  it('does not bring back what was closed, nor reads a file anew', async () => {
    await setUp();
    await openFrame();
    fake.events.action.fire(TAB);
    await vi.waitFor(() => expect(fake.sent.at(-1)?.message.type).toBe('host.close'));
    fake.sent.length = 0;
    await startWorker();
    expect(fake.sent).toEqual([]);
    await openFrame();
    fake.hosts.set(TAB.id, { html: false });
    fake.events.updated.fire(TAB.id, { status: 'complete' }, TAB);
    await settle();
    const { visit } = (await stateOf(panel)).tab ?? {};
    await startWorker();
    expect((await stateOf(panel)).tab?.visit).toBe(visit);
  });

  it('stopped before the frame stood, knows for an update where it was wanted', async () => {
    await setUp();
    fake.hosts.set(TAB.id, { html: true, answer: () => new Promise(() => undefined) });
    fake.events.action.fire(TAB);
    await vi.waitFor(() => expect(fake.sent.at(-1)?.message.type).toBe('host.open'));
    expect(fake.areas.local.kept.get('reopen')).toEqual({ 7: PAGE });
  });
});

describe('the toolbar button', () => {
  it('leads to set-up before there is an assessment', async () => {
    fake.events.action.fire(TAB);
    await settle();
    expect(fake.opened).toEqual([`${ORIGIN}dashboard.html#setup`]);
  });

  it('opens the frame on a page of ours and closes it again', async () => {
    await setUp();
    await openFrame();
    fake.events.action.fire(TAB);
    await vi.waitFor(() => expect(fake.sent.at(-1)?.message.type).toBe('host.close'));
  });

  it.each([
    ['a file', { ...TAB, url: `http://${HOST}/plan.pdf` }, { html: true }],
    ['a page that turns out to be a file', TAB, { html: false }],
    ['an error page', TAB, null],
    ['a site without a grant', { ...TAB, url: 'http://elsewhere.go.th/' }, { html: true }],
    ['a page without an address', { ...TAB, url: undefined }, { html: true }],
  ])('opens the panel beside %s', async (_what, tab, host) => {
    await setUp();
    if (host === null) fake.hosts.delete(TAB.id);
    else fake.hosts.set(TAB.id, host);
    fake.events.action.fire(tab);
    await vi.waitFor(() => expect(fake.opened).toContain(`${ORIGIN}sidebar.html?panel`));
    expect(fake.sent.some(({ message }) => message.type === 'host.open')).toBe(false);
  });
});

describe('tabs', () => {
  const load = (tab: FakeTab, status = 'complete') => {
    fake.tabs = [...fake.tabs.filter(({ id }) => id !== tab.id), tab];
    fake.events.updated.fire(tab.id, { status }, tab);
  };

  it('runs nothing in a page where the sidebar was not opened', async () => {
    await setUp();
    const inject = vi.spyOn(fake.api.scripting, 'executeScript');
    load(TAB);
    await settle();
    expect(inject).not.toHaveBeenCalled();
    expect(fake.sent).toEqual([]);
  });

  it('brings the frame back after a navigation, with a new token, and counts the visit', async () => {
    await setUp();
    const token = await openFrame(5);
    const before = (await stateOf(frame(5))).tab?.visit ?? 0;
    fake.hosts.set(TAB.id, { html: true });
    load(TAB);
    await vi.waitFor(() => expect(fake.sent.at(-1)?.message.token).not.toBe(token));
    const next = fake.sent.at(-1)?.message.token ?? '';
    expect(await ask({ type: 'hello', token }, frame(9))).toEqual({ ok: false });
    expect(await ask({ type: 'hello', token: next }, frame(9))).toEqual({ ok: true, mode: 'frame' });
    expect(await ask({ type: 'state' }, frame(5))).toBe('no answer');
    expect((await stateOf(frame(9))).tab?.visit).toBe(before + 1);
  });

  it('does not come back on a site without a grant', async () => {
    await setUp();
    await openFrame();
    const inject = vi.spyOn(fake.api.scripting, 'executeScript');
    load({ ...TAB, url: 'http://elsewhere.go.th/' });
    await settle();
    expect(inject).not.toHaveBeenCalled();
  });

  it('opens in a tab that was opened from one with the frame, not in an empty new one', async () => {
    await setUp();
    await openFrame();
    fake.events.created.fire({ id: 8, windowId: 1, openerTabId: 7, pendingUrl: PAGE });
    fake.events.created.fire({ id: 9, windowId: 1, openerTabId: 7, pendingUrl: 'chrome://newtab/' });
    await settle();
    for (const id of [8, 9]) {
      fake.hosts.set(id, { html: true });
      load({ ...TAB, id });
    }
    await vi.waitFor(() => expect(fake.sent.some(({ tabId }) => tabId === 8)).toBe(true));
    expect(fake.sent.some(({ tabId }) => tabId === 9)).toBe(false);
  });

  it('forgets a tab that was closed', async () => {
    await setUp();
    await openFrame();
    fake.events.removed.fire(TAB.id);
    await settle();
    expect(fake.areas.session.kept.has('tab:7')).toBe(false);
  });

  it('comes back after an update of the extension, which empties the session', async () => {
    await setUp();
    await openFrame();
    fake.areas.session.kept.clear();
    fake.hosts.set(TAB.id, { html: true });
    const asked = fake.sent.length;
    await startWorker();
    fake.events.installed.fire({ reason: 'update' });
    await vi.waitFor(() => expect(fake.sent.length).toBeGreaterThan(asked));
    expect(fake.sent.at(-1)).toMatchObject({ tabId: 7, message: { type: 'host.open' } });
  });
});

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

describe('grants and menus', () => {
  it('offers links of granted sites only', async () => {
    await settle();
    fake.events.granted.fire();
    await settle();
    expect(fake.menus.map(({ id }) => id)).toEqual(['toggle', 'take-picture']);
    fake.origins = GRANTED;
    fake.events.granted.fire();
    await settle();
    expect(fake.menus.find(({ id }) => id === 'take-link')?.documentUrlPatterns).toEqual(GRANTED);
  });

  it('says which host lost its grant, and where the tab is', async () => {
    await setUp();
    await openFrame();
    fake.origins = [];
    fake.tabs = [{ ...TAB, url: undefined }];
    fake.events.revoked.fire();
    await settle();
    expect(fake.notices.at(-1)).toBe('grants');
    const state = await stateOf(frame(5));
    expect(state.revokedHosts).toEqual([HOST]);
    expect(state.tab).toMatchObject({ kind: 'not-granted', url: PAGE });
  });

  it('takes no link that is none', async () => {
    await setUp();
    await openFrame();
    fake.events.menu.fire({ menuItemId: 'take-link', linkUrl: 'javascript:alert(1)' }, TAB);
    await settle();
    expect((await stateOf(frame(5))).tab?.pending).toBeNull();
  });
});

describe('panels', () => {
  it('follow the active tab of their own window', async () => {
    await setUp();
    const other: FakeTab = { id: 8, windowId: 2, url: `http://${HOST}/other`, active: true };
    fake.tabs = [TAB, other];
    const told = async (window: number) => ((await ask({ type: 'state' }, panel, window)) as AppState).tab?.url;
    expect(await told(1)).toBe(PAGE);
    expect(await told(2)).toBe(other.url);
  });

  it('open a page beside the tab that they show, also from a window of their own', async () => {
    await setUp();
    const other: FakeTab = { id: 8, windowId: 2, url: `http://${HOST}/plan.pdf`, active: true };
    fake.tabs = [TAB, other];
    const url = `http://${HOST}/elsewhere`;
    await ask({ type: 'open', url }, panel, 2);
    expect(fake.openedTabs.at(-1)).toEqual({ url, windowId: 2, openerTabId: 8 });
    fake.events.action.fire(other);
    await vi.waitFor(() => expect(fake.opened).toContain(`${ORIGIN}sidebar.html?panel`));
    await settle();
    // The small window is in front when a link is pressed in it.
    fake.frontWindow = 99;
    const small = { id: ID, url: `${ORIGIN}sidebar.html?panel`, frameId: 0, tab: { id: 30, windowId: 99 } };
    await ask({ type: 'open', url }, small, 99);
    expect(fake.openedTabs.at(-1)).toEqual({ url, windowId: 2, openerTabId: 8 });
  });

  it('do not choose a tab that a frame is not in', async () => {
    await setUp();
    await openFrame();
    fake.tabs = [TAB, { id: 8, windowId: 2, url: `http://${HOST}/other`, active: true }];
    expect(((await ask({ type: 'state' }, frame(5), 2)) as AppState).tab?.url).toBe(PAGE);
  });
});

describe('the long work of our pages', () => {
  it('tells the way to an address as the newest scan knows it, and goes into the backup with its verdicts', async () => {
    await setUp();
    const url = `http://${HOST}/plan`;
    expect(await ask({ type: 'way.to', url }, dashboard)).toEqual({ answer: null });
    const { openWorkStore } = await import('../../lib/storage/work-store');
    const { pictureOf, scanRecord } = await import('../fixtures/ui/scan-scenes');
    const work = await openWorkStore();
    const scan = scanRecord({ assessmentId: 'assessment-1', startUrl: `http://${HOST}/`, batches: 0 });
    await work.createScan(scan);
    const { urls, labels, pages } = pictureOf(scan, [{ path: '/plan', title: 'แผน', menu: ['แผนงาน', 'แผน 2568'] }]);
    const here = urls.map((found) => ({ ...found, url: found.url.replace(/^http:\/\/[^/]+/, `http://${HOST}`) }));
    const batch = { scanId: scan.id, seq: 0, urls: here, labels, pages: [...pages.values()] };
    const after = { ...scan, batches: 1 };
    await work.saveBatch(scan, after, batch);
    const { SitePicture } = await import('../../lib/sitescan/picture');
    const { wayRowsOf } = await import('../../lib/sitescan/ways');
    await work.saveWays(after, wayRowsOf(new SitePicture(after, [batch])));
    expect(await ask({ type: 'way.to', url }, dashboard)).toEqual(['แผนงาน', 'แผน 2568']);

    const { checkedLink, taking } = await import('../fixtures/ui/scenes');
    const assessmentId = 'assessment-1';
    await command({ type: 'evidence.take', assessmentId, takings: [taking(['org-structure'], url, 'แผน')] });
    await work.recordVerdicts(assessmentId, [{ url, verdict: checkedLink(url, {}).verdict }]);
    const { backup } = (await ask({ type: 'backup.export' }, dashboard)) as { backup: { links: object[] } };
    expect(backup.links).toMatchObject([{ url, verdict: { state: 'opens' } }]);
    await work.replaceLinks([]);
    expect(await ask({ type: 'backup.restore', backup }, dashboard)).toMatchObject({ ok: true });
    expect(await work.links(assessmentId)).toMatchObject(backup.links);
  });
});
