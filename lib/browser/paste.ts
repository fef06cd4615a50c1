import { nanoid } from 'nanoid';
import browser from 'webextension-polyfill';
import { currentOf } from '../assessment/current';
import type { PasteField, Snapshot } from '../assessment/model';
import { readinessOf } from '../assessment/readiness';
import { resolveEdition } from '../checklist';
import { itasSheet } from '../export/sheet';
import { compare, holds } from '../paste/compare';
import type { PasteScript } from '../paste/dom';
import {
  FillReply,
  FormDescription,
  type PutAsk,
  type PutOutcome,
  PutReply,
  UndoReply,
  type Write,
} from '../paste/form';
import { FIELDS, marksOf, nextField, type PasteStep, type Position, stepsOf } from '../paste/steps';
import { todayIso } from '../thai/dates';
import type { z } from '../zod';
import { refreshMenus } from './menus';
import type { Put, Responses } from './messages';
import { changePaste, type Kept, readPaste } from './paste-state';
import { readPrefs } from './prefs';
import { broadcast } from './rpc';
import { serial } from './serial';
import { store } from './store';

/**
 * Pasting into the form of another site. Its script gets in after a gesture in the tab (activeTab) or where the site was
 * granted; nothing of ours stays there but what a step needs to be taken back, and nothing is ever sent.
 */

const SCRIPT = 'paste.js';

/** What `paste.js` leaves in its own world. */
type World = { oitPaste?: PasteScript };
type Call = { [K in keyof PasteScript]: Parameters<PasteScript[K]> };

/** Runs in the page. */
function call(name: keyof PasteScript, given: unknown): unknown {
  const script = (globalThis as World).oitPaste as Record<string, (given: unknown) => unknown> | undefined;
  return script?.[name]?.(given);
}

/** Asks the script in a frame; null = the browser does not let it in, or what came back is none of its answers. */
async function askForm<K extends keyof PasteScript, S extends z.ZodMiniType>(
  place: { tabId: number; frameId: number },
  name: K,
  reply: S,
  ...given: Call[K]
): Promise<z.infer<S> | null> {
  const target = { tabId: place.tabId, frameIds: [place.frameId] };
  try {
    await browser.scripting.executeScript({ target, files: [SCRIPT] });
    const args = [name, given[0] ?? null];
    const [answer] = await browser.scripting.executeScript({ target, func: call, args });
    const parsed = reply.safeParse(answer?.result);
    if (!parsed.success) console.error(`${name}: ${parsed.error.message}`);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The form in a tab's own document and in its frames of the same site. */
export async function readFormIn(tabId: number): Promise<Responses['paste.read']> {
  const form = await askForm({ tabId, frameId: 0 }, 'read', FormDescription);
  return form === null ? { ok: false, error: 'no-access' } : { ok: true, form };
}

/** One filling of a tab after another. */
export function fillForm(tabId: number, reading: number, writes: Write[]): Promise<Responses['paste.fill']> {
  return serial(`form:${tabId}`, async () => {
    const place = { tabId, frameId: 0 };
    const reply = await askForm(place, 'fill', FillReply, { reading, writes });
    if (reply?.ok) await changePaste((kept) => (kept === null ? null : { ...kept, last: place }));
    return reply ?? { ok: false, error: 'no-access' };
  });
}

/** Takes back what was put into this tab last. */
export function undoPaste(tabId: number): Promise<Responses['paste.undo']> {
  return serial(`form:${tabId}`, async () => {
    const last = (await readPaste())?.last;
    // What was put last stands in another tab: here it would be something else that is taken back.
    if (last && last.tabId !== tabId) return { ok: false, error: 'none' };
    const frameId = last?.frameId ?? 0;
    const reply = await askForm({ tabId, frameId }, 'undo', UndoReply);
    return reply ?? { ok: false, error: 'no-access' };
  });
}

type Work = { snapshot: Snapshot; steps: PasteStep[] };

/** What there is to paste, read afresh. Null = nothing is worked on. */
async function workNow(): Promise<Work | null> {
  const [opened, prefs] = await Promise.all([store(), readPrefs()]);
  const current = currentOf(prefs.currentAssessment, await opened.assessments());
  const snapshot = current === null ? null : await opened.snapshot(current.id);
  if (snapshot === null) return null;
  const packs = (await opened.editions()).map(({ pack }) => pack);
  const edition = resolveEdition(snapshot.assessment.edition, packs);
  if (edition === null) return null;
  const readiness = readinessOf(snapshot, edition);
  const { rows } = itasSheet({ snapshot, edition, readiness, today: todayIso(new Date()) });
  return { snapshot, steps: stepsOf(rows, marksOf(snapshot.pastes), prefs.pasteLimits) };
}

function keptAt({ snapshot, steps }: Work, at: Position, before: Kept | null): Kept | null {
  const step = steps.find(({ item }) => item === at.item);
  if (step === undefined) return null;
  const same = before?.assessmentId === snapshot.assessment.id ? before : null;
  return {
    assessmentId: snapshot.assessment.id,
    ...at,
    code: step.code,
    fields: FIELDS.filter((field) => step.fields[field].text !== ''),
    put: same?.put ?? null,
    last: same?.last ?? null,
  };
}

/** One stands at another field now, or pasting has ended. */
export async function pasteAt(at: Position | null): Promise<void> {
  const work = at === null ? null : await workNow();
  await changePaste((before) => (at === null || work === null ? null : keptAt(work, at, before)));
  await refreshMenus();
  await broadcast('tab');
}

/**
 * Puts what one stands at, or another field of that item, into the field of a frame that has the focus; where it stands
 * there afterwards it is marked as pasted and one goes on. While pasting is not going on, nothing happens.
 */
export function putInto(tabId: number, frameId: number, field: PasteField | null): Promise<PutOutcome> {
  return serial(`form:${tabId}`, async () => {
    const kept = await readPaste();
    const work = kept === null ? null : await workNow();
    if (kept === null || work === null || work.snapshot.assessment.id !== kept.assessmentId) return 'nothing';
    const at: Position = { item: kept.item, field: field ?? kept.field };
    const step = work.steps.find(({ item }) => item === at.item);
    const done = await putStep({ tabId, frameId }, step ?? null, at.field);
    const earlier = marksOf(work.snapshot.pastes).find((mark) => mark.item === at.item && mark.field === at.field);
    const put: Put = { id: nanoid(), tabId, ...at, ...done, earlier: earlier?.hash ?? null };
    if (done.outcome === 'done' && step) await mark(work, at, step.fields[at.field].hash);
    const next = done.outcome === 'done' ? nextField(work.steps, at) : at;
    await changePaste((now) => {
      if (now === null) return null;
      const wrote = done.outcome === 'done' || done.outcome === 'differs';
      return { ...(keptAt(work, next, now) ?? now), put, last: wrote ? { tabId, frameId } : now.last };
    });
    await refreshMenus();
    await broadcast('data');
    return done.outcome;
  });
}

async function mark({ snapshot }: Work, { item, field }: Position, hash: string): Promise<void> {
  const { id, person } = snapshot.assessment;
  const change = { type: 'paste.mark' as const, assessmentId: id, marks: [{ item, field, hash }] };
  await (await store()).execute({ id: nanoid(), change }, { now: new Date().toISOString(), by: person });
}

type Done = Pick<Put, 'outcome' | 'shown' | 'before' | 'limit'>;

async function putStep(
  place: { tabId: number; frameId: number },
  step: PasteStep | null,
  field: PasteField,
): Promise<Done> {
  const none = { shown: '', before: '', limit: null };
  const own = step?.fields[field];
  if (step === null || own === undefined || own.text === '') return { ...none, outcome: 'nothing' };
  const ask: PutAsk = { field, text: own.text, line: own.line, answer: step.answer };
  const reply = await askForm(place, 'put', PutReply, ask);
  if (reply === null) return { ...none, outcome: 'no-access' };
  if (!reply.ok) return { ...none, outcome: reply.error, limit: reply.limit };
  const { written, shown, before } = reply;
  if (shown === null) return { ...none, outcome: 'gone', before };
  const outcome = holds(compare(written, shown)) ? 'done' : 'differs';
  return { outcome, shown, before, limit: null };
}
