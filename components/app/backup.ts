import type { App } from './app';
import { faultOf } from './backend';
import { download } from './download';
import { shortAgency } from './names';

/** `OIT-backup-<agency>-<date>.json`, without what file systems refuse. */
export function backupName(agency: string, today: string): string {
  const clean = agency.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60);
  return ['OIT', 'backup', clean, today].filter(Boolean).join('-').concat('.json');
}

/**
 * Everything that is kept, as a file; says so when it cannot be had. Whether the browser saved it, or staff gave the
 * download up, is not told to us: the reminder stays until they say that the file is there.
 */
export async function downloadBackup(app: App): Promise<void> {
  const w = app.w.value;
  const answer = await app.platform.backend.ask({ type: 'backup.export' }).catch(() => null);
  if (!answer?.ok) {
    app.say(w.failure.backupFailed);
    return;
  }
  const agency = app.snapshot.value?.assessment.agency.name ?? '';
  const name = backupName(shortAgency(agency), app.state.value?.today ?? '');
  download(JSON.stringify(answer.backup), name, 'application/json');
  app.say(w.export.backupAsk, { yes: w.export.backupGot, run: () => void backupArrived(app) });
}

async function backupArrived(app: App): Promise<void> {
  try {
    await app.platform.backend.ask({ type: 'backup.done' });
  } catch (error) {
    app.lost.value = faultOf(error);
    return;
  }
  await app.refresh();
  app.say(app.w.value.export.backupDone);
}
