import { useState } from 'preact/hooks';
import { useSidebar } from '../app/context';
import { shortUrl } from '../app/names';
import { Icon } from '../parts/icons';
import { type IndexRow, type RowDoubt, urlsOf } from './index-rows';

function Doubt({ doubt, possible }: { doubt: RowDoubt; possible: boolean }) {
  const { app } = useSidebar();
  const words = app.w.value.index.doubts;
  const text =
    'count' in doubt
      ? words[doubt.key](doubt.count)
      : 'code' in doubt
        ? words[doubt.key](doubt.code)
        : words[doubt.key];
  const tone = doubt.key === 'taken' ? 'c-ink' : possible ? 'c-part' : 'c-miss';
  return (
    <span class={`d ${tone}`} data-doubt={doubt.key}>
      <Icon name={doubt.key === 'taken' ? 'stamp' : possible ? 'warn' : 'failed'} size={14} />
      {text}
    </span>
  );
}

/** The addresses of a row, each opened by a click: the first, or all of them. */
function Links({ row }: { row: IndexRow }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const [all, setAll] = useState(false);
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const urls = urlsOf(row.entry);
  if (urls.length === 0) return <>{w.none}</>;
  return (
    <>
      {urls.slice(0, all ? urls.length : 1).map((url) => (
        <button
          type="button"
          key={url}
          class="link cut block u-open"
          title={url}
          aria-label={w.page.openLink(shortUrl(url, hosts))}
          data-part="open-row-link"
          onClick={() => app.tell({ type: 'open', url })}
        >
          {shortUrl(url, hosts)}
        </button>
      ))}
      {urls.length > 1 && (
        <button type="button" class="link num" data-part="row-links" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? w.index.fewerLinks : `+${urls.length - 1}`}
          <span class="aloud">{w.index.linksOf(row.code)}</span>
        </button>
      )}
    </>
  );
}

/** One row of the preview. Without `toggle` it can only be looked at: an index of another scheme. */
export function PreviewRow({
  row,
  news,
  chosen,
  toggle,
}: {
  row: IndexRow;
  news: 'added' | 'changed' | null;
  chosen: boolean;
  toggle: (() => void) | null;
}) {
  const { app } = useSidebar();
  const w = app.w.value;
  return (
    <tr
      class={row.possible || !toggle ? '' : 'off'}
      data-part="index-row"
      data-code={row.code}
      data-possible={row.possible}
    >
      {toggle && (
        <td>
          {row.possible ? (
            <input
              type="checkbox"
              class="check"
              checked={chosen}
              aria-label={w.index.takeRow(row.code, row.entry.name)}
              onChange={toggle}
            />
          ) : (
            <Icon name="inapplicable" />
          )}
        </td>
      )}
      <td>
        <span class="code">{row.code || w.none}</span>
      </td>
      <td>
        {row.entry.name}
        {news && (
          <span class="d c-2" data-news={news}>
            <Icon name="info" size={14} />
            {w.index.news[news]}
          </span>
        )}
        {row.doubts.map((doubt) => (
          <Doubt key={doubt.key} doubt={doubt} possible={row.possible} />
        ))}
        <span class="u only-narrow block">
          <Links row={row} />
        </span>
      </td>
      <td class="u only-wide">
        <Links row={row} />
      </td>
    </tr>
  );
}
