import { useState } from 'preact/hooks';
import { divisionsOf } from '../../../lib/assessment/duties';
import { useSidebar } from '../../app/context';
import { Field } from '../../parts/controls';
import { Icon } from '../../parts/icons';
import { Panel } from '../page';
import type { Loads } from './owners';

/** The office's own divisions: renamed, added, taken away. */
export function DivisionsPanel({ loads }: { loads: Loads }) {
  const { app } = useSidebar();
  const [added, setAdded] = useState('');
  const w = app.w.value.dash.owners;
  const assessment = app.snapshot.value?.assessment;
  if (!assessment) return null;
  const names = divisionsOf(assessment);
  const twice = names.includes(added.trim());
  const doing = { said: w.divisionsSaved, about: w.divisions };
  const save = (divisions: string[]) => app.act({ type: 'assessment.update', divisions }, doing);
  return (
    <Panel title={w.divisions} hint={w.divisionsHint} part="divisions">
      <ul class="list roomy">
        {names.map((name, at) => (
          <Division
            key={name}
            name={name}
            at={at}
            owes={loads.find(({ division }) => division === name)?.items.map(({ id }) => id) ?? []}
            names={names}
          />
        ))}
      </ul>
      <form
        class="pad row end"
        onSubmit={(event) => {
          event.preventDefault();
          const name = added.trim();
          if (name === '' || twice) return;
          void save([...names, name]);
          setAdded('');
        }}
      >
        <div class="grow">
          <Field label={w.addLabel} wrong={twice ? w.twice : null}>
            {(attributes) => (
              <input
                {...attributes}
                class="in"
                maxLength={120}
                value={added}
                data-part="new-division"
                onInput={(event) => setAdded(event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <button type="submit" class="btn" disabled={added.trim() === '' || twice} data-part="add-division">
          <Icon name="plus" />
          {w.add}
        </button>
      </form>
    </Panel>
  );
}

function Division({
  name,
  at,
  owes,
  names,
}: {
  name: string;
  at: number;
  owes: readonly string[];
  names: readonly string[];
}) {
  const { app } = useSidebar();
  const [typed, setTyped] = useState(name);
  const w = app.w.value.dash.owners;
  const to = typed.trim();
  const taken = to !== name && names.includes(to);
  const doing = { said: w.divisionsSaved, about: w.divisions };

  /** In one step with what it owed, so that an undo brings both back. */
  function remove() {
    void app.act({ type: 'division.remove', name }, doing);
  }
  return (
    <li>
      <form
        class="row grow"
        onSubmit={(event) => {
          event.preventDefault();
          if (to !== '' && to !== name && !taken) void app.act({ type: 'division.rename', from: name, to }, doing);
        }}
      >
        <input
          class="in grow"
          aria-label={w.name(at + 1)}
          aria-invalid={taken}
          maxLength={120}
          value={typed}
          data-part="division"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {to !== name && (
          <button type="submit" class="btn" disabled={to === '' || taken} data-part="rename-division">
            {w.rename}
          </button>
        )}
        {taken && <span class="c-miss">{w.twice}</span>}
      </form>
      <button
        type="button"
        class="link"
        aria-label={w.remove(name)}
        title={owes.length > 0 ? w.removeHint(owes.length) : w.remove(name)}
        data-part="remove-division"
        onClick={remove}
      >
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}
