import { z } from '../../lib/zod';

/** What was typed and is not saved yet, kept beside the database until it is: a closed tab or a full disk loses nothing. */
const PREFIX = 'oit-draft:';

export function keepDraft(key: string, text: string): void {
  try {
    localStorage.setItem(PREFIX + key, text);
  } catch {
    // Full or closed: the text still stands in its field.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept then.
  }
}

export function findDraft(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** `rev`: revision of the record that was being changed; null = not known (kept by an earlier version). */
export type TextDraft = { text: string; rev: number | null };
const Kept = z.object({ text: z.string(), rev: z.nullable(z.number()) });

export function keepText(key: string, draft: TextDraft): void {
  keepDraft(key, JSON.stringify(draft));
}

/** The kept text, unless it is the saved one; earlier versions kept the bare text. */
export function findText(key: string, saved: string): TextDraft | null {
  const kept = findDraft(key);
  if (kept === null) return null;
  const draft = readText(kept);
  if (draft.text !== saved) return draft;
  dropDraft(key);
  return null;
}

function readText(kept: string): TextDraft {
  const bare = { text: kept, rev: null };
  try {
    const read = Kept.safeParse(JSON.parse(kept));
    return read.success ? read.data : bare;
  } catch {
    return bare;
  }
}
