import { errorWords } from '../lib/i18n';
import { useApp } from './app/context';
import { Note } from './parts/controls';

/** The background does not answer, or cannot open the database: said over everything, with what is kept and what to do. */
export function LostNote() {
  const app = useApp();
  const w = app.w.value;
  const fault = app.lost.value;
  if (fault === null) return null;
  const said = errorWords(app.language.value, fault);
  const [title, body] =
    fault === 'unreachable' ? [w.unreachable.title, w.unreachable.body] : [said.what, `${said.kept} ${said.todo}`];
  return (
    <div class="pad" style={{ flex: 'none' }} data-part="lost" data-fault={fault}>
      <Note tone="miss" icon="failed" title={title} alert>
        {body}
        <span class="block">
          <button type="button" class="link" onClick={() => void app.reach()}>
            {w.retry}
          </button>
        </span>
      </Note>
    </div>
  );
}
