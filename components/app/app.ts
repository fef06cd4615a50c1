import { computed, signal } from '@preact/signals';
import type { Change } from '../../lib/assessment/commands';
import { readinessOf } from '../../lib/assessment/readiness';
import type { AppState, Mode, Prefs } from '../../lib/browser/messages';
import { indexEdition, resolveEdition } from '../../lib/checklist';
import { words } from '../../lib/i18n';
import { attachedToItems, type LastYearOfItem } from '../../lib/last-year/attached';
import { type Fault, faultOf, type Platform } from './backend';
import { createCommands, type Doing } from './commands';

export type Access = 'waiting' | 'refused' | Mode;
export type App = ReturnType<typeof createApp>;

/** A frame whose first words are not answered says them again this often, after this long. */
const FRAME_TRIES = 5;
const FRAME_WAIT_MS = 2_000;

/** A change of the assessment that is worked on; its id is filled in by `act`. */
type OwnChange<C> = C extends { assessmentId: string } ? Omit<C, 'assessmentId'> : never;

/**
 * The state that every view shows, and the only way to change it. Nothing is shown before the background has said who
 * this view is; nothing is kept here that the background does not keep.
 */
export function createApp(platform: Platform) {
  const { backend } = platform;
  const access = signal<Access>('waiting');
  const state = signal<AppState | null>(null);
  /** Why the background does not answer; null = it does. */
  const lost = signal<Fault | null>(null);

  let asking: Promise<void> | null = null;
  let askAgain = false;
  async function askState(): Promise<void> {
    do {
      askAgain = false;
      try {
        state.value = await backend.ask({ type: 'state' });
        lost.value = null;
      } catch (error) {
        lost.value = faultOf(error);
      }
    } while (askAgain);
  }
  /** Asks for the state; calls that come while one is under way are answered by one more. */
  function refresh(): Promise<void> {
    if (asking) askAgain = true;
    asking ??= askState().finally(() => {
      asking = null;
    });
    return asking;
  }

  const stops: (() => void)[] = [];
  let greeting: Promise<void> | null = null;
  async function greet(quiet: boolean): Promise<void> {
    let hello: Awaited<ReturnType<typeof backend.hello>>;
    try {
      hello = await backend.hello();
    } catch (error) {
      if (!quiet) lost.value = faultOf(error);
      return;
    }
    lost.value = null;
    if (!hello.ok) {
      access.value = 'refused';
      return;
    }
    const seen = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', seen);
    stops.push(
      backend.onNotice(() => void refresh()),
      () => document.removeEventListener('visibilitychange', seen),
    );
    await refresh();
    access.value = hello.mode;
  }
  function introduce(quiet: boolean): Promise<void> {
    greeting ??= greet(quiet).finally(() => {
      greeting = null;
    });
    return greeting;
  }

  const commands = createCommands(backend, refresh);
  const language = computed(() => state.value?.prefs.language ?? 'th');
  const w = computed(() => words(language.value));
  const snapshot = computed(() => state.value?.snapshot ?? null);
  const storedPacks = computed(() => state.value?.editions.map((edition) => edition.pack) ?? []);
  const edition = computed(() => {
    const assessment = snapshot.value?.assessment;
    return assessment ? resolveEdition(assessment.edition, storedPacks.value) : null;
  });
  const index = computed(() => (edition.value ? indexEdition(edition.value) : null));
  const readiness = computed(() =>
    snapshot.value && edition.value ? readinessOf(snapshot.value, edition.value, state.value?.links) : null,
  );

  /** What last year says of this year's items, by item id. */
  const lastYear = computed((): ReadonlyMap<string, LastYearOfItem> => {
    const result = snapshot.value?.lastYear?.result;
    if (!result || !edition.value) return new Map();
    return attachedToItems(result, resolveEdition(result.year, storedPacks.value), edition.value);
  });
  const failedLastYear = computed(
    () => new Set([...lastYear.value].filter(([, { failed }]) => failed.length > 0).map(([item]) => item)),
  );

  return {
    platform,
    access,
    state,
    lost,
    language,
    w,
    snapshot,
    storedPacks,
    edition,
    index,
    readiness,
    lastYear,
    failedLastYear,
    ...commands,
    refresh,

    /**
     * Introduces this view and starts to listen; returns the function that ends it. A background that cannot be reached is
     * said, or in a frame asked again without a word: the page around it may not be one that we may show anything to.
     */
    async start(framed = false): Promise<() => void> {
      await introduce(framed);
      for (let tries = 0; framed && access.value === 'waiting' && tries < FRAME_TRIES; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, FRAME_WAIT_MS));
        await introduce(framed);
      }
      return () => {
        for (const stop of stops) stop();
      };
    },

    /** Tries again to reach the background: from the first words on where they were never answered. */
    reach: () => (access.value === 'waiting' ? introduce(false) : refresh()),

    /** Changes the assessment that is worked on, or the one that is named: where the writing began. */
    act(
      change: OwnChange<Change>,
      doing: Omit<Doing, 'change'>,
      assessmentId: string = snapshot.value?.assessment.id ?? '',
    ) {
      return commands.run({ ...doing, change: { ...change, assessmentId } as Change });
    },

    undo(historyId: string, said: string) {
      return commands.run({ change: { type: 'undo', historyId }, said, about: said });
    },

    async setPrefs(change: Partial<Prefs>): Promise<void> {
      try {
        await backend.ask({ type: 'prefs', change });
      } catch (error) {
        lost.value = faultOf(error);
        return;
      }
      await refresh();
    },

    /** For requests whose answer is not shown; a background that cannot be reached is. */
    tell(request: Parameters<typeof backend.ask>[0]): void {
      backend.ask(request).catch((error: unknown) => {
        lost.value = faultOf(error);
      });
    },

    codeOf: (item: string) => index.value?.byId.get(item)?.item.code ?? '',
    nameOf: (item: string) => index.value?.byId.get(item)?.item.name ?? '',
  };
}
