import { openStore } from '../storage';
import { openWorkStore } from '../storage/work-store';

/** The database of what staff decided. */
export const store = openedOnce(openStore);
/** The database of the long work. */
export const workStore = openedOnce(openWorkStore);

/** Opened when first needed in this worker's life, and again after it could not be opened. */
function openedOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opening: Promise<T> | null = null;
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}
