import type { Page } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import type { Command, Taking } from '../../../lib/assessment/commands';
import type { AppState, Request } from '../../../lib/browser/messages';
import type { TabRecord } from '../../../lib/browser/tabs';
import type { Lab } from './lab';
import { until } from './lab';

declare const chrome: Browser;

export const AGENCY = 'อบต.ทุ่งทดสอบ';
export const PERSON = 'สมใจ ตัวอย่างดี';

/** What the background answers to a view; the part that a view would show. */
export async function ask(lab: Lab, request: Request): Promise<unknown> {
  const send = (_document: Document, asked: unknown) => chrome.runtime.sendMessage({ ask: asked, window: null });
  const reply = (await lab.backstage.run(send, request)) as { answer?: unknown; fault?: string } | undefined;
  if (reply === undefined || reply.fault !== undefined)
    throw new Error(`${request.type}: ${reply?.fault ?? 'no answer'}`);
  return reply.answer;
}

export const state = (lab: Lab) => ask(lab, { type: 'state' }) as Promise<AppState>;

let commands = 0;
export function command(lab: Lab, change: Command['change']): Promise<unknown> {
  commands += 1;
  return ask(lab, { type: 'command', command: { id: `e2e-command-${commands}`, change } });
}

/** One address as evidence for one item, as typed in by hand unless `more` says otherwise. */
export const takingOf = (item: string, url: string, more: Partial<Taking> = {}): Taking => ({
  items: [item],
  url,
  title: url,
  source: 'manual',
  foundOn: null,
  criteria: null,
  note: '',
  explanation: '',
  fiscalYears: [],
  observations: [],
  ...more,
});

/** Has the extension ask for these hosts in a real click, as set-up does, and the browser agree. */
export async function grant(lab: Lab, page: Page, hosts: readonly string[]): Promise<void> {
  await lab.allowGrants(hosts);
  const origins = hosts.flatMap((host) => [`*://${host}/*`, `*://www.${host}/*`]);
  await page.bringToFront();
  await page.evaluate((wanted) => {
    const button = document.createElement('button');
    button.id = 'grant';
    button.style.cssText = 'position:fixed;inset:0;z-index:1';
    button.onclick = () => chrome.permissions.request({ origins: wanted }).then(() => button.remove());
    document.documentElement.append(button);
  }, origins);
  await page.click('#grant');
  await until('the grant', () => page.evaluate(() => document.getElementById('grant') === null));
}

/** An assessment and its grants, without going through set-up. `host` without www. */
export async function seed(lab: Lab, host: string, name = AGENCY, edition = 2568): Promise<string> {
  const newId = 'e2e-assessment';
  await command(lab, {
    type: 'assessment.create',
    newId,
    agency: { name, kind: 'sao', hosts: [`www.${host}`] },
    edition,
    person: PERSON,
  });
  const page = await lab.openOwn('manifest.json');
  await grant(lab, page, [host]);
  await page.close();
  return newId;
}

/** What the background remembers of the tab at an address. */
export async function tabRecord(lab: Lab, url: string): Promise<TabRecord> {
  const record = await lab.backstage.run(async (_document, wanted) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === wanted);
    return (await chrome.storage.session.get(`tab:${tab?.id}`))[`tab:${tab?.id}`];
  }, url);
  return record as TabRecord;
}

/** Whether the sidebar is wanted in the page's tab, so that its frame is there or comes by itself. */
export async function isOpen(lab: Lab, page: Page): Promise<boolean> {
  const record: TabRecord | undefined = await tabRecord(lab, page.url());
  return record?.open ?? false;
}
