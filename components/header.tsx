import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { downloadBackup } from './app/backup';
import { useSidebar } from './app/context';
import { shortAgency } from './app/names';
import { TABS, type Tab } from './app/view';
import { EARLIER_THAN } from './app/years';
import { Icon, Logo } from './parts/icons';
import { Menu, type MenuEntry } from './parts/menu';

/** Switches between assessments: years, and agencies where there are several. */
export function AssessmentMenu() {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const current = app.snapshot.value?.assessment;
  if (!current) return null;

  function entries(): MenuEntry[] {
    const all = [...(app.state.value?.assessments ?? [])].sort(
      (a, b) => b.edition - a.edition || a.agency.name.localeCompare(b.agency.name, 'th'),
    );
    const several = new Set(all.map((one) => one.agency.name)).size > 1;
    const entry = (one: (typeof all)[number]): MenuEntry => ({
      kind: 'action',
      id: one.id,
      text: w.editionYear(one.edition),
      detail: several ? shortAgency(one.agency.name) : undefined,
      chosen: one.id === current?.id,
      run: () => {
        view.item.value = null;
        void app.setPrefs({ currentAssessment: one.id });
      },
    });
    const earlier = all.filter((one) => one.edition < EARLIER_THAN);
    return [
      { kind: 'head', text: w.header.assessments },
      ...all.filter((one) => one.edition >= EARLIER_THAN).map(entry),
      ...(earlier.length > 0 ? [{ kind: 'head' as const, text: w.header.earlier }, ...earlier.map(entry)] : []),
      { kind: 'line' },
      {
        kind: 'action',
        id: 'add',
        icon: 'plus',
        text: w.header.addYear,
        run: () => app.tell({ type: 'go', to: 'setup' }),
      },
    ];
  }
  return (
    <Menu
      label={w.header.chooseAssessment(current.edition, shortAgency(current.agency.name))}
      class="year"
      part="year"
      button={
        <>
          <span class="num">{w.year(current.edition)}</span>
          <Icon name="down" size={12} />
        </>
      }
      entries={entries}
    />
  );
}

function MoreMenu() {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const prefs = app.state.value?.prefs;
  if (!prefs) return null;
  const other = prefs.side === 'left' ? 'right' : 'left';
  const known = app.snapshot.value !== null;
  const entries = (): MenuEntry[] => [
    ...(known
      ? ([
          {
            kind: 'action',
            id: 'history',
            icon: 'history',
            text: w.menu.history,
            run: () => {
              view.over.value = 'history';
            },
          },
          { kind: 'action', id: 'backup', icon: 'download', text: w.menu.backup, run: () => void downloadBackup(app) },
        ] satisfies MenuEntry[])
      : []),
    {
      kind: 'action',
      id: 'dashboard',
      icon: 'board',
      text: w.menu.dashboard,
      run: () => app.tell({ type: 'go', to: known ? 'dashboard' : 'setup' }),
    },
    { kind: 'line' },
    ...(app.access.value === 'frame'
      ? ([
          {
            kind: 'action',
            id: 'side',
            icon: 'side',
            text: w.menu.side[other],
            run: () => void app.setPrefs({ side: other }),
          },
        ] satisfies MenuEntry[])
      : []),
    {
      kind: 'action',
      id: 'language',
      icon: 'language',
      text: w.menu.language,
      lang: prefs.language === 'th' ? 'en' : 'th',
      run: () => void app.setPrefs({ language: prefs.language === 'th' ? 'en' : 'th' }),
    },
    {
      kind: 'action',
      id: 'help',
      icon: 'help',
      text: w.menu.help,
      run: () => {
        view.over.value = 'help';
      },
    },
    ...(app.access.value === 'frame'
      ? ([
          { kind: 'line' },
          {
            kind: 'action',
            id: 'close',
            icon: 'close',
            text: w.header.close,
            run: () => app.tell({ type: 'host.close' }),
          },
        ] satisfies MenuEntry[])
      : []),
  ];
  return <Menu label={w.header.menu} class="btn icon" part="menu" button={<Icon name="more" />} entries={entries} />;
}

/** Who and which year; the way to everything else; the three places. */
export function Header() {
  const { app } = useSidebar();
  const w = app.w.value;
  const assessment = app.snapshot.value?.assessment;
  const name = assessment ? shortAgency(assessment.agency.name) : w.product;
  const framed = app.access.value === 'frame';
  return (
    <header class="sb-head" data-part="header">
      <div class="sb-who">
        <Logo />
        <h1 class="name" title={assessment?.agency.name ?? name}>
          {name}
        </h1>
        <AssessmentMenu />
        <MoreMenu />
        {framed && (
          <>
            <button
              type="button"
              class="btn icon"
              data-part="collapse"
              aria-label={w.header.collapse}
              title={w.header.collapse}
              onClick={() => app.tell({ type: 'host.collapse', collapsed: true })}
            >
              <Icon name="collapse" class={app.state.value?.prefs.side === 'left' ? 'mirror' : undefined} />
            </button>
            <button
              type="button"
              class="btn icon if-wide"
              data-part="close"
              aria-label={w.header.close}
              title={w.header.close}
              onClick={() => app.tell({ type: 'host.close' })}
            >
              <Icon name="close" />
            </button>
          </>
        )}
      </div>
      {assessment && <Tabs />}
    </header>
  );
}

function Tabs() {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const place = useRef<HTMLDivElement>(null);
  const readiness = app.readiness.value;
  const all = readiness ? readiness.items.size : 0;
  const active = view.tab.value;

  function choose(tab: Tab) {
    // The open tab again: back to its first place.
    if (tab === active && !view.picking.value && !view.over.value) {
      if (tab === 'items') view.item.value = null;
      if (tab === 'export') {
        view.sheet.value = false;
        view.pasting.value = false;
      }
    }
    view.openTab(tab);
  }
  function onKeyDown(event: KeyboardEvent) {
    const at = TABS.indexOf(active);
    const move: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 };
    const to = move[event.key];
    const tab = to === undefined ? undefined : TABS[(to + TABS.length) % TABS.length];
    if (!tab) return;
    event.preventDefault();
    view.openTab(tab);
    place.current?.querySelector<HTMLButtonElement>(`[data-part="tab-${tab}"]`)?.focus();
  }
  return (
    <div class="tabs" role="tablist" aria-label={w.header.tabs} ref={place} onKeyDown={onKeyDown} tabIndex={-1}>
      {TABS.map((tab) => (
        <button
          type="button"
          key={tab}
          role="tab"
          id={`tab-${tab}`}
          data-part={`tab-${tab}`}
          aria-selected={tab === active}
          aria-controls="panel"
          tabIndex={tab === active ? 0 : -1}
          onClick={() => choose(tab)}
        >
          {w.header[tab]}
          {tab === 'items' && readiness && (
            <small>
              <span aria-hidden="true">
                {readiness.counts.ready}/{all}
              </span>
              <span class="aloud">{w.header.itemsCount(readiness.counts.ready, all)}</span>
            </small>
          )}
        </button>
      ))}
    </div>
  );
}

export function TabPanel({ tab, children }: { tab: Tab; children: ComponentChildren }) {
  return (
    <div class="sb-main" role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`} data-part="panel" data-tab={tab}>
      {children}
    </div>
  );
}
