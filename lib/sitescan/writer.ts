import type { Frontier } from './frontier';
import type { Scan, ScanBatch, ScannedPage } from './model';

/** What the engine needs of the database: see WorkStore. */
export type ScanStore = {
  saveBatch(before: Scan, after: Scan, batch: ScanBatch): Promise<void>;
  saveScan(before: Scan, after: Scan): Promise<void>;
  scanBatches(scanId: string, from: number, count: number): Promise<ScanBatch[]>;
};

/** Pages and links after which a batch is full. Until then it is written again with every page: rows stay few. */
const PAGES = 16;
const LINKS = 4_000;

/**
 * Writes what was read, together with the scan's counters, in one transaction: either all of it is there or nothing. What
 * comes while a write is under way goes into the next one.
 */
export class Writer {
  private waiting: { pages: () => ScannedPage[]; done: () => void; failed: (cause: unknown) => void }[] = [];
  private writing = false;
  private failure: { cause: unknown } | null = null;
  private tail: ScanBatch | null = null;
  private tailLinks = 0;

  constructor(
    private scan: Scan,
    private readonly store: ScanStore,
    private readonly frontier: Frontier,
    private readonly now: () => string,
    private readonly onStored: (scan: Scan) => void,
  ) {}

  get current(): Scan {
    return this.scan;
  }

  /**
   * Resolves when these pages are stored. `pages` is called right before: it numbers the links, so that numbers are given
   * in the order in which they are written.
   * @throws what the store throws; from then on nothing is written any more
   */
  add(pages: () => ScannedPage[]): Promise<void> {
    if (this.failure !== null) return Promise.reject(this.failure.cause);
    const stored = new Promise<void>((done, failed) => this.waiting.push({ pages, done, failed }));
    if (!this.writing) void this.write();
    return stored;
  }

  /** Stores another state of the scan, after everything that was added. */
  async change(change: Partial<Scan>): Promise<Scan> {
    const after = { ...this.scan, ...change, updatedAt: this.now() };
    await this.store.saveScan(this.scan, after);
    this.scan = after;
    this.onStored(after);
    return after;
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const now = this.waiting;
      this.waiting = [];
      try {
        await this.storeAll(now.flatMap(({ pages }) => pages()));
        for (const { done } of now) done();
      } catch (cause) {
        // What is in memory is no longer what is stored: only a new start from the database can go on.
        for (const { failed } of [...now, ...this.waiting]) failed(cause);
        this.waiting = [];
        this.failure = { cause };
      }
    }
    this.writing = false;
  }

  private async storeAll(pages: ScannedPage[]): Promise<void> {
    for (const page of pages) this.frontier.noteRead(page);
    const { urls, labels } = this.frontier.drain();
    const links = pages.reduce((sum, page) => sum + page.links.length, labels.length + urls.length);
    const full = this.tail === null || this.tail.pages.length >= PAGES || this.tailLinks >= LINKS;
    const batch: ScanBatch =
      this.tail === null || full
        ? { scanId: this.scan.id, seq: this.scan.batches, urls, labels, pages }
        : {
            ...this.tail,
            urls: [...this.tail.urls, ...urls],
            labels: [...this.tail.labels, ...labels],
            pages: [...this.tail.pages, ...pages],
          };
    const { found, read } = this.frontier.counts;
    const after: Scan = { ...this.scan, batches: batch.seq + 1, found, read, updatedAt: this.now() };
    await this.store.saveBatch(this.scan, after, batch);
    this.tailLinks = full ? links : this.tailLinks + links;
    this.tail = batch;
    this.scan = after;
    this.onStored(after);
  }
}
