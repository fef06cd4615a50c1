import type { Agency } from '../model';
import type { Incoming } from './outcome';

/** An assessment file as it was read and found to fit: what the merge of it works with. */
export type Arrival = {
  assessment: { id: string; agency: Agency; edition: number };
  madeAt: string;
  madeBy: string;
  /** Masked as what is taken from pages is. */
  registers: readonly Incoming[];
};
