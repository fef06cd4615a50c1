import { useState } from 'preact/hooks';
import { errorText, errorWords } from '../../lib/i18n';
import type { BackupCheck } from '../../lib/storage/backup';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { faultOf } from '../app/backend';
import { downloadBackup } from '../app/backup';
import { useApp } from '../app/context';
import { shortAgency } from '../app/names';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { FileButton, Page, Panel } from './page';

type Checked = Extract<BackupCheck, { ok: true }>;
type Rows = Checked['incoming'];
type Phase =
  | { at: 'start' }
  | { at: 'checking' }
  | { at: 'bad'; what: string; field: string }
  | { at: 'preview'; backup: unknown; check: Checked }
  | { at: 'done' };

function Table({ title, rows }: { title: string; rows: Rows }) {
  const app = useApp();
  const w = app.w.value.dash.backup;
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th>{w.columns.agency}</th>
          <th>{w.columns.year}</th>
          <th>{w.columns.evidence}</th>
          <th>{w.columns.changed}</th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colSpan={4}>{w.empty}</td>
          </tr>
        )}
        {rows.map((row) => (
          <tr key={`${row.agency} ${row.edition} ${row.updatedAt}`}>
            <td>{shortAgency(row.agency)}</td>
            <td class="num">{row.edition}</td>
            <td class="num">{row.evidence}</td>
            <td class="num">{formatThaiDateTime(row.updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A backup file is checked and shown beside what is there; only then can it replace everything. */
export function RestorePanel() {
  const app = useApp();
  const w = app.w.value;
  const words = w.dash.backup;
  const [phase, setPhase] = useState<Phase>({ at: 'start' });

  async function check(file: File) {
    setPhase({ at: 'checking' });
    let backup: unknown;
    try {
      backup = JSON.parse(await file.text());
    } catch {
      setPhase({ at: 'bad', what: errorText(app.language.value, 'not-a-backup'), field: '' });
      return;
    }
    const checked = await app.platform.backend.ask({ type: 'backup.check', backup }).catch(faultOf);
    if (typeof checked === 'string') setPhase({ at: 'bad', what: errorText(app.language.value, checked), field: '' });
    else if (checked.ok) setPhase({ at: 'preview', backup, check: checked });
    else setPhase({ at: 'bad', what: errorText(app.language.value, checked.error), field: checked.field });
  }
  async function replace(backup: unknown) {
    setPhase({ at: 'checking' });
    const result = await app.platform.backend.ask({ type: 'backup.restore', backup }).catch(faultOf);
    if (typeof result !== 'string' && result.ok) {
      await app.refresh();
      setPhase({ at: 'done' });
      app.say(words.done);
      return;
    }
    const { what } = errorWords(app.language.value, typeof result === 'string' ? result : result.error);
    setPhase({ at: 'bad', what, field: '' });
  }

  return (
    <Panel title={words.restore} part="restore">
      <div class="pad stack">
        <p>{words.restoreBody}</p>
        {phase.at === 'bad' && (
          <Note tone="miss" icon="failed" title={phase.what} alert part="restore-bad">
            {phase.field && <p class="meta">{words.field(phase.field)}</p>}
          </Note>
        )}
        {phase.at === 'checking' && <p role="status">{words.checking}</p>}
        {phase.at === 'done' && (
          <Note tone="ink-n" icon="tick" title={words.done} part="restored">
            {null}
          </Note>
        )}
        {phase.at === 'preview' && (
          <div class="stack" data-part="restore-preview">
            <p>
              <b>{words.madeAt(formatThaiDateTime(phase.check.madeAt))}</b>
            </p>
            <Table title={words.incoming} rows={phase.check.incoming} />
            <Table title={words.present} rows={phase.check.present} />
            <Note tone={phase.check.present.length > 0 ? 'miss' : undefined} icon="warn">
              <b>{phase.check.present.length > 0 ? words.replaces : words.replacesNothing}</b>
            </Note>
            <div class="row wrap">
              <button type="button" class="btn main" data-part="replace" onClick={() => void replace(phase.backup)}>
                {phase.check.present.length > 0 ? words.replace : words.bring}
              </button>
              {phase.check.present.length > 0 && (
                <button type="button" class="btn" onClick={() => void downloadBackup(app)}>
                  <Icon name="download" />
                  {words.first}
                </button>
              )}
              <button type="button" class="btn" data-part="restore-cancel" onClick={() => setPhase({ at: 'start' })}>
                {words.cancel}
              </button>
            </div>
          </div>
        )}
        {phase.at !== 'preview' && phase.at !== 'checking' && (
          <FileButton
            label={words.choose}
            accept=".json,application/json"
            part="restore-file"
            choose={(file) => void check(file)}
          />
        )}
      </div>
    </Panel>
  );
}

export function BackupPage() {
  const app = useApp();
  const w = app.w.value.dash.backup;
  const backup = app.state.value?.backup;
  return (
    <Page title={w.title} part="backup-page">
      <Note tone="part" icon="warn">
        {w.warn}
      </Note>
      {app.snapshot.value && backup && (
        <Panel title={w.save}>
          <div class="pad stack">
            <p>{w.saveBody}</p>
            <p class="c-2">
              {backup.lastAt ? w.last(formatThaiDateTime(backup.lastAt)) : w.never}
              {backup.changes > 0 && ` · ${w.changes(backup.changes)}`}
            </p>
            <button type="button" class="btn main" data-part="backup" onClick={() => void downloadBackup(app)}>
              <Icon name="download" />
              {w.main}
            </button>
          </div>
        </Panel>
      )}
      <RestorePanel />
    </Page>
  );
}
