import { useSidebar } from '../app/context';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import type { Pasting } from './pasting';

/** What became of the last step that was put into the field that was clicked, with the way back. */
export function PutNote({ pasting }: { pasting: Pasting }) {
  const { app } = useSidebar();
  const w = app.w.value.paste;
  const put = app.state.value?.paste?.put ?? null;
  const shown = put !== null && put.id !== pasting.dismissed.value ? put : null;
  const what = shown ? w.fields[shown.field] : '';
  const done = shown?.outcome === 'done';
  const wrote = done || shown?.outcome === 'differs';
  return (
    <div role="status" data-part="put-place">
      {shown && (
        <Note
          tone={done ? 'ink-n' : 'part'}
          icon={done ? 'tick' : 'warn'}
          title={w.outcome[shown.outcome](what, app.codeOf(shown.item))}
          part="put-note"
        >
          {shown.outcome === 'differs' && <p class="tight clamp lines">{w.shows(shown.shown || w.empty)}</p>}
          {wrote && shown.before !== '' && <p class="meta clamp lines">{w.before(shown.before)}</p>}
          {shown.limit !== null && <p class="tight">{w.accepts(shown.limit)}</p>}
          {shown.outcome === 'no-access' && <p class="tight">{w.form.noAccessPut}</p>}
          <p class="row wrap">
            {wrote && (
              <button
                type="button"
                class="link"
                data-part="put-undo"
                onClick={() => void pasting.undoPut(w.undone, w.form.undoGone)}
              >
                <Icon name="undo" size={14} />
                {app.w.value.undo}
              </button>
            )}
            <button
              type="button"
              class="link"
              data-part="put-close"
              onClick={() => {
                pasting.dismissed.value = shown.id;
              }}
            >
              {app.w.value.closePanel}
            </button>
          </p>
        </Note>
      )}
    </div>
  );
}
