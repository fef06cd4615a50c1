import type { Page } from 'puppeteer-core';
import { type Lab, until } from '../../tests/e2e/harness/lab';
import type { View } from '../../tests/e2e/harness/view';
import { DemoError } from './report';

export type Suggested = { code: string; passed: number; failed: number; look: number };
export type Seen = { heading: string; kind: string; content: string; suggested: Suggested[]; indexRows: number };

const PATIENCE_MS = 1_500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The sidebar in a page, used as a person uses it: everything is a click or typing in its frame. Parts are found by
 * their `data-part`, which does not change with the words.
 */
export class Sidebar {
  private constructor(private readonly view: View) {}

  /** The sidebar that stands in this page; waits for it. */
  static async in(lab: Lab, page: Page): Promise<Sidebar> {
    return until('the sidebar', () => Sidebar.find(lab, page), 30_000).catch((error: Error) => {
      throw new DemoError(`The sidebar did not appear in ${page.url()}: ${String(error.cause ?? error.message)}`);
    });
  }

  private static async find(lab: Lab, page: Page): Promise<Sidebar | null> {
    const view = await lab.frameIn(page, PATIENCE_MS);
    if (view === null) return null;
    const sidebar = new Sidebar(view);
    const there = sidebar.ready().catch(() => false);
    return (await Promise.race([there, pause(PATIENCE_MS).then(() => false)])) ? sidebar : null;
  }

  private async ready(): Promise<boolean> {
    // What is sent into the frame was compiled with a helper that only modules have.
    await this.view.run((document) => {
      Object.assign(document.defaultView ?? {}, {
        __name(work: unknown) {
          return work;
        },
      });
    });
    return (await this.count('[data-part="header"]')) > 0;
  }

  count(selector: string): Promise<number> {
    return this.view.run((document, wanted) => document.querySelectorAll(wanted).length, selector);
  }

  attribute(selector: string, name: string): Promise<string> {
    return this.view.run(
      (document, wanted, attribute) => document.querySelector(wanted)?.getAttribute(attribute) ?? '',
      selector,
      name,
    );
  }

  text(selector: string): Promise<string> {
    return this.view.run(
      (document, wanted) => document.querySelector(wanted)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      selector,
    );
  }

  async until(selector: string, timeoutMs = 15_000): Promise<void> {
    await until(`${selector} in the sidebar`, async () => (await this.count(selector)) > 0, timeoutMs).catch(
      async (error: Error) => {
        const there = await this.view.text().catch(() => '(nothing)');
        throw new DemoError(`${error.message}. It shows:\n${there.slice(0, 1_500)}`);
      },
    );
  }

  wait(part: string): Promise<void> {
    return this.until(`[data-part="${part}"]`);
  }

  /** Clicks as soon as the element is there and may be clicked. */
  async click(selector: string): Promise<void> {
    const clicked = () =>
      this.view.run((document, wanted) => {
        const found = document.querySelector<HTMLElement>(wanted);
        if (!found || found.matches(':disabled')) return false;
        found.scrollIntoView({ block: 'center' });
        found.focus();
        found.click();
        return true;
      }, selector);
    await until(`a click on ${selector}`, clicked, 15_000).catch(async (error: Error) => {
      const there = await this.view.text().catch(() => '(nothing)');
      throw new DemoError(`${error.message}. It shows:\n${there.slice(0, 1_500)}`);
    });
  }

  press(part: string): Promise<void> {
    return this.click(`[data-part="${part}"]`);
  }

  /** Types into a field and leaves it. */
  async type(part: string, text: string): Promise<void> {
    await this.view.run(
      (document, wanted, value) => {
        const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(wanted);
        if (!field) throw new Error(`no field ${wanted}`);
        field.focus();
        field.select();
        document.execCommand('insertText', false, value);
        field.blur();
      },
      `[data-part="${part}"]`,
      text,
    );
  }

  /** Waits until the page was read, and says what the machine makes of it. */
  async look(): Promise<Seen> {
    if ((await this.count('[data-part="panel"][data-tab="page"]')) === 0) await this.press('tab-page');
    await this.until('[data-part="this-page"], [data-part="index-import"], [data-part="read-failed"]');
    return this.view.run((document) => ({
      heading: document.querySelector('[data-part="page-heading"]')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      kind: document.querySelector('[data-part="this-page"]')?.getAttribute('data-kind') ?? '',
      content: document.querySelector('[data-part="page-meta"]')?.getAttribute('data-content') ?? '',
      indexRows: document.querySelectorAll('[data-part="index-row"]').length,
      suggested: [...document.querySelectorAll('[data-part="suggestion"]')].map((card) => ({
        code: card.getAttribute('data-code') ?? '',
        passed: card.querySelectorAll('[data-outcome="passed"]').length,
        failed: card.querySelectorAll('[data-outcome="failed"]').length,
        look: card.querySelectorAll('[data-outcome="cantTell"], [data-outcome="untested"]').length,
      })),
    }));
  }

  /** Takes this page for one item: as suggested when the machine saw it, else by choosing the item. */
  async takePage(code: string, explanation = ''): Promise<'suggested' | 'chosen' | 'already'> {
    const taken = `[data-part="taken"][data-code="${code}"]`;
    if ((await this.count(taken)) > 0) return 'already';
    const card = `[data-part="suggestion"][data-code="${code}"]`;
    const suggested = (await this.count(card)) > 0;
    if (suggested) {
      if ((await this.attribute(card, 'data-chosen')) !== 'true') await this.click(`${card} input[type="radio"]`);
      await this.until(`${card}[data-chosen="true"]`);
      await this.explain(explanation);
      await this.press('take');
    } else {
      await this.press('choose-items');
      await this.pick(code, explanation);
    }
    await this.until(taken);
    return suggested ? 'suggested' : 'chosen';
  }

  /** Takes a link or file of this page for one item. */
  async takeLink(url: string, code: string, explanation: string): Promise<void> {
    await this.openLinks();
    const row = `[data-part="link-row"][data-url="${url}"]`;
    await this.click(`${row} [data-part="take-link"]`);
    await this.pick(code, explanation);
    await this.wait('this-page');
  }

  private async openLinks(): Promise<void> {
    if ((await this.attribute('[data-part="links-fold"]', 'aria-expanded')) !== 'true') await this.press('links-fold');
  }

  /** This URL's line of the คำอธิบาย, written where it is taken. */
  private async explain(explanation: string): Promise<void> {
    if (explanation === '') return;
    if ((await this.count('[data-part="take-explanation"]')) === 0) await this.press('noting');
    await this.wait('take-explanation');
    await this.type('take-explanation', explanation);
  }

  /** In the list of items: exactly this one, then take. */
  private async pick(code: string, explanation: string): Promise<void> {
    await this.wait('picker');
    const box = `[data-part="picker-item"][data-code="${code}"] input[type="checkbox"]`;
    const others = `[data-part="picker-item"]:not([data-code="${code}"]) input:checked:not(:disabled)`;
    while ((await this.count(others)) > 0) await this.click(others);
    if ((await this.count(`${box}:checked`)) === 0) await this.click(box);
    await this.explain(explanation);
    await this.press('picker-take');
  }
}
