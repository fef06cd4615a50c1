import browser from 'webextension-polyfill';
import { NO_LIMITS } from '../paste/limits';
import { Prefs } from './messages';
import { serial } from './serial';

const KEY = 'prefs';

export const DEFAULT_PREFS: Prefs = {
  language: 'th',
  side: 'right',
  width: 380,
  currentAssessment: null,
  pasteLimits: NO_LIMITS,
  formHosts: [],
};

/** What the user set; a field that does not fit (an older version's) falls back to its default alone. */
export async function readPrefs(): Promise<Prefs> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  if (typeof stored !== 'object' || stored === null) return DEFAULT_PREFS;
  const fields: Record<string, unknown> = { ...stored };
  const read = <K extends keyof Prefs>(key: K): Prefs[K] => {
    const parsed = Prefs.shape[key].safeParse(fields[key]);
    return parsed.success ? (parsed.data as Prefs[K]) : DEFAULT_PREFS[key];
  };
  return {
    language: read('language'),
    side: read('side'),
    width: read('width'),
    currentAssessment: read('currentAssessment'),
    pasteLimits: read('pasteLimits'),
    formHosts: read('formHosts'),
  };
}

/** Stores the change and returns the whole. */
export function changePrefs(change: Partial<Prefs>): Promise<Prefs> {
  return serial(KEY, async () => {
    const prefs = { ...(await readPrefs()), ...change };
    await browser.storage.local.set({ [KEY]: prefs });
    return prefs;
  });
}
