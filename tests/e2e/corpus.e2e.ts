import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lab } from './harness/lab';
import { inEachBrowser, root, until } from './harness/lab';
import { seed } from './harness/seed';
import { type Routes, type Site, startSite } from './harness/site';

/** Real pages, for measuring: they are not part of the project, and where they are absent this says so and skips. */
const FOLDER = process.env.CORPUS ?? `${root}../shared/corpus/pages`;
const HOST = 'korpus.go.th';
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.html')) : [];

const routes = (): Routes =>
  Object.fromEntries(
    files.map((name, at) => [
      `www.${HOST}/${at}`,
      // No charset: the pages say it themselves, in the many ways that they do.
      { body: readFileSync(`${FOLDER}/${name}`), type: 'text/html' },
    ]),
  );

/** Where everything stands in the page and how large it is; our own elements left out. */
function layout(): string {
  return [...document.querySelectorAll('body, body *')]
    .map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [element.localName, left + scrollX, top + scrollY, width, height].map(String).join(' ');
    })
    .join('\n');
}

/** The first place where two texts part. */
function difference(before: string, after: string): string {
  const at = [...before].findIndex((letter, index) => letter !== after[index]);
  return `${before.slice(at - 60, at + 60)} → ${after.slice(at - 60, at + 60)}`;
}

if (files.length === 0) {
  describe('the sidebar on real pages', () => {
    it.skip('no saved pages (CORPUS): not checked on real markup', () => undefined);
  });
} else {
  inEachBrowser(`the sidebar on ${files.length} real pages`, (start, browser) => {
    /** Firefox takes three times as long a page: every fifth unless CORPUS_ALL is set. */
    const step = browser === 'firefox' && !process.env.CORPUS_ALL ? 5 : 1;
    let site: Site;
    let lab: Lab;
    let page: Page;

    beforeAll(async () => {
      site = await startSite(routes());
      lab = await start({ port: site.port });
      await seed(lab, HOST);
      page = await lab.open();
    });
    afterAll(async () => {
      await lab?.close();
      await site?.close();
    });

    it(
      `opens on ${step === 1 ? 'every one' : `every ${step}th one`}, moves nothing while it lies over the page, and leaves nothing behind`,
      async () => {
        // Too narrow for a margin: the frame lies over the page, whose layout must not change at all.
        await page.setViewport({ width: 820, height: 768 });
        await until('the width', () => page.evaluate(() => innerWidth === 820));
        const failed: string[] = [];
        const thrown: string[] = [];
        page.on('pageerror', (error) => {
          const text = error instanceof Error ? `${error}\n${error.stack}` : String(error);
          if (text.includes('-extension://')) thrown.push(text);
        });
        for (const [at, name] of files.entries()) {
          if (at % step !== 0) continue;
          try {
            await lab.goto(page, `http://www.${HOST}/${at}`);
            await until('the page', () => page.evaluate(() => document.readyState === 'complete'), 20_000);
            const before = await page.evaluate(layout);
            const markup = await page.evaluate(() => document.documentElement.outerHTML);
            await lab.pressAction(page);
            const frame = await lab.frameIn(page);
            await frame?.waitForText(/\S/, 5_000);
            if (frame === null) failed.push(`${name}: no sidebar`);
            const during = await page.evaluate(layout);
            await lab.pressAction(page);
            const closed = () => page.evaluate(() => document.querySelector('oit-sidebar') === null);
            await until('the frame to go', closed, 3_000);
            // A page may change by itself; what the sidebar changes is there only while it is.
            if (during !== before && during !== (await page.evaluate(layout))) failed.push(`${name}: moved`);
            const left = await page.evaluate(() => document.documentElement.outerHTML);
            if (left !== markup) failed.push(`${name}: left behind ${difference(markup, left)}`);
          } catch (error) {
            failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
          }
        }
        expect(failed).toEqual([]);
        expect(thrown).toEqual([]);
        expect(await lab.errors()).toEqual([]);
      },
      15 * 60_000,
    );
  });
}
