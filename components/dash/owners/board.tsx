import { isOverdue } from '../../../lib/assessment/duties';
import { formatThaiDate } from '../../../lib/thai/dates';
import { useSidebar } from '../../app/context';
import type { Readiness } from '../../app/types';
import { ReadinessMark } from '../../parts/marks';
import { useOpenItem } from '../open-item';

const COLUMNS: readonly Readiness[] = ['missing', 'partial', 'ready'];

/** The items as cards under their readiness: how the work stands at a glance. Nothing is dragged, for readiness is not set by hand. */
export function Board({ shown }: { shown: ReadonlySet<string> }) {
  const { app } = useSidebar();
  const open = useOpenItem();
  const w = app.w.value.dash.owners;
  const states = app.readiness.value?.items;
  const today = app.state.value?.today ?? '';
  const duties = new Map(app.snapshot.value?.duties.map((duty) => [duty.item, duty]));
  const items = (app.index.value?.items ?? []).map(({ item }) => item).filter(({ id }) => shown.has(id));
  return (
    <div class="board" data-part="board">
      {COLUMNS.map((readiness) => {
        const own = items.filter(({ id }) => (states?.get(id)?.readiness ?? 'missing') === readiness);
        return (
          <section key={readiness} class="panel" data-part={`board-${readiness}`}>
            <header>
              <h2>
                <ReadinessMark readiness={readiness} />
              </h2>
              <span class="num c-2">{own.length}</span>
            </header>
            <ul class="cards">
              {own.map((item) => {
                const duty = duties.get(item.id);
                const late = readiness !== 'ready' && isOverdue(duty, today);
                return (
                  <li key={item.id}>
                    <button type="button" class="work-card" title={item.name} onClick={() => open(item.id)}>
                      <span class="two-lines">
                        <b class="num">{item.code}</b> {item.name}
                      </span>
                      <span class="meta">
                        {duty?.division || w.nobody}
                        {duty?.due && (
                          <span class={late ? 'c-miss' : ''}>
                            {' '}
                            · {late && `${w.overdue} `}
                            {formatThaiDate(duty.due)}
                          </span>
                        )}
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
