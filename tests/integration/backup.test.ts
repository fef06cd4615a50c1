import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Request, Responses } from '../../lib/browser/messages';
import type { Backup } from '../../lib/storage';
import type { BackupCheck } from '../../lib/storage/backup';
import { swollen } from '../fixtures/large-backup';
import { FakeBrowser, ID, ORIGIN } from './harness/fake-browser';

const scope = globalThis as { fakeBrowser?: FakeBrowser };
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_, key) => Reflect.get(scope.fakeBrowser?.api ?? {}, key) }),
}));

let fake: FakeBrowser;
let ask: <T extends Request['type']>(request: Extract<Request, { type: T }>) => Promise<Responses[T]>;

async function startWorker(): Promise<void> {
  fake.restart();
  vi.resetModules();
  const { startBackground } = await import('../../lib/browser/background');
  startBackground();
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeBrowser();
  scope.fakeBrowser = fake;
  const view = { name: '' };
  vi.stubGlobal('window', Object.assign(view, { top: view }));
  await startWorker();
  ({ ask } = await import('../../lib/browser/client'));
  await ask({
    type: 'command',
    command: {
      id: 'command-1',
      change: {
        type: 'assessment.create',
        newId: 'assessment-1',
        agency: { name: 'อบต.ทุ่งทดสอบ', kind: 'sao', hosts: ['www.thungthotsop.go.th'] },
        edition: 2568,
        person: 'สมใจ ตัวอย่างดี',
      },
    },
  });
});

async function exported(): Promise<Backup> {
  const answer = await ask({ type: 'backup.export' });
  if (!answer.ok) throw new Error(answer.error);
  return answer.backup as Backup;
}

describe('a backup', () => {
  it('that fits into one message travels in one', async () => {
    const before = fake.asked;
    const backup = await exported();
    expect(fake.asked).toBe(before + 1);
    expect(await ask({ type: 'backup.check', backup })).toMatchObject({ ok: true });
    expect(fake.asked).toBe(before + 2);
  });

  it('that no message can hold is checked, restored and exported whole', async () => {
    const backup = swollen(await exported(), 90);
    const check: BackupCheck = await ask({ type: 'backup.check', backup });
    expect(check).toMatchObject({ ok: true, incoming: [{ agency: 'อบต.ทุ่งทดสอบ', edition: 2568 }] });
    expect(await ask({ type: 'backup.restore', backup })).toMatchObject({ ok: true });
    const { quarantine } = await exported();
    expect(quarantine).toHaveLength(90);
    const byId = new Map(backup.quarantine.map((row) => [row.id, row.record]));
    // Compared one by one: a difference of megabytes is no message.
    expect(quarantine.every(({ id, record }) => JSON.stringify(record) === JSON.stringify(byId.get(id)))).toBe(true);
  }, 120_000);

  it('begins anew when the worker is stopped between its parts', async () => {
    const backup = swollen(await exported(), 90);
    const { sendMessage } = fake.api.runtime;
    const stopAt = fake.asked + 2;
    const spy = vi.spyOn(fake.api.runtime, 'sendMessage').mockImplementation(async (message) => {
      if (fake.asked === stopAt) await startWorker();
      return sendMessage(message);
    });
    expect(await ask({ type: 'backup.restore', backup })).toMatchObject({ ok: true });
    spy.mockRestore();
    expect((await exported()).counts.quarantine).toBe(90);
  }, 120_000);

  it('is taken in parts from nobody who may not ask', async () => {
    const stranger = { id: ID, url: `${ORIGIN}sidebar.html`, frameId: 4, tab: { id: 7, windowId: 1 } };
    const part = { id: 'part-0001', at: 0, of: 2, text: '{' };
    expect(await fake.receive({ part }, stranger)).toBeUndefined();
    expect(await fake.receive({ part }, fake.view)).toEqual({ got: 0 });
    expect(await fake.receive({ part: { ...part, at: 1 } }, { ...stranger, id: 'another' })).toBeUndefined();
    expect(await fake.receive({ more: { id: 'part-0001', at: 0 } }, fake.view)).toBeUndefined();
  });
});
