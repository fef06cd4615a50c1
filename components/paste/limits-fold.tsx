import { useState } from 'preact/hooks';
import { Limits } from '../../lib/paste/limits';
import { useSidebar } from '../app/context';
import { Field } from '../parts/controls';
import { Folded } from './folded';

const FIELDS = ['urls', 'explanation'] as const;

/** How much the fields of the form take: no form tells reliably, so staff say it where they know. */
export function LimitsFold() {
  const { app } = useSidebar();
  const w = app.w.value.paste.limits;
  const limits = app.state.value?.prefs.pasteLimits;
  const [wrong, setWrong] = useState<(typeof FIELDS)[number] | null>(null);
  if (!limits) return null;
  const set = (field: (typeof FIELDS)[number], text: string) => {
    const value = text.trim() === '' ? null : Number(text);
    const changed = Limits.safeParse({ ...limits, [field]: value });
    setWrong(changed.success ? null : field);
    if (changed.success) void app.setPrefs({ pasteLimits: changed.data });
  };
  return (
    <Folded title={w.title} part="paste-limits">
      <div class="stack-s pad">
        <p class="meta">{w.hint}</p>
        {FIELDS.map((field) => (
          <Field key={field} label={w[field]} wrong={wrong === field ? w.wrong : null}>
            {(attributes) => (
              <input
                {...attributes}
                class="in"
                inputMode="numeric"
                data-part={`limit-${field}`}
                value={limits[field] ?? ''}
                onChange={(event) => set(field, event.currentTarget.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </Folded>
  );
}
