import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { base64Of, bytesOf } from '../../../lib/base64';
import { openReader, type WorkerLike } from '../../../lib/browser/documents/reader';
import type { DocumentReading } from '../../../lib/documents/verdict';

const getAll = vi.fn(async () => ({ origins: ['*://www.x.go.th/*'] }));
vi.mock('webextension-polyfill', () => ({ default: { permissions: { getAll } } }));
const asked = vi.fn();
vi.mock('../../../lib/browser/client', () => ({ ask: asked }));
const { readFile } = await import('../../../lib/browser/documents/read-file');
const { fetchFile, fileName } = await import('../../../lib/browser/documents/fetch-file');

const input = {
  bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]),
  url: 'http://x.invalid/a.pdf',
  name: 'a.pdf',
  contentType: null,
};
const reading = { verdict: 'readable', format: 'pdf', facts: null } as DocumentReading;

/** Workers that do what each is told, in turn. */
function workers(...behaviours: ((worker: WorkerLike, id: number) => void)[]) {
  const made: (WorkerLike & { ended: boolean })[] = [];
  const make = () => {
    const worker: WorkerLike & { ended: boolean } = {
      ended: false,
      onmessage: null,
      onerror: null,
      terminate() {
        worker.ended = true;
      },
      postMessage({ id }) {
        const behave = behaviours.shift();
        queueMicrotask(() => behave?.(worker, id));
      },
    };
    made.push(worker);
    return worker;
  };
  return { made, make };
}
const answers = (worker: WorkerLike, id: number) => worker.onmessage?.({ data: { id, reading } });
const silent = () => {};
const crashes = (worker: WorkerLike) => worker.onerror?.({ message: 'out of memory' });

describe('a reader', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps its Worker from one document to the next, and ends it when it is closed', async () => {
    const { made, make } = workers(answers, answers);
    const reader = openReader(make);
    expect(await Promise.all([reader.read(input), reader.read(input)])).toEqual([reading, reading]);
    expect(made).toHaveLength(1);
    reader.close();
    expect(made[0]?.ended).toBe(true);
  });

  it.each([
    ['falls silent', silent],
    ['is brought down', crashes],
  ])('ends a Worker that %s, and reads the next document in a new one', async (_, behaviour) => {
    const { made, make } = workers(behaviour, answers);
    const reader = openReader(make, 1_000);
    const first = reader.read(input);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await first).toMatchObject({ verdict: 'broken', format: 'pdf', reason: { key: 'file.noAnswer' } });
    expect(made[0]?.ended).toBe(true);
    expect(await reader.read({ ...input, bytes: base64Of(input.bytes) })).toBe(reading);
    expect(made).toHaveLength(2);
  });

  it('waits on as long as it hears of progress', async () => {
    const works = async (worker: WorkerLike, id: number) => {
      for (let page = 1; page <= 5; page++) {
        await new Promise((resolve) => setTimeout(resolve, 900));
        worker.onmessage?.({ data: { id, progress: { phase: 'ocr', page, of: 5 } } });
      }
      answers(worker, id);
    };
    const heard: number[] = [];
    const { make } = workers(works);
    const whole = openReader(make, 1_000).read(input, { onProgress: ({ page }) => heard.push(page) });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await whole).toBe(reading);
    expect(heard).toEqual([1, 2, 3, 4, 5]);
  });

  it('ends at once when it is cancelled, also while it waits for its turn', async () => {
    const { made, make } = workers(silent);
    const reader = openReader(make, 1_000);
    const stop = new AbortController();
    const both = [reader.read(input, { signal: stop.signal }), reader.read(input, { signal: stop.signal })];
    const settled = Promise.allSettled(both);
    await vi.advanceTimersByTimeAsync(10);
    stop.abort();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(made.map(({ ended }) => ended)).toEqual([true]);
  });

  it('says when it cannot run itself: that is not the file’s fault', async () => {
    const { make } = workers((worker, id) => worker.onmessage?.({ data: { id, failed: 'pdfium.wasm: 404' } }));
    await expect(openReader(make).read(input)).rejects.toThrow('pdfium.wasm');
  });
});

describe('fetching a file', () => {
  const serve = (body: BodyInit | null, init: ResponseInit & { url?: string } = {}) => {
    const response = new Response(body, init);
    Object.defineProperty(response, 'url', { value: init.url ?? 'http://www.x.go.th/a.pdf' });
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => response);
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };
  afterEach(() => vi.unstubAllGlobals());

  it('asks without cookies and gives back the bytes', async () => {
    const fetched = serve('น้ำ', { headers: { 'content-type': 'application/pdf' } });
    const answer = await fetchFile('http://www.x.go.th/a.pdf');
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    expect(answer).toMatchObject({ ok: true, name: 'a.pdf', contentType: 'application/pdf' });
    expect(answer.ok && new TextDecoder().decode(bytesOf(answer.bytes))).toBe('น้ำ');
  });

  it('stays within granted sites, also when it is led away', async () => {
    const fetched = serve('x', { url: 'http://www.other.go.th/a.pdf' });
    expect(await fetchFile('http://www.other.go.th/a.pdf')).toMatchObject({ ok: false, error: 'no-access' });
    expect(fetched).not.toHaveBeenCalled();
    expect(await fetchFile('http://www.x.go.th/a.pdf')).toMatchObject({ ok: false, error: 'no-access' });
  });

  it('reads the file that a viewer shows, from hosts that may both be read', async () => {
    const id = 'DEMO_not-a-real-file_0001';
    const view = `https://drive.google.com/file/d/${id}/view?usp=sharing`;
    const from = `https://drive.google.com/uc?export=download&id=${id}`;
    const origins = ['*://drive.google.com/*', '*://drive.usercontent.google.com/*'];
    getAll.mockResolvedValueOnce({ origins: origins.slice(0, 1) });
    expect(await fetchFile(view)).toMatchObject({ ok: false, error: 'no-access' });
    getAll.mockResolvedValue({ origins });
    const headers = { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="plan.pdf"' };
    const fetched = serve('%PDF', { headers, url: `https://drive.usercontent.google.com/download?id=${id}` });
    // The address that the site links to is the evidence.
    expect(await fetchFile(view)).toMatchObject({ ok: true, url: view, name: 'plan.pdf' });
    expect(fetched.mock.calls[0]?.[0]).toBe(from);
    // A wall is a host that may not be read: all that is seen is that something answers.
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      if (init.mode === 'no-cors') return new Response();
      throw new TypeError('blocked');
    });
    expect(await fetchFile(view)).toEqual({ ok: false, error: 'walled', status: null });
    getAll.mockResolvedValue({ origins: ['*://www.x.go.th/*'] });
  });

  it('says what the server refused, and does not load what is too large', async () => {
    serve('x', { status: 403 });
    expect(await fetchFile('http://www.x.go.th/a.pdf')).toEqual({ ok: false, error: 'refused', status: 403 });
    serve('x', { headers: { 'content-length': '99999999' } });
    expect(await fetchFile('http://www.x.go.th/a.pdf')).toEqual({ ok: false, error: 'too-large', status: 200 });
    serve(new Uint8Array(52 * 1024 * 1024));
    expect(await fetchFile('http://www.x.go.th/a.pdf')).toEqual({ ok: false, error: 'too-large', status: 200 });
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')));
    expect(await fetchFile('http://www.x.go.th/a.pdf')).toEqual({ ok: false, error: 'network', status: null });
  });

  it.each([
    ['http://x.th/a/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf', null, 'แผน.pdf'],
    ['http://x.th/download.php', 'attachment; filename="plan 2568.pdf"', 'plan 2568.pdf'],
    ['http://x.th/d', "attachment; filename=x.pdf; filename*=UTF-8''%E0%B9%81%E0%B8%9C%E0%B8%99.pdf", 'แผน.pdf'],
    ['http://x.th/a%E0.pdf', null, 'a%E0.pdf'],
    ['http://x.th/', null, ''],
  ])('the name of %s', (url, disposition, name) => expect(fileName(url, disposition)).toBe(name));
});

it('bytes survive their way as text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect([...bytesOf(base64Of(bytes))]).toEqual([...bytes]);
    }),
  );
  const large = new Uint8Array(200_001).map((_, at) => at * 7);
  expect(bytesOf(base64Of(large))).toEqual(large);
});

describe('reading a file for a view', () => {
  it('gives back why it was not fetched', async () => {
    asked.mockResolvedValueOnce({ ok: false, error: 'refused', status: 404 });
    expect(await readFile('http://www.x.go.th/a.pdf')).toEqual({ ok: false, error: 'refused', status: 404 });
    expect(asked).toHaveBeenCalledWith({ type: 'file.read', url: 'http://www.x.go.th/a.pdf' });
  });

  it('ends while the background still fetches', async () => {
    asked.mockReturnValueOnce(new Promise(() => {}));
    const stop = new AbortController();
    const waiting = readFile('http://www.x.go.th/a.pdf', { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});
