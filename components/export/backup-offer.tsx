import { downloadBackup } from '../app/backup';
import { useApp } from '../app/context';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';

/** Records that could not be read: how many, what is kept, what to do. */
export function SetAsideNote() {
  const app = useApp();
  const w = app.w.value;
  const count = app.state.value?.setAside ?? 0;
  if (count === 0) return null;
  return (
    <Note tone="part" icon="warn" title={w.export.setAside(count)} part="set-aside">
      {w.export.setAsideTodo}
    </Note>
  );
}

/** Offered after 20 changes or 7 days; the word that uninstalling deletes everything always stands. */
export function BackupOffer() {
  const app = useApp();
  const w = app.w.value;
  const backup = app.state.value?.backup;
  if (!backup) return null;
  return (
    <section class={backup.due ? 'note part' : 'note'} data-part="backup-offer" data-due={backup.due}>
      <Icon name="download" />
      <div class="grow">
        <div class="row top">
          <span class="grow tight">
            {backup.lastAt === null ? w.export.backupNever : w.export.backupDue(backup.changes)}
          </span>
          <button type="button" class="link keep" data-part="backup" onClick={() => void downloadBackup(app)}>
            {w.export.backup}
          </button>
        </div>
        <span class="meta">{w.export.backupWhy}</span>
      </div>
    </section>
  );
}
