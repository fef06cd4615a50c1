/** The browser as far as the background uses it: storage, tabs, grants and events in memory, and a record of what was asked of it. */

export const ID = 'oit-sidebar-test';
export const ORIGIN = `chrome-extension://${ID}/`;

type Listener = (...given: never[]) => unknown;

class Event {
  readonly listeners = new Set<Listener>();
  addListener(listener: Listener): void {
    this.listeners.add(listener);
  }
  removeListener(listener: Listener): void {
    this.listeners.delete(listener);
  }
  fire(...given: unknown[]): unknown[] {
    return [...this.listeners].map((listener) => listener(...(given as never[])));
  }
}

class Area {
  readonly kept = new Map<string, unknown>();
  async get(key: string | null): Promise<Record<string, unknown>> {
    const found = key === null ? [...this.kept] : this.kept.has(key) ? [[key, this.kept.get(key)] as const] : [];
    return structuredClone(Object.fromEntries(found));
  }
  async set(items: Record<string, unknown>): Promise<void> {
    for (const [key, value] of Object.entries(structuredClone(items))) this.kept.set(key, value);
  }
  async remove(key: string): Promise<void> {
    this.kept.delete(key);
  }
}

export type FakeTab = {
  id: number;
  windowId: number;
  url?: string;
  title?: string;
  active?: boolean;
  openerTabId?: number;
  pendingUrl?: string;
  incognito?: boolean;
};
type Sender = { id?: string; url?: string; frameId?: number; tab?: FakeTab };
/** What the content script of a tab would say. */
export type FakeHost = { html: boolean; mounted?: boolean; answer?: (request: { type: string }) => unknown };

/** What Chromium lets through as one message. */
const MOST_BYTES = 64 * 1024 * 1024;

function refuseLong(message: unknown): void {
  if (Buffer.byteLength(JSON.stringify(message) ?? '') > MOST_BYTES) {
    throw new Error('Message length exceeded maximum allowed length.');
  }
}

export class FakeBrowser {
  readonly areas = { local: new Area(), session: new Area() };
  readonly events = {
    message: new Event(),
    installed: new Event(),
    startup: new Event(),
    action: new Event(),
    menu: new Event(),
    command: new Event(),
    updated: new Event(),
    created: new Event(),
    removed: new Event(),
    granted: new Event(),
    revoked: new Event(),
  };
  origins: string[] = [];
  tabs: FakeTab[] = [];
  readonly hosts = new Map<number, FakeHost>();
  /** What was asked of content scripts, and told to views, in order. */
  readonly sent: { tabId: number; message: { type: string; token?: string } }[] = [];
  readonly notices: string[] = [];
  menus: { id?: string; documentUrlPatterns?: string[] }[] = [];
  readonly opened: string[] = [];
  /** Tabs that were opened, and from which. */
  readonly openedTabs: { url: string; windowId?: number; openerTabId?: number }[] = [];
  readonly badges: string[] = [];
  readonly titles: string[] = [];
  /** What the browser gives when a picture is asked for. */
  capture: () => Promise<string> = async () => 'data:image/jpeg;base64,/9j/';
  panels = 0;
  /** The view that speaks through the client, and how often it did. */
  view: Sender = { id: ID, url: `${ORIGIN}dashboard.html`, frameId: 0, tab: { id: 3, windowId: 1 } };
  asked = 0;
  /** Where a tab opens that nobody said a window for. */
  frontWindow = 1;

  /** A new worker in the same browser: what was registered is gone, what was stored stays. */
  restart(): void {
    for (const event of Object.values(this.events)) event.listeners.clear();
  }

  /** Sends a message as `sender`; resolves to the answer, undefined when nobody answers. */
  async receive(message: unknown, sender: Sender): Promise<unknown> {
    const [answer] = this.events.message.fire(structuredClone(message), sender).filter((one) => one !== undefined);
    return answer;
  }

  readonly api = {
    runtime: {
      id: ID,
      getURL: (path: string) => ORIGIN + path,
      onMessage: this.events.message,
      onInstalled: this.events.installed,
      onStartup: this.events.startup,
      sendMessage: async (message: { what?: string }) => {
        if (message.what !== undefined) {
          this.notices.push(message.what);
          return undefined;
        }
        refuseLong(message);
        this.asked += 1;
        const answer = await this.receive(message, this.view);
        refuseLong(answer);
        return structuredClone(answer);
      },
    },
    storage: this.areas,
    action: {
      onClicked: this.events.action,
      setBadgeText: async ({ text }: { text: string }) => {
        this.badges.push(text);
      },
      setBadgeBackgroundColor: async () => undefined,
      setTitle: async ({ title }: { title: string }) => {
        this.titles.push(title);
      },
    },
    commands: { onCommand: this.events.command },
    i18n: { getMessage: (key: string) => key },
    contextMenus: {
      onClicked: this.events.menu,
      removeAll: async () => {
        this.menus = [];
      },
      create: (item: { id?: string; documentUrlPatterns?: string[] }) => this.menus.push(item),
    },
    permissions: {
      getAll: async () => ({ origins: [...this.origins] }),
      onAdded: this.events.granted,
      onRemoved: this.events.revoked,
    },
    scripting: {
      executeScript: async ({ target }: { target: { tabId: number } }) => {
        const host = this.hosts.get(target.tabId);
        if (!host) throw new Error('Cannot access contents of the page');
        return [{ result: { html: host.html, mounted: host.mounted ?? false, collapsed: false } }];
      },
    },
    sidebarAction: {
      open: async () => {
        this.panels += 1;
      },
    },
    tabs: {
      onUpdated: this.events.updated,
      onCreated: this.events.created,
      onRemoved: this.events.removed,
      get: async (id: number) => this.tabs.find((tab) => tab.id === id) ?? Promise.reject(new Error('no tab')),
      query: async ({ active, windowId }: { active?: boolean; windowId?: number }) =>
        this.tabs.filter(
          (tab) => (active === undefined || tab.active === active) && (!windowId || tab.windowId === windowId),
        ),
      create: async (tab: { url: string; windowId?: number; openerTabId?: number }) => {
        const opener = this.tabs.find(({ id }) => id === tab.openerTabId);
        if (opener && opener.windowId !== (tab.windowId ?? this.frontWindow)) {
          throw new Error('Tab opener must be in the same window as the updated tab.');
        }
        this.opened.push(tab.url);
        this.openedTabs.push(tab);
      },
      update: async () => undefined,
      captureVisibleTab: () => this.capture(),
      sendMessage: async (tabId: number, message: { type: string }) => {
        this.sent.push({ tabId, message });
        const host = this.hosts.get(tabId);
        if (!host) throw new Error('no receiver');
        if (message.type === 'host.open') host.mounted = true;
        if (message.type === 'host.close') host.mounted = false;
        const answer = host.answer?.(message) ?? (message.type === 'host.open' ? { mounted: true } : null);
        return { answer };
      },
    },
    windows: {
      create: async ({ url }: { url: string }) => {
        this.opened.push(url);
        return { id: 99 };
      },
      getCurrent: async () => ({ id: 1 }),
      update: async () => undefined,
    },
  };
}
