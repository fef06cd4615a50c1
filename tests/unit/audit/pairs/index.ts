import { basics } from './basics';
import type { Pair } from './build';
import { measures } from './measures';
import { money } from './money';
import { openness } from './openness';
import { prevention } from './prevention';
import { staff } from './staff';
import { work } from './work';

export type { Pair } from './build';

/** The pairs of every check, by sub-indicator. */
export const pairsBySub: Readonly<Record<string, readonly Pair[]>> = {
  '9.1': basics,
  '9.2': work,
  '9.3': money,
  '9.4': staff,
  '9.5': openness,
  '10.1': prevention,
  '10.2': measures,
};

/** Cannot be seen on any page: there is no page that passes. */
export const neverPasses: ReadonlySet<string> = new Set(['linked-from-main-site']);
