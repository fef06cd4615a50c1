import { useState } from 'preact/hooks';
import { indexEdition } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import type { LastResult } from '../../../lib/last-year/schema';
import { useWords } from '../../app/context';
import { Panel } from '../page';

/** The items that got 0, by sub-indicator: shown with what was written, on demand to be ticked. */
export function FailingPanel({
  result,
  pack,
  open,
  tick,
}: {
  result: LastResult;
  pack: EditionPack;
  open: boolean;
  tick: (item: string, failed: boolean) => void;
}) {
  const w = useWords().lastYear.failing;
  const [editing, setEditing] = useState(open);
  const failed = new Map(result.failing.map((one) => [one.item, one]));
  const all = indexEdition(pack).items.length;
  const subs = pack.indicators
    .flatMap(({ subIndicators }) => subIndicators)
    .filter(({ items }) => editing || items.some(({ id }) => failed.has(id)));
  return (
    <Panel title={w.title} hint={w.count(failed.size, all)} part="failing-panel">
      {subs.length === 0 && <p class="pad">{w.none}</p>}
      {editing && <p class="pad c-2">{w.hint}</p>}
      {subs.map(({ code, name, items }) =>
        editing ? (
          <fieldset key={code} class="last-sub pad">
            <legend>
              <b>
                {code} {name}
              </b>
            </legend>
            {items.map((item) => (
              <label key={item.id} class="choice">
                <input
                  type="checkbox"
                  class="check"
                  data-part="failed"
                  data-code={item.code}
                  checked={failed.has(item.id)}
                  onChange={(event) => tick(item.id, event.currentTarget.checked)}
                />
                <span>
                  <b class="code">{item.code}</b> {item.name}
                </span>
              </label>
            ))}
          </fieldset>
        ) : (
          <section key={code} class="last-sub pad" aria-label={`${code} ${name}`}>
            <h3>
              {code} {name}
            </h3>
            <ul>
              {items.flatMap((item) => {
                const one = failed.get(item.id);
                if (!one) return [];
                return (
                  <li key={item.id} data-part="failing-item" data-code={item.code}>
                    <b class="code">{item.code}</b>
                    <span class="grow">{item.name}</span>
                    {one.codeWritten && one.codeWritten !== one.code && (
                      <span class="meta keep">{w.written(one.codeWritten)}</span>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        ),
      )}
      {!editing && (
        <p class="pad">
          <button type="button" class="btn" data-part="edit-failing" onClick={() => setEditing(true)}>
            {w.edit}
          </button>
        </p>
      )}
    </Panel>
  );
}
