import { useMemo, useState } from 'preact/hooks';
import type { PageAudit, SiteIndex } from '../../lib/audit/finding';
import { urlKey } from '../../lib/links/identity';
import { useSidebar } from '../app/context';
import { isFile, shortUrl } from '../app/names';
import type { ReadPage } from '../app/reading';
import { take, takingOf } from '../app/takings';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { By } from '../parts/marks';
import { type IndexRow, indexRows, type RowDoubt } from './index-rows';

type Show = 'all' | 'doubtful' | 'impossible';

/** More than this in one step the store refuses. */
const MOST_TAKINGS = 500;

function Doubt({ doubt, possible }: { doubt: RowDoubt; possible: boolean }) {
  const { app } = useSidebar();
  const words = app.w.value.index.doubts;
  const text =
    doubt.key === 'shared' || doubt.key === 'someDead'
      ? words[doubt.key](doubt.count)
      : doubt.key === 'byName'
        ? words.byName(doubt.code)
        : words[doubt.key];
  const tone = doubt.key === 'taken' ? 'c-ink' : possible ? 'c-part' : 'c-miss';
  return (
    <span class={`d ${tone}`} data-doubt={doubt.key}>
      <Icon name={doubt.key === 'taken' ? 'stamp' : possible ? 'warn' : 'failed'} size={14} />
      {text}
    </span>
  );
}

function Row({ row, chosen, toggle }: { row: IndexRow; chosen: boolean; toggle: () => void }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const code = row.item?.item.code ?? row.entry.codeWritten ?? '';
  const [first] = row.entry.urls;
  const links = first ? (
    <>
      <span title={first}>{shortUrl(first, hosts)}</span>
      {row.entry.urls.length > 1 && <b class="num"> +{row.entry.urls.length - 1}</b>}
    </>
  ) : (
    w.none
  );
  return (
    <tr class={row.possible ? '' : 'off'} data-part="index-row" data-code={code} data-possible={row.possible}>
      <td>
        {row.possible ? (
          <input
            type="checkbox"
            class="check"
            checked={chosen}
            aria-label={w.index.takeRow(code, row.entry.name)}
            onChange={toggle}
          />
        ) : (
          <Icon name="inapplicable" />
        )}
      </td>
      <td>
        <span class="code">{code}</span>
      </td>
      <td>
        {row.entry.name}
        {row.doubts.map((doubt) => (
          <Doubt key={doubt.key} doubt={doubt} possible={row.possible} />
        ))}
        <span class="u only-narrow cut block">{links}</span>
      </td>
      <td class="u only-wide">{links}</td>
    </tr>
  );
}

/** A page that lists the O-items: a preview of it, and the chosen rows taken in one step. Nothing is kept before that. */
export function IndexImport({
  page,
  audit,
  index,
  skip,
}: {
  page: ReadPage;
  audit: PageAudit;
  index: SiteIndex;
  skip: () => void;
}) {
  const { app } = useSidebar();
  const w = app.w.value;
  const snapshot = app.snapshot.value;
  const edition = app.index.value;
  const [changed, setChanged] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [show, setShow] = useState<Show>('all');
  const rows = useMemo(
    () =>
      edition && snapshot
        ? indexRows(index, edition, { hosts: snapshot.assessment.agency.hosts, taken: snapshot.evidence })
        : [],
    [index, edition, snapshot],
  );
  const chosenOf = (row: IndexRow) => row.possible && (changed.get(row.at) ?? row.proposed);
  const chosen = rows.filter(chosenOf);
  const doubtful = rows.filter((row) => row.possible && row.doubts.length > 0);
  const impossible = rows.filter((row) => !row.possible);
  const shown = { all: rows, doubtful, impossible }[show];
  const items = new Set(chosen.map((row) => row.item?.item.id));
  const ourYear = snapshot?.assessment.edition ?? 0;
  const choosable = rows.filter((row) => row.possible);
  const all = choosable.length > 0 && choosable.every(chosenOf);

  async function takeRows() {
    const takings = chosen.flatMap((row) => {
      const { item } = row;
      if (!item) return [];
      const urls = [...new Map(row.entry.urls.map((url) => [urlKey(url), url])).values()];
      return urls.map((url) =>
        takingOf(
          { url, title: row.entry.name, source: isFile(url) ? 'file' : 'link', foundOn: page.url },
          [item.item.id],
          { note: '', explanation: '' },
          null,
        ),
      );
    });
    await take(app, takings.slice(0, MOST_TAKINGS));
  }

  const filters: { id: Show; count: number; icon?: 'warn' | 'failed'; tone?: string }[] = [
    { id: 'all', count: rows.length },
    { id: 'doubtful', count: doubtful.length, icon: 'warn', tone: 'c-part' },
    { id: 'impossible', count: impossible.length, icon: 'failed', tone: 'c-miss' },
  ];
  return (
    <>
      <div class="sb-body" data-part="index-import" data-scheme={index.scheme} data-edition={index.edition ?? ''}>
        <div class="what">
          <By who="machine">{w.index.by}</By>
          <h2 data-part="page-heading">
            {w.index.title(rows.length, rows.filter((row) => row.entry.urls.length > 0).length)}
          </h2>
          <div class="kv">
            <span>
              {w.index.edition} <b class="num">{index.edition ?? w.index.editionUnknown}</b>
            </span>
            <span>
              {w.index.scheme} <b>{w.index.schemes[index.scheme]}</b>
            </span>
          </div>
          {audit.partial && <p class="meta">{w.page.partial}</p>}
        </div>
        {index.scheme !== 'nacc' && (
          <div class="pad">
            <Note tone="part" icon="warn">
              {w.index.otherScheme(w.index.schemes[index.scheme])}
            </Note>
          </div>
        )}
        {index.scheme === 'nacc' && index.edition !== null && index.edition !== ourYear && (
          <div class="pad">
            <Note tone="part" icon="warn">
              {w.index.otherYear(index.edition, ourYear)}
            </Note>
          </div>
        )}
        <div class="row wrap" style={{ padding: '8px 12px' }}>
          <fieldset class="chips ix-chips" aria-label={w.items.filter}>
            {filters.map((filter) => (
              <button
                type="button"
                key={filter.id}
                aria-pressed={show === filter.id}
                onClick={() => setShow(filter.id)}
              >
                {filter.icon && <Icon name={filter.icon} size={14} class={filter.tone} />}
                {w.index[filter.id]} <b class="num">{filter.count}</b>
              </button>
            ))}
          </fieldset>
          {choosable.length > 0 && (
            <button
              type="button"
              class="link"
              data-part="select-all"
              onClick={() => setChanged(new Map(choosable.map((row) => [row.at, !all])))}
            >
              {all ? w.index.selectNone : w.index.selectAll}
            </button>
          )}
        </div>
        <table class="ix">
          <thead>
            <tr>
              <th>{w.index.columns.take}</th>
              <th>{w.index.columns.code}</th>
              <th>{w.index.columns.name}</th>
              <th class="only-wide">{w.index.columns.links}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={row.at}
                row={row}
                chosen={chosenOf(row)}
                toggle={() => setChanged(new Map(changed).set(row.at, !chosenOf(row)))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <footer class="sb-foot">
        <div class="row">
          {index.scheme === 'nacc' && (
            <button
              type="button"
              class="btn main grow"
              data-part="take-rows"
              disabled={chosen.length === 0 || app.busy.value > 0}
              onClick={() => void takeRows()}
            >
              <Icon name="stamp" />
              {items.size === 0 ? w.index.takeNone : w.index.take(items.size)}
            </button>
          )}
          <button
            type="button"
            class={index.scheme === 'nacc' ? 'btn' : 'btn wide'}
            style={{ minHeight: '44px' }}
            data-part="skip-index"
            onClick={skip}
          >
            {w.index.skip}
          </button>
        </div>
        {index.scheme === 'nacc' && <p class="meta">{w.index.foot}</p>}
      </footer>
    </>
  );
}
