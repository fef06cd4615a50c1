import { useMemo, useState } from 'preact/hooks';
import { type MemoFields, NO_MEMO_FIELDS } from '../../../lib/reports/memo';
import { useApp } from '../../app/context';
import { NoEdition } from '../../page/states';
import { ReportCard } from './card';
import { lacksOf } from './lacks';
import { inputOf } from './making';
import { MemoFieldsForm } from './memo-fields';
import { TodoCard } from './todo-card';

/** The reports, each with what it lacks. A module of its own: see page.tsx. */
export function ReportCards() {
  const app = useApp();
  const w = app.w.value.reports;
  const { snapshot, edition, state, storedPacks } = app;
  const input = useMemo(
    () => inputOf(app),
    [app, snapshot.value, edition.value, state.value?.links, state.value?.today, storedPacks.value],
  );
  const [thaiDigits, setThaiDigits] = useState(true);
  const [fields, setFields] = useState<MemoFields>({ ...NO_MEMO_FIELDS, date: state.value?.today ?? '' });
  if (!input) return <NoEdition />;
  const lacks = (id: Parameters<typeof lacksOf>[0]) => lacksOf(id, input, w.lacks);
  return (
    <>
      <p>
        <label class="row">
          <input
            type="checkbox"
            checked={thaiDigits}
            data-part="thai-digits"
            onChange={(event) => setThaiDigits(event.currentTarget.checked)}
          />
          {w.thaiDigits}
        </label>
        <span class="meta block">
          {w.thaiDigitsHint} · {w.garuda}
        </span>
      </p>
      <ReportCard
        asked={{ id: 'memo', fields }}
        lacks={lacks('memo')}
        thaiDigits={thaiDigits}
        options={<MemoFieldsForm fields={fields} hasLast={input.snapshot.lastYear !== null} change={setFields} />}
      />
      <ReportCard asked={{ id: 'measures' }} lacks={lacks('measures')} thaiDigits={thaiDigits} />
      <TodoCard input={input} thaiDigits={thaiDigits} />
      <ReportCard asked={{ id: 'follow-up' }} lacks={lacks('follow-up')} thaiDigits={thaiDigits} />
      <ReportCard asked={{ id: 'dossier' }} lacks={lacks('dossier')} thaiDigits={thaiDigits} />
    </>
  );
}
