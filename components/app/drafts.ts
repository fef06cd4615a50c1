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
