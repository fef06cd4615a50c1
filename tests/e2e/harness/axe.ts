import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import { expect } from 'vitest';
import { type Lab, root, until } from './lab';
import { ask } from './seed';
import type { View } from './view';

const AXE = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['th', 'en'] as const;

/** Rule, element and why, short enough to read. */
export async function faults(view: View): Promise<string[]> {
  const there = await view.run((document) => 'axe' in (document.defaultView ?? {}));
  if (!there) await view.load(AXE);
  return view.run(async (document) => {
    const engine = (document.defaultView as unknown as { axe: typeof axe }).axe;
    const { violations } = await engine.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  });
}

/** The view in every language, in which it must stand already when it is looked at. */
export async function look(lab: Lab, place: string, view: View): Promise<void> {
  const shown = () => view.run((document) => document.documentElement.lang);
  for (const language of LANGUAGES) {
    await ask(lab, { type: 'prefs', change: { language } });
    await until(`${place} in ${language}`, async () => (await shown()) === language);
    expect([place, language, await faults(view)]).toEqual([place, language, []]);
  }
  await ask(lab, { type: 'prefs', change: { language: 'th' } });
  await until('Thai', async () => (await shown()) === 'th');
}
