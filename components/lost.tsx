import { useApp } from './app/context';
import { Note } from './parts/controls';

/** The background does not answer: said over everything, with what is kept and what to do. */
export function LostNote() {
  const app = useApp();
  const w = app.w.value;
  return (
    <div class="pad" style={{ flex: 'none' }} data-part="lost">
      <Note tone="miss" icon="failed" title={w.unreachable.title} alert>
        {w.unreachable.body}
        <span class="block">
          <button type="button" class="link" onClick={() => void app.refresh()}>
            {w.retry}
          </button>
        </span>
      </Note>
    </div>
  );
}
