import { describe, expect, it } from 'vitest';
import { openReaders, type WorkerLike } from '../../../lib/browser/scanning/readers';
import type { Order, Start, WaitOrder } from '../../../lib/browser/scanning/wire';

const start = { edition: {}, context: {} } as Start;
const order = (name: string) => ({
  type: 'features' as const,
  body: { status: 200, finalUrl: name, charset: null, bytes: new Uint8Array() },
});

/** Answers with the length of the address; what it is told to do otherwise it does. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  ended = false;
  stuck = false;
  started = 0;
  constructor(private readonly seen: string[]) {}
  postMessage(message: Start | WaitOrder | (Order & { id: number })): void {
    if (!('id' in message)) {
      this.started += 1;
      return;
    }
    if (message.type === 'wait') {
      setTimeout(() => !this.ended && this.onmessage?.({ data: { waited: message.id } }), message.ms);
      return;
    }
    if (message.type !== 'features') return;
    const name = message.body.finalUrl;
    this.seen.push(name);
    setTimeout(() => {
      if (name === 'hangs') this.stuck = true;
      if (this.ended || this.stuck) return;
      if (name === 'dies') this.onerror?.({ message: 'out of memory' });
      else if (name === 'throws') this.onmessage?.({ data: { id: message.id, failed: 'no' } });
      else this.onmessage?.({ data: { id: message.id, result: new Uint32Array([name.length]) } });
    }, 1);
  }
  terminate(): void {
    this.ended = true;
  }
}

function readers(count: number) {
  const seen: string[] = [];
  const workers: FakeWorker[] = [];
  const opened = openReaders(
    start,
    count,
    () => {
      const worker = new FakeWorker(seen);
      workers.push(worker);
      return worker;
    },
    50,
  );
  return { ...opened, seen, workers };
}

describe('readers', () => {
  it('share the orders, each started once', async () => {
    const { run, workers, close } = readers(2);
    const results = await Promise.all(['a', 'bb', 'ccc', 'dddd'].map((name) => run(order(name))));
    expect(results.map(([length]) => length)).toEqual([1, 2, 3, 4]);
    expect(workers.map(({ started }) => started)).toEqual([1, 1]);
    close();
    expect(workers.every(({ ended }) => ended)).toBe(true);
  });

  it.each(['hangs', 'dies'])('a page that %s fails alone; what waited behind it is read by a new one', async (bad) => {
    const { run, seen, workers, close } = readers(1);
    const failed = expect(run(order(bad))).rejects.toThrow();
    const behind = [run(order('a')), run(order('bb'))];
    await failed;
    expect((await Promise.all(behind)).map(([length]) => length)).toEqual([1, 2]);
    expect(workers).toHaveLength(2);
    expect(seen.filter((name) => name === bad)).toHaveLength(1);
    close();
  });

  it('an order that fails leaves its worker alone', async () => {
    const { run, workers, close } = readers(1);
    await expect(run(order('throws'))).rejects.toThrow('no');
    await expect(run(order('a'))).resolves.toEqual(new Uint32Array([1]));
    expect(workers).toHaveLength(1);
    close();
  });

  it('wait beside reading, and no longer than they are let', async () => {
    const { run, wait, close } = readers(1);
    const began = performance.now();
    const [[length]] = await Promise.all([run(order('ccc')), wait(20)]);
    expect(length).toBe(3);
    expect(performance.now() - began).toBeGreaterThan(15);
    const halt = new AbortController();
    const stopped = wait(60_000, halt.signal);
    halt.abort();
    await stopped;
    const last = wait(60_000);
    close();
    await last;
  });

  it('fail what is under way when they are closed', async () => {
    const { run, close } = readers(1);
    const failed = expect(run(order('hangs'))).rejects.toThrow('closed');
    close();
    await failed;
  });
});
