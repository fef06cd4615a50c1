// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../lib/assessment/commands';
import type { AppState, Request, Responses } from '../../lib/browser/messages';
import { createScript } from '../../lib/paste/dom';
import { FakeBrowser, type FakeTab, ID, ORIGIN } from './harness/fake-browser';

const scope = globalThis as { fakeBrowser?: FakeBrowser; oitPaste?: ReturnType<typeof createScript> };
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_, key) => Reflect.get(scope.fakeBrowser?.api ?? {}, key) }),
}));

const HOST = 'www.thungthotsop.go.th';
const FORM = 'form.rabopthotsop.go.th';
const TAB: FakeTab = { id: 7, windowId: 1, url: `http://${FORM}/`, title: 'แบบฟอร์ม', active: true };
const panel = { id: ID, url: `${ORIGIN}sidebar.html?panel` };
const ON = { assessmentId: 'assessment-1' };
const URLS = [`http://${HOST}/a`, `http://${HOST}/b`];

let fake: FakeBrowser;
/** Whether the browser lets a script into the tab. */
let open = true;
let commands = 0;

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

async function ask<T extends Request['type']>(request: Request & { type: T }): Promise<Responses[T]> {
  const reply = (await fake.receive({ ask: request, window: null }, panel)) as { answer: Responses[T] };
  return reply.answer;
}
const command = (change: Change) => {
  commands += 1;
  return ask({ type: 'command', command: { id: `command-${commands}`, change } });
};
const state = (): Promise<AppState> => ask({ type: 'state' });
const marks = async () =>
  (await state()).snapshot?.pastes.flatMap(({ fields }) => fields.map(({ field }) => field)) ?? [];
const field = (selector: string) => document.querySelector<HTMLTextAreaElement>(selector);

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeBrowser();
  scope.fakeBrowser = fake;
  fake.tabs = [TAB];
  open = true;
  const scripting = fake.api.scripting as unknown as { executeScript(injection: object): Promise<unknown> };
  scripting.executeScript = async (injection: { func?: (...given: unknown[]) => unknown; args?: unknown[] }) => {
    if (!open) throw new Error('Cannot access contents of the page');
    if (injection.func) return [{ result: await injection.func(...(injection.args ?? [])) }];
    scope.oitPaste ??= createScript(document);
    return [{}];
  };
  vi.resetModules();
  scope.oitPaste = undefined;
  const { startBackground } = await import('../../lib/browser/background');
  startBackground();
  await settle();
  const agency = { name: 'อบต.ทุ่งทดสอบ', kind: 'sao' as const, hosts: [HOST] };
  await command({ type: 'assessment.create', newId: 'assessment-1', agency, edition: 2568, person: 'สมใจ ตัวอย่างดี' });
  const taking = {
    items: ['executives'],
    title: 'ผู้บริหาร',
    source: 'page' as const,
    foundOn: null,
    criteria: null,
    note: '',
    explanation: '',
    fiscalYears: [],
    observations: [],
  };
  await command({ type: 'evidence.take', ...ON, takings: URLS.map((url) => ({ ...taking, url })) });
  await command({ type: 'item.answer', ...ON, item: 'executives', answer: 'yes' });
  document.body.innerHTML = `<form><h2>O2 ข้อมูลผู้บริหาร</h2><label><input type="radio" name="a" value="1"> มี</label>
    <label><input type="radio" name="a" value="0"> ไม่มี</label><label>URL <textarea id="u">เดิม</textarea></label></form>`;
});

describe('the menu', () => {
  it('stands on fields of any page while pasting is going on, and not before or after', async () => {
    const ids = () => fake.menus.flatMap(({ id }) => (id?.startsWith('paste') ? [id] : []));
    expect(ids()).toEqual([]);
    await ask({ type: 'paste.at', at: { item: 'executives', field: 'urls' } });
    expect(ids()).toEqual(['paste', 'paste-answer', 'paste-urls']);
    await ask({ type: 'paste.at', at: null });
    expect(ids()).toEqual([]);
    fake.events.command.fire('paste-field', TAB);
    await settle();
    expect(field('#u')?.value).toBe('เดิม');
  });

  it('puts into the field with the focus, marks, goes on, and takes back', async () => {
    await ask({ type: 'paste.at', at: { item: 'executives', field: 'answer' } });
    field('[name=a]')?.focus();
    fake.events.command.fire('paste-field', TAB);
    await vi.waitFor(async () => expect(await marks()).toEqual(['answer']));
    expect((await state()).paste).toMatchObject({
      item: 'executives',
      field: 'urls',
      put: { outcome: 'done', earlier: null },
    });
    field('#u')?.focus();
    fake.events.menu.fire({ menuItemId: 'paste-urls', frameId: 0 }, TAB);
    await vi.waitFor(async () => expect(await marks()).toEqual(['answer', 'urls']));
    expect(field('#u')?.value).toBe(URLS.join('\n'));
    expect((await state()).paste?.put).toMatchObject({ before: 'เดิม', outcome: 'done' });
    expect(await ask({ type: 'paste.undo' })).toEqual({ ok: true, restored: 1, left: 0 });
    expect(field('#u')?.value).toBe('เดิม');
  });

  it('says why nothing was put, and marks nothing', async () => {
    await ask({ type: 'paste.at', at: { item: 'executives', field: 'urls' } });
    (document.activeElement as HTMLElement | null)?.blur();
    expect(await ask({ type: 'paste.put' })).toBe('no-field');
    field('[name=a]')?.focus();
    expect(await ask({ type: 'paste.put' })).toBe('unfit');
    open = false;
    expect(await ask({ type: 'paste.put' })).toBe('no-access');
    expect((await state()).paste?.put?.outcome).toBe('no-access');
    expect(await ask({ type: 'paste.read' })).toEqual({ ok: false, error: 'no-access' });
    await ask({ type: 'paste.at', at: { item: 'org-structure', field: 'urls' } });
    expect(await ask({ type: 'paste.put' })).toBe('nothing');
    expect(await marks()).toEqual([]);
  });
});

describe('a whole form', () => {
  it('is read, filled and taken back; another document is not written to', async () => {
    const read = await ask({ type: 'paste.read' });
    if (!read.ok) throw new Error(read.error);
    const { reading } = read.form;
    const writes = [
      { field: 0, choose: 0 },
      { field: 1, text: URLS.join('\n') },
    ];
    expect(await ask({ type: 'paste.fill', reading, writes })).toEqual({
      ok: true,
      held: 0,
      shown: [
        { field: 0, value: 'มี' },
        { field: 1, value: URLS.join('\n') },
      ],
    });
    expect(await ask({ type: 'paste.undo' })).toEqual({ ok: true, restored: 2, left: 0 });
    scope.oitPaste = undefined;
    expect(await ask({ type: 'paste.fill', reading, writes })).toEqual({ ok: false, error: 'gone' });
    expect(field('#u')?.value).toBe('เดิม');
  });

  it('keeps what was pasted through a restart, several fields of an item in one step', async () => {
    const own = ['answer', 'urls', 'explanation'] as const;
    await command({
      type: 'paste.mark',
      ...ON,
      marks: own.map((one) => ({ item: 'executives', field: one, hash: one })),
    });
    fake.restart();
    vi.resetModules();
    const { startBackground } = await import('../../lib/browser/background');
    startBackground();
    expect(await marks()).toEqual([...own]);
    await command({ type: 'paste.mark', ...ON, marks: [{ item: 'executives', field: 'urls', hash: null }] });
    expect(await marks()).toEqual(['answer', 'explanation']);
  });
});

describe('a site granted for its form', () => {
  it('never gets the frame, and its page is not read as the agency’s', async () => {
    fake.origins = [`*://${FORM}/*`, `*://www.${FORM}/*`, `*://${HOST}/*`];
    await ask({ type: 'prefs', change: { formHosts: [FORM] } });
    fake.events.granted.fire();
    await settle();
    fake.events.action.fire(TAB);
    await settle();
    expect(fake.sent.map(({ message }) => message.type)).not.toContain('host.open');
    expect(await ask({ type: 'page.read' })).toEqual({ ok: false, error: 'no-access' });
    expect((await state()).tab?.kind).toBe('foreign');
    const patterns = fake.menus.flatMap(({ id, documentUrlPatterns = [] }) =>
      id?.startsWith('paste') ? [] : documentUrlPatterns,
    );
    expect(patterns).not.toContain(`*://${FORM}/*`);
    expect(patterns).toContain(`*://${HOST}/*`);
  });

  it('is no form’s any more once it is the agency’s own', async () => {
    await ask({ type: 'prefs', change: { formHosts: [FORM] } });
    const agency = { name: 'อบต.ทุ่งทดสอบ', kind: 'sao' as const, hosts: [HOST, FORM] };
    await command({ type: 'assessment.update', ...ON, agency });
    expect((await state()).prefs.formHosts).toEqual([]);
  });
});
