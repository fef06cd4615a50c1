import browser from 'webextension-polyfill';
import type { Command } from '../assessment/commands';
import { currentOf } from '../assessment/current';
import type { Assessment } from '../assessment/model';
import { base64Of } from '../base64';
import { urlKey } from '../links/identity';
import { wordsOf } from '../sitescan/ways';
import type { Store } from '../storage';
import { restoreVerdicts, withVerdicts } from '../storage/backup-links';
import { refusalOf } from '../storage/errors';
import { inspect } from './content';
import { openDashboard } from './dashboard';
import { fetchFile } from './documents/fetch-file';
import { siteOrigins } from './form-hosts';
import { claimFrame, closeFrame, collapseFrame, isClaimed } from './frames';
import { gatherFacts } from './gather';
import { noteAssessed, noteGrants } from './glance';
import { covers, originsFor, siteOf } from './grants';
import { refreshMenus } from './menus';
import type { Request, Responses } from './messages';
import { fillForm, pasteAt, putInto, readFormIn, undoPaste } from './paste';
import { changePrefs, readPrefs } from './prefs';
import { askHost, broadcast } from './rpc';
import type { Sender } from './senders';
import { serial } from './serial';
import { appState } from './state';
import { store, workStore } from './store';
import { allTabs, changeTab, readTab } from './tabs';
import { tabOf } from './view';

/** What the background does for a view. Every handler reads what it needs afresh: the worker may have died since. */

type Context = { sender: Sender; window: number | null };
type Handlers = {
  [T in Request['type']]: (request: Extract<Request, { type: T }>, context: Context) => Promise<Responses[T]>;
};

const handlers: Handlers = {
  hello: async ({ token }, { sender }) => {
    if (sender.kind === 'frame') {
      const ours = token !== null && (await claimFrame(sender.tabId, sender.frameId, token));
      return ours ? { ok: true, mode: 'frame' } : { ok: false };
    }
    // Only a frame has a token to show: one without a tab is framed by something that is no page of a tab.
    if (token !== null) return { ok: false };
    return { ok: true, mode: sender.kind === 'page' && sender.dashboard ? 'dashboard' : 'panel' };
  },

  state: (_request, { sender, window }) => appState(sender, window, new Date()),

  command: async ({ command }) => {
    const opened = await store().catch(refusalOf);
    if ('ok' in opened) return opened;
    const by = (await currentAssessment(opened))?.person ?? '';
    const result = await opened.execute(command, { now: new Date().toISOString(), by });
    // It is stored: what follows is told of, and must not make it look as if it were not.
    if (result.ok) await afterCommand(command, opened).catch(console.error);
    return result;
  },

  prefs: async ({ change }) => {
    const prefs = await changePrefs(change);
    if (change.formHosts !== undefined) await Promise.all([noteGrants(), refreshMenus()]);
    if (change.side !== undefined || change.width !== undefined) await placeFrames(prefs.side, prefs.width);
    await broadcast('prefs');
    return prefs;
  },

  'page.read': async (_request, context) => {
    const tab = await tabOf(context.sender, context.window);
    if (tab?.id === undefined || !tab.url || !covers(await siteOrigins(), tab.url)) {
      return { ok: false, error: 'no-access' };
    }
    const content = await inspect(tab.id, tab.url);
    if (content !== 'html') return { ok: false, error: content === 'file' ? 'not-a-page' : 'no-access' };
    return readPage(tab.id);
  },

  'page.show': async ({ place, label }, { sender, window }) => {
    const tab = await tabOf(sender, window);
    if (tab?.id === undefined) return { shown: false };
    return (await askHost<'show'>(tab.id, { type: 'show', place, label })) ?? { shown: false };
  },

  'page.clear': async (_request, { sender, window }) => {
    const tab = await tabOf(sender, window);
    if (tab?.id !== undefined) await askHost<'clear'>(tab.id, { type: 'clear' });
    return null;
  },

  'pending.clear': async (_request, { sender, window }) => {
    const tab = await tabOf(sender, window);
    if (tab?.id !== undefined) await changeTab(tab.id, () => ({ pending: null }));
    await broadcast('tab');
    return null;
  },

  'host.close': async (_request, { sender }) => {
    if (sender.kind === 'frame') await closeFrame(sender.tabId);
    return null;
  },

  'host.collapse': async ({ collapsed }, { sender }) => {
    if (sender.kind === 'frame') await collapseFrame(sender.tabId, collapsed);
    return null;
  },

  go: async ({ to }) => {
    await openDashboard(to);
    return null;
  },

  open: async ({ url }, { sender, window }) => {
    const opener = await tabOf(sender, window);
    // In its opener's window, or the browser refuses: a small window has tabs of its own.
    const beside = opener?.id === undefined ? {} : { openerTabId: opener.id, windowId: opener.windowId };
    await browser.tabs.create({ url, ...beside });
    return null;
  },

  'file.read': ({ url }) => fetchFile(url),

  'picture.file': async ({ id, size }) => {
    const file = await (await store()).pictureFile(id);
    return file === null ? { ok: false } : { ok: true, data: base64Of(file[size]) };
  },

  'paste.at': async ({ at }) => {
    await pasteAt(at);
    return null;
  },

  'paste.read': async (_request, { sender, window }) => {
    const tab = await tabOf(sender, window);
    return tab?.id === undefined ? { ok: false, error: 'no-access' } : readFormIn(tab.id);
  },

  'paste.fill': async ({ reading, writes }, { sender, window }) => {
    const tab = await tabOf(sender, window);
    return tab?.id === undefined ? { ok: false, error: 'no-access' } : fillForm(tab.id, reading, writes);
  },

  'paste.put': async (_request, { sender, window }) => {
    const tab = await tabOf(sender, window);
    return tab?.id === undefined ? 'no-access' : putInto(tab.id, 0, null);
  },

  'paste.undo': async (_request, { sender, window }) => {
    const tab = await tabOf(sender, window);
    return tab?.id === undefined ? { ok: false, error: 'no-access' } : undoPaste(tab.id);
  },

  'paste.revoke': async ({ host }) => {
    const { formHosts } = await readPrefs();
    await browser.permissions.remove({ origins: originsFor([host]) });
    await changePrefs({ formHosts: formHosts.filter((one) => siteOf(one) !== siteOf(host)) });
    await broadcast('prefs');
    return null;
  },

  'work.changed': async () => {
    await broadcast('data');
    return null;
  },

  'item.history': async ({ item }) => {
    const opened = await store();
    const assessment = await currentAssessment(opened);
    return assessment === null ? [] : opened.itemHistory(assessment.id, item);
  },

  'links.earlier': async ({ url }) => {
    const assessment = await currentAssessment(await store());
    if (assessment === null) return [];
    const records = await (await workStore()).links(assessment.id);
    return records.find((record) => urlKey(record.url) === urlKey(url))?.earlier ?? [];
  },

  'way.to': async ({ url }) => {
    const assessment = await currentAssessment(await store());
    const ways = assessment === null ? null : await (await workStore()).ways(assessment.id);
    return wordsOf((await ways?.to(url)) ?? null);
  },

  'links.looked': async ({ url }) => {
    const assessment = await currentAssessment(await store());
    if (assessment !== null) await (await workStore()).noteLook(assessment.id, url, new Date().toISOString());
    await broadcast('data');
    return null;
  },

  'backup.export': async () => {
    try {
      const backup = await (await store()).exportBackup();
      return { ok: true, backup: await withVerdicts(backup, await workStore()) };
    } catch (error) {
      console.error(error);
      return { ok: false, error: 'storage-failed' };
    }
  },

  'backup.done': async () => {
    await (await store()).backupDone(new Date().toISOString());
    await broadcast('data');
    return null;
  },

  'backup.check': async ({ backup }) => (await store()).checkBackup(backup),

  'backup.restore': async ({ backup }) => {
    const opened = await store().catch(refusalOf);
    if ('ok' in opened) return opened;
    const result = await opened.restoreBackup(backup);
    // What staff decided is back. A verdict that is not is shown as a link that is still to be checked.
    if (result.ok)
      await workStore()
        .then((work) => restoreVerdicts(backup, work))
        .catch(console.error);
    if (result.ok) await broadcast('data');
    return result;
  },

  'merge.export': async ({ assessmentId, pictures }) => {
    const file = await (await store()).exportAssessment(assessmentId, { pictures, now: new Date().toISOString() });
    return file === null ? { ok: false } : { ok: true, file };
  },

  'merge.check': async ({ file, into }) => (await store()).checkMerge(file, into),

  'merge.take': async ({ id, file, into, person }) => {
    const opened = await store().catch(refusalOf);
    if ('ok' in opened) return opened;
    const here = (await opened.assessments()).some((assessment) => assessment.id === into);
    const command: Command = { id, change: { type: 'assessment.merge', assessmentId: into, person } };
    const result = await opened.merge(command, file, { now: new Date().toISOString() });
    if (!result.ok) return result;
    // What is new here is what one goes on with.
    if (!here) await changePrefs({ currentAssessment: into }).catch(console.error);
    await afterCommand(command, opened).catch(console.error);
    return result;
  },
};

/** One reading of a tab after another: a second one would begin anew what the first is still fetching. */
function readPage(tabId: number): Promise<Responses['page.read']> {
  return serial(`read:${tabId}`, async () => {
    const before = await readTab(tabId);
    const gathered = await gatherFacts(tabId);
    // Behind what is being written about this tab right now.
    const { visit } = await changeTab(tabId, () => null);
    if (visit !== before.visit) return { ok: false, error: 'changed' };
    return gathered.ok ? { ...gathered, visit } : gathered;
  });
}

async function currentAssessment(opened: Store): Promise<Assessment | null> {
  return currentOf((await readPrefs()).currentAssessment, await opened.assessments());
}

async function afterCommand({ change }: Command, opened: Store): Promise<void> {
  try {
    // A site of the agency's is more than a form.
    if ('agency' in change && change.agency) await noFormHosts(change.agency.hosts);
    if (change.type === 'assessment.create') await changePrefs({ currentAssessment: change.newId });
    await noteAssessed((await opened.assessments()).length > 0);
  } finally {
    await broadcast('data');
  }
}

async function noFormHosts(hosts: readonly string[]): Promise<void> {
  const { formHosts } = await readPrefs();
  const others = formHosts.filter((one) => !hosts.some((host) => siteOf(host) === siteOf(one)));
  if (others.length === formHosts.length) return;
  await changePrefs({ formHosts: others });
  await Promise.all([noteGrants(), refreshMenus()]);
}

/** Same side and width in every page where the frame stands. */
async function placeFrames(side: 'left' | 'right', width: number): Promise<void> {
  const open = (await allTabs()).filter(({ record }) => record.open);
  await Promise.all(open.map(({ tabId }) => askHost<'host.place'>(tabId, { type: 'host.place', side, width })));
}

/** A frame that has not shown its token is answered `hello` and nothing else. */
async function mayAsk(request: Request['type'], sender: Sender): Promise<boolean> {
  if (sender.kind !== 'frame' || request === 'hello') return true;
  return isClaimed(sender.tabId, sender.frameId);
}

/** Whether a sender may ask anything but `hello`. */
export const admits = (sender: Sender) => mayAsk('state', sender);

export async function answerRequest(
  request: Request,
  sender: Sender,
  window: number | null,
): Promise<Responses[Request['type']] | undefined> {
  if (!(await mayAsk(request.type, sender))) return undefined;
  return dispatch(request, { sender, window });
}

function dispatch<T extends Request['type']>(
  request: Extract<Request, { type: T }>,
  context: Context,
): Promise<Responses[T]> {
  const handler: Handlers[T] = handlers[request.type as T];
  return handler(request, context);
}

/** A request that does not fit: for a command the named error that its sender can show. */
export async function answerMisfit(asked: unknown, problem: string, sender: Sender): Promise<unknown> {
  const type = typeof asked === 'object' && asked !== null && 'type' in asked ? asked.type : null;
  if (!(await admits(sender))) return type === 'hello' ? { ok: false } : undefined;
  if (type === 'command') return { ok: false, error: 'invalid', detail: problem } satisfies Responses['command'];
  throw new Error(`invalid request: ${problem}`);
}
