import { reasonText } from '../../lib/i18n';
import type { App } from './app';

export type DoubtGroup = { key: string; text: string; items: string[] };

/** Doubts of the assessment by kind, most items first. */
export function doubtGroups(app: App): DoubtGroup[] {
  const groups = new Map<string, DoubtGroup>();
  for (const [item, { doubts }] of app.readiness.value?.items ?? []) {
    for (const doubt of doubts) {
      const group = groups.get(doubt.key) ?? {
        key: doubt.key,
        text: app.w.value.doubts[doubt.key] ?? reasonText(app.language.value, doubt),
        items: [],
      };
      if (!group.items.includes(item)) group.items.push(item);
      groups.set(doubt.key, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.items.length - a.items.length);
}

export function doubtTitle(app: App, key: string): string {
  return doubtGroups(app).find((group) => group.key === key)?.text ?? '';
}
