import { useState } from 'preact/hooks';
import { resolveEdition } from '../../../lib/checklist';
import { type ComparedRow, compareEditions } from '../../../lib/checklist/compare';
import { knownYears } from '../../../lib/checklist/resolve';
import type { Item } from '../../../lib/checklist/schema';
import { useSidebar } from '../../app/context';
import { Page, Panel } from '../page';

/** Two editions side by side. */
export function ComparePage() {
  const { app } = useSidebar();
  const w = app.w.value.nextYear.compare;
  const years = knownYears(app.storedPacks.value);
  const current = app.edition.value?.year ?? years.at(-1) ?? 0;
  const before = years.filter((year) => year < current).at(-1) ?? current;
  const [left, setLeft] = useState(before);
  const [right, setRight] = useState(current);
  const [onlyChanges, setOnlyChanges] = useState(false);
  const from = resolveEdition(left, app.storedPacks.value);
  const to = resolveEdition(right, app.storedPacks.value);
  const choice = (label: string, value: number, set: (year: number) => void, part: string) => (
    <label class="row">
      <span class="keep">{label}</span>
      <select
        class="in"
        value={String(value)}
        data-part={part}
        onChange={(event) => set(Number(event.currentTarget.value))}
      >
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </label>
  );
  const compared = from && to ? compareEditions(from, to) : null;
  return (
    <Page title={w.title} intro={w.intro} part="compare" wide>
      <div class="row wrap">
        {choice(w.left, left, setLeft, 'compare-left')}
        {choice(w.right, right, setRight, 'compare-right')}
        <label class="row keep">
          <input type="checkbox" checked={onlyChanges} onChange={() => setOnlyChanges(!onlyChanges)} />
          {w.onlyChanges}
        </label>
      </div>
      {compared && (
        <>
          <p data-part="compare-summary">
            {w.summary(
              compared.diff.added.length,
              compared.diff.removed.length,
              compared.diff.merged.length,
              compared.diff.split.length,
            )}
          </p>
          <Panel part="compare-rows">
            <table class="side-by-side">
              <thead>
                <tr>
                  <th>{left}</th>
                  <th>{right}</th>
                </tr>
              </thead>
              <tbody>
                {compared.rows
                  .filter(({ same }) => !onlyChanges || !same)
                  .map((row) => (
                    <Row key={row.now?.id ?? `gone ${row.was[0]?.id}`} row={row} />
                  ))}
              </tbody>
            </table>
          </Panel>
        </>
      )}
    </Page>
  );
}

function Row({ row: { was, now, criteria } }: { row: ComparedRow }) {
  const { app } = useSidebar();
  const w = app.w.value.nextYear.compare;
  const name = ({ id, code, name: title }: Item) => (
    <p key={id}>
      <b class="code">{code}</b> {title}
    </p>
  );
  return (
    <tr>
      <td class="tight">{was.length === 0 ? <span class="c-2">{w.new}</span> : was.map(name)}</td>
      <td class="tight">
        {now ? name(now) : <span class="c-miss">{w.gone}</span>}
        {criteria && (
          <ul class="meta" lang="th">
            {criteria.added.map(({ id, text }) => (
              <li key={id}>
                <b class="c-ok">{w.added}</b> {text}
              </li>
            ))}
            {criteria.removed.map(({ id, text }) => (
              <li key={id}>
                <b class="c-miss">{w.removed}</b> {text}
              </li>
            ))}
            {criteria.changed.map(({ from, to }) => (
              <li key={to.id}>
                <b>{w.changed}</b> <del>{from.text}</del> → {to.text}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
