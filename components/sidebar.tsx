import { useEffect, useMemo } from 'preact/hooks';
import type { App } from './app/app';
import { AppContext, SidebarContext, useSidebar } from './app/context';
import { useShot } from './app/pictures';
import { type AuditPage, createReading } from './app/reading';
import { createView } from './app/view';
import { ExportView } from './export/export-view';
import { FirstRun } from './first-run';
import { Header, TabPanel } from './header';
import { HelpView } from './help';
import { HistoryView } from './history';
import { ItemView } from './items/item-view';
import { ItemsView } from './items/items-view';
import { LostNote } from './lost';
import { FileView } from './page/file-view';
import { PageView } from './page/page-view';
import { RightItem } from './page/right-item';
import { FailureBody, FailureFoot } from './parts/failure';
import { ToastPlace } from './parts/toast';
import { Picker } from './picker';

/** The link menu's link becomes what is being picked; when it was dealt with, the background is told. */
function usePending(app: App, view: ReturnType<typeof createView>) {
  const pending = app.state.value?.tab?.pending ?? null;
  const known = app.snapshot.value !== null && app.edition.value !== null;
  const url = pending?.url ?? null;
  useEffect(() => {
    if (!pending || !known) return;
    view.over.value = null;
    view.picking.value = {
      url: pending.url,
      title: pending.text,
      source: 'link',
      foundOn: app.state.value?.tab?.url ?? null,
      preset: [],
      suggested: [],
      pending: true,
    };
  }, [url, known]);
}

/** What stands in the panel of the open tab: what was opened over it before the tab itself. */
function PanelContent() {
  const { app, view } = useSidebar();
  const isOver =
    view.picking.value !== null || view.choosing.value !== null || view.over.value !== null || view.file.value !== null;
  useEffect(() => {
    if (!isOver) view.focusOpener();
  }, [isOver, view]);
  if (view.over.value === 'history') return <HistoryView back={() => (view.over.value = null)} />;
  const picking = view.picking.value;
  if (picking) {
    const close = () => {
      view.picking.value = null;
      if (picking.pending) app.tell({ type: 'pending.clear' });
    };
    return <Picker key={picking.url} picking={picking} close={close} />;
  }
  const choosing = view.choosing.value;
  if (choosing) return <RightItem key={choosing.url} choosing={choosing} close={() => (view.choosing.value = null)} />;
  const file = view.file.value;
  if (file) return <FileView key={file.url} file={file} close={() => (view.file.value = null)} />;
  const tab = view.tab.value;
  if (tab === 'page') return <PageView />;
  if (tab === 'export') return <ExportView />;
  return view.item.value ? <ItemView id={view.item.value} /> : <ItemsView />;
}

/** What stands under the header; a failure comes before everything else. */
function Content() {
  const { app, view } = useSidebar();
  const failed = app.failures.value.length > 0;
  const content = failed ? (
    <>
      <div class="sb-body">
        <FailureBody />
      </div>
      <FailureFoot />
    </>
  ) : view.over.value === 'help' ? (
    <HelpView back={() => (view.over.value = null)} />
  ) : app.snapshot.value ? (
    <PanelContent />
  ) : (
    <FirstRun />
  );
  return app.snapshot.value ? (
    <TabPanel tab={view.tab.value}>{content}</TabPanel>
  ) : (
    <div class="sb-main">{content}</div>
  );
}

function Frame() {
  const { app } = useSidebar();
  return (
    <main class="sb" aria-label={app.w.value.header.label} data-part="app" data-mode={app.access.value}>
      <Header />
      <LostNote />
      <Content />
      <ToastPlace />
    </main>
  );
}

export function SidebarApp({ app, auditPage }: { app: App; auditPage: AuditPage }) {
  const view = useMemo(createView, []);
  const reading = useMemo(() => createReading(app, auditPage), [app, auditPage]);
  useEffect(() => () => reading.stop(), [reading]);
  const sidebar = useMemo(() => ({ app, view, reading }), [app, view, reading]);
  usePending(app, view);
  useShot(app);

  const access = app.access.value;
  const language = app.language.value;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  if (access === 'refused' || (access === 'waiting' && app.lost.value === null)) return null;
  if (access === 'waiting' || !app.state.value)
    return (
      <AppContext.Provider value={app}>
        <main class="sb" aria-label={app.w.value.header.label}>
          <LostNote />
        </main>
      </AppContext.Provider>
    );
  return (
    <AppContext.Provider value={app}>
      <SidebarContext.Provider value={sidebar}>
        <Frame />
      </SidebarContext.Provider>
    </AppContext.Provider>
  );
}
