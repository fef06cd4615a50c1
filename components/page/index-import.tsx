import { useMemo, useState } from 'preact/hooks';
import type { PageAudit, SiteIndex } from '../../lib/audit/finding';
import { useSidebar } from '../app/context';
import type { ReadPage } from '../app/reading';
import { take, takingOf } from '../app/takings';
import { Note } from '../parts/controls';
import { Icon, type IconName } from '../parts/icons';
import { By } from '../parts/marks';
import { differenceOf } from './index-difference';
import { IndexNews } from './index-news';
import { PreviewRow } from './index-row';
import { type IndexRow, indexRows, urlsOf } from './index-rows';

type Show = 'all' | 'news' | 'doubtful' | 'impossible';

/** More than this in one step the store refuses. */
const MOST_TAKINGS = 500;

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
  const difference = useMemo(
    () => (snapshot ? differenceOf(rows, snapshot.evidence, page.url) : null),
    [rows, snapshot, page.url],
  );
  const ours = index.scheme === 'nacc';
  const newsOf = (row: IndexRow) => difference?.news.get(row.at) ?? null;
  // What staff left out or took out again is not put before them as chosen.
  const proposed = (row: IndexRow) => row.proposed && (difference === null || newsOf(row) === 'changed');
  const chosenOf = (row: IndexRow) => row.possible && (changed.get(row.at) ?? proposed(row));
  const chosen = rows.filter(chosenOf);
  const kinds: Record<Show, IndexRow[]> = {
    all: rows,
    news: rows.filter((row) => newsOf(row) !== null),
    doubtful: rows.filter((row) => row.possible && row.doubts.some(({ key }) => key !== 'taken')),
    impossible: rows.filter((row) => !row.possible),
  };
  const shown = kinds[show];
  const items = new Set(chosen.map((row) => row.item?.item.id));
  const ourYear = snapshot?.assessment.edition ?? 0;
  const choosable = shown.filter((row) => row.possible);
  const all = choosable.length > 0 && choosable.every(chosenOf);

  const takings = chosen.flatMap(({ item, entry }) =>
    urlsOf(entry).map((url) =>
      takingOf(
        { url, title: entry.name, source: 'import', foundOn: page.url },
        item ? [item.item.id] : [],
        { note: '', explanation: '' },
        null,
      ),
    ),
  );
  const tooMany = takings.length > MOST_TAKINGS;

  const filters: { id: Show; icon?: IconName; tone?: string }[] = [
    { id: 'all' },
    ...(difference && kinds.news.length > 0 ? [{ id: 'news' as const, icon: 'info' as const, tone: 'c-ink' }] : []),
    { id: 'doubtful', icon: 'warn', tone: 'c-part' },
    { id: 'impossible', icon: 'failed', tone: 'c-miss' },
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
        {!ours && (
          <div class="pad">
            <Note tone="part" icon="warn" part="other-scheme" title={w.index.otherSchemeTitle}>
              {w.index.otherScheme(w.index.schemes[index.scheme])}
            </Note>
          </div>
        )}
        {ours && index.edition !== null && index.edition !== ourYear && (
          <div class="pad">
            <Note tone="part" icon="warn" part="other-year">
              {w.index.otherYear(index.edition, ourYear)}
            </Note>
          </div>
        )}
        {difference && <IndexNews difference={difference} />}
        {ours && (
          <div class="row wrap" style={{ padding: '8px 12px' }}>
            <fieldset class="chips ix-chips" aria-label={w.index.filter}>
              {filters.map(({ id, icon, tone }) => (
                <button
                  type="button"
                  key={id}
                  aria-pressed={show === id}
                  data-part={`index-${id}`}
                  onClick={() => setShow(id)}
                >
                  {icon && <Icon name={icon} size={14} class={tone} />}
                  {w.index.filters[id]} <b class="num">{kinds[id].length}</b>
                </button>
              ))}
            </fieldset>
            {choosable.length > 0 && (
              <button
                type="button"
                class="link"
                data-part="select-all"
                onClick={() => setChanged(new Map([...changed, ...choosable.map((row) => [row.at, !all] as const)]))}
              >
                {all ? w.index.selectNone : w.index.selectAll}
              </button>
            )}
          </div>
        )}
        <table class={ours ? 'ix' : 'ix looked'}>
          <thead>
            <tr>
              {ours && <th>{w.index.columns.take}</th>}
              <th>{w.index.columns.code}</th>
              <th>{ours ? w.index.columns.name : w.index.columns.nameOnly}</th>
              <th class="only-wide">{w.index.columns.links}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <PreviewRow
                key={row.at}
                row={row}
                news={newsOf(row)}
                chosen={chosenOf(row)}
                toggle={ours ? () => setChanged(new Map(changed).set(row.at, !chosenOf(row))) : null}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="pad meta">{w.index.nothingShown}</p>}
      </div>
      <footer class="sb-foot">
        {ours ? (
          <>
            {tooMany && (
              <p class="mark c-miss wraps" role="alert" data-part="too-many">
                <Icon name="warn" size={14} />
                {w.index.tooMany(takings.length, MOST_TAKINGS)}
              </p>
            )}
            <button
              type="button"
              class="btn main wide"
              data-part="take-rows"
              disabled={chosen.length === 0 || tooMany || app.busy.value > 0}
              onClick={() => void take(app, takings)}
            >
              <Icon name="stamp" />
              {items.size === 0 ? w.index.takeNone : w.index.take(items.size)}
            </button>
            <div class="under">
              <span class="meta tight">{w.index.foot}</span>
              <button type="button" class="link keep" data-part="skip-index" onClick={skip}>
                {difference === null ? w.index.skip : w.index.asPage}
              </button>
            </div>
          </>
        ) : (
          <button type="button" class="btn wide" data-part="skip-index" onClick={skip}>
            {w.index.asPage}
          </button>
        )}
      </footer>
    </>
  );
}
