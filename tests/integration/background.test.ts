import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Request } from '../../lib/browser/messages';
import { type FakeBrowser, ID, ORIGIN } from './harness/fake-browser';
import {
  ask,
  command,
  content,
  create,
  dashboard,
  fake,
  frame,
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
