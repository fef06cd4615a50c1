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
import { FileResult } from './file-result';
import { TakenList } from './taken';

function fileName(tab: TabState): string {
  const end = tab.url.split(/[?#]/)[0]?.split('/').pop() ?? '';
  try {
    return tab.title || decodeURIComponent(end) || tab.url;
  } catch {
    return tab.title || end || tab.url;
  }
}

/** A PDF or picture in the tab: it is read when staff ask for it, and can be taken as evidence either way. */
export function FileTab({ tab }: { tab: TabState }) {
  const { app, view, reading } = useSidebar();
  const w = app.w.value;
  const state = reading.files.stateAt(tab.url);
  const taken = evidenceAt(app, tab.url);
  const name = fileName(tab);
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const pack = app.edition.value;
  const named = pack ? itemsNamed(name, pack) : [];
  const entries = named.flatMap((id) => app.index.value?.byId.get(id) ?? []);
  const open = entries.filter(({ item }) => !taken.some((one) => one.item === item.id));
  const years = yearSpans(fiscalYearsIn(name));
  const subject = { url: tab.url, title: name, source: 'file' as const };
  const choose = () => {
    view.picking.value = { ...subject, foundOn: null, preset: [], suggested: named, pending: false };
  };
  if (state) {
    return <FileResult file={{ url: tab.url, title: name, foundOn: null }} state={state} suggested={named} />;
  }
  const canRead = app.platform.readFile !== undefined;
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
            {canRead ? w.files.unreadBody : w.tab.fileBody}
          </Note>
        </div>
      </div>
      <footer class="sb-foot">
        {canRead ? (
          <>
            <button
              type="button"
              class="btn main wide"
              data-part="read-file"
              onClick={() => void reading.files.read(tab.url)}
            >
              <Icon name="file" />
              {w.files.read}
            </button>
            <div class="under">
              <span />
              <button type="button" class="link keep" data-part="choose-items" onClick={choose}>
                {w.files.chooseUnread}
              </button>
            </div>
          </>
        ) : (
          <button type="button" class="btn main wide" data-part="choose-items" onClick={choose}>
            <Icon name="stamp" />
            {w.tab.fileMain}
          </button>
        )}
      </footer>
    </>
  );
}
