import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { bundle } from '../tests/bench/bundle';
import { timeCommandLine } from '../tests/bench/command-line';
import { benchPage } from '../tests/bench/page';
import type { Watched } from '../tests/bench/page-entry';

/**
 * What being checked costs, in Chromium, on generated Thai pages; and how fast the command line is. Prints tables and
 * asserts nothing.
 *
 *   npm run bench [-- --quick] [--size 5000|50000] [--no-axe]
 *
 * --quick: fewer runs, no axe-core on the large page; --no-axe: none at all; --size: only this one of the two pages, and no
 * command line.
 *
 * Times are of the processor (ticks of the page's main thread), so that other programs on the machine count little; slices
 * and messages are by the clock, as a visitor would feel them. "fresh": page, code and DOM objects seen for the first time,
 * as a content script finds them: every figure of it is from a page loaded for it alone; "again": the fifth time on the same
 * page. The whole check is everything from the page to what is found: collect, the facts written into messages, the
 * background that passes them on, and the frame that joins, checks and audits them; all of it fresh. The frame of the
 * sidebar makes itself ready while the page is being read: that is given beside it, with what it takes. Aims: collect
 * ≤ 3× the floor (all text, all links with their text), the whole check ≥ 100 times faster than axe-core, no task over 50 ms,
 * 200 pages through the command line in under 30 s.
 */

const {
  values: { quick, size, 'no-axe': noAxe },
} = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string' },
    'no-axe': { type: 'boolean', default: false },
  },
});
/** A large page takes a browser seconds to show, and axe-core minutes: fewer runs do. */
const LARGE = 10_000;
const runsOf = (size: number) => (size > LARGE ? (quick ? 3 : 7) : quick ? 7 : 15);
const axeRunsOf = (size: number) => (noAxe ? 0 : size > LARGE ? Number(!quick) : 3);
/** A slowed processor makes each run last. */
const SLOW_RUNS = quick ? 2 : 5;
const SIZES = [5_000, 50_000].filter((one) => size === undefined || one === Number(size));
const SLOW = 6;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const times = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)}×`;

/** A world of the page in which only `code` has run. */
async function newWorld(cdp: CDPSession, code: string) {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const ticks = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  /** Value and processor time of an expression. */
  const run = async (expression: string) => {
    const before = await ticks();
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return { value: result.value, cpu: (await ticks()) - before };
  };
  await run(code);
  await run('1');
  const nothing = (await run('1')).cpu;
  return {
    value: async (expression: string) => (await run(expression)).value,
    /** Without what asking costs. */
    cpu: async (expression: string) => Math.max(0.05, (await run(expression)).cpu - nothing),
  };
}

type Times = { floor: number[]; collect: number[] };
type Speed = {
  fresh: Times;
  again: Times;
  send: number[];
  relay: number[];
  audit: number[];
  /** In a frame that was made ready before, and what that took. */
  readied: number[];
  ready: number[];
  parts: number;
};

/** One session at a time: each that is left open goes on slowing, and holds on to what it was given. */
let session: CDPSession | null = null;

async function open(page: Page, url: string, rate: number): Promise<CDPSession> {
  await session?.detach();
  const cdp = await page.createCDPSession();
  session = cdp;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.goto(url, { timeout: 120_000 });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  return cdp;
}

async function measure(page: Page, origin: string, size: number, codes: Codes): Promise<Speed> {
  const speed: Speed = {
    fresh: { floor: [], collect: [] },
    again: { floor: [], collect: [] },
    send: [],
    relay: [],
    audit: [],
    readied: [],
    ready: [],
    parts: 0,
  };
  const fresh = async (path: string, code: string) => newWorld(await open(page, `${origin}/${path}`, 1), code);
  /** First and fifth time of an expression. */
  const both = async (expression: string) => {
    const world = await fresh(`${size}`, codes.page);
    const first = await world.cpu(expression);
    for (let again = 0; again < 3; again++) await world.value(expression);
    return [first, await world.cpu(expression)] as const;
  };
  for (let at = 0; at < runsOf(size); at++) {
    const floor = await both('measured.floor()');
    speed.fresh.floor.push(floor[0]);
    speed.again.floor.push(floor[1]);
    const collect = await both('measured.collect()');
    speed.fresh.collect.push(collect[0]);
    speed.again.collect.push(collect[1]);

    const world = await fresh(`${size}`, codes.page);
    await world.value('measured.collect()');
    speed.send.push(await world.cpu('measured.sendAll()'));
    const messages: string[] = await world.value('measured.sent()');
    speed.parts = messages.length;

    const background = await fresh('empty', codes.background);
    await background.value(`globalThis.messages = ${JSON.stringify(messages)}; 0`);
    speed.relay.push(await background.cpu('relay(messages)'));
    const message: string = await background.value('relayed()');
    const frame = async () => {
      const world = await fresh('empty', codes.audit);
      await world.value(`globalThis.message = ${JSON.stringify(message)}; 0`);
      return world;
    };
    speed.audit.push(await (await frame()).cpu('auditHere(message)'));
    const readied = await frame();
    speed.ready.push(await readied.cpu('makeReadyHere()'));
    speed.readied.push(await readied.cpu('auditHere(message)'));
  }
  return speed;
}

type TraceEvent = { name: string; pid: number; tid: number; tdur?: number; args: { src_file?: string } };
/** `heap`: the browser clears its memory in it, and does nothing else. */
type LongTask = { cpu: number; heap: boolean };
type WatchedRun = Watched & { long: LongTask[] };

async function watch(page: Page, url: string, code: string, rate: number, runs: number): Promise<WatchedRun[]> {
  const watched: WatchedRun[] = [];
  for (let at = 0; at < runs; at++) {
    const cdp = await open(page, url, rate);
    // What the page before left behind is not cleared away while this one is read.
    await cdp.send('HeapProfiler.collectGarbage');
    const world = await newWorld(cdp, code);
    await page.tracing.start({ categories: ['toplevel', 'devtools.timeline'] });
    const seen: Watched = await world.value('measured.watch()');
    watched.push({ ...seen, long: longTasks(await page.tracing.stop()) });
  }
  return watched;
}

/** Tasks of the thread whose timers fired most, which is the page's, of over 50 ms of processor time. */
function longTasks(trace: Uint8Array | undefined): LongTask[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(new TextDecoder().decode(trace));
  const timers = new Map<string, number>();
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  for (const event of traceEvents)
    if (event.name === 'TimerFire') timers.set(thread(event), (timers.get(thread(event)) ?? 0) + 1);
  const [main] = [...timers].sort((a, b) => b[1] - a[1])[0] ?? [];
  return traceEvents
    .filter((event) => thread(event) === main && event.name.endsWith('RunTask') && (event.tdur ?? 0) > 50_000)
    .map(({ tdur = 0, args }) => ({ cpu: tdur / 1_000, heap: args.src_file?.startsWith('v8/src/heap/') === true }));
}

async function measureAxe(page: Page, url: string, runs: number, axe: string): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < runs; at++) {
    const world = await newWorld(await open(page, url, 1), axe);
    found.push(await world.cpu('axe.run().then(({ violations }) => violations.length)'));
  }
  return found;
}

type Codes = { page: string; background: string; audit: string; axe: string };

/** What a visitor feels: by the clock, so other programs on the machine are felt as well; long tasks by the processor. */
function tasksOf(watched: readonly WatchedRun[]): (readonly [string, string])[] {
  const longest = (pick: (one: Watched) => readonly number[]) => {
    const each = watched.map((one) => Math.max(...pick(one)));
    return `longest ${ms(median(each))} (worst of all runs ${ms(Math.max(...each))})`;
  };
  const count = (pick: (one: Watched) => readonly number[]) => median(watched.map((one) => pick(one).length));
  const over = (heap: boolean) => {
    const long = watched.flatMap((one) => one.long.filter((task) => task.heap === heap).map(({ cpu }) => cpu));
    return long.length ? `${long.length} in all runs, ${ms(Math.max(...long))} the longest` : 'none';
  };
  return [
    ['  slices of the reading', `${count((one) => one.slices)}, ${longest((one) => one.slices)}`],
    ['  messages with facts', `${count((one) => one.messages)}, ${longest((one) => one.messages)}`],
    ['  tasks over 50 ms (aim: none)', over(false)],
    ['  the browser clearing its memory', over(true)],
  ];
}

function print(title: string, rows: readonly (readonly [string, string])[]): void {
  console.log(`\n${title}`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(33)}${value}`);
}

const ratio = ({ floor, collect }: Times) =>
  `${ms(median(collect))} = ${times(median(collect) / median(floor))} the floor`;

async function benchSize(page: Page, origin: string, size: number, codes: Codes): Promise<void> {
  const url = `${origin}/${size}`;
  const { fresh, again, ...speed } = await measure(page, origin, size, codes);
  const watched = await watch(page, url, codes.page, 1, SLOW_RUNS);
  const slow = await watch(page, url, codes.page, SLOW, SLOW_RUNS);
  const axeRuns = axeRunsOf(size);
  const axe = median(await measureAxe(page, url, axeRuns, codes.axe));
  const elements: number = await (await newWorld(await open(page, url, 1), codes.page)).value('measured.elements()');
  const inPage = median(fresh.collect) + median(speed.send);
  const check = inPage + median(speed.relay) + median(speed.audit);
  const waited = inPage + median(speed.relay) + median(speed.readied);
  print(`${elements.toLocaleString('en')} elements, medians of ${runsOf(size)} fresh pages each`, [
    ['floor, fresh / again', `${ms(median(fresh.floor))} / ${ms(median(again.floor))}`],
    ['collect, fresh', `${ratio(fresh)} (aim ≤ 3×)`],
    ['collect, again', ratio(again)],
    ['facts into messages', `${ms(median(speed.send))} (${speed.parts} of them)`],
    ['passed on', `${ms(median(speed.relay))}, in the background`],
    ['joined, checked, audited', `${ms(median(speed.audit))}, in a frame that did nothing before`],
    ['whole check, all of these', ms(check)],
    [
      '  in a frame made ready',
      `${ms(median(speed.readied))} instead of ${ms(median(speed.audit))}: ${ms(waited)} in all`,
    ],
    ['  making it ready', `${ms(median(speed.ready))}, while the page is being read`],
    ['axe-core, full run', axeRuns ? `${ms(axe)} (${axeRuns === 1 ? 'one run' : `median of ${axeRuns}`})` : 'left out'],
    ...(axeRuns
      ? [
          ['  the whole check is', `${times(axe / check)} faster (aim ≥ 100×)`] as const,
          ['  with a frame made ready', `${times(axe / waited)} faster`] as const,
          ["  on the page's thread", `${times(axe / inPage)} less`] as const,
        ]
      : []),
    [`by the clock, ${SLOW_RUNS} runs`, `${ms(median(watched.map(({ whole }) => whole)))} from start to end`],
    ...tasksOf(watched),
    [`CPU slowed ${SLOW} times, ${SLOW_RUNS} runs`, `${ms(median(slow.map(({ whole }) => whole)))} from start to end`],
    ...tasksOf(slow),
  ]);
}

async function printSizes(): Promise<void> {
  const built = new URL('../.output/chrome-mv3/host.js', import.meta.url);
  const kB = (length: number) => `${(length / 1_000).toFixed(1)} kB`;
  print('injected code, minified', [
    ['collector', kB((await bundle('collector-entry.ts')).length)],
    [
      'all of it (host.js)',
      existsSync(built) ? `${kB(readFileSync(built).length)} (limit 30)` : 'not built: npm run build',
    ],
  ]);
}

async function main(): Promise<void> {
  const pages = new Map<string, string>(SIZES.map((size) => [`/${size}`, benchPage(size)]));
  pages.set('/empty', '<!doctype html><meta charset="utf-8"><title>frame</title>');
  const server = createServer((request, response) => {
    const body = pages.get(request.url ?? '');
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const [inPage, background, audit] = [
    await bundle('page-entry.ts'),
    await bundle('background-entry.ts'),
    await bundle('audit-entry.ts'),
  ];
  const codes = { page: inPage, background, audit, axe };
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    protocolTimeout: 600_000,
  });
  try {
    const page = await browser.newPage();
    for (const size of SIZES) await benchSize(page, origin, size, codes);
    await printSizes();
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
  if (size !== undefined) return;
  const { pages: judged, demo, seconds } = await timeCommandLine();
  print('command line: npm run audit -- --json --list', [
    [`${judged} pages`, `${seconds.toFixed(1)} s (aim < 30 s), ${Math.round(judged / seconds)} pages a second`],
    ['', `${demo} of the demo site, the others generated with 300-3,000 elements; start-up included`],
  ]);
}

await main();
