import { useState } from 'preact/hooks';
import { urlKey } from '../../lib/links/identity';
import { z } from '../../lib/zod';
import type { App } from './app';
import { dropDraft, findDraft, keepDraft } from './drafts';

/** Explanation and note of something that is not taken yet. */
export type Written = { note: string; explanation: string };
const Kept = z.object({ note: z.string(), explanation: z.string() });

/** Under this key the text stays until it is taken or deleted. Without an item: for those that are still being chosen. */
function draftKey(app: App, url: string, item: string): string {
  const assessment = app.snapshot.value?.assessment.id ?? '';
  return `take.${assessment}.${urlKey(url, { fragment: true })}.${item}`;
}

function find(key: string): Written | null {
  try {
    const kept = Kept.safeParse(JSON.parse(findDraft(key) ?? 'null'));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

/**
 * What is being written about an address and an item. It is kept as a draft: the page may change, be read again or fail to
 * be taken, and the frame may start anew.
 * @param offered an explanation that stands there until staff write something else; '' = none
 */
export function useWritten(app: App, url: string, item: string, offered = '') {
  const [typed, setTyped] = useState<ReadonlyMap<string, Written>>(new Map());
  const key = draftKey(app, url, item);
  const here = typed.get(key);
  const found = here ? null : find(key);
  return {
    written: here ?? found ?? { note: '', explanation: offered },
    /** Staff have written nothing: the explanation is the one that is offered. */
    isOffer: offered !== '' && !here && found === null,
    /** It was typed earlier, in a view that is gone. */
    restored: found !== null,
    write(written: Written): void {
      setTyped((before) => new Map(before).set(key, written));
      // That an offer was struck out is also something written.
      if (written.note || written.explanation || offered) keepDraft(key, JSON.stringify(written));
      else dropDraft(key);
    },
    /** It was taken along. */
    drop(): void {
      setTyped((before) => {
        const others = new Map(before);
        others.delete(key);
        return others;
      });
      dropDraft(key);
    },
  };
}
