import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Request, Responses } from '../../lib/browser/messages';
import { FakeBrowser } from './harness/fake-browser';

const scope = globalThis as { fakeBrowser?: FakeBrowser };
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_, key) => Reflect.get(scope.fakeBrowser?.api ?? {}, key) }),
}));

type Ask = <T extends Request['type']>(request: Extract<Request, { type: T }>) => Promise<Responses[T]>;
const assessmentId = 'assessment-1';
const agency = { name: 'อบต.ทุ่งทดสอบ', kind: 'sao' as const, hosts: ['www.thungthotsop.go.th'] };

/** Another computer: a browser and a database of its own. */
async function computer(): Promise<{ ask: Ask; fake: FakeBrowser }> {
  globalThis.indexedDB = new IDBFactory();
  const fake = new FakeBrowser();
  scope.fakeBrowser = fake;
  const view = { name: '' };
  vi.stubGlobal('window', Object.assign(view, { top: view }));
  vi.resetModules();
  const { startBackground } = await import('../../lib/browser/background');
  startBackground();
  const { ask } = await import('../../lib/browser/client');
  return { ask, fake };
}

let file: unknown;
beforeEach(async () => {
  const { ask } = await computer();
  const change = {
    type: 'assessment.create',
    newId: assessmentId,
    agency,
    edition: 2568,
    person: 'สมใจ ตัวอย่างดี',
  } as const;
  await ask({ type: 'command', command: { id: 'command-1', change } });
  const answered = { type: 'item.answer', assessmentId, item: 'org-structure', answer: 'yes' } as const;
  await ask({ type: 'command', command: { id: 'command-2', change: answered } });
  const made = await ask({ type: 'merge.export', assessmentId, pictures: false });
  file = made.ok ? JSON.parse(JSON.stringify(made.file)) : null;
});

describe('a colleague’s file, by messages', () => {
  it('is looked at, taken once whatever was sent twice, and gone on with', async () => {
    const { ask, fake } = await computer();
    expect(await ask({ type: 'merge.check', file, into: null })).toMatchObject({
      ok: true,
      into: assessmentId,
      known: false,
    });
    const take = { type: 'merge.take', id: 'command-3', file, into: assessmentId, person: 'สมชาย ตัวอย่างงาม' } as const;
    const first = await ask(take);
    expect(first).toMatchObject({ ok: true, historyId: 'command-3' });
    expect(await ask(take)).toEqual(first);
    const { prefs, snapshot } = await ask({ type: 'state' });
    expect(prefs.currentAssessment).toBe(assessmentId);
    expect(snapshot?.itemStates).toMatchObject([{ answer: 'yes', updatedBy: 'สมใจ ตัวอย่างดี' }]);
    expect(snapshot?.recent).toHaveLength(1);
    expect(fake.notices).toContain('data');
    expect(await ask({ ...take, id: 'command-4' })).toMatchObject({ ok: true, historyId: null });
  });

  it('is not taken in as a command without its file, nor when it is none', async () => {
    const { ask } = await computer();
    const change = { type: 'assessment.merge', assessmentId, person: 'ก' } as const;
    expect(await ask({ type: 'command', command: { id: 'command-5', change } })).toMatchObject({ error: 'invalid' });
    expect(await ask({ type: 'merge.check', file: { format: 'x' }, into: null })).toMatchObject({
      error: 'not-an-assessment',
    });
    const take = {
      type: 'merge.take',
      id: 'command-6',
      file: { format: 'x' },
      into: assessmentId,
      person: 'ก',
    } as const;
    expect(await ask(take)).toMatchObject({ ok: false, error: 'invalid' });
    expect((await ask({ type: 'state' })).assessments).toEqual([]);
  });

  it('of an assessment that is not here cannot be made', async () => {
    const { ask } = await computer();
    expect(await ask({ type: 'merge.export', assessmentId: 'no-such-one', pictures: false })).toEqual({ ok: false });
  });
});
