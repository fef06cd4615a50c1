import type { CommandResult } from '../assessment/commands';
import { Command } from '../assessment/commands';
import type { Assessment, HistorySummary, RemovedAssessment, Snapshot, StoredEdition } from '../assessment/model';
import { Host, Id, Instant, PasteField, WebUrl } from '../assessment/model';
import { Slug } from '../checklist/schema';
import type { CheckedLink, LinkVerdict } from '../links/verdict';
import { Place } from '../page/facts';
import type { FactsPart } from '../page/parts';
import type { FillReply, FormDescription, UndoReply } from '../paste/form';
import { PutOutcome, Write } from '../paste/form';
import { Limits } from '../paste/limits';
import type { BackupCheck } from '../storage/backup';
import type { MergeCheck } from '../storage/exchange';
import { z } from '../zod';

/**
 * What travels between the extension's parts; everything is checked on arrival.
 *
 *   view (frame, panel, dashboard) --Request--> background --HostRequest--> content script (collector + sidebar host)
 *   background --Notice--> every view            content script --HostNotice--> background
 *
 * Frame and page never meet: the background is between them and knows which tab a frame was opened in.
 */

export const Side = z.enum(['left', 'right']);
export type Side = z.infer<typeof Side>;

export const Prefs = z.strictObject({
  language: z.enum(['th', 'en']),
  side: Side,
  /** Frame width in CSS px. */
  width: z.number().check(z.int(), z.gte(280), z.lte(560)),
  currentAssessment: z.nullable(Id),
  /** How much fields of the ITAS form take. */
  pasteLimits: Limits,
  /** Granted for their forms only: the sidebar's frame never comes there. */
  formHosts: z.array(Host).check(z.maxLength(20)),
});
export type Prefs = z.infer<typeof Prefs>;

/** Where in the dashboard: `dashboard` is wherever it stands. */
export const DashboardPlace = z.enum(['setup', 'links', 'dashboard']);
export type DashboardPlace = z.infer<typeof DashboardPlace>;

/** What a view asks the background. `tabId` is never taken from a view: it comes from the sender or, in panel mode, the active tab. */
export const Request = z.discriminatedUnion('type', [
  /** A frame proves that our content script opened it: nothing else is answered before. Panel and dashboard send token null. */
  z.strictObject({ type: z.literal('hello'), token: z.nullable(z.string().check(z.maxLength(64))) }),
  z.strictObject({ type: z.literal('state') }),
  z.strictObject({ type: z.literal('command'), command: Command }),
  z.strictObject({ type: z.literal('prefs'), change: z.partial(Prefs) }),
  z.strictObject({ type: z.literal('page.read') }),
  z.strictObject({ type: z.literal('page.show'), place: Place, label: z.string().check(z.maxLength(200)) }),
  z.strictObject({ type: z.literal('page.clear') }),
  /** The link menu's link was dealt with. */
  z.strictObject({ type: z.literal('pending.clear') }),
  z.strictObject({ type: z.literal('host.close') }),
  z.strictObject({ type: z.literal('host.collapse'), collapsed: z.boolean() }),
  z.strictObject({ type: z.literal('go'), to: DashboardPlace }),
  z.strictObject({ type: z.literal('open'), url: WebUrl }),
  /** Fetches a file of a granted site without cookies; the view reads it. */
  z.strictObject({ type: z.literal('file.read'), url: WebUrl }),
  /** A picture's bytes, in the size for lists or whole. */
  z.strictObject({ type: z.literal('picture.file'), id: Id, size: z.enum(['small', 'full']) }),
  /** Where one stands in pasting into ITAS: what menu and shortcut put into a field; null = it is not going on. */
  z.strictObject({ type: z.literal('paste.at'), at: z.nullable(z.strictObject({ item: Slug, field: PasteField })) }),
  /** Reads the form in the tab. The browser lets that happen after a gesture in the tab, or where the site is granted. */
  z.strictObject({ type: z.literal('paste.read') }),
  z.strictObject({
    type: z.literal('paste.fill'),
    reading: z.number(),
    writes: z.array(Write).check(z.minLength(1), z.maxLength(900)),
  }),
  /** Puts what one stands at into the field that had the focus last. */
  z.strictObject({ type: z.literal('paste.put') }),
  /** Takes back what was put into the tab's form last. */
  z.strictObject({ type: z.literal('paste.undo') }),
  z.strictObject({ type: z.literal('paste.revoke'), host: Host }),
  /** A page of ours stored something of its long work (verdicts, a scan): every view asks again. */
  z.strictObject({ type: z.literal('work.changed') }),
  /** The verdicts on an address of the current assessment before the newest, newest first. */
  z.strictObject({ type: z.literal('links.earlier'), url: WebUrl }),
  /** Everything that was done with an item of the current assessment, the newest first. */
  z.strictObject({ type: z.literal('item.history'), item: Slug }),
  /** The way from the home page to an address, in the words that are clicked, as the newest scan of the site knows it. */
  z.strictObject({ type: z.literal('way.to'), url: WebUrl }),
  /** Staff looked at what has changed behind a link. */
  z.strictObject({ type: z.literal('links.looked'), url: WebUrl }),
  z.strictObject({ type: z.literal('backup.export') }),
  z.strictObject({ type: z.literal('backup.done') }),
  /** `backup` is the parsed JSON of the file: checked whole, and counted for the preview; nothing is written. */
  z.strictObject({ type: z.literal('backup.check'), backup: z.unknown() }),
  /** Checked again, then everything is replaced in one transaction, or nothing. */
  z.strictObject({ type: z.literal('backup.restore'), backup: z.unknown() }),
  /** One assessment as a file for colleagues. */
  z.strictObject({ type: z.literal('merge.export'), assessmentId: Id, pictures: z.boolean() }),
  /** `file` is the parsed JSON of a colleague's file: checked whole, and what merging it would do; nothing is written. */
  z.strictObject({ type: z.literal('merge.check'), file: z.unknown(), into: z.nullable(Id) }),
  /** Checked again, then merged in one transaction, or nothing. `id`: of the command; sent again, it is carried out once. */
  z.strictObject({
    type: z.literal('merge.take'),
    id: Id,
    file: z.unknown(),
    into: Id,
    /** Who is working: where the assessment is new here. */
    person: z.optional(z.string().check(z.maxLength(120))),
  }),
]);
export type Request = z.infer<typeof Request>;

/** Why a gesture gave no picture; each has its sentence in lib/i18n. */
export const ShotError = z.enum([
  /** The window is a private one. */
  'picture-private',
  /** No page in the tab. */
  'picture-unreadable',
  'picture-no-assessment',
  /** Neither on the agency's hosts nor evidence. */
  'picture-foreign',
  /** Another tab or another page came while the picture was taken. */
  'picture-changed',
  /** The browser does not allow it here. */
  'picture-refused',
  'pictures-full',
  'storage-full',
  'storage-failed',
]);
export type ShotError = z.infer<typeof ShotError>;

/** What became of the last gesture that asked for a picture of the tab. */
export const Shot = z.strictObject({
  id: z.string(),
  at: Instant,
  /** Null = it is kept. */
  error: z.nullable(ShotError),
  historyId: z.nullable(Id),
});
export type Shot = z.infer<typeof Shot>;

export const Put = z.strictObject({
  id: z.string(),
  tabId: z.number(),
  item: Slug,
  field: PasteField,
  outcome: PutOutcome,
  shown: z.string(),
  /** What the field held before, '' = nothing. */
  before: z.string(),
  limit: z.nullable(z.number()),
  /** Mark that stood before; null = none did. */
  earlier: z.nullable(z.string()),
});
export type Put = z.infer<typeof Put>;

/** Where one stands in pasting, and what was put last. */
export type PasteState = { item: string; field: PasteField; put: Put | null };

/** What kind of tab the view stands beside. */
export type TabKind = 'page' | 'file' | 'not-granted' | 'foreign' | 'unreadable';

export type TabState = {
  url: string;
  title: string;
  /** page = ours and readable; file = a PDF, image or other file on a site of ours; not-granted = an agency's host whose grant is missing or was revoked; foreign = another site; unreadable = error page, new tab. */
  kind: TabKind;
  /** Counts navigations in this tab, single-page ones too: a new number means read again. */
  visit: number;
  /** What the link menu asked to take. */
  pending: { url: string; text: string } | null;
  shot: Shot | null;
};

export type AppState = {
  prefs: Prefs;
  assessments: Assessment[];
  /** The one that is worked on; null on first run. */
  snapshot: Snapshot | null;
  editions: StoredEdition[];
  /** The newest verdicts on the links of the current assessment. */
  links: CheckedLink[];
  /** The tab; null in the dashboard. */
  tab: TabState | null;
  /** Hosts of the current agency whose grant is missing. */
  revokedHosts: string[];
  /** Pasting into ITAS, while it is going on. */
  paste: PasteState | null;
  backup: { changes: number; lastAt: string | null; due: boolean };
  /** Records that could not be read and were moved aside; nothing else was touched. */
  setAside: number;
  /** Where there is no assessment: the one that was removed last, and the history entry by which it comes back. */
  removed: RemovedAssessment | null;
  today: string;
};

export type Mode = 'frame' | 'panel' | 'dashboard';

export type Responses = {
  hello: { ok: true; mode: Mode } | { ok: false };
  state: AppState;
  command: CommandResult;
  prefs: Prefs;
  'page.read': /** As they came out of the page, for `joinParts`: nothing of them has been checked. */
    | { ok: true; parts: unknown[]; visit: number }
    | { ok: false; error: 'no-access' | 'not-a-page' | 'changed' | 'failed' };
  'page.show': { shown: boolean };
  'page.clear': null;
  'pending.clear': null;
  'host.close': null;
  'host.collapse': null;
  go: null;
  open: null;
  /** `bytes` in Base64; `url` is where it came from in the end. refused: the server's status says no. */
  'file.read':
    | { ok: true; url: string; name: string; contentType: string | null; bytes: string }
    | {
        ok: false;
        error: 'no-access' | 'refused' | 'walled' | 'too-large' | 'timeout' | 'network';
        status: number | null;
      };
  /** `data` in Base64, a JPEG; not ok = it is not there any more. */
  'picture.file': { ok: true; data: string } | { ok: false };
  'paste.at': null;
  'paste.read': { ok: true; form: FormDescription } | { ok: false; error: 'no-access' | 'failed' };
  'paste.fill': FillReply | { ok: false; error: 'no-access' };
  'paste.put': PutOutcome;
  'paste.undo': UndoReply | { ok: false; error: 'no-access' };
  'paste.revoke': null;
  'work.changed': null;
  'links.earlier': LinkVerdict[];
  'item.history': HistorySummary[];
  /** Null = there was no scan, or it knows no way. */
  'way.to': string[] | null;
  'links.looked': null;
  'backup.export': { ok: true; backup: unknown } | { ok: false; error: 'storage-failed' };
  'backup.done': null;
  'backup.check': BackupCheck;
  'backup.restore': CommandResult;
  /** Not ok = it is not here any more. */
  'merge.export': { ok: true; file: unknown } | { ok: false };
  'merge.check': MergeCheck;
  'merge.take': CommandResult;
};

/** What the background tells every view: ask for the state again. */
export const Notice = z.strictObject({ type: z.literal('notice'), what: z.enum(['data', 'tab', 'prefs', 'grants']) });
export type Notice = z.infer<typeof Notice>;

/** What the background asks the content script in a tab. */
export const HostRequest = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('host.open'),
    token: z.string(),
    side: Side,
    width: z.number(),
    collapsed: z.boolean(),
    /** The user asked for it just now: the keyboard goes into the frame. */
    focus: z.boolean(),
  }),
  z.strictObject({ type: z.literal('host.close') }),
  z.strictObject({ type: z.literal('host.collapse'), collapsed: z.boolean() }),
  z.strictObject({ type: z.literal('host.place'), side: Side, width: z.number() }),
  z.strictObject({ type: z.literal('collect') }),
  /** The next part of what was read: facts of a large page would hold it up for too long in one message. */
  z.strictObject({ type: z.literal('collect.more'), reading: z.number(), at: z.number() }),
  z.strictObject({ type: z.literal('show'), place: Place, label: z.string() }),
  z.strictObject({ type: z.literal('clear') }),
  /** Out of the way for a picture of the page, these links marked, until `unpose` comes or a moment has passed. */
  z.strictObject({ type: z.literal('pose'), links: z.array(z.object({ url: z.string(), label: z.string() })) }),
  z.strictObject({ type: z.literal('unpose') }),
]);
export type HostRequest = z.infer<typeof HostRequest>;

/** What the content script answers. Its facts come out of a page: the view that asked for them checks them. */
export type HostReplies = {
  'host.open': { mounted: boolean };
  'host.close': null;
  'host.collapse': null;
  'host.place': null;
  collect: { ok: true; reading: number; facts: FactsPart; more: boolean } | { ok: false; error: 'changed' | 'failed' };
  /** null = that reading is not there any more. */
  'collect.more': { facts: FactsPart; more: boolean } | null;
  show: { shown: boolean };
  clear: null;
  /** Words of what is marked in the page, '' = nothing is. */
  pose: { marked: string };
  unpose: null;
};

/** What the content script says as it is put into a document (the result of its injection). */
export const HostHere = z.strictObject({
  /** An HTML document: the frame can live in it. */
  html: z.boolean(),
  mounted: z.boolean(),
  collapsed: z.boolean(),
});
export type HostHere = z.infer<typeof HostHere>;

/** What the content script tells the background. */
export const HostNotice = z.discriminatedUnion('type', [
  /** It stands in a document without its frame (back from the history, or the page threw the frame out) and wants a new one. */
  z.strictObject({ type: z.literal('host.ready'), html: z.boolean() }),
  /** The address or the content changed without a new document, and has settled. */
  z.strictObject({ type: z.literal('host.navigated'), url: z.string() }),
  z.strictObject({ type: z.literal('host.resized'), width: z.number().check(z.int(), z.gte(280), z.lte(560)) }),
  z.strictObject({ type: z.literal('host.collapsed'), collapsed: z.boolean() }),
  z.strictObject({ type: z.literal('host.closed') }),
]);
export type HostNotice = z.infer<typeof HostNotice>;
