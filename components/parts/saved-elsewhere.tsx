import { useApp } from '../app/context';
import { Note } from './controls';

/** What was saved elsewhere while somebody was writing here: shown whole, and the writer says which of the two stays. */
export function SavedElsewhere({
  part,
  saved,
  keepMine,
  takeSaved,
}: {
  part: string;
  saved: string;
  keepMine: () => void;
  takeSaved: () => void;
}) {
  const app = useApp();
  const w = app.w.value.item;
  return (
    <Note tone="part" icon="warn" title={w.conflictTitle} alert part={part}>
      <span class="meta block">{w.conflictTheirs}</span>
      <p class="card" style={{ padding: '4px 8px', whiteSpace: 'pre-wrap' }}>
        {saved || app.w.value.none}
      </p>
      <MineOrSaved keepMine={keepMine} takeSaved={takeSaved} />
    </Note>
  );
}

/** Mine or the saved one. */
export function MineOrSaved({
  part = 'conflict',
  keepMine,
  takeSaved,
}: {
  part?: 'draft' | 'conflict';
  keepMine: () => void;
  takeSaved: () => void;
}) {
  const w = useApp().w.value.item;
  return (
    <div class="row wrap" style={{ paddingTop: '6px' }}>
      <button type="button" class="btn small" data-part={`${part}-mine`} onClick={keepMine}>
        {w.conflictMine}
      </button>
      <button type="button" class="btn small" data-part={`${part}-theirs`} onClick={takeSaved}>
        {w.conflictDrop}
      </button>
    </div>
  );
}
