import browser from 'webextension-polyfill';
import { Id, PasteField } from '../assessment/model';
import { Slug } from '../checklist/schema';
import { z } from '../zod';
import { type PasteState, Put } from './messages';
import { serial } from './serial';

/** Where one stands in pasting, for this run of the browser: it is no decision, and menu and shortcut must find it at once. */

const Kept = z.object({
  assessmentId: Id,
  item: Slug,
  field: PasteField,
  /** What the menu shows: the item's code, and the fields that have something in them. */
  code: z.string(),
  fields: z.array(PasteField),
  put: z.nullable(Put),
  /** Frame of the tab that was put into last. */
  last: z.nullable(z.object({ tabId: z.number(), frameId: z.number() })),
});
export type Kept = z.infer<typeof Kept>;

const KEY = 'paste';

/** Null = pasting is not going on. */
export async function readPaste(): Promise<Kept | null> {
  const parsed = Kept.safeParse((await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.data : null;
}

/** Stores what `change` makes of it; null = it ends. */
export function changePaste(change: (kept: Kept | null) => Kept | null): Promise<Kept | null> {
  return serial(KEY, async () => {
    const next = change(await readPaste());
    if (next === null) await browser.storage.session.remove(KEY);
    else await browser.storage.session.set({ [KEY]: next });
    return next;
  });
}

export type PasteMenu = { code: string; fields: PasteField[]; at: PasteField };

export async function pasteMenu(): Promise<PasteMenu | null> {
  const kept = await readPaste();
  return kept === null ? null : { code: kept.code, fields: kept.fields, at: kept.field };
}

/** As views of an assessment are told it. */
export async function pasteState(assessmentId: string): Promise<PasteState | null> {
  const kept = await readPaste();
  if (kept === null || kept.assessmentId !== assessmentId) return null;
  return { item: kept.item, field: kept.field, put: kept.put };
}
