import type { Store } from '../storage';
import { openStore } from '../storage';

let opening: Promise<Store> | null = null;

/** The database, opened when first needed in this worker's life, and again after it could not be opened. */
export function store(): Promise<Store> {
  opening ??= openStore({}).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}
