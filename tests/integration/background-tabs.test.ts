import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../lib/browser/messages';
import { type FakeBrowser, type FakeTab, ID, ORIGIN } from './harness/fake-browser';
import {
  ask,
  fake,
  frame,
  GRANTED,
  HOST,
  openFrame,
  PAGE,
  panel,
  settle,
  setUp,
  startBrowser,
  startWorker,
  stateOf,
  TAB,
} from './harness/worker';

const scope = globalThis as { fakeBrowser?: FakeBrowser };
// Made once for all tests: it passes on to the browser of the test that runs.
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_, key) => Reflect.get(scope.fakeBrowser?.api ?? {}, key) }),
}));

beforeEach(startBrowser);

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
