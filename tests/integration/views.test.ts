import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATES, type State } from '../fixtures/ui/states';

/** Every state of sidebar and dashboard in real Chromium: axe finds nothing, light and dark; nothing overflows. Pictures go to out/ui, with DARK_PICTURES those in the dark as well. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const configFile = join(root, 'tests/fixtures/ui/vite.config.ts');
const pictures = join(root, 'out/ui');
const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const HEIGHT = 768;

let browser: Browser;
/** One for all states: a new one for each took more than half of the time. */
let page: Page;
let server: PreviewServer;
let outDir: string;
let origin: string;

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'oit-views-'));
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.httpServer.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
  await page.addInitScript(() => {
    // What the state before has kept is no part of this one.
    if (location.protocol === 'http:') for (const kept of [localStorage, sessionStorage]) kept.clear();
  });
  mkdirSync(pictures, { recursive: true });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(outDir, { recursive: true, force: true });
});

/** Nothing is being worked on in two frames that follow each other: what was last drawn stands. */
function settled(): Promise<void> {
  return page.evaluate(async () => {
    const { app } = (window as unknown as { harness: { app: { busy: { value: number } } } }).harness;
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    for (let quiet = 0; quiet < 2; quiet = app.busy.value === 0 ? quiet + 1 : 0) await frame();
  });
}

/** Leads the page to the state, from nothing. The list takes up what is thrown in it from now on. */
async function open(state: State): Promise<string[]> {
  const errors: string[] = [];
  // Where only what stands behind # differs, the page would not be loaded anew.
  await page.goto('about:blank');
  await page.setViewportSize({ width: state.width ?? 380, height: HEIGHT });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.mouse.move(-10, -10);
  page.removeAllListeners('pageerror');
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${origin}/?${state.query}`);
  await page.waitForSelector(`[data-part="${state.wait}"]`);
  for (const step of state.steps ?? []) {
    if (typeof step === 'string') await page.click(step);
    else await page.fill(step[0], step[1]);
    await settled();
  }
  await settled();
  return errors;
}

/** What axe finds, short enough to read: rule, element, why. */
async function violations(rules?: string[]): Promise<string[]> {
  const found = await page.evaluate(async (only) => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const rules = only ? { runOnly: { type: 'rule' as const, values: only } } : {};
    const options = { ...rules, resultTypes: ['violations' as const] };
    return (await engine.run(document, options)).violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  }, rules);
  return found;
}

/** Text that sticks out sideways, of the view or of its button: nothing may, at any width. */
function overflow(): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll<HTMLElement>('#app *')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || element.closest('.aloud, .cut, .menu, .scroll-x, option')) return false;
        const cropped = element.matches('button, .link') && element.scrollWidth > element.clientWidth + 1;
        return box.right > wide + 1 || box.left < -1 || cropped;
      })
      .map((element) => `${element.className || element.tagName}: ${element.textContent?.slice(0, 60)}`);
  });
}

describe.each(STATES.map((state) => [state.name, state] as const))('%s', (_name, state) => {
  it('has no fault that axe knows, light and dark, and fits its width', async () => {
    const errors = await open(state);
    await page.screenshot({ path: join(pictures, `${state.name}.png`) });
    await page.evaluate(axeSource);
    expect(await violations()).toEqual([]);
    expect(await overflow()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    if (process.env.DARK_PICTURES) await page.screenshot({ path: join(pictures, `${state.name}-dark.png`) });
    expect(await violations(['color-contrast', 'link-in-text-block'])).toEqual([]);
    expect(errors).toEqual([]);
  }, 60_000);
});
