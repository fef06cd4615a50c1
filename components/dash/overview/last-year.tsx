import { useState } from 'preact/hooks';
import { resolveEdition } from '../../../lib/checklist';
import type { Item } from '../../../lib/checklist/schema';
import { mapLastResult } from '../../../lib/last-year/mapping';
import { useSidebar } from '../../app/context';
import { ItemCells } from '../item-cells';
import { Panel } from '../page';
import { hrefOf } from '../route';

const FIRST = 8;

/** The items that got 0 last year, under the numbers that they have now. */
export function LastYearPanel() {
  const { app } = useSidebar();
  const [whole, setWhole] = useState(false);
  const words = app.w.value.dash.overview.lastYear;
  const result = app.snapshot.value?.lastYear?.result;
  const edition = app.edition.value;
  if (!edition) return null;
  const from = result ? resolveEdition(result.year, app.storedPacks.value) : null;
  if (!result || !from) {
    return (
      <Panel title={words.none} part="last-year">
        <div class="pad stack-s">
          <p>{words.why}</p>
          <a class="btn" href={hrefOf({ place: 'last-year' })}>
            {words.enter}
          </a>
        </div>
      </Panel>
    );
  }
  const rows = mapLastResult(result, from, edition).failing.flatMap(({ failing, was, now }) =>
    (now.length > 0 ? now : [null]).map((item) => ({ code: failing.code, name: was?.name ?? '', item })),
  );
  const shown = whole ? rows : rows.slice(0, FIRST);
  return (
    <Panel title={words.title} hint={words.hint(result.failing.length)} part="last-year">
      <table>
        <thead>
          <tr>
            <th>{words.year(result.year)}</th>
            <th>{words.year(edition.year)}</th>
            <th>{words.name}</th>
            <th>{words.now}</th>
            <th>{words.owner}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={`${row.code} ${row.item?.id ?? ''}`} {...row} />
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p class="pad">
          <button type="button" class="link" onClick={() => setWhole(true)}>
            {words.more(rows.length - shown.length)}
          </button>
        </p>
      )}
    </Panel>
  );
}

function Row({ code, name, item }: { code: string; name: string; item: Item | null }) {
  const { app } = useSidebar();
  const words = app.w.value.dash.overview.lastYear;
  if (!item) {
    return (
      <tr>
        <td class="num">{code}</td>
        <td class="c-2" colSpan={4}>
          {name} · {words.gone}
        </td>
      </tr>
    );
  }
  const division = app.snapshot.value?.duties.find((one) => one.item === item.id)?.division;
  return (
    <tr>
      <td class="num">{code}</td>
      <ItemCells item={item} />
      <td class="keep">{division || '–'}</td>
    </tr>
  );
}
