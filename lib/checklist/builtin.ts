import y2563 from './editions/2563.json';
import y2564 from './editions/2564.json';
import y2565 from './editions/2565.json';
import y2566 from './editions/2566.json';
import y2567 from './editions/2567.json';
import y2568 from './editions/2568.json';
import y2569 from './editions/2569.json';
import type { EditionPack } from './schema';

/**
 * The editions that are shipped, ascending. To add one: put `editions/<year>.json` beside the others and name it here;
 * `scripts/check-editions.ts` checks them all at every build, so nothing is parsed again when a page or worker starts.
 */
const shipped: readonly unknown[] = [y2563, y2564, y2565, y2566, y2567, y2568, y2569];

export const builtinEditions = shipped as readonly EditionPack[];
