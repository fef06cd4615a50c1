import browser from 'webextension-polyfill';
import type { DashboardPlace } from './messages';

const PAGE = 'dashboard.html';

/** Shows the dashboard, or a place of it, in the tab that it already has or in a new one. */
export async function openDashboard(to: DashboardPlace): Promise<void> {
  const base = browser.runtime.getURL(PAGE);
  const url = to === 'dashboard' ? base : `${base}#${to}`;
  const there = (await browser.tabs.query({})).find((tab) => tab.url?.split(/[?#]/)[0] === base);
  if (there?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(there.id, { active: true, ...(to === 'dashboard' ? {} : { url }) });
  if (there.windowId !== undefined) await browser.windows.update(there.windowId, { focused: true });
}
