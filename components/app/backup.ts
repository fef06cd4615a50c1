import type { App } from './app';
import { download } from './download';
import { shortAgency } from './names';

/** `OIT-backup-<agency>-<date>.json`, without what file systems refuse. */
export function backupName(agency: string, today: string): string {
  const clean = agency.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60);
  return ['OIT', 'backup', clean, today].filter(Boolean).join('-').concat('.json');
}

/** Everything that is kept, as a file; says so when it cannot be had. */
export async function downloadBackup(app: App): Promise<boolean> {
  const w = app.w.value;
  const answer = await app.platform.backend.ask({ type: 'backup.export' }).catch(() => null);
  if (!answer?.ok) {
    app.say(w.failure.backupFailed);
    return false;
  }
  const agency = app.snapshot.value?.assessment.agency.name ?? '';
  const name = backupName(shortAgency(agency), app.state.value?.today ?? '');
  download(JSON.stringify(answer.backup), name, 'application/json');
  await app.platform.backend.ask({ type: 'backup.done' }).catch(() => null);
  await app.refresh();
  app.say(w.export.backupDone);
  return true;
}
