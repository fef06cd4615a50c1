import { Fragment } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { itemsNamed } from '../../lib/audit';
import { useSidebar } from '../app/context';
import { isReadable, shortUrl, yearSpans } from '../app/names';
import type { ReadPage } from '../app/reading';
import { codesOf, evidenceAt } from '../app/takings';
import { Fold, SearchBox } from '../parts/controls';
import { Icon } from '../parts/icons';
import { By } from '../parts/marks';
import { unreadWords } from './file-result';
import { filterLinks, linksOf, type PageLink } from './page-links';
import { PersonalMark, personalOf } from './personal';

const AT_ONCE = 40;

/** Opens what was read of a file, or has it read first. */
function ReadLink({ link, page }: { link: PageLink; page: ReadPage }) {
  const { app, view, reading } = useSidebar();
  const w = app.w.value.files;
  const state = reading.files.stateAt(link.url);
  return (
    <button
      type="button"
      class="link meta keep"
      data-part="read-link"
      aria-label={state?.step === 'read' ? w.resultLabel(link.text) : w.readLabel(link.text)}
      onClick={() => {
        if (!state) void reading.files.read(link.url);
        view.file.value = { url: link.url, title: link.text, foundOn: page.url };
      }}
    >
      {!state ? w.read : w.result}
    </button>
  );
}

/** What came of a file, in a line: it goes on being read while staff look at other things. */
function ReadSoFar({ url }: { url: string }) {
  const { app, reading } = useSidebar();
  const w = app.w.value;
  const state = reading.files.stateAt(url);
  if (!state) return null;
  if (state.step === 'reading') {
    const { progress } = state;
    return (
      <span class="meta block" role="status" data-part="link-reading">
        {progress ? w.files.readingPage(progress.page, progress.of) : w.files.readingShort}
      </span>
    );
  }
  const read = reading.files.readAt(url);
  if (!read) {
    return (
      <span class="mark c-part wraps" data-part="link-unread">
        <Icon name="warn" size={14} />
        {unreadWords(app, url, state)[0]}
      </span>
    );
  }
  const { audit, page } = read;
  const years = yearSpans(audit.fiscalYears);
  const items = audit.items.map(({ item }) => item);
  return (
    <span class="tight block" data-part="link-read">
      <By who="machine">
        {items.length > 0 ? w.files.fits(codesOf(app, items)) : w.files.fitsNone}
        {years && ` · ${w.page.years(years)}`}
      </By>
      {personalOf(page.facts).length > 0 && <PersonalMark />}
    </span>
  );
}

function LinkRow({ link, page, suggested }: { link: PageLink; page: ReadPage; suggested: readonly string[] }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const taken = evidenceAt(app, link.url);
  const pack = app.edition.value;
  /** What its own name says comes before what the page is about. */
  const named = (text: string) => [...new Set([...(pack ? itemsNamed(text, pack) : []), ...suggested])];
  return (
    <li class="lk" data-part="link-row" data-url={link.url}>
      <Icon name={link.file ? 'file' : 'link'} />
      <span class="grow">
        <span class="cut block" title={link.text}>
          {link.text}
        </span>
        <span class="row">
          <span class="meta cut grow" title={link.url}>
            {shortUrl(link.url, hosts)}
          </span>
          {app.platform.readFile && isReadable(link.url) && <ReadLink link={link} page={page} />}
        </span>
        <ReadSoFar url={link.url} />
        {taken.length > 0 && (
          <span class="by ink-by">
            <Icon name="stamp" size={14} />
            {w.page.linkTaken(
              codesOf(
                app,
                taken.map((one) => one.item),
              ),
            )}
          </span>
        )}
      </span>
      <button
        type="button"
        class="btn icon"
        aria-label={w.page.openLink(link.text)}
        title={w.page.openLink(link.text)}
        onClick={() => app.tell({ type: 'open', url: link.url })}
      >
        <Icon name="open" />
      </button>
      <button
        type="button"
        class="btn small"
        data-part="take-link"
        aria-label={w.page.linkTakeLabel(link.text)}
        onClick={() => {
          view.picking.value = {
            url: link.url,
            title: link.text,
            source: link.file ? 'file' : link.url.includes('#') ? 'anchor' : 'link',
            foundOn: page.url,
            preset: [],
            suggested: named(link.text),
            pending: false,
          };
        }}
      >
        {w.page.linkTake}
      </button>
    </li>
  );
}

/** The page's links and files: those of the content first, the site's menus apart. */
export function LinksFold({ page, suggested }: { page: ReadPage; suggested: readonly string[] }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const [files, setFiles] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) place.current?.scrollIntoView?.({ block: 'start' });
  }, [open]);
  const links = useMemo(() => linksOf(page.facts), [page.facts]);
  const dead = page.facts.links.filter((link) => link.dead).length;
  const found = open ? filterLinks(links, search, files) : [];
  const shown = found.slice(0, most);
  const firstElsewhere = shown.findIndex((link) => !link.main);
  const count = links.filter((link) => link.main).length || links.length;
  if (links.length === 0 && dead === 0) return null;
  return (
    <section class="card" data-part="links" ref={place}>
      <Fold open={open} toggle={() => setOpen(!open)} part="links-fold" controls={id}>
        <Icon name="file" />
        <span class="grow">
          {w.page.links} <span class="meta num">{count}</span>
        </span>
      </Fold>
      {open && (
        <div id={id}>
          <div class="row wrap" style={{ padding: '4px 12px 8px' }}>
            <SearchBox
              label={w.page.linksFilter}
              value={search}
              change={setSearch}
              clear={w.items.clear}
              part="links-search"
            />
            <fieldset class="chips" aria-label={w.page.linksFilter}>
              <button type="button" aria-pressed={!files} onClick={() => setFiles(false)}>
                {w.page.linksAll}
              </button>
              <button type="button" aria-pressed={files} data-part="links-files" onClick={() => setFiles(true)}>
                {w.page.linksFiles}
              </button>
            </fieldset>
          </div>
          {found.length === 0 && <p class="pad meta">{w.page.linksNone}</p>}
          <ul>
            {shown.map((link, at) => (
              <Fragment key={link.url}>
                {at === firstElsewhere && (
                  <li class="group">
                    <h3>{w.page.linksElsewhere}</h3>
                  </li>
                )}
                <LinkRow link={link} page={page} suggested={suggested} />
              </Fragment>
            ))}
          </ul>
          {found.length > most && (
            <p style={{ padding: '4px 12px' }}>
              <button type="button" class="link" onClick={() => setMost(most + 100)}>
                {w.page.linksMore(found.length - most)}
              </button>
            </p>
          )}
          {dead > 0 && (
            <p class="meta" style={{ padding: '4px 12px 8px' }}>
              {w.page.linksDead(dead)}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
