import { useMemo, useState } from 'preact/hooks';
import { reasonText } from '../../lib/i18n';
import { FOUND_LISTS, type FoundLists, type FoundRow } from '../../lib/sitescan/found';
import type { DeadLink, Difference } from '../../lib/sitescan/results';
import { useSidebar } from '../app/context';
import { readableUrl, shortUrl } from '../app/names';
import { SearchBox } from '../parts/controls';
import { Icon, type IconName } from '../parts/icons';
import { VirtualList } from '../parts/virtual-list';

export const LISTS = [...FOUND_LISTS, 'changes'] as const;
export type ScanList = (typeof LISTS)[number];

type ChangeKind = keyof Difference;
export type ListRow = FoundRow & { change?: ChangeKind };

const CHANGES: readonly ChangeKind[] = ['gone', 'changed', 'appeared'];
const CHANGE_MARKS: Record<ChangeKind, { icon: IconName; tone: string }> = {
  gone: { icon: 'failed', tone: 'c-miss' },
  changed: { icon: 'recheck', tone: 'c-part' },
  appeared: { icon: 'plus', tone: 'c-ok' },
};
const ICONS: Record<ScanList, { icon: IconName; tone: string }> = {
  dead: { icon: 'failed', tone: 'c-miss' },
  look: { icon: 'cantTell', tone: 'c-part' },
  files: { icon: 'file', tone: 'c-part' },
  wrongYears: { icon: 'history', tone: 'c-part' },
  placeholders: { icon: 'page', tone: 'c-part' },
  orphans: { icon: 'link', tone: 'c-part' },
  personal: { icon: 'lock', tone: 'c-miss' },
  changes: { icon: 'recheck', tone: 'c-part' },
};

/** What has to be mended on the site, by kind, and what changed. */
export function listsOf(lists: FoundLists, changes: Difference | null): Record<ScanList, readonly ListRow[]> {
  const changed = CHANGES.flatMap((change) => (changes?.[change] ?? []).map((spot) => ({ ...spot, change })));
  return { ...lists, changes: changed };
}

/** What a word is looked for in, of every row; made when it is needed first, because a list may be long. */
function searchable(rows: readonly ListRow[]): () => readonly string[] {
  let texts: readonly string[] | null = null;
  return () => {
    texts ??= rows.map(({ title, url }) => `${title} ${url.includes('%') ? readableUrl(url) : url}`.toLowerCase());
    return texts;
  };
}

/** One of the lists, of any length, with a search. */
export function ListPanel({
  list,
  rows,
  compared,
}: {
  list: ScanList;
  rows: readonly ListRow[];
  /** Whether there is a scan to compare with. */
  compared: boolean;
}) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const texts = useMemo(() => searchable(rows), [rows]);
  const shown = useMemo(
    () => (wanted === '' ? rows : rows.filter((_, at) => texts()[at]?.includes(wanted))),
    [rows, texts, wanted],
  );
  if (rows.length === 0) {
    return (
      <p class="pad row" data-part="list-empty">
        <Icon name={list === 'changes' && !compared ? 'info' : 'passed'} class="c-ok" />
        {list === 'changes' && !compared ? w.none.changesFirst : w.none[list]}
      </p>
    );
  }
  return (
    <div data-part="scan-list" data-list={list}>
      <div class="pad stack-s list-head">
        <p class="c-2">{w.hints[list]}</p>
        <div class="row">
          <SearchBox label={w.filter} value={search} change={setSearch} clear={w.clear} part="list-search" />
          <span class="num keep c-2" role="status">
            {w.shownOf(shown.length, rows.length)}
          </span>
        </div>
      </div>
      {shown.length === 0 ? (
        <p class="pad">{w.none.filtered}</p>
      ) : (
        <VirtualList rows={shown} keyOf={keyOf} estimate={66} label={w.tabs[list]} part="list-rows">
          {(row) => <Line list={list} row={row} />}
        </VirtualList>
      )}
    </div>
  );
}

const keyOf = ({ at, change }: ListRow) => (change === undefined ? at : `${change} ${at}`);

function Line({ list, row }: { list: ScanList; row: ListRow }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const { icon, tone } = row.change ? CHANGE_MARKS[row.change] : ICONS[list];
  return (
    <div class="line" data-part="list-row" data-url={row.url}>
      <Icon name={icon} class={tone} />
      <div class="grow">
        <p class="row">
          <b class="cut">{row.title || shortUrl(row.url, hosts)}</b>
          {row.change && <span class={`keep ${tone}`}>{w.changed[row.change]}</span>}
          {row.menu === true && <span class="keep tag-s c-miss">{w.inMenu}</span>}
        </p>
        <button
          type="button"
          class="link plain cut c-2"
          title={row.url}
          aria-label={w.open(readableUrl(row.url))}
          onClick={() => app.tell({ type: 'open', url: row.url })}
        >
          <span class="cut">{readableUrl(row.url)}</span>
        </button>
        {list !== 'orphans' && list !== 'personal' && list !== 'changes' && (
          <p class="tight">{reasonText(app.language.value, row.reason)}</p>
        )}
        {row.personal && (
          <p class="tight">{w.personalSeen(row.personal.map((kind) => w.personalKinds[kind] ?? kind))}</p>
        )}
        {row.on && <Places row={row} on={row.on} />}
      </div>
    </div>
  );
}

/** The pages on which a dead link stands: there it is mended. */
function Places({ row, on }: { row: ListRow; on: DeadLink['on'] }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const [open, setOpen] = useState(false);
  const pages = row.pages ?? on.length;
  if (pages === 0) return <p class="meta">{w.onNone}</p>;
  return (
    <div class="c-2">
      <span class="num">{w.onPages(pages)}</span>{' '}
      <button type="button" class="link" aria-expanded={open} data-part="places" onClick={() => setOpen(!open)}>
        {open ? w.placesHide : w.places}
      </button>
      {open && (
        <ul class="places" data-part="places-list">
          {on.map(({ url, title, words }) => (
            <li key={url}>
              <button type="button" class="link" title={url} onClick={() => app.tell({ type: 'open', url })}>
                <span class="cut">{title || readableUrl(url)}</span>
              </button>
              {words !== '' && <span> {w.clicked(words)}</span>}
            </li>
          ))}
          {pages > on.length && <li>{w.morePlaces(pages - on.length)}</li>}
        </ul>
      )}
    </div>
  );
}
