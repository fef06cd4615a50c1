import type { TabState } from '../../lib/browser/messages';
import { useSidebar } from '../app/context';
import { shortUrl } from '../app/names';
import { evidenceAt } from '../app/takings';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { TakenList } from './taken';

function fileName(tab: TabState): string {
  const end = tab.url.split(/[?#]/)[0]?.split('/').pop() ?? '';
  try {
    return tab.title || decodeURIComponent(end) || tab.url;
  } catch {
    return tab.title || end || tab.url;
  }
}

/** A PDF or picture in the tab: nothing can be read in it, but it can be taken as evidence. */
export function FileTab({ tab }: { tab: TabState }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const taken = evidenceAt(app, tab.url);
  const name = fileName(tab);
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
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
        </div>
        <div class="pad stack-s">
          <TakenList evidence={taken} audit={null} />
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
            view.picking.value = {
              url: tab.url,
              title: name,
              source: 'file',
              foundOn: null,
              preset: [],
              suggested: [],
              pending: false,
            };
          }}
        >
          <Icon name="stamp" />
          {w.tab.fileMain}
        </button>
      </footer>
    </>
  );
}
