import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { App } from '../app/app';
import { AppContext, SidebarContext, useSidebar } from '../app/context';
import { shortAgency } from '../app/names';
import { type AuditPage, createReading } from '../app/reading';
import { createScanning } from '../app/scanning';
import { createVerification } from '../app/verification';
import { createView } from '../app/view';
import { ExportView } from '../export/export-view';
import { AssessmentMenu } from '../header';
import { HistoryList } from '../history';
import { ItemView } from '../items/item-view';
import { ItemsView } from '../items/items-view';
import { LostNote } from '../lost';
import { FailureBody, FailureFoot } from '../parts/failure';
import { Icon, Logo } from '../parts/icons';
import { ToastPlace } from '../parts/toast';
import { AgencyPage, RevokedBanner } from './agency';
import { AssessmentsPage, NewAssessmentPage } from './assessments';
import { BackupPage, RestorePanel } from './backup';
import { ColleaguesPage, ConflictBanner } from './colleagues/page';
import { TakePanel } from './colleagues/take';
import { RouterContext, ScanningContext, useRouter, VerificationContext } from './context';
import { EditionPage } from './edition-page';
import { EditionsPage } from './editions';
import { ImportPage } from './import';
import { ItemMore } from './item-more';
import { LanguageButton } from './language-button';
import { LastYearPage } from './last-year/page';
import { LinksPage } from './links';
import { Navigation } from './navigation';
import { CarriedPage } from './next-year/carried';
import { CarryPage } from './next-year/carry';
import { ComparePage } from './next-year/compare';
import { Overview } from './overview/overview';
import { OwnersPage } from './owners/owners';
import { Page, Panel } from './page';
import { ReportsPage } from './reports/page';
import { ResultsPage } from './results/results';
import { ReviewPage } from './review';
import { createRouter, type Route } from './route';
import { ScanPage } from './scan';
import { ItemPathsNote } from './scan-paths';
import { ScorePage } from './score';
import { Ready, Welcome } from './welcome';

function Top({ known }: { known: boolean }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const agency = app.snapshot.value?.assessment.agency.name ?? '';
  return (
    <header class="d-top">
      <Logo />
      <b class="cut who" title={agency}>
        {agency ? shortAgency(agency) : w.product}
      </b>
      <AssessmentMenu />
      {known && <Navigation />}
      <span class="grow" />
      <LanguageButton />
    </header>
  );
}

/** The items beside the opened one: the same parts as in the sidebar, with more room. */
function ItemsPage() {
  const { app, view } = useSidebar();
  return (
    <main class="panes" data-part="items-page" aria-label={app.w.value.dash.nav.items}>
      <h1 class="aloud">{app.w.value.dash.nav.items}</h1>
      <div class="pane list-pane">
        <ItemsView />
      </div>
      <div class="pane">
        {view.item.value && (
          <>
            <ItemPathsNote item={view.item.value} />
            <ItemView key={view.item.value} id={view.item.value}>
              <ItemMore id={view.item.value} />
            </ItemView>
          </>
        )}
      </div>
    </main>
  );
}

function Place({ route }: { route: Route }) {
  const { app } = useSidebar();
  const w = app.w.value.dash;
  switch (route.place) {
    case 'items':
      return <ItemsPage />;
    case 'owners':
      return <OwnersPage />;
    case 'results':
      return <ResultsPage />;
    case 'next-year':
      return <CarryPage />;
    case 'carried':
      return <CarriedPage />;
    case 'compare':
      return <ComparePage />;
    case 'review':
      return <ReviewPage />;
    case 'score':
      return <ScorePage />;
    case 'scan':
      return <ScanPage />;
    case 'last-year':
      return <LastYearPage />;
    case 'reports':
      return <ReportsPage />;
    case 'links':
      return <LinksPage />;
    case 'export':
      return (
        <main class="panes single" aria-label={w.nav.export}>
          <h1 class="aloud">{w.nav.export}</h1>
          <div class="pane">
            <ExportView />
          </div>
        </main>
      );
    case 'agency':
      return <AgencyPage />;
    case 'assessments':
      return <AssessmentsPage />;
    case 'new':
    case 'setup':
      return <NewAssessmentPage />;
    case 'editions':
      return <EditionsPage />;
    case 'edition':
      return <EditionPage key={route.year} year={route.year} />;
    case 'backup':
      return <BackupPage />;
    case 'import':
      return <ImportPage />;
    case 'colleagues':
      return <ColleaguesPage />;
    case 'history':
      return (
        <Page title={w.history.title} intro={app.w.value.history.hint} part="history">
          <Panel>
            <HistoryList />
          </Panel>
        </Page>
      );
    default:
      return <Overview />;
  }
}

function Body() {
  const { app } = useSidebar();
  const router = useRouter();
  const route = router.route.value;
  const known = app.snapshot.value !== null;
  // Set up in this visit: say how to go on before the overview.
  const [welcomed, setWelcomed] = useState(false);
  const first = useRef(!known);
  const w = app.w.value.dash;

  const failed = app.failures.value.length > 0;
  const failure = failed && (
    <div class="d-page" data-part="failure-page">
      <FailureBody />
      <FailureFoot />
    </div>
  );
  if (!known && route.place === 'backup') {
    return (
      <>
        {failure}
        <Page title={w.backup.title} part="backup-page">
          <a class="link" href="#setup">
            <Icon name="back" size={14} />
            {app.w.value.back}
          </a>
          <RestorePanel />
          <TakePanel />
        </Page>
      </>
    );
  }
  if (!known) {
    return (
      <>
        {failure}
        <Welcome restore={() => router.go({ place: 'backup' })} done={() => setWelcomed(true)} />
      </>
    );
  }
  const ready = welcomed || (first.current && route.place === 'setup');
  return (
    <>
      <Top known />
      <RevokedBanner />
      {route.place !== 'colleagues' && <ConflictBanner />}
      {failure}
      {ready ? (
        <Ready
          on={() => {
            first.current = false;
            setWelcomed(false);
            router.go({ place: 'overview' });
          }}
        />
      ) : (
        // What is typed and chosen on a place belongs to its assessment.
        <Place key={app.snapshot.value?.assessment.id} route={route} />
      )}
    </>
  );
}

export function Dashboard({ app, auditPage }: { app: App; auditPage: AuditPage }) {
  const view = useMemo(createView, []);
  const router = useMemo(createRouter, []);
  const reading = useMemo(() => createReading(app, auditPage), [app, auditPage]);
  const verification = useMemo(() => createVerification(app), [app]);
  const scanning = useMemo(() => createScanning(app), [app]);
  useEffect(
    () => () => {
      verification.stop();
      scanning.stop();
      reading.stop();
      router.stop();
    },
    [reading, router, scanning, verification],
  );
  const sidebar = useMemo(() => ({ app, view, reading }), [app, view, reading]);
  const language = app.language.value;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const route = router.route.value.place;
  // The sheet's links lead to items, as the sidebar's do by changing the tab.
  useEffect(() => {
    if (route === 'items' || route === 'export') view.tab.value = route;
    else view.filter.value = { readiness: null, doubt: null };
  }, [route, view]);
  const tab = view.tab.value;
  useEffect(() => {
    if (tab === 'items' && router.route.value.place === 'export') router.go({ place: 'items' });
  }, [tab, router]);

  const waiting = app.access.value === 'waiting';
  if (waiting ? app.lost.value === null : app.access.value !== 'dashboard') return null;
  if (waiting || !app.state.value)
    return (
      <AppContext.Provider value={app}>
        <main class="dash">
          <LostNote />
        </main>
      </AppContext.Provider>
    );
  return (
    <AppContext.Provider value={app}>
      <SidebarContext.Provider value={sidebar}>
        <RouterContext.Provider value={router}>
          <VerificationContext.Provider value={verification}>
            <ScanningContext.Provider value={scanning}>
              <div class="dash" data-part="dashboard">
                <LostNote />
                <Body />
                <ToastPlace />
              </div>
            </ScanningContext.Provider>
          </VerificationContext.Provider>
        </RouterContext.Provider>
      </SidebarContext.Provider>
    </AppContext.Provider>
  );
}
