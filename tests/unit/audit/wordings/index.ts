import { basics } from './basics';
import { measures } from './measures';
import { money } from './money';
import { openness } from './openness';
import { prevention } from './prevention';
import { staff } from './staff';
import { work } from './work';

export { none } from './none';

/** Headings by the topic that they name. */
export type Wordings = Readonly<Record<string, readonly string[]>>;

/**
 * Ways in which local governments word the headings of their pages, by sub-indicator. Written from the wording of the
 * official manuals and of public sites' menus, not from any one page.
 */
export const wordingsBySub: Readonly<Record<string, Wordings>> = {
  '9.1': basics,
  '9.2': work,
  '9.3': money,
  '9.4': staff,
  '9.5': openness,
  '10.1': prevention,
  '10.2': measures,
};
