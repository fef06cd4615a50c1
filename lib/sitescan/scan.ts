import { hostGate } from '../links/host-gate';
import { isPassing, Pace, type Wait } from '../links/pace';
import { DEAD_STATES } from '../links/verdict';
import { Frontier } from './frontier';
import type { Scan, ScannedPage } from './model';
import type { Robots } from './robots';
import { learnRobots, learnSitemaps, NoAnswer } from './start';
import { habitsOf, NO_HABITS, readVisit, request, type Visit, type VisitTools } from './visit';
import { type ScanStore, Writer } from './writer';

export type ScanTools = VisitTools & {
  wait: Wait;
  /** ISO instant. */
  now(): string;
};

export type ScanProgress = {
  scan: Scan;
  /** The agency's addresses still to read, and others still to ask. */
  left: number;
  outside: number;
  /** Until the end at the pace so far, in ms; null = too early to tell. */
  msLeft: number | null;
};

export type ScanRun = {
  /** As it is stored. */
  scan: Scan;
  store: ScanStore;
  tools: ScanTools;
  /** Told after what it tells was stored. */
  onProgress(progress: ScanProgress): void;
  /** Its reason 'cancel' ends the scan for good; any other pauses it. */
  signal: AbortSignal;
};

/** Failures in a row after which a server is left alone, unless its start page still opens. */
const FAILURES = 10;
/** Failures of one address after which it is called broken, however the server was meanwhile. */
const TRIES = 4;
/** A server that asks to be left alone for longer is: the scan stops and can go on later. In ms. */
const LONGEST_WAIT = 120_000;
/** Other hosts that are asked at a time. */
const OUTSIDE_AT_ONCE = 4;
/** One that may be read and fails is asked once more: after so many seconds, or as many as it asks for, up to so many ms. */
const OUTSIDE_AGAIN = 2;
const LONGEST_OUTSIDE = 30_000;
/** Batches read at a time when a scan goes on: in the view's own thread, which must not stand still for them. */
const CHUNK = 8;

/**
 * Reads a whole site, from where the stored scan stands: whatever was interrupted goes on, and at most the requests that
 * were in the air are made again. A page counts as read once it is stored; until then its place among the requests at a
 * time stays taken.
 *
 * @returns the scan as it was stored last: done, paused, cancelled, or stopped with its reason
 * @throws what the store throws; the scan then stays as it was stored last
 */
export async function runScan(run: ScanRun): Promise<Scan> {
  return new Engine(run).run();
}

class Engine {
  private readonly frontier: Frontier;
  private readonly writer: Writer;
  private readonly habits: ReturnType<typeof habitsOf>;
  private readonly halt = new AbortController();
  private robots: Robots | null = null;
  private pace: Pace;
  private stopped: Scan['stopped'] = null;
  /** How often addresses failed; they get another chance when everything else is read. */
  private readonly tries = new Map<number, number>();
  /** Something answered since the last failure. */
  private alive = true;
  private inAir = 0;
  private wake: () => void = () => {};
  private woken: Promise<void> = Promise.resolve();
  private readonly began = Date.now();
  private readonly readBefore: number;

  constructor(private readonly given: ScanRun) {
    const { scan, store, tools } = given;
    this.frontier = new Frontier({ hosts: scan.hosts, allows: (url) => this.robots?.allows(url) ?? true });
    this.writer = new Writer(scan, store, this.frontier, tools.now, (stored) => this.tell(stored));
    this.habits = habitsOf(tools, this.halt.signal);
    this.pace = new Pace(scan.settings.pause, tools.wait);
    this.readBefore = scan.read;
    this.rest();
    this.halt.signal.addEventListener('abort', () => this.rest());
  }

  async run(): Promise<Scan> {
    const { scan, signal } = this.given;
    const stop = () => this.halt.abort();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    try {
      await this.prepare().catch((cause: unknown) => {
        if (!(cause instanceof NoAnswer)) throw cause;
        this.stop('scan.no-answer', { count: 3 });
      });
      const own = Array.from({ length: scan.settings.concurrency }, () => this.readOn());
      const others = scan.settings.outside ? this.outsideLanes() : [];
      const results = await Promise.allSettled([...own, ...others]);
      const failed = results.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
      return await this.finish();
    } finally {
      signal.removeEventListener('abort', stop);
      this.halt.abort();
    }
  }

  /** What was read so far, robots.txt, and at the very start the first addresses. */
  private async prepare(): Promise<void> {
    const { scan, store, tools } = this.given;
    const { settings } = scan;
    if (settings.robots) {
      this.robots = await learnRobots(scan.startUrl, scan.hosts, tools, this.halt.signal);
      this.pace = new Pace(Math.max(settings.pause, this.robots.pause), tools.wait);
    }
    for (let from = 0; from < scan.batches; from += CHUNK) {
      for (const batch of await store.scanBatches(scan.id, from, CHUNK)) this.frontier.restore(batch);
    }
    if (scan.batches === 0 && !this.halt.signal.aborted) {
      this.frontier.find(scan.startUrl, 0);
      const named = await learnSitemaps(scan.startUrl, scan.hosts, this.robots, tools, this.halt.signal);
      for (const url of named) if (this.frontier.isOurs(url)) this.frontier.find(url, 1);
      if (this.halt.signal.aborted) return;
      await this.writer.add(() => []);
    }
    if (scan.state !== 'running' || scan.stopped !== null)
      await this.writer.change({ state: 'running', stopped: null });
  }

  private async finish(): Promise<Scan> {
    const { signal } = this.given;
    if (this.stopped !== null) return this.writer.change({ state: 'stopped', stopped: this.stopped });
    if (signal.aborted) return this.writer.change({ state: signal.reason === 'cancel' ? 'cancelled' : 'paused' });
    return this.writer.change({ state: 'done' });
  }

  /** One of the requests at a time over the agency's hosts. */
  private async readOn(): Promise<void> {
    while (!this.halt.signal.aborted) {
      const at = this.takeOwn();
      if (at === null) {
        // What others are reading may lead on, and so may a short link on another host.
        if (this.inAir === 0 && !this.asksOutside()) return;
        await this.woken;
        continue;
      }
      this.inAir += 1;
      try {
        const pages = await this.readOne(at);
        if (pages !== null) await this.writer.add(pages);
      } catch (cause) {
        this.halt.abort();
        throw cause;
      } finally {
        this.inAir -= 1;
        this.rest();
      }
    }
  }

  private takeOwn(): number | null {
    const { maxPages } = this.given.scan.settings;
    if (this.frontier.counts.ownRead + this.inAir < maxPages) return this.frontier.take();
    // Other hosts are asked to the end.
    if (this.frontier.counts.left > this.inAir) this.stopped ??= { key: 'scan.max-pages', params: { pages: maxPages } };
    return null;
  }

  /** What is to be stored of an address; null = nothing, it was interrupted or is tried again later. */
  private async readOne(at: number): Promise<(() => ScannedPage[]) | null> {
    const { tools } = this.given;
    const { signal } = this.halt;
    const url = this.frontier.url(at);
    await this.pace.turn(signal);
    if (!tools.granted(this.given.scan.startUrl)) this.stop('scan.not-granted', {});
    if (signal.aborted) return null;
    const answer = await request(url, tools, signal);
    if (signal.aborted || (!answer.ok && answer.cause === 'cancelled')) return null;
    if (isPassing(answer)) {
      if (!(await this.lastTry(at, answer.ok ? answer.retryAfter : null))) return null;
    } else {
      this.alive = true;
      this.pace.succeeded();
    }
    let visit = await readVisit(url, answer, this.habits, tools, signal);
    if (visit === null) {
      if (signal.aborted || !(await this.lastTry(at, null))) return null;
      visit = await readVisit(url, answer, async () => NO_HABITS, tools, signal);
    }
    const read = visit;
    return signal.aborted || read === null ? null : () => this.pagesOf(at, read);
  }

  /**
   * After a failure that may pass: whether it counts. It does when the address failed while others opened; the first time,
   * and while the server itself was away, it does not. When the whole server seems gone, the scan stops instead, and the
   * address stays to be read.
   */
  private async lastTry(at: number, retryAfter: number | null): Promise<boolean> {
    const asked = retryAfter === null ? null : retryAfter * 1_000;
    const failures = this.pace.failed(asked);
    if (asked !== null && asked > LONGEST_WAIT) {
      this.stop('scan.asked-to-wait', { seconds: retryAfter ?? 0 });
      return false;
    }
    const tries = (this.tries.get(at) ?? 0) + 1;
    this.tries.set(at, tries);
    const away = !this.alive || failures >= FAILURES;
    if (tries > 1 && !away) return true;
    if (tries === 1 && failures < FAILURES) this.alive = false;
    else if (!(await this.startOpens())) {
      this.stop('scan.no-answer', { count: failures });
      return false;
    }
    if (tries >= TRIES) return true;
    this.frontier.giveBack(at);
    return false;
  }

  private async startOpens(): Promise<boolean> {
    const { scan, tools } = this.given;
    await this.pace.turn(this.halt.signal);
    const answer = await request(scan.startUrl, tools, this.halt.signal);
    if (isPassing(answer) || !answer.ok) return false;
    this.alive = true;
    this.pace.succeeded();
    return true;
  }

  private pagesOf(at: number, visit: Visit): ScannedPage[] {
    const { judged, page, sentOn, file } = visit;
    const { frontier } = this;
    const depth = frontier.depth(at);
    const ended = judged.finalUrl === null ? null : frontier.find(judged.finalUrl, depth);
    const content = (number: number): ScannedPage => ({
      ...nothing(number, judged, null),
      ...(page?.audited ?? file?.audited ?? {}),
      ...(file === null ? {} : { kind: 'file' as const, file: file.verdict }),
      listed: (page?.audited.listed ?? []).map(({ item, urls }) => ({
        item,
        to: urls.flatMap((one) => frontier.find(one, depth + 1) ?? []),
      })),
      links: page === null ? [] : frontier.link(page.ways, depth + 1),
    });
    if (ended === null || ended === at) return [content(at)];
    const moved = nothing(at, judged, ended);
    // Nothing of the next page is known yet; what else a splash page links to is found all the same.
    if (sentOn) return [{ ...moved, links: page === null ? [] : frontier.link(page.ways, depth + 1) }];
    // What is not to be read cannot be claimed: other hosts above all.
    if (judged.state !== 'redirected' || !frontier.claim(ended)) return [moved];
    // It was read under its other address: that one need not be asked for again.
    const opens = { state: 'opens', reason: { key: 'link.opens', params: {} } } as const;
    return [moved, { ...content(ended), ...opens }];
  }

  /** Other hosts are only asked whether they answer, each for itself. */
  private outsideLanes(): Promise<void>[] {
    const { scan, tools } = this.given;
    const { signal } = this.halt;
    const gate = hostGate({ perHost: 1, pause: scan.settings.pause, wait: tools.wait, signal });
    // Nothing of what stands there is kept.
    const onlySeen = { ...tools, readFile: null };
    const lane = async () => {
      while (!this.halt.signal.aborted) {
        const at = this.frontier.takeOutside();
        if (at === null) {
          if (this.inAir === 0 && !this.readsOwn()) return;
          await this.woken;
          continue;
        }
        const url = this.frontier.url(at);
        const ask = () => gate(url, () => request(url, onlySeen, signal));
        let answer = await ask();
        if (isPassing(answer) && tools.granted(url)) {
          const asked = answer.ok ? answer.retryAfter : null;
          await tools.wait(Math.min(1_000 * (asked ?? OUTSIDE_AGAIN), LONGEST_OUTSIDE), signal);
          if (!signal.aborted) answer = await ask();
        }
        if (signal.aborted) return;
        const visit = await readVisit(url, answer, async () => NO_HABITS, onlySeen, signal);
        if (visit === null || signal.aborted) return;
        const kind = visit.file === null ? 'none' : 'file';
        try {
          await this.writer.add(() => [{ ...nothing(at, visit.judged, this.endOf(at, visit)), kind }]);
        } catch (cause) {
          this.halt.abort();
          throw cause;
        } finally {
          this.rest();
        }
      }
    };
    return Array.from({ length: OUTSIDE_AT_ONCE }, lane);
  }

  /** Where a link to another host leads on to: that has its own turn, on the agency's site above all. Null = nowhere else. */
  private endOf(at: number, { judged: { state, finalUrl } }: Visit): number | null {
    if (finalUrl === null || DEAD_STATES.has(state)) return null;
    const ended = this.frontier.find(finalUrl, this.frontier.depth(at));
    return ended === at ? null : ended;
  }

  /** Whether addresses of other hosts are still to be asked, or just being asked. */
  private asksOutside(): boolean {
    return this.given.scan.settings.outside && this.frontier.counts.outside > 0;
  }

  /** Whether own addresses are still to be read, or just being read. */
  private readsOwn(): boolean {
    const { left, ownRead } = this.frontier.counts;
    return left > 0 && ownRead < this.given.scan.settings.maxPages;
  }

  private stop(key: string, params: Record<string, number>): void {
    // Whoever paused it has made its requests fail.
    if (!this.halt.signal.aborted) this.stopped ??= { key, params };
    this.halt.abort();
    this.rest();
  }

  /** Wakes who waits for something to read, and lets them wait for the next time. */
  private rest(): void {
    this.wake();
    this.woken = new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private tell(scan: Scan): void {
    const { left, outside } = this.frontier.counts;
    const read = scan.read - this.readBefore;
    const msLeft = read < 10 ? null : Math.round(((Date.now() - this.began) / read) * (left + outside));
    this.given.onProgress({ scan, left, outside, msLeft });
  }
}

/** A page of which only the verdict is known. */
function nothing(at: number, judged: Visit['judged'], endedAt: number | null): ScannedPage {
  return {
    at,
    state: judged.state,
    reason: judged.reason,
    status: judged.status,
    endedAt,
    kind: 'none',
    title: '',
    content: 'empty',
    fiscalYears: [],
    suggestions: [],
    listed: [],
    entryFor: [],
    file: null,
    personal: [],
    links: [],
    print: judged.print,
  };
}
