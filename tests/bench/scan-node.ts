import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { LinkChecker } from 'linkinator';
import { Agent, request } from 'undici';
import { openReaders, type WorkerLike } from '../../lib/browser/scanning/readers';
import type { FetchAnswer } from '../../lib/links/fetching';
import { runScan } from '../../lib/sitescan/scan';
import { type BenchResult, benchAsk, benchScan, type Sample } from './scan-common';

/**
 * One contestant of `npm run bench:scan` in a process of its own; prints its result as JSON.
 *
 *   tsx tests/bench/scan-node.ts ours|linkinator|floor HOST
 */

const AT_ONCE = 8;
let began = performance.now();
const samples: Sample[] = [];
const agent = new Agent({ connections: AT_ONCE, pipelining: 1 });

async function ask(url: string): Promise<FetchAnswer> {
  const { statusCode, headers, body } = await request(url, { dispatcher: agent });
  const bytes = new Uint8Array(await body.arrayBuffer());
  const type = String(headers['content-type'] ?? '');
  return {
    ok: true,
    status: statusCode,
    finalUrl: url,
    chain: [],
    contentType: type.split(';')[0] ?? '',
    charset: 'utf-8',
    retryAfter: null,
    bytes,
    truncated: false,
  };
}

/** The engine and the workers of the extension, with the answers kept in memory. */
async function ours(host: string): Promise<number> {
  const { agency, edition } = benchAsk(host);
  const context = { agency, hosts: ['127.0.0.1'], today: '2025-04-21' };
  const newWorker = (): WorkerLike => {
    const thread = new Worker(
      new URL(
        `data:text/javascript,${encodeURIComponent(
          `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register(); await import(${JSON.stringify(
            new URL('./scan-node-worker.ts', import.meta.url).href,
          )});`,
        )}`,
      ),
    );
    const worker: WorkerLike = {
      postMessage: (message) => thread.postMessage(message),
      terminate: () => void thread.terminate(),
      onmessage: null,
      onerror: null,
    };
    thread.on('message', (data) => worker.onmessage?.({ data }));
    thread.on('error', (error: Error) => worker.onerror?.({ message: error.message }));
    return worker;
  };
  const readers = openReaders({ edition, context }, 2, newWorker, 120_000);
  // Starting is not scanning: for the others it is left out, too.
  const body = { status: 200, finalUrl: `http://${host}/`, charset: null, bytes: new TextEncoder().encode('<p>.') };
  await Promise.all([1, 2].map(() => readers.run({ type: 'features', body })));
  began = performance.now();
  let read = 0;
  const timer = setInterval(() => samples.push({ read, bytes: process.memoryUsage.rss() }), 100);
  const none = async () => {};
  const end = await runScan({
    scan: benchScan(host),
    store: { saveBatch: none, saveScan: none, scanBatches: async () => [] },
    tools: {
      fetch: ask,
      page: (url, body, habits) => readers.run({ type: 'page', url, body, habits }),
      features: (body) => readers.run({ type: 'features', body }),
      readFile: null,
      granted: () => true,
      randomPath: () => 'no-such-page',
      wait: none,
      now: () => new Date().toISOString(),
    },
    onProgress: ({ scan }) => {
      read = scan.read;
    },
    signal: new AbortController().signal,
  });
  clearInterval(timer);
  readers.close();
  return end.read;
}

async function linkinator(host: string): Promise<number> {
  const { links } = await new LinkChecker().check({
    path: `http://${host}/`,
    recurse: true,
    concurrency: AT_ONCE,
    linksToSkip: ['style\\.css$'],
  });
  return links.filter(({ state }) => state === 'OK').length;
}

/** Nothing but requests and a regular expression. */
async function floor(host: string): Promise<number> {
  const seen = new Set([`http://${host}/`]);
  const waiting = [...seen];
  let next = 0;
  let busy = 0;
  let read = 0;
  await new Promise<void>((done, failed) => {
    const go = () => {
      while (busy < AT_ONCE && next < waiting.length) {
        const url = waiting[next++] ?? '';
        busy += 1;
        request(url, { dispatcher: agent })
          .then(async ({ body }) => {
            const text = await body.text();
            read += 1;
            for (const [, href = ''] of text.matchAll(/<a\s[^>]*href="([^"#]+)"/g)) {
              const link = new URL(href, url).href;
              if (seen.has(link)) continue;
              seen.add(link);
              waiting.push(link);
            }
            busy -= 1;
            if (busy === 0 && next >= waiting.length) done();
            else go();
          })
          .catch(failed);
      }
    };
    go();
  });
  return read;
}

const contestants: Record<string, (host: string) => Promise<number>> = { ours, linkinator, floor };
const [, here, name = '', host = ''] = process.argv;
if (here === fileURLToPath(import.meta.url)) {
  const pages = (await contestants[name]?.(host)) ?? 0;
  const result: BenchResult = { pages, ms: performance.now() - began };
  console.log(JSON.stringify({ ...result, peak: process.resourceUsage().maxRSS * 1024, samples }));
  process.exit(0);
}
