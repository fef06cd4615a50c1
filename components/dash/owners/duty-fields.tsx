import { divisionsOf } from '../../../lib/assessment/duties';
import type { Duty } from '../../../lib/assessment/model';
import type { Item } from '../../../lib/checklist/schema';
import { useSidebar } from '../../app/context';

type Named = { id: string } | { 'aria-label': string };

function useDuty(item: Item) {
  const { app } = useSidebar();
  const { saved } = app.w.value.dash.owners;
  return (more: Partial<Pick<Duty, 'division' | 'due'>>) =>
    void app.act({ type: 'duty.set', duties: [{ item: item.id, ...more }] }, { said: saved, about: item.code });
}

/** Which division owes the item; set as soon as it is chosen. `named`: what labels the field. */
export function OwnerField({ item, duty, named }: { item: Item; duty: Duty | undefined; named: Named }) {
  const { app } = useSidebar();
  const set = useDuty(item);
  const assessment = app.snapshot.value?.assessment;
  const names = assessment ? divisionsOf(assessment) : [];
  const division = duty?.division ?? '';
  return (
    <select
      {...named}
      class="in"
      value={division}
      data-part="owner"
      onChange={(event) => set({ division: event.currentTarget.value })}
    >
      <option value="">{app.w.value.dash.owners.nobody}</option>
      {[...names, ...(division === '' || names.includes(division) ? [] : [division])].map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Until when. Typing a date passes through dates of the year 2 and 20, and through none: it is taken when the field is left. */
export function DueField({ item, duty, named }: { item: Item; duty: Duty | undefined; named: Named }) {
  const set = useDuty(item);
  const due = duty?.due ?? '';
  return (
    <input
      {...named}
      key={due}
      class="in"
      type="date"
      defaultValue={due}
      data-part="due"
      onBlur={({ currentTarget: { value, validity } }) => {
        if (!validity.badInput && value !== due) set({ due: value || null });
      }}
    />
  );
}
