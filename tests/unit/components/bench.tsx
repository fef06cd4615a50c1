import 'fake-indexeddb/auto';
import { cleanup, configure, render, waitFor } from '@testing-library/preact';
import { afterEach, vi } from 'vitest';
import { type App, createApp } from '../../../components/app/app';
import type { Platform } from '../../../components/app/backend';
import { Dashboard } from '../../../components/dash/dashboard';
import { SidebarApp } from '../../../components/sidebar';
import { auditPage } from '../../../lib/audit';
import type { Mode } from '../../../lib/browser/messages';
import { openStore, type Store } from '../../../lib/storage';
import { createFakeBackend, type Fake } from '../../fixtures/ui/fake-backend';
import { grantNames, NOW } from '../../fixtures/ui/scenes';

/** The views on the real store, with a background that tests can bend; see tests/fixtures/ui. */
export type Bench = {
  app: App;
  store: Store;
  fake: Fake;
  root: HTMLElement;
  /** The element with this data-part; fails when there is none. */
  part: <E extends HTMLElement = HTMLElement>(name: string, within?: Element) => E;
  parts: (name: string, within?: Element) => HTMLElement[];
  /** Waits for the element with this data-part. */
  find: <E extends HTMLElement = HTMLElement>(name: string, within?: Element) => Promise<E>;
  granted: string[][];
};

// Generous: the machine may be busy with other tests.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });

// The map in a fixture page is never loaded; that is no error here.
const { happyDOM } = window as unknown as { happyDOM?: { settings: Record<string, unknown> } };
if (happyDOM) happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;

let open: (() => void)[] = [];

afterEach(async () => {
  cleanup();
  for (const stop of open) stop();
  open = [];
  sessionStorage.clear();
  localStorage.clear();
  location.hash = '';
});

export async function bench({
  mode = 'frame',
  before,
  today,
  grant = () => true,
  verifyLinks = null,
  siteScan = null,
  readFile,
}: {
  mode?: Mode;
  /** Fills the store and sets the tab. */
  before?: (store: Store, fake: Fake) => void | Promise<void>;
  today?: string;
  grant?: () => boolean;
  verifyLinks?: Platform['verifyLinks'];
  siteScan?: Platform['siteScan'];
  readFile?: Platform['readFile'];
} = {}): Promise<Bench> {
  const store = await openStore({ name: `test-${Math.random()}` });
  const { backend, fake } = createFakeBackend({ store, mode, today, now: () => new Date(NOW) });
  await before?.(store, fake);
  const granted: string[][] = [];
  const requestHosts = async (hosts: readonly string[]) => {
    granted.push([...hosts]);
    return grant();
  };
  const app = createApp({
    backend,
    requestHosts: mode === 'frame' ? null : requestHosts,
    grantNames,
    verifyLinks,
    siteScan,
    readFile,
    now: () => new Date(NOW),
  });
  open.push(await app.start(), () => store.close());
  const View = mode === 'dashboard' ? Dashboard : SidebarApp;
  const { container } = render(<View app={app} auditPage={auditPage} />);
  const root = container as HTMLElement;
  const parts = (name: string, within: Element = root) => [
    ...within.querySelectorAll<HTMLElement>(`[data-part="${name}"]`),
  ];
  function part<E extends HTMLElement = HTMLElement>(name: string, within: Element = root): E {
    const found = within.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`no part ${name} in ${within.textContent?.slice(0, 400)}`);
    return found;
  }
  const find = <E extends HTMLElement = HTMLElement>(name: string, within: Element = root) =>
    waitFor(() => part<E>(name, within));
  return { app, store, fake, root, part, parts, find, granted };
}
