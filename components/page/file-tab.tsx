import { itemsNamed } from '../../lib/audit';
import type { TabState } from '../../lib/browser/messages';
import { fiscalYearsIn } from '../../lib/thai/years';
import { useSidebar } from '../app/context';
import { shortUrl, yearSpans } from '../app/names';
import { pagePictures } from '../app/pictures';
import { evidenceAt } from '../app/takings';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { Thumbs } from '../pictures/thumbs';
import { EntryList } from './entry-list';
import { TakenList } from './taken';

function fileName(tab: TabState): string {
  const end = tab.url.split(/[?#]/)[0]?.split('/').pop() ?? '';
  try {
    return tab.title || decodeURIComponent(end) || tab.url;
  } catch {
    return tab.title || end || tab.url;
  }
}

/** A PDF or picture in the tab: its name is all that is read, and it can be taken as evidence. */
export function FileTab({ tab }: { tab: TabState }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const taken = evidenceAt(app, tab.url);
  const name = fileName(tab);
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const pack = app.edition.value;
  const named = pack ? itemsNamed(name, pack) : [];
  const entries = named.flatMap((id) => app.index.value?.byId.get(id) ?? []);
  const open = entries.filter(({ item }) => !taken.some((one) => one.item === item.id));
  const years = yearSpans(fiscalYearsIn(name));
  const subject = { url: tab.url, title: name, source: 'file' as const };
  return (
    <>
      <div class="sb-body" data-part="file-tab">
        <div class="what">
          <div class="row">
            <Icon name="file" />
            <h2 class="grow cut" title={name} data-part="page-heading">
              {name}
            </h2>
          </div>
          <p class="url">{shortUrl(tab.url, hosts)}</p>
          <p class="meta">{years ? w.tab.fileYears(years) : w.tab.fileNoYear}</p>
        </div>
        <div class="pad stack-s">
          <TakenList evidence={taken} seen={null} />
          <Thumbs pictures={pagePictures(app, tab.url)} label={w.pictures.ofPage} />
          {open.length > 0 && <EntryList title={w.tab.fileNamed} items={open} subject={subject} />}
          <Note icon="info" title={w.tab.fileTitle}>
            {w.tab.fileBody}
          </Note>
        </div>
      </div>
      <footer class="sb-foot">
        <button
          type="button"
          class="btn main wide"
          data-part="choose-items"
          onClick={() => {
            view.picking.value = { ...subject, foundOn: null, preset: [], suggested: named, pending: false };
          }}
        >
          <Icon name="stamp" />
          {w.tab.fileMain}
        </button>
      </footer>
    </>
  );
}
