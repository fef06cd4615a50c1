import browser from 'webextension-polyfill';
import { onCommand, onMenu, showSidebar } from './clicks';
import { openDashboard } from './dashboard';
import { noteGrants } from './glance';
import { onGrantsChanged } from './grants';
import {
  heedClosedTab,
  heedGrants,
  heedHost,
  heedInstalled,
  heedLoad,
  heedNewTab,
  heedStartup,
  resumeTabs,
} from './notices';
import { admits, answerMisfit, answerRequest } from './requests';
import { serve } from './rpc';

/** Failures of the background's own doing have no view to be shown in. */
const run = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => console.error(error));
};

/** Registers every listener at once: events that woke the worker are lost for listeners that come later. */
export function startBackground(): void {
  serve({ admits, request: answerRequest, misfit: answerMisfit, notice: heedHost });
  browser.action.onClicked.addListener((tab) => showSidebar(tab, 'toggle'));
  browser.contextMenus.onClicked.addListener(onMenu);
  browser.commands.onCommand.addListener(onCommand);
  browser.tabs.onUpdated.addListener((tabId, change) => run(heedLoad(tabId, change)));
  browser.tabs.onCreated.addListener((tab) => run(heedNewTab(tab)));
  browser.tabs.onRemoved.addListener((tabId) => run(heedClosedTab(tabId)));
  onGrantsChanged(() => run(heedGrants()));
  browser.runtime.onStartup.addListener(() => run(heedStartup()));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    run(heedInstalled(reason));
    if (reason === 'install') run(openDashboard('setup'));
  });
  run(noteGrants());
  run(resumeTabs());
}
