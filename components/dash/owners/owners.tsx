import { useState } from 'preact/hooks';
import { type DivisionLoad, divisionsOf, loadOfDivisions, usualDivision } from '../../../lib/assessment/duties';
import { useSidebar } from '../../app/context';
import { Field, Seg } from '../../parts/controls';
import { useRouter } from '../context';
import { Page, Panel } from '../page';
import { hrefOf } from '../route';
import { Board } from './board';
import { DivisionsPanel } from './divisions';
import { OwnersTable } from './table';

/** ผู้รับผิดชอบ: who owes each item and until when, as a table to fill in or a board to look at. */
export function OwnersPage() {
  const { app } = useSidebar();
  const router = useRouter();
  const [view, setView] = useState<'table' | 'board'>('table');
  const w = app.w.value.dash.owners;
  const snapshot = app.snapshot.value;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  if (!snapshot || !edition || !readiness) return null;
  const route = router.route.value;
  const division = route.place === 'owners' ? (route.division ?? null) : null;
  const loads = loadOfDivisions(snapshot, edition, readiness, app.state.value?.today ?? '');
  const shown = division === null ? loads : loads.filter((load) => load.division === division);
  const ids = new Set(shown.flatMap(({ items }) => items.map(({ id }) => id)));
  return (
    <Page title={w.title} intro={w.intro} part="owners" wide>
      <div class="row wrap">
        <Seg
          label={w.view.label}
          part="owners-view"
          options={(['table', 'board'] as const).map((value) => ({ value, text: w.view[value] }))}
          value={view}
          choose={(value) => setView(value ?? view)}
        />
        <label class="row">
          <span class="keep">{w.show}</span>
          <select
            class="in"
            data-part="division-filter"
            value={division === null ? '*' : `=${division}`}
            onChange={({ currentTarget: { value } }) =>
              router.go(value === '*' ? { place: 'owners' } : { place: 'owners', division: value.slice(1) })
            }
          >
            <option value="*">{w.all}</option>
            {loads.map((load) => (
              <option key={load.division} value={`=${load.division}`}>
                {load.division || w.nobody} ({load.items.length})
              </option>
            ))}
          </select>
        </label>
        <span class="grow" />
        <a class="link" href={hrefOf({ place: 'reports' })} data-part="to-todo">
          {w.todo}
        </a>
      </div>
      {ids.size === 0 && <p class="pad">{w.empty}</p>}
      {view === 'board' ? <Board shown={ids} /> : <OwnersTable shown={ids} />}
      <div class="d-cols even">
        <BulkPanel shown={ids} />
        <DivisionsPanel loads={loads} />
      </div>
    </Page>
  );
}

/** What is set for many items in one step. */
function BulkPanel({ shown }: { shown: ReadonlySet<string> }) {
  const { app } = useSidebar();
  const [due, setDue] = useState('');
  const w = app.w.value.dash.owners;
  const snapshot = app.snapshot.value;
  const items = (app.index.value?.items ?? []).map(({ item }) => item);
  if (!snapshot) return null;
  const divisions = divisionsOf(snapshot.assessment);
  const owned = new Set(snapshot.duties.filter(({ division }) => division !== '').map(({ item }) => item));
  const usual = items
    .filter(({ id }) => !owned.has(id))
    .map((item) => ({ item: item.id, division: usualDivision(item, divisions) }))
    .filter(({ division }) => division !== '');
  const open = items.filter(({ id }) => shown.has(id) && app.readiness.value?.items.get(id)?.readiness !== 'ready');
  const doing = { said: w.saved, about: w.title };
  return (
    <Panel part="bulk">
      <div class="pad stack-s">
        <button
          type="button"
          class="btn"
          disabled={usual.length === 0}
          data-part="usual-owners"
          onClick={() => void app.act({ type: 'duty.set', duties: usual }, doing)}
        >
          {w.usual(usual.length)}
        </button>
        <p class="c-2">{w.usualHint}</p>
      </div>
      <form
        class="pad stack-s"
        onSubmit={(event) => {
          event.preventDefault();
          const duties = open.map(({ id }) => ({ item: id, due }));
          if (due && duties.length > 0) void app.act({ type: 'duty.set', duties }, doing);
        }}
      >
        <Field label={w.dueAll}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              type="date"
              value={due}
              data-part="due-all"
              onInput={(event) => setDue(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="btn" disabled={!due || open.length === 0}>
          {w.dueAllMain(open.length)}
        </button>
      </form>
    </Panel>
  );
}

export type Loads = readonly DivisionLoad[];
