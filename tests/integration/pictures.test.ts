import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../lib/assessment/commands';
import type { AppState, HostRequest, Request } from '../../lib/browser/messages';
import { errorsTh } from '../../lib/i18n/errors.th';
import { FakeBrowser, type FakeTab, ID, ORIGIN } from './harness/fake-browser';

const scope = globalThis as { fakeBrowser?: FakeBrowser };
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_, key) => Reflect.get(scope.fakeBrowser?.api ?? {}, key) }),
}));

const HOST = 'www.thungthotsop.go.th';
const PAGE = `http://${HOST}/page`;
const TAB: FakeTab = { id: 7, windowId: 1, url: PAGE, title: 'หน้าทดสอบ', active: true };
const panel = { id: ID, url: `${ORIGIN}sidebar.html?panel` };
const OTHER = 'https://drive.example.com/file';

let fake: FakeBrowser;
/** Size of what is in front of the fake camera, and of what its encoder makes. */
let screen = { width: 3_000, height: 1_500 };
let bytes = 4;

beforeEach(async () => {
  screen = { width: 3_000, height: 1_500 };
  bytes = 4;
  vi.stubGlobal('createImageBitmap', async () => ({ ...screen, close: () => undefined }));
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(readonly width: number) {}
      getContext = () => ({ drawImage: () => undefined });
      convertToBlob = async ({ quality }: { quality: number }) =>
        new Blob([new Uint8Array(this.width <= 320 ? 4 : quality < 0.8 ? Math.ceil(bytes / 2) : bytes)]);
    },
  );
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeBrowser();
  scope.fakeBrowser = fake;
  fake.tabs = [TAB];
  vi.resetModules();
  const { startBackground } = await import('../../lib/browser/background');
  startBackground();
  fake.origins = [`*://${HOST}/*`, '*://thungthotsop.go.th/*'];
  fake.hosts.set(TAB.id, {
    html: true,
    mounted: true,
    answer: ({ type }) => (type === 'pose' ? { marked: 'O2' } : null),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function ask(request: Request): Promise<unknown> {
  const reply = (await fake.receive({ ask: request, window: 1 }, panel)) as { answer?: unknown };
  return reply.answer ?? reply;
}
const stateNow = async () => (await ask({ type: 'state' })) as AppState;

let commands = 0;
const command = (change: Change) => {
  commands += 1;
  return ask({ type: 'command', command: { id: `command-${commands}`, change } });
};
const setUp = () =>
  command({
    type: 'assessment.create',
    newId: 'assessment-1',
    agency: { name: 'อบต.ทุ่งทดสอบ', kind: 'sao', hosts: [HOST] },
    edition: 2568,
    person: 'สมใจ ตัวอย่างดี',
  });
const takeEvidence = (url: string, foundOn: string | null = null) =>
  command({
    type: 'evidence.take',
    assessmentId: 'assessment-1',
    takings: [
      {
        items: ['executives'],
        url,
        title: '',
        source: foundOn ? 'link' : 'page',
        foundOn,
        criteria: null,
        note: '',
        explanation: '',
        fiscalYears: [],
        observations: [],
      },
    ],
  });

/** The gesture, and what became of it. */
async function gesture(tab: FakeTab = TAB, how: 'menu' | 'shortcut' = 'menu'): Promise<AppState> {
  const before = fake.badges.length;
  if (how === 'menu') fake.events.menu.fire({ menuItemId: 'take-picture-page', pageUrl: tab.url }, tab);
  else fake.events.command.fire('take-picture', tab);
  await vi.waitFor(() => expect(fake.badges.length).toBeGreaterThan(before));
  return stateNow();
}
const posed = () =>
  fake.sent.map(({ message }) => message as HostRequest).filter(({ type }) => type === 'pose' || type === 'unpose');

describe('a picture of the page', () => {
  it.each(['menu', 'shortcut'] as const)('is taken on the %s, bounded, and kept with who and when', async (how) => {
    await setUp();
    const { snapshot, tab } = await gesture(TAB, how);
    expect(snapshot?.pictures).toMatchObject([
      {
        url: PAGE,
        title: 'หน้าทดสอบ',
        marked: 'O2',
        takenBy: 'สมใจ ตัวอย่างดี',
        width: 1_600,
        height: 800,
        size: 4,
      },
    ]);
    expect(tab?.shot).toMatchObject({ error: null, historyId: expect.any(String) });
    expect(fake.badges[0]).toBe('✓');
    expect(fake.notices).toContain('data');
    const id = snapshot?.pictures[0]?.id ?? '';
    expect(await ask({ type: 'picture.file', id, size: 'full' })).toEqual({ ok: true, data: 'AAAAAA==' });
    expect(await ask({ type: 'picture.file', id: 'no-such-picture', size: 'small' })).toEqual({ ok: false });
  });

  it('shows the page without the frame, which comes back; the ways to evidence are marked with their codes', async () => {
    await setUp();
    await takeEvidence(`http://${HOST}/plan.pdf`, PAGE);
    await gesture();
    expect(posed()).toEqual([
      { type: 'pose', links: [{ url: `http://${HOST}/plan.pdf`, label: expect.stringMatching(/^O\d+$/) }] },
      { type: 'unpose' },
    ]);
  });

  it('can be undone, and removed', async () => {
    await setUp();
    const { tab, snapshot } = await gesture();
    await command({ type: 'undo', historyId: tab?.shot?.historyId ?? '' });
    expect((await stateNow()).snapshot?.pictures).toEqual([]);
    const pictureIds = snapshot?.pictures.map(({ id }) => id) ?? [];
    expect(await command({ type: 'picture.remove', assessmentId: 'assessment-1', pictureIds })).toMatchObject({
      ok: true,
      historyId: null,
    });
  });

  it('cannot be put in by a view', async () => {
    await setUp();
    const what = { url: PAGE, title: '', marked: '', width: 1, height: 1, size: 1 };
    expect(
      await command({ type: 'picture.keep', assessmentId: 'assessment-1', newId: 'picture-1', ...what }),
    ).toMatchObject({ ok: false });
  });

  it('is made smaller until it fits', async () => {
    await setUp();
    bytes = 1_000_000;
    const { snapshot } = await gesture();
    expect(snapshot?.pictures[0]?.size).toBe(500_000);
  });

  it('of a site that is not the agency’s is kept where it is evidence', async () => {
    await setUp();
    const tab: FakeTab = { ...TAB, id: 8, url: OTHER };
    fake.tabs = [tab];
    fake.events.menu.fire({ menuItemId: 'take-picture' }, tab);
    await vi.waitFor(() => expect(fake.badges).toContain('!'));
    expect((await stateNow()).tab?.shot?.error).toBe('picture-foreign');
    await takeEvidence(OTHER);
    expect((await gesture(tab)).snapshot?.pictures).toHaveLength(1);
    expect(fake.sent.some(({ tabId }) => tabId === 8)).toBe(false);
  });

  it('opens the sidebar where it is not open, to say what became of it', async () => {
    await setUp();
    fake.hosts.set(TAB.id, { html: true, mounted: false });
    await gesture();
    await vi.waitFor(() => expect(fake.hosts.get(TAB.id)?.mounted).toBe(true));
  });
});

describe('no picture, and a sentence that says why', () => {
  const failing = async (error: keyof typeof errorsTh, tab: FakeTab = TAB) => {
    const { snapshot, tab: shown } = await gesture(tab);
    expect(shown?.shot).toMatchObject({ error, historyId: null });
    expect(snapshot?.pictures ?? []).toEqual([]);
    expect(fake.badges[0]).toBe('!');
    expect(fake.titles[0]).toContain(errorsTh[error].what);
  };

  it('when the browser refuses; the frame comes back all the same', async () => {
    await setUp();
    fake.capture = () => Promise.reject(new Error('Either the <all_urls> or activeTab permission is required.'));
    await failing('picture-refused');
    expect(posed().at(-1)).toEqual({ type: 'unpose' });
  });

  it('not when the browser only wants a moment between two', async () => {
    await setUp();
    let asked = 0;
    fake.capture = async () => {
      asked += 1;
      if (asked === 1) throw new Error('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota exceeded');
      return 'data:image/jpeg;base64,/9j/';
    };
    expect((await gesture()).snapshot?.pictures).toHaveLength(1);
  });

  it('when another tab or page came meanwhile', async () => {
    await setUp();
    fake.capture = async () => {
      fake.tabs = [{ ...TAB, url: `${PAGE}/next` }];
      return 'data:image/jpeg;base64,/9j/';
    };
    await failing('picture-changed');
    fake.badges.length = 0;
    fake.titles.length = 0;
    fake.tabs = [
      { ...TAB, active: false },
      { ...TAB, id: 9, url: 'http://www.elsewhere.go.th/' },
    ];
    fake.events.menu.fire({ menuItemId: 'take-picture-page' }, TAB);
    await vi.waitFor(() => expect(fake.titles[0]).toContain(errorsTh['picture-changed'].what));
  });

  it('in a private window', async () => {
    await setUp();
    fake.tabs = [{ ...TAB, incognito: true }];
    await failing('picture-private');
  });

  it('in a tab without a page', async () => {
    await setUp();
    fake.tabs = [{ ...TAB, url: 'about:blank' }];
    await failing('picture-unreadable');
  });

  it('before anything is set up', async () => {
    await failing('picture-no-assessment');
  });

  it.each([
    ['storage-full', 'QuotaExceededError'],
    ['storage-failed', 'UnknownError'],
  ] as const)('when it cannot be written: %s', async (error, name) => {
    await setUp();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', name);
    };
    try {
      const before = fake.badges.length;
      fake.events.menu.fire({ menuItemId: 'take-picture-page' }, TAB);
      await vi.waitFor(() => expect(fake.badges.length).toBeGreaterThan(before));
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(fake.titles[0]).toContain(errorsTh[error].what);
    expect((await stateNow()).snapshot?.pictures).toEqual([]);
  });
});

describe('the menus', () => {
  it('offer it on the agency’s pages, and on the toolbar button everywhere', async () => {
    await setUp();
    fake.events.granted.fire();
    await vi.waitFor(() => expect(fake.menus.map(({ id }) => id)).toContain('take-picture-page'));
    expect(fake.menus.find(({ id }) => id === 'take-picture-page')?.documentUrlPatterns).toEqual(fake.origins);
    expect(fake.menus.map(({ id }) => id)).toContain('take-picture');
  });
});
