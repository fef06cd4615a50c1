import { currentOf } from '../assessment/current';
import type { CheckedLink } from '../links/verdict';
import { todayIso } from '../thai/dates';
import { siteOrigins } from './form-hosts';
import { noteAssessed } from './glance';
import { grantedOrigins, missingHosts } from './grants';
import type { AppState } from './messages';
import { pasteState } from './paste-state';
import { readPrefs } from './prefs';
import type { Sender } from './senders';
import { store, workStore } from './store';
import { tabOf, tabStateOf } from './view';

/** Everything that a view shows, read afresh from where it is kept. */
export async function appState(sender: Sender, window: number | null, now: Date): Promise<AppState> {
  const today = todayIso(now);
  const [opened, prefs, origins, sites, tab] = await Promise.all([
    store(),
    readPrefs(),
    grantedOrigins(),
    siteOrigins(),
    tabOf(sender, window),
  ]);
  const assessments = await opened.assessments();
  await noteAssessed(assessments.length > 0);
  const current = currentOf(prefs.currentAssessment, assessments);
  const hosts = current?.agency.hosts ?? [];
  const [snapshot, links, editions, backup, setAside, removed, tabState, paste] = await Promise.all([
    current === null ? null : opened.snapshot(current.id),
    current === null ? [] : checkedLinks(current.id, now),
    opened.editions(),
    opened.backupStatus(today),
    opened.quarantined(),
    current === null ? opened.lastRemoved() : null,
    tab === null ? null : tabStateOf(tab, hosts, sites),
    current === null ? null : pasteState(current.id),
  ]);
  return {
    prefs: { ...prefs, currentAssessment: current?.id ?? null },
    assessments,
    snapshot,
    editions,
    links,
    tab: tabState,
    paste,
    revokedHosts: missingHosts(origins, hosts),
    backup,
    setAside: setAside.length,
    removed,
    today,
  };
}

const STALE_MS = 7 * 24 * 60 * 60 * 1_000;

/** Without the verdicts before the newest: views do not need them. What cannot be read of them can be had again. */
async function checkedLinks(assessmentId: string, now: Date): Promise<CheckedLink[]> {
  try {
    const records = await (await workStore()).links(assessmentId);
    return records.map(({ url, verdict, baseline, looked }) => ({
      url,
      verdict,
      baseline,
      ...(looked === undefined ? {} : { looked }),
      stale: now.getTime() - Date.parse(verdict.at) > STALE_MS,
    }));
  } catch (error) {
    console.error(error);
    return [];
  }
}
