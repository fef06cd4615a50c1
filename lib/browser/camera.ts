import { nanoid } from 'nanoid';
import type { Tabs } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import type { CommandResult } from '../assessment/commands';
import { currentOf } from '../assessment/current';
import { type Evidence, type Snapshot, WebUrl } from '../assessment/model';
import { indexEdition, resolveEdition } from '../checklist';
import { errorWords } from '../i18n/errors';
import { siteOf, urlKey } from '../links/identity';
import type { Store } from '../storage';
import { refusalOf } from '../storage/errors';
import { develop } from './developing';
import { siteOrigins } from './form-hosts';
import { inject } from './frames';
import { covers } from './grants';
import type { Shot, ShotError } from './messages';
import { readPrefs } from './prefs';
import { askHost, broadcast } from './rpc';
import { serial } from './serial';
import { store } from './store';
import { changeTab } from './tabs';

/**
 * A picture of what stands in a tab, on the user's gesture (context menu, shortcut, toolbar's menu): only that lets the
 * browser give one, without any right to all sites. It is kept as proof beside the evidence and decides nothing.
 */

type Done = { ok: true; historyId: string | null } | { ok: false; error: ShotError };
const refused = (error: ShotError): Done => ({ ok: false, error });

/** Takes it, keeps it and tells what became of it. Returns the tab's address; null = none that could be taken. */
export function takePicture(tabId: number): Promise<string | null> {
  return serial('camera', async () => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab === null) return null;
    const done = await shoot(tab, tabId).catch((error: unknown) => {
      console.error(error);
      return refused(shotError(refusalOf(error)));
    });
    await tell(tabId, done);
    return tab.url ?? null;
  });
}

async function shoot(tab: Tabs.Tab, tabId: number): Promise<Done> {
  const { url = '', title = '', windowId, incognito } = tab;
  if (incognito) return refused('picture-private');
  if (windowId === undefined || !WebUrl.safeParse(url).success) return refused('picture-unreadable');
  const opened = await store();
  const assessment = currentOf((await readPrefs()).currentAssessment, await opened.assessments());
  const snapshot = assessment === null ? null : await opened.snapshot(assessment.id);
  if (snapshot === null) return refused('picture-no-assessment');
  if (!belongs(url, snapshot)) return refused('picture-foreign');

  const photo = await photograph({ tabId, windowId, url }, await waysFrom(url, snapshot, opened));
  if (typeof photo === 'string') return refused(photo);
  const developed = await develop(photo.data).catch(() => null);
  if (developed === null) return refused('picture-refused');
  const { file, width, height } = developed;
  const result = await opened.execute(
    {
      id: nanoid(),
      change: {
        type: 'picture.keep',
        assessmentId: snapshot.assessment.id,
        newId: nanoid(),
        url,
        title: title.slice(0, 300),
        marked: photo.marked,
        width,
        height,
        size: file.full.byteLength,
      },
    },
    { now: new Date().toISOString(), by: snapshot.assessment.person },
    file,
  );
  return result.ok ? { ok: true, historyId: result.historyId } : refused(shotError(result));
}

function shotError(result: CommandResult): ShotError {
  const known = ['storage-full', 'pictures-full'] as const;
  return known.find((error) => !result.ok && result.error === error) ?? 'storage-failed';
}

/** A page of the agency's hosts, or one that is evidence or led to some. */
function belongs(url: string, { assessment, evidence }: Snapshot): boolean {
  const site = siteOf(url);
  if (assessment.agency.hosts.some((host) => siteOf(`http://${host}`) === site)) return true;
  return evidence.some((one) => urlKey(one.url) === urlKey(url) || foundOn(one, url));
}

function foundOn(evidence: Evidence, url: string): boolean {
  return evidence.foundOn !== null && urlKey(evidence.foundOn) === urlKey(url);
}

type Way = { url: string; label: string };

/** The links on this page by which evidence was found, under the codes of their items. */
async function waysFrom(url: string, { assessment, evidence }: Snapshot, opened: Store): Promise<Way[]> {
  const found = evidence.filter((one) => foundOn(one, url));
  if (found.length === 0) return [];
  const stored = (await opened.editions()).map(({ pack }) => pack);
  const pack = resolveEdition(assessment.edition, stored);
  const items = pack ? indexEdition(pack).byId : null;
  const codes = new Map<string, string[]>();
  for (const one of found) {
    const code = items?.get(one.item)?.item.code ?? '';
    codes.set(one.url, [...(codes.get(one.url) ?? []), code]);
  }
  return [...codes].map(([address, list]) => ({ url: address, label: list.join(' ') }));
}

type Place = { tabId: number; windowId: number; url: string };

/** The visible part of the tab, our own frame out of the way; it comes back whatever happens. */
async function photograph(place: Place, ways: Way[]): Promise<{ data: string; marked: string } | ShotError> {
  const { tabId, windowId, url } = place;
  if (!(await inFront(place))) return 'picture-changed';
  const here = covers(await siteOrigins(), url) || ways.length > 0 ? await inject(tabId) : null;
  try {
    const pose = here === null ? null : await askHost<'pose'>(tabId, { type: 'pose', links: ways });
    const data = await capture(windowId);
    if (data === null) return 'picture-refused';
    return (await inFront(place)) ? { data, marked: pose?.marked ?? '' } : 'picture-changed';
  } finally {
    if (here !== null) await askHost<'unpose'>(tabId, { type: 'unpose' });
    if (here !== null && !here.mounted) await askHost<'host.close'>(tabId, { type: 'host.close' });
  }
}

/** The browser photographs whatever is in front of the window: that must be this page, before and after. */
async function inFront({ tabId, windowId, url }: Place): Promise<boolean> {
  const [front] = await browser.tabs.query({ active: true, windowId });
  return front?.id === tabId && front.url === url;
}

/** Chromium gives two pictures a second. */
const AGAIN_MS = 700;

async function capture(windowId: number): Promise<string | null> {
  const once = () => browser.tabs.captureVisibleTab(windowId, { format: 'jpeg', quality: 92 });
  try {
    return await once();
  } catch (error) {
    if (!/quota|per.second/i.test(String(error))) return null;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return once().catch(() => null);
  }
}

const BADGE_MS = 6_000;

/** Told in the sidebar, and on the toolbar button for a tab where none is open. */
async function tell(tabId: number, done: Done): Promise<void> {
  const error = done.ok ? null : done.error;
  const shot: Shot = {
    id: nanoid(),
    at: new Date().toISOString(),
    error,
    historyId: done.ok ? done.historyId : null,
  };
  await changeTab(tabId, () => ({ shot }));
  await broadcast(done.ok ? 'data' : 'tab');
  await badge(tabId, error).catch(() => undefined);
}

async function badge(tabId: number, error: ShotError | null): Promise<void> {
  const { language } = await readPrefs();
  const words = error === null ? null : errorWords(language, error);
  await browser.action.setBadgeBackgroundColor({ tabId, color: error === null ? '#1e3f9a' : '#a3271c' });
  await browser.action.setBadgeText({ tabId, text: error === null ? '✓' : '!' });
  if (words) await browser.action.setTitle({ tabId, title: `${words.what} ${words.todo}` });
  const clear = async () => {
    await browser.action.setBadgeText({ tabId, text: '' });
    await browser.action.setTitle({ tabId, title: browser.i18n.getMessage('toggle') });
  };
  setTimeout(() => void clear().catch(() => undefined), BADGE_MS);
}
