import { useContext, useState } from 'preact/hooks';
import type { FileFacts, Place } from '../../lib/page/facts';
import { useSidebar } from '../app/context';
import { FileContext } from './subject';

/** The way to where something stands: marked in the page in the tab, or said by page and words of a file. */
export function ShowPlace({ places, label }: { places: readonly Place[]; label: string }) {
  const file = useContext(FileContext);
  return file ? <InFile places={places} label={label} {...file} /> : <InPage places={places} label={label} />;
}

/** ดูในหน้า: marks the place in the page; with several places each click goes to the next. */
function InPage({ places, label }: { places: readonly Place[]; label: string }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const [at, setAt] = useState(0);
  const place = places[at % Math.max(places.length, 1)];
  if (!place) return null;
  const turn = places.length > 1 ? `${(at % places.length) + 1}/${places.length}` : '';
  return (
    <button
      type="button"
      class="link"
      data-part="show"
      aria-label={`${w.page.show} ${turn} ${place.quote || label}`}
      onClick={() => {
        setAt(at + 1);
        void app.platform.backend
          .ask({ type: 'page.show', place, label: label.slice(0, 200) })
          .then(({ shown }) => app.say(shown ? '' : w.page.notShown))
          .catch(() => app.say(w.page.notShown));
      }}
    >
      {w.page.show}
      {turn && <span class="num"> {turn}</span>}
    </button>
  );
}

/** Letters of a file that are quoted under a criterion. */
const QUOTED = 70;
/** Pages that are named; further ones are found by turning the leaves. */
const MOST_PAGES = 4;

/** หน้า 3 “...”: a place in a file cannot be shown by us; browsers open a PDF at its page. */
function InFile({
  places,
  label,
  url,
  facts,
}: {
  places: readonly Place[];
  label: string;
  url: string;
  facts: FileFacts;
}) {
  const [first] = places;
  if (!first) return null;
  const pages = [...new Set(places.flatMap(({ page }) => page ?? []))].slice(0, MOST_PAGES);
  const said = first.quote === '' || label.includes(first.quote);
  const quote = first.quote.length > QUOTED ? `${first.quote.slice(0, QUOTED)}…` : first.quote;
  return (
    <span data-part="in-file">
      {facts.pages > 1 &&
        pages.map((page) => (
          <span key={page}>
            <PageOfFile url={url} page={page} format={facts.format} />{' '}
          </span>
        ))}
      {!said && <q title={first.quote}>{quote}</q>}
    </span>
  );
}

function PageOfFile({ url, page, format }: { url: string; page: number; format: FileFacts['format'] }) {
  const { app } = useSidebar();
  const w = app.w.value;
  if (format !== 'pdf') return <b>{format === 'xlsx' ? w.files.sheet(page) : w.files.page(page)}</b>;
  return (
    <button
      type="button"
      class="link"
      data-part="show-page"
      data-page={page}
      aria-label={w.files.openPage(page)}
      title={w.files.openPage(page)}
      onClick={() => app.tell({ type: 'open', url: `${url.split('#')[0]}#page=${page}` })}
    >
      {w.files.page(page)}
    </button>
  );
}
