import { useState } from 'preact/hooks';
import type { TabState } from '../../lib/browser/messages';
import { useSidebar, useWords } from '../app/context';
import { hostOf } from '../app/names';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';

/** States of the tab in which there is nothing to judge: each says what it means and offers the one right action. */

export function Working({ tab }: { tab: TabState }) {
  const w = useWords();
  return (
    <div class="sb-body" data-part="working" aria-busy="true">
      <div class="what">
        <h2 class="cut">{tab.title || tab.url}</h2>
        <p class="meta" role="status">
          {w.page.checking}
        </p>
      </div>
    </div>
  );
}

export function ReadFailed({ tab, error }: { tab: TabState; error: 'changed' | 'failed' }) {
  const { reading, view } = useSidebar();
  const w = useWords();
  return (
    <>
      <div class="sb-body pad" data-part="read-failed" data-error={error}>
        <Note tone="part" icon="warn" title={w.reading[error].title}>
          {w.reading[error].body}
        </Note>
      </div>
      <footer class="sb-foot">
        <button type="button" class="btn main wide" data-part="recheck" onClick={() => void reading.again()}>
          <Icon name="recheck" />
          {w.page.recheck}
        </button>
        <div class="under">
          <span />
          <button
            type="button"
            class="link"
            data-part="choose-items"
            onClick={() => {
              const { url, title } = tab;
              view.picking.value = {
                url,
                title,
                source: 'page',
                foundOn: null,
                preset: [],
                suggested: [],
                pending: false,
              };
            }}
          >
            {w.page.chooseSelf}
          </button>
        </div>
      </footer>
    </>
  );
}

/** The agency's own host whose grant is missing: only a click in an extension page may ask for it. */
export function NotGranted({ tab }: { tab: TabState }) {
  const { app } = useSidebar();
  const w = useWords();
  const [denied, setDenied] = useState(false);
  const host = hostOf(tab.url) || (app.state.value?.revokedHosts[0] ?? '');
  const { requestHosts } = app.platform;
  const direct = app.access.value === 'panel' && requestHosts !== null;
  return (
    <>
      <div class="sb-body pad stack" data-part="not-granted">
        <Note tone="part" icon="lock" title={w.tab.revokedTitle}>
          {w.tab.revokedBody}
        </Note>
        {denied && (
          <Note icon="info" alert>
            {w.tab.denied}
          </Note>
        )}
      </div>
      <footer class="sb-foot">
        <button
          type="button"
          class="btn main wide"
          data-part="grant"
          onClick={() => {
            if (direct && requestHosts) {
              requestHosts([host])
                .then((granted) => {
                  setDenied(!granted);
                  return app.refresh();
                })
                .catch(() => setDenied(true));
            } else app.tell({ type: 'go', to: 'dashboard' });
          }}
        >
          <span class="cut">{direct ? w.tab.grant(host) : w.tab.goGrant(host)}</span>
        </button>
      </footer>
    </>
  );
}

function OpenSite() {
  const { app } = useSidebar();
  const w = useWords();
  const host = app.snapshot.value?.assessment.agency.hosts[0];
  if (!host) return null;
  return (
    <footer class="sb-foot">
      <button
        type="button"
        class="btn main wide"
        data-part="open-site"
        onClick={() => app.tell({ type: 'open', url: `http://${host}/` })}
      >
        <Icon name="open" />
        <span class="cut">{w.tab.openSite(host)}</span>
      </button>
    </footer>
  );
}

export function ForeignTab({ tab }: { tab: TabState }) {
  const { app, view } = useSidebar();
  const w = useWords();
  return (
    <>
      <div class="sb-body" data-part="foreign">
        <div class="ctr">
          <h2>{w.tab.foreignTitle}</h2>
          <p class="url">{hostOf(tab.url)}</p>
          <p>{w.tab.foreignBody}</p>
          <p>
            <button type="button" class="btn" data-part="open-paste" onClick={() => view.openPasting()}>
              <Icon name="stamp" />
              {w.paste.open}
            </button>
          </p>
          <p>
            <button type="button" class="link" onClick={() => app.tell({ type: 'go', to: 'dashboard' })}>
              {w.tab.foreignAdd}
            </button>
          </p>
        </div>
      </div>
      <OpenSite />
    </>
  );
}

export function Unreadable() {
  const w = useWords();
  return (
    <>
      <div class="sb-body" data-part="unreadable">
        <div class="ctr">
          <h2>{w.tab.unreadableTitle}</h2>
          <p>{w.tab.unreadableBody}</p>
        </div>
      </div>
      <OpenSite />
    </>
  );
}

export function NoEdition() {
  const { app } = useSidebar();
  const w = useWords();
  const year = app.snapshot.value?.assessment.edition ?? 0;
  return (
    <>
      <div class="sb-body" data-part="no-edition">
        <div class="ctr">
          <h2>{w.tab.noEditionTitle(year)}</h2>
          <p>{w.tab.noEditionBody}</p>
        </div>
      </div>
      <footer class="sb-foot">
        <button type="button" class="btn main wide" onClick={() => app.tell({ type: 'go', to: 'dashboard' })}>
          {w.tab.noEditionMain}
        </button>
      </footer>
    </>
  );
}
