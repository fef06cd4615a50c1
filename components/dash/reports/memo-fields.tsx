import type { MemoFields } from '../../../lib/reports/memo';
import { formatThaiDate } from '../../../lib/thai/dates';
import { useApp } from '../../app/context';
import { Field } from '../../parts/controls';

/** A year of more digits is typed over, not written. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ABOUT = ['both', 'last', 'now'] as const;

/** What only staff know of the letter. */
export function MemoFieldsForm({
  fields,
  hasLast,
  change,
}: {
  fields: MemoFields;
  hasLast: boolean;
  change: (fields: MemoFields) => void;
}) {
  const app = useApp();
  const w = app.w.value.reports.memo;
  const set = (more: Partial<MemoFields>) => change({ ...fields, ...more });
  const text = (name: 'unit' | 'number' | 'recipient', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          class="in"
          maxLength={200}
          value={fields[name]}
          data-part={`memo-${name}`}
          onInput={(event) => set({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <div class="form">
      {text('unit', w.unit, w.unitHint)}
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '16px' }}>
        {text('number', w.number)}
        <Field label={w.date} hint={fields.date === '' ? undefined : formatThaiDate(fields.date, 'long')}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              type="date"
              max="9999-12-31"
              value={fields.date}
              data-part="memo-date"
              onInput={(event) => set({ date: DAY.exec(event.currentTarget.value)?.[0] ?? '' })}
            />
          )}
        </Field>
      </div>
      {text('recipient', w.recipient, w.recipientHint)}
      {hasLast && (
        <Field label={w.about}>
          {(attributes) => (
            <select
              {...attributes}
              class="in"
              value={fields.about}
              data-part="memo-about"
              onChange={(event) => set({ about: ABOUT.find((one) => one === event.currentTarget.value) ?? 'both' })}
            >
              {ABOUT.map((one) => (
                <option key={one} value={one}>
                  {w.abouts[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p class="meta">{w.blank}</p>
    </div>
  );
}
