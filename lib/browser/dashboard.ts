import browser from 'webextension-polyfill';

const PAGE = 'dashboard.html';

/** Shows the dashboard, or its set-up, in the tab that it already has or in a new one. */
export async function openDashboard(to: 'setup' | 'dashboard'): Promise<void> {
  const base = browser.runtime.getURL(PAGE);
  const url = to === 'setup' ? `${base}#setup` : base;
  const there = (await browser.tabs.query({})).find((tab) => tab.url?.split(/[?#]/)[0] === base);
  if (there?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(there.id, { active: true, ...(to === 'setup' ? { url } : {}) });
  if (there.windowId !== undefined) await browser.windows.update(there.windowId, { focused: true });
}
