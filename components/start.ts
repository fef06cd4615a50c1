import { auditPage } from '../lib/audit';
import { makeReady } from '../lib/audit/ready';
import { ask, framed, hello, onNotice } from '../lib/browser/client';
import { readBytes, readFile } from '../lib/browser/documents/read-file';
import { originsFor, requestHosts } from '../lib/browser/grants';
import { type App, createApp } from './app/app';
import type { Platform } from './app/backend';
import { keepFocus } from './app/keep-focus';
import type { AuditPage } from './app/reading';

/** Host names of match patterns: `*://www.x.go.th/*` → `www.x.go.th`. */
const namesOf = (origins: readonly string[]) => origins.map((origin) => origin.replace(/^\*:\/\/|\/\*$/g, ''));

/** Nothing is rendered until the background has confirmed that this view is ours; outside a page, that it is not reached. */
export async function start(
  show: (app: App, auditPage: AuditPage, root: HTMLElement) => void,
  longWork: Pick<Platform, 'verifyLinks' | 'siteScan'> = { verifyLinks: null, siteScan: null },
): Promise<void> {
  const app = createApp({
    backend: { hello, ask, onNotice },
    requestHosts: framed ? null : requestHosts,
    grantNames: (hosts) => namesOf(originsFor(hosts)),
    readFile,
    readBytes,
    ...longWork,
    now: () => new Date(),
  });
  await app.start(framed);
  const root = document.getElementById('app');
  if (app.access.value === 'refused' || !root) return;
  show(app, auditPage, root);
  keepFocus(root);
  // The page is read in a process of its own; meanwhile this one has nothing to do.
  requestIdleCallback(makeReady);
}
