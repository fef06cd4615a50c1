import type { Signal } from './finding';

/** What a page's words say for one topic while they are read. */
export type Entry = { score: number; signals: Signal[]; heading: number };

/** Notes that something speaks for a topic: the best score counts, the signals are kept. */
export type Add = (topic: string, score: number, signal: Signal, heading: boolean) => void;
