import { describe, expect, it } from 'vitest';
import type { FetchAnswer } from '../../../lib/links/fetching';
import { type VerifyRun, verifyAll } from '../../../lib/links/run';
import { collect } from '../../../lib/page/collect';
import { parsePage } from '../../../lib/page/parse';

const SITE = 'http://www.bannong-demo.go.th';

function run(urls: readonly string[], change: Partial<VerifyRun> = {}) {
  const log: string[] = [];
  const answer = (url: string): FetchAnswer => ({
    ok: true,
    status: url.includes('gone') ? 404 : 200,
    finalUrl: url,
    chain: [],
    contentType: 'application/pdf',
    charset: null,
    retryAfter: null,
    bytes: new TextEncoder().encode(`%PDF ${url}`),
    truncated: false,
  });
  const going = verifyAll({
    jobs: urls.map((url) => ({ url, before: '' })),
    context: { hosts: ['www.bannong-demo.go.th'], linked: () => null },
    tools: {
      fetch: async (url) => answer(url),
      read: ({ bytes, finalUrl }) => collect(parsePage(bytes, finalUrl), finalUrl),
      granted: () => true,
      wait: async () => undefined,
      now: () => '2026-01-05T03:00:00.000Z',
      randomPath: () => 'no-such-page',
    },
    record: async (url) => void log.push(`stored ${url}`),
    onVerdict: (url, { state }, { done, all }) => void log.push(`told ${url} ${state} ${done}/${all}`),
    signal: new AbortController().signal,
    ...change,
  });
  return { log, going };
}

describe('verifyAll', () => {
  it('stores each verdict before it is told, each address once', async () => {
    const { log, going } = run([`${SITE}/a.pdf`, `${SITE}/gone.pdf`, `https://bannong-demo.go.th/a.pdf`]);
    await going;
    expect(log.filter((line) => line.startsWith('told')).sort()).toEqual([
      expect.stringMatching(/www\S+a\.pdf opens \d\/2$/),
      expect.stringMatching(/gone\.pdf broken \d\/2$/),
    ]);
    for (const line of log.filter((one) => one.startsWith('told'))) {
      const url = line.split(' ')[1];
      expect(log.indexOf(`stored ${url}`)).toBeGreaterThanOrEqual(0);
      expect(log.indexOf(`stored ${url}`)).toBeLessThan(log.indexOf(line));
    }
  });

  it('ends with the failure when a verdict cannot be stored, and tells nothing of it', async () => {
    const full = new Error('storage-full');
    const { log, going } = run([`${SITE}/a.pdf`, `${SITE}/b.pdf`], { record: () => Promise.reject(full) });
    await expect(going).rejects.toBe(full);
    expect(log).toEqual([]);
  });

  it('follows the click paths of explanations on the pages as they are, each page read once', async () => {
    const pages: Record<string, string> = {
      '/': '<ul><li><a href="/plans">แผนงาน</a></li><li><a href="/structure">โครงสร้าง</a></li></ul>',
      '/plans': '<a href="/plan.pdf">แผนดำเนินงาน</a>',
    };
    const asked: string[] = [];
    const seen: Record<string, unknown> = {};
    await verifyAll({
      jobs: [
        {
          url: `${SITE}/plan.pdf`,
          before: '',
          explanations: ['หน้าแรก › แผนงาน › แผน 2568', 'หน้าแรก › แผนงาน › แผนดำเนินงาน', 'เขียนเอง', ''],
        },
        { url: `${SITE}/structure`, before: '', explanations: ['หน้าแรก › เกี่ยวกับเรา'] },
      ],
      context: { hosts: ['www.bannong-demo.go.th'], linked: () => null },
      tools: {
        fetch: async (url) => {
          asked.push(url.replace(SITE, ''));
          const page = pages[url.replace(SITE, '')];
          return {
            ok: true,
            status: 200,
            finalUrl: url,
            chain: [],
            contentType: page === undefined ? 'application/pdf' : 'text/html',
            charset: 'utf-8',
            retryAfter: null,
            bytes: new TextEncoder().encode(page ?? '%PDF'),
            truncated: false,
          };
        },
        read: ({ bytes, finalUrl }) => collect(parsePage(bytes, finalUrl), finalUrl),
        granted: () => true,
        wait: async () => undefined,
        now: () => '2026-01-05T03:00:00.000Z',
        randomPath: () => 'no-such-page',
      },
      paths: { home: `${SITE}/`, known: async (url) => (url.endsWith('/structure') ? ['โครงสร้าง'] : null) },
      record: async (url, { paths }) => {
        seen[url.replace(SITE, '')] = paths;
      },
      onVerdict: () => {},
      signal: new AbortController().signal,
    });
    expect(seen).toEqual({
      '/plan.pdf': [
        { text: 'หน้าแรก › แผนงาน › แผน 2568', holds: false, now: 'หน้าแรก › แผนงาน › แผนดำเนินงาน' },
        { text: 'หน้าแรก › แผนงาน › แผนดำเนินงาน', holds: true, now: null },
      ],
      '/structure': [{ text: 'หน้าแรก › เกี่ยวกับเรา', holds: false, now: 'หน้าแรก › โครงสร้าง' }],
    });
    expect(asked.filter((path) => path === '/plans')).toHaveLength(1);
  });

  it('begins nothing more once it was stopped', async () => {
    const controller = new AbortController();
    controller.abort();
    const { log, going } = run([`${SITE}/a.pdf`], { signal: controller.signal });
    await going;
    expect(log).toEqual([]);
  });
});
