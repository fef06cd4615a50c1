import { basics } from './basics';
import { integrity } from './integrity';
import { generalLookAlikes } from './look-alikes';
import { prevention } from './prevention';
import { reach } from './reach';
import type { LookAlike, TopicSignals } from './schema';
import { supply } from './supply';
import { work } from './work';

/** Every topic's signals, in the order of the checklist. */
export const signals: readonly TopicSignals[] = [...basics, ...reach, ...work, ...supply, ...integrity, ...prevention];

/** What looks like an item of ours and is none, with the reason to say. */
export const lookAlikes: readonly LookAlike[] = generalLookAlikes;
