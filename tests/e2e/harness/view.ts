import type { Frame, Page } from 'puppeteer-core';
import { until } from './lab';

/**
 * Anything of the extension that can be looked at and used: a frame, a page, a side panel. The work goes over as its
 * source, so it may use nothing but its document and what it is given (plain JSON).
 */
export class View {
  constructor(private readonly evaluate: (source: string) => Promise<unknown>) {}

  async run<A extends unknown[], R>(work: (document: Document, ...given: A) => R, ...given: A): Promise<Awaited<R>> {
    return (await this.evaluate(sourceOf(work, given))) as Awaited<R>;
  }

  /**
   * Runs a library's source in the view. The browser's own hand does it: the extension's policy, which forbids that to
   * everything else, stays as it is.
   */
  async load(source: string): Promise<void> {
    await this.evaluate(`(() => { ${source}\n })()`);
  }

  /** All the text that is to be seen. */
  text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count
    return this.run((document) => document.body.innerText);
  }

  async waitForText(text: string | RegExp, timeoutMs?: number): Promise<void> {
    const found = async () => {
      const all = await this.text();
      return typeof text === 'string' ? all.includes(text) : text.test(all);
    };
    await this.waited(`${text} in the view`, found, timeoutMs);
  }

  /** How many such elements are to be seen. */
  there(selector: string): Promise<number> {
    return this.run(
      (document, wanted) =>
        [...document.querySelectorAll(wanted)].filter((one) => one.getClientRects().length > 0).length,
      selector,
    );
  }

  async waitFor(selector: string, timeoutMs?: number): Promise<void> {
    await this.waited(`${selector} in the view`, async () => (await this.there(selector)) > 0, timeoutMs);
  }

  async waitForNone(selector: string, timeoutMs?: number): Promise<void> {
    await this.waited(`no ${selector} in the view`, async () => (await this.there(selector)) === 0, timeoutMs);
  }

  /** Clicks the first such element as soon as it is there and may be clicked. */
  async press(selector: string, timeoutMs?: number): Promise<void> {
    const pressed = () =>
      this.run((document, wanted) => {
        const found = document.querySelector<HTMLElement>(wanted);
        if (!found || found.matches(':disabled')) return false;
        found.scrollIntoView({ block: 'center' });
        found.focus();
        found.click();
        return true;
      }, selector);
    await this.waited(`a press on ${selector}`, pressed, timeoutMs);
  }

  /** Replaces what stands in a field, as typing does, and leaves it. */
  async type(selector: string, text: string): Promise<void> {
    await this.waitFor(selector);
    await this.run(
      (document, wanted, value) => {
        const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(wanted);
        field?.focus();
        field?.select();
        document.execCommand('insertText', false, value);
        field?.blur();
      },
      selector,
      text,
    );
  }

  private async waited(what: string, look: () => Promise<boolean>, timeoutMs?: number): Promise<void> {
    await until(what, look, timeoutMs).catch(async (error: Error) => {
      const all = await this.text().catch(String);
      throw new Error(`${error.message}; there is: ${all.slice(0, 1_500)}`, { cause: error.cause });
    });
  }

  /** How many elements of that role and name (whole, or what a RegExp matches) are to be seen. */
  count(role: string, name?: string | RegExp): Promise<number> {
    return this.run(findByRole, role, nameOf(name), 'count', '') as Promise<number>;
  }

  /** Clicks the first enabled element of that role and name as soon as it is there. */
  async click(role: string, name?: string | RegExp, timeoutMs?: number): Promise<void> {
    await this.act(role, name, 'click', '', timeoutMs);
  }

  async fill(name: string | RegExp, value: string, timeoutMs?: number): Promise<void> {
    await this.act('textbox', name, 'fill', value, timeoutMs);
  }

  async select(name: string | RegExp, value: string, timeoutMs?: number): Promise<void> {
    await this.act('combobox', name, 'fill', value, timeoutMs);
  }

  private async act(
    role: string,
    name: string | RegExp | undefined,
    act: 'click' | 'fill',
    value: string,
    timeoutMs?: number,
  ): Promise<void> {
    const done = () => this.run(findByRole, role, nameOf(name), act, value);
    await this.waited(`${act} ${role} ${name ?? ''}`, async () => (await done()) === true, timeoutMs);
  }
}

export const part = (name: string) => `[data-part="${name}"]`;

export const viewOf = (frame: Frame | Page): View => new View((source) => frame.evaluate(source));

export function sourceOf(work: (...given: never[]) => unknown, given: readonly unknown[]): string {
  return `(${work})(document, ...${JSON.stringify(given)})`;
}

type Name = { source: string; flags: string; whole: boolean } | null;

function nameOf(name: string | RegExp | undefined): Name {
  if (name === undefined) return null;
  if (typeof name === 'string') return { source: name, flags: '', whole: true };
  return { source: name.source, flags: name.flags, whole: false };
}

/** Runs in the view: finds by role and accessible name as a person with a screen reader would, and does one thing to it. */
function findByRole(
  document: Document,
  role: string,
  name: { source: string; flags: string; whole: boolean } | null,
  act: 'count' | 'click' | 'fill',
  value: string,
): number | boolean {
  const NATIVE: Record<string, string> = {
    button: 'button,summary,input[type=button],input[type=submit]',
    link: 'a[href]',
    textbox: 'input:not([type]),input[type=text],input[type=search],input[type=url],textarea',
    combobox: 'select',
    checkbox: 'input[type=checkbox]',
    radio: 'input[type=radio]',
    heading: 'h1,h2,h3,h4,h5,h6',
    listitem: 'li',
    row: 'tr',
    table: 'table',
    dialog: 'dialog',
    main: 'main',
    option: 'option',
  };
  const fold = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameFor = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby');
    if (ids)
      return fold(
        ids
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    const label = element.getAttribute('aria-label');
    if (label) return fold(label);
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    if (labels.length > 0) return fold(labels.map((one) => one.textContent).join(' '));
    return fold(element.textContent) || fold(element.getAttribute('title') ?? element.getAttribute('placeholder'));
  };
  const matches = (text: string) => {
    if (name === null) return true;
    return name.whole ? text === fold(name.source) : new RegExp(name.source, name.flags).test(text);
  };
  const native = NATIVE[role];
  const selector = native ? `[role=${role}],:is(${native}):not([role])` : `[role=${role}]`;
  const found = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => element.getClientRects().length > 0 && !element.closest('[inert]') && matches(nameFor(element)),
  );
  if (act === 'count') return found.length;
  const element = found.find((one) => !one.matches(':disabled,[aria-disabled=true]'));
  if (!element) return false;
  element.focus();
  if (act === 'click') element.click();
  else {
    // Through the prototype: frameworks watch the property of the element itself.
    const view = document.defaultView as unknown as Record<string, { prototype: object } | undefined>;
    const owner = view[element.constructor.name]?.prototype ?? element;
    Object.getOwnPropertyDescriptor(owner, 'value')?.set?.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return true;
}
