import { computed, effect, signal, untracked } from '@preact/signals';
import type { AuditContext, PageAudit } from '../../lib/audit/finding';
import type { EditionPack } from '../../lib/checklist/schema';
import type { PageFacts } from '../../lib/page/facts';
import { joinParts } from '../../lib/page/join';
import type { App } from './app';
import { createFiles } from './files';
import { auditContext, recordFor } from './seen';

export type ReadError = 'no-access' | 'not-a-page' | 'changed' | 'failed';
export type ReadPage = { url: string; visit: number; facts: PageFacts; at: Date };
export type Reading = ReturnType<typeof createReading>;

/** A page that changes while it is read is given this long to settle, this often. */
const SETTLE_MS = 700;
const SETTLE_TRIES = 3;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Reads the page beside the sidebar and audits it here, in the extension's own frame. Reads again at every visit; judges
 * again, without reading, when the edition or the agency changes.
 */
export type AuditPage = (facts: PageFacts, edition: EditionPack, context: AuditContext) => PageAudit;

export function createReading(app: App, auditPage: AuditPage) {
  const files = createFiles(app, auditPage);
  const page = signal<ReadPage | null>(null);
  const audit = signal<PageAudit | null>(null);
  const status = signal<'idle' | 'reading' | ReadError>('idle');

  const visit = computed(() => {
    const { tab, snapshot } = app.state.value ?? {};
    return snapshot && tab?.kind === 'page' ? `${tab.visit} ${tab.url}` : null;
  });

  let turn = 0;
  async function read(keep: boolean): Promise<void> {
    turn += 1;
    const mine = turn;
    status.value = 'reading';
    if (!keep) {
      page.value = null;
      audit.value = null;
    }
    const outcome = await readSettled(app, () => mine === turn);
    if (mine !== turn) return;
    if (typeof outcome === 'string') {
      status.value = outcome;
      page.value = null;
      audit.value = null;
      return;
    }
    page.value = outcome;
  }

  const judge = computed(() => {
    const { assessment } = app.snapshot.value ?? {};
    const pack = app.edition.value;
    if (!assessment || !pack) return null;
    const stored = app.state.value?.editions.find((edition) => edition.year === pack.year);
    return JSON.stringify([pack.year, pack.origin, stored?.id, stored?.rev, assessment.agency, app.state.value?.today]);
  });

  const stops = [
    effect(() => {
      if (visit.value === null) {
        turn += 1;
        page.value = null;
        audit.value = null;
        status.value = 'idle';
      } else untracked(() => void read(false));
    }),
    effect(() => {
      const read = page.value;
      const ready = judge.value !== null;
      if (read && ready) untracked(() => auditNow(read));
    }),
  ];

  function auditNow(read: ReadPage): void {
    const pack = app.edition.value;
    const context = auditContext(app);
    if (!pack || !context) return;
    try {
      audit.value = auditPage(read.facts, pack, context);
      status.value = 'idle';
    } catch (error) {
      console.error(error);
      audit.value = null;
      status.value = 'failed';
      return;
    }
    recordFor(app, read, audit.value);
  }

  return {
    page,
    audit,
    status,
    files,
    again: () => read(true),
    stop() {
      turn += 1;
      files.stop();
      for (const stop of stops) stop();
    },
  };
}

async function readSettled(app: App, current: () => boolean): Promise<ReadPage | ReadError> {
  for (let tries = 1; ; tries += 1) {
    const answer = await app.platform.backend.ask({ type: 'page.read' }).catch(() => null);
    if (!answer) return 'failed';
    if (answer.ok) {
      const facts = joinParts(answer.parts);
      return facts ? { url: facts.url, visit: answer.visit, facts, at: app.platform.now() } : 'failed';
    }
    if (answer.error === 'no-access') void app.refresh();
    if (answer.error !== 'changed' || tries === SETTLE_TRIES || !current()) return answer.error;
    await pause(SETTLE_MS);
  }
}
