import { isOverdue } from '../../../lib/assessment/duties';
import type { Duty } from '../../../lib/assessment/model';
import type { Item } from '../../../lib/checklist/schema';
import { formatThaiDate } from '../../../lib/thai/dates';
import { useSidebar } from '../../app/context';
import { ItemCells } from '../item-cells';
import { Panel } from '../page';
import { DueField, OwnerField } from './duty-fields';

export function OwnersTable({ shown }: { shown: ReadonlySet<string> }) {
  const { app } = useSidebar();
  const w = app.w.value.dash.owners;
  const duties = new Map(app.snapshot.value?.duties.map((duty) => [duty.item, duty]));
  const items = (app.index.value?.items ?? []).map(({ item }) => item).filter(({ id }) => shown.has(id));
  if (items.length === 0) return null;
  return (
    <Panel part="owners-table">
      <div class="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{w.columns.code}</th>
              <th>{w.columns.name}</th>
              <th>{w.columns.state}</th>
              <th>{w.columns.owner}</th>
              <th>{w.columns.due}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={item.id} item={item} duty={duties.get(item.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Row({ item, duty }: { item: Item; duty: Duty | undefined }) {
  const { app } = useSidebar();
  const w = app.w.value.dash.owners;
  const readiness = app.readiness.value?.items.get(item.id)?.readiness ?? 'missing';
  const late = readiness !== 'ready' && isOverdue(duty, app.state.value?.today ?? '');
  return (
    <tr data-code={item.code}>
      <ItemCells item={item} />
      <td>
        <OwnerField item={item} duty={duty} named={{ 'aria-label': w.ownerOf(item.code) }} />
      </td>
      <td>
        <DueField item={item} duty={duty} named={{ 'aria-label': w.dueOf(item.code) }} />
        {duty?.due && (
          <span class="meta block">
            {late && <b class="c-miss">{w.overdue} </b>}
            {formatThaiDate(duty.due)}
          </span>
        )}
      </td>
    </tr>
  );
}
