import { useSidebar } from '../app/context';
import { FileTab } from './file-tab';
import { IndexImport } from './index-import';
import { ForeignTab, NoEdition, NotGranted, ReadFailed, Unreadable, Working } from './states';
import { ThisPage } from './this-page';

/** หน้านี้: what stands in the tab decides what can be said of it. */
export function PageView() {
  const { app, reading, view } = useSidebar();
  const tab = app.state.value?.tab;
  if (!tab) return <Unreadable />;
  if (!app.edition.value) return <NoEdition />;
  if (tab.kind === 'file') return <FileTab tab={tab} />;
  if (tab.kind === 'not-granted') return <NotGranted tab={tab} />;
  if (tab.kind === 'foreign') return <ForeignTab tab={tab} />;
  if (tab.kind === 'unreadable') return <Unreadable />;

  const status = reading.status.value;
  const audit = reading.audit.value;
  const page = reading.page.value;
  if (status === 'no-access') return <NotGranted tab={tab} />;
  if (status === 'not-a-page') return <FileTab tab={tab} />;
  if (status === 'changed' || status === 'failed') return <ReadFailed tab={tab} error={status} />;
  if (!audit || !page) return <Working tab={tab} />;

  const key = `${page.visit} ${page.url}`;
  if (audit.index && audit.index.entries.length > 0 && view.skippedIndex.value !== key) {
    return (
      <IndexImport
        key={key}
        page={page}
        audit={audit}
        index={audit.index}
        skip={() => (view.skippedIndex.value = key)}
      />
    );
  }
  return <ThisPage key={key} page={page} audit={audit} />;
}
