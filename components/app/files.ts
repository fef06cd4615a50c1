import { signal } from '@preact/signals';
import type { PageAudit } from '../../lib/audit/finding';
import type { FileAnswer } from '../../lib/browser/documents/read-file';
import type { Progress } from '../../lib/documents/outcome';
import type { DocumentReading } from '../../lib/documents/verdict';
import { urlKey } from '../../lib/links/identity';
import type { PageFacts } from '../../lib/page/facts';
import type { App } from './app';
import type { AuditPage, ReadPage } from './reading';
import { auditContext, recordFor, type Seen, seenOn } from './seen';

/** Why a file was not fetched; `reader` = the reader itself did not run. */
export type FileError = Extract<FileAnswer, { ok: false }>['error'] | 'unreachable' | 'reader';
export type FileState =
  | { step: 'reading'; progress: Progress | null }
  | { step: 'failed'; error: FileError; status: number | null }
  /** `page` is null when nothing could be read of it. */
  | { step: 'read'; reading: DocumentReading; page: ReadPage | null };
export type Files = ReturnType<typeof createFiles>;

/** So many files are remembered; facts of a long one are large. */
const MOST = 20;

/**
 * Files that staff asked to read, by their address, as long as this view lives. A reading goes on whatever is looked at
 * meanwhile, and ends when it is cancelled or the view goes.
 */
export function createFiles(app: App, auditPage: AuditPage) {
  const states = signal<ReadonlyMap<string, FileState>>(new Map());
  const running = new Map<string, AbortController>();

  function set(key: string, state: FileState | null): void {
    const next = new Map(states.value);
    next.delete(key);
    if (state) next.set(key, state);
    for (const [old, { step }] of next) {
      if (next.size <= MOST) break;
      if (step !== 'reading') next.delete(old);
    }
    states.value = next;
  }

  async function read(url: string): Promise<void> {
    const { readFile } = app.platform;
    const key = urlKey(url);
    if (!readFile || running.has(key)) return;
    const stop = new AbortController();
    const here = () => running.get(key) === stop;
    running.set(key, stop);
    set(key, { step: 'reading', progress: null });
    const state = await readFile(url, {
      signal: stop.signal,
      onProgress: (progress) => here() && set(key, { step: 'reading', progress }),
    })
      .then((answer) => stateOf(url, answer, app.platform.now()))
      .catch((error: unknown): FileState => {
        const lost = typeof error === 'object' && error !== null && 'reason' in error;
        return { step: 'failed', error: lost ? 'unreachable' : 'reader', status: null };
      });
    if (!here()) return;
    running.delete(key);
    set(key, state);
    const page = state.step === 'read' ? state.page : null;
    const audit = page && auditOf(page.facts);
    if (page && audit) recordFor(app, page, audit);
  }

  const judged = new WeakMap<PageFacts, { key: string; audit: PageAudit | null }>();
  /** Judged once for an edition and agency; null = there is nothing to judge by, or it failed. */
  function auditOf(facts: PageFacts): PageAudit | null {
    const pack = app.edition.value;
    const context = auditContext(app);
    if (!pack || !context) return null;
    const stored = app.state.value?.editions.find((edition) => edition.year === pack.year);
    const key = JSON.stringify([pack.year, pack.origin, stored?.id, stored?.rev, context]);
    const known = judged.get(facts);
    if (known?.key === key) return known.audit;
    let audit: PageAudit | null = null;
    try {
      audit = auditPage(facts, pack, context);
    } catch (error) {
      console.error(error);
    }
    judged.set(facts, { key, audit });
    return audit;
  }

  function stateAt(url: string): FileState | null {
    return states.value.get(urlKey(url)) ?? null;
  }

  return {
    read,
    stateAt,
    /** What was read of a file and how it is judged; null = it was not read, or gave nothing. */
    readAt(url: string): { page: ReadPage; audit: PageAudit } | null {
      const state = stateAt(url);
      const page = state?.step === 'read' ? state.page : null;
      const audit = page && auditOf(page.facts);
      return page && audit ? { page, audit } : null;
    },
    cancel(url: string): void {
      const key = urlKey(url);
      running.get(key)?.abort();
      running.delete(key);
      set(key, null);
    },
    stop(): void {
      for (const one of running.values()) one.abort();
      running.clear();
    },
  };
}

/** What was seen in a file that was read; null = it was not. */
export function seenInFile(app: App, files: Files, url: string): Seen | null {
  const found = files.readAt(url);
  return found && seenOn(app, found.page.facts, found.audit);
}

function stateOf(url: string, answer: FileAnswer, at: Date): FileState {
  if (!answer.ok) return { step: 'failed', error: answer.error, status: answer.status };
  const { reading } = answer;
  // The address that the site links to is the evidence, wherever it leads in the end.
  return { step: 'read', reading, page: reading.facts && { url, visit: 0, facts: reading.facts, at } };
}
