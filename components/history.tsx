import type { HistorySummary } from '../lib/assessment/model';
import { formatThaiDateTime } from '../lib/thai/dates';
import { useApp } from './app/context';
import { codesOf } from './app/takings';
import { Icon } from './parts/icons';
import { onEscape, SubHead } from './parts/sub-head';

const isUndoing = ({ type }: HistorySummary) => type === 'undo' || type === 'redo';

/** What was done, newest first, each with the way back; what the machine merely saw is not listed. */
export function HistoryList({ most = Number.POSITIVE_INFINITY }: { most?: number }) {
  const app = useApp();
  const w = app.w.value;
  const recent = (app.snapshot.value?.recent ?? []).filter((entry) => entry.type !== 'observation.record');
  if (recent.length === 0) return <p class="pad c-2">{w.history.empty}</p>;
  const ofUndo = (entry: HistorySummary) => recent.find((other) => other.id === entry.undoes);
  return (
    <ol class="list" data-part="history-list">
      {recent.slice(0, most).map((entry) => {
        const undone = isUndoing(entry) ? ofUndo(entry) : undefined;
        const name = w.history.types[entry.type] ?? entry.type;
        const what = undone ? `${name}: ${w.history.types[undone.type] ?? undone.type}` : name;
        const codes = codesOf(app, entry.items);
        return (
          <li key={entry.id} class="hist" data-part="history-entry" data-type={entry.type}>
            <span class="grow tight" style={{ padding: '4px 0' }}>
              <span class={entry.undoneBy ? 'c-2' : ''}>
                {what} <b class="num">{codes}</b>
                {entry.count > 1 && <span class="meta num"> {w.history.count(entry.count)}</span>}
              </span>
              <span class="meta block">
                {entry.by} · {formatThaiDateTime(entry.at)}
              </span>
            </span>
            {entry.undoneBy ? (
              <span class="meta keep">{w.history.undone}</span>
            ) : (
              !isUndoing(entry) && (
                <button
                  type="button"
                  class="link keep"
                  data-part="undo-entry"
                  aria-label={`${w.undo}: ${what} ${codes}`}
                  onClick={() => void app.undo(entry.id, w.doing.undone)}
                >
                  <Icon name="undo" size={14} />
                  {w.undo}
                </button>
              )
            )}
          </li>
        );
      })}
    </ol>
  );
}

export function HistoryView({ back }: { back: () => void }) {
  const app = useApp();
  const w = app.w.value;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="history" onKeyDown={onEscape(back)}>
      <SubHead back={back} title={w.history.title} />
      <div class="sb-body paper">
        <p class="meta" style={{ padding: '8px 12px 4px' }}>
          {w.history.hint}
        </p>
        <HistoryList />
      </div>
    </div>
  );
}
