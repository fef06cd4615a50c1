import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { resolveEdition } from '../../lib/checklist';
import { indexEdition } from '../../lib/checklist/indexing';
import { type FormServer, startForms } from '../fixtures/itas-forms/server';
import { inEachBrowser, type Lab, type Menu, until } from './harness/lab';
import { ask, command, seed, state, takingOf } from './harness/seed';
import { part, type View } from './harness/view';

declare const chrome: Browser;

const HOST = 'thungthotsop.go.th';
/** A site that is not the agency's; nothing of it is granted. */
const FORM = 'http://form.rabopthotsop.go.th';
const EXPLANATION = 'เมนูหลัก › ข้อมูลสาธารณะ › หัวข้อที่เกี่ยวข้องของข้อนี้ ปีงบประมาณ 2568';

const pack = resolveEdition(2568, []);
const items = pack ? indexEdition(pack).items.map(({ item }) => item) : [];
const FIRST = items.slice(0, 5);
const urlsOf = (code: string) => [`http://www.${HOST}/${code}/1`, `http://www.${HOST}/${code}/2`];
/** The same names under other numbers, as another year has them. */
const RENUMBERED = FIRST.map(({ name }, at) => ({ name, code: `O${at === 0 ? 1 : at + 5}` }));

/** ITAS beside the panel: what is pasted stands there, and nothing is ever sent. */
inEachBrowser('pasting into a form', (start) => {
  let site: FormServer;
  let lab: Lab;
  let page: Page;
  let panel: View;

  beforeAll(async () => {
    site = await startForms(FIRST, RENUMBERED);
    lab = await start({ port: site.port });
    const assessmentId = await seed(lab, HOST);
    const takings = FIRST.flatMap(({ id, code, name }) =>
      urlsOf(code).map((url) => takingOf(id, url, { title: name, source: 'page', fiscalYears: [2568] })),
    );
    await command(lab, { type: 'evidence.take', assessmentId, takings });
    for (const [at, item] of FIRST.entries()) {
      await command(lab, { type: 'item.answer', assessmentId, item: item.id, answer: at === 4 ? 'no' : 'yes' });
      await command(lab, { type: 'item.explain', assessmentId, item: item.id, rev: 1, explanation: EXPLANATION });
    }
    page = await lab.open(`${FORM}/table`);
    await lab.pressAction(page);
    panel = watched(await lab.panel());
    await panel.waitFor(part('app'));
    await panel.press(part('tab-export'));
    await panel.press(part('open-paste'));
    await panel.waitFor(part('paste-fields'));
  });
  afterEach(nothingSent);
  afterAll(async () => {
    expect(await lab?.errors()).toEqual([]);
    await lab?.close();
    await site?.close();
  });

  /** Whatever was done, the form's server was sent nothing: looked at after every step, and after every test. */
  function nothingSent(): void {
    expect(site.sent()).toBe(0);
  }
  async function step<T>(done: Promise<T>): Promise<T> {
    const result = await done;
    nothingSent();
    return result;
  }
  /** The panel, in which every press and every look is a step. */
  function watched(view: View): View {
    return new Proxy(view, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (...given: unknown[]) => step(member.apply(target, given)) : member;
      },
    });
  }
  const pastes = async () => (await state(lab)).snapshot?.pastes ?? [];
  const marked = async () => (await pastes()).reduce((sum, { fields }) => sum + fields.length, 0);
  const at = async () => {
    const { paste } = await state(lab);
    return paste === null ? '' : `${paste.item} ${paste.field}`;
  };
  /** A key as a Thai keyboard has it: the letter is another, the place the same. */
  const key = (code: string, letter: string) => step(lab.pressInPanel(code, letter));
  const inField = (selector: string) =>
    page.evaluate((wanted) => document.querySelector<HTMLTextAreaElement>(wanted)?.value ?? '', selector);
  const menu = (id: Menu['id']) => step(lab.pressMenu(page, { id }));
  /** What comes next, into the field with the focus: Alt+I as the keyboard gives it. */
  const shortcut = () => step(lab.pressShortcut(page, 'i'));
  const readForm = async () => {
    await panel.press(part('paste-by-form'));
    await panel.press(part('paste-read'));
  };
  const goTo = async (path: string) => {
    await step(lab.goto(page, `${FORM}${path}`));
    await page.bringToFront();
    // Rights last as long as the page: another gesture, as staff would make it.
    await step(lab.pressAction(page));
    await panel.waitFor(part('paste'));
  };

  it('copies with one key, marks and goes on, and the panel stands beside a page that it has no frame in', async () => {
    const [first] = FIRST;
    await until('the first step', async () => (await at()) === `${first?.id} answer`);
    await key('Digit1', 'ๅ');
    await until('the mark', async () => (await marked()) === 1);
    await until('the next field', async () => (await at()) === `${first?.id} urls`);
    await key('KeyC', 'แ');
    await until('two marks', async () => (await marked()) === 2);
    await page.bringToFront();
    await page.focus('[name=u0]');
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyV');
    await step(page.keyboard.up('Control'));
    await until('the URLs in the form', async () => (await inField('[name=u0]')) === urlsOf('O1').join('\n'));
    expect(await page.evaluate(() => document.querySelector('oit-sidebar'))).toBeNull();
    await panel.waitFor(`${part('paste-field')}[data-field="urls"][data-state="pasted"]`);
  });

  it('puts what comes next into the field that was clicked, by menu and by shortcut, reads it back and takes it back', async () => {
    await until('the explanation to be next', async () => (await at()) === `${FIRST[0]?.id} explanation`);
    await page.focus('[name=x0]');
    await shortcut();
    await until('the explanation', async () => (await inField('[name=x0]')) === EXPLANATION);
    await until('three marks', async () => (await marked()) === 3);
    await panel.waitFor(part('put-note'));
    await until('the second item', async () => (await at()) === `${FIRST[1]?.id} answer`);
    await page.focus('[name=a1]');
    await menu('paste-answer');
    await until('the choice', () =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('[name=a1][value="1"]')?.checked),
    );
    await until('four marks', async () => (await marked()) === 4);
    await panel.press(part('put-undo'));
    await until('no choice', () => page.evaluate(() => document.querySelector('[name=a1]:checked') === null));
    await until('its mark gone', async () => (await marked()) === 3);
    // A choice is no place for an address.
    await menu('paste-urls');
    await until('a refusal', async () => (await state(lab)).paste?.put?.outcome === 'unfit');
    expect(await marked()).toBe(3);
    await page.focus('[name=x1]');
    await menu('paste-explanation');
    await until('the explanation of the second item', async () => (await inField('[name=x1]')) === EXPLANATION);
    await panel.press(part('put-undo'));
    await until('none again', async () => (await inField('[name=x1]')) === '');
    await until('its mark gone too', async () => (await marked()) === 3);
  });

  it('fills a table after a look, reads it back, and takes it back in one step', async () => {
    await goTo('/table');
    await readForm();
    await panel.waitFor(part('paste-preview'));
    expect(await panel.there(`${part('paste-row')}[data-confidence="sure"]`)).toBe(5);
    await panel.press(part('paste-fill'));
    await panel.waitFor(part('paste-result'));
    await panel.waitForText(/15 ช่อง อ่านกลับตรงกันทั้งหมด/);
    expect(await page.evaluate(() => document.querySelectorAll('input:checked').length)).toBe(5);
    expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('[name=a4][value="0"]')?.checked)).toBe(
      true,
    );
    expect(await inField('[name=u3]')).toBe(urlsOf('O4').join('\n'));
    await until('all marked', async () => (await marked()) === 15);
    await panel.press(part('paste-undo'));
    await panel.waitFor(part('paste-undone'));
    expect(await page.evaluate(() => document.querySelectorAll('input:checked').length)).toBe(0);
    expect(await inField('[name=u3]')).toBe('');
    // What was pasted by hand before stays marked.
    await until('as before', async () => (await marked()) === 3);
  });

  it('fills cards whose program keeps its own values', async () => {
    await goTo('/cards');
    await panel.press(part('paste-read'));
    await panel.waitFor(part('paste-preview'));
    await panel.press(part('paste-fill'));
    await panel.waitForText(/15 ช่อง อ่านกลับตรงกันทั้งหมด/);
    type Kept = { answer: string; url: string; text: string }[];
    const kept = () => page.evaluate(() => (window as unknown as { formState: Kept }).formState);
    expect((await kept()).map(({ answer }) => answer)).toEqual(['yes', 'yes', 'yes', 'yes', 'no']);
    expect((await kept())[2]).toMatchObject({ url: urlsOf('O3').join('\n'), text: EXPLANATION });
    await panel.press(part('paste-undo'));
    await panel.waitFor(part('paste-undone'));
    expect((await kept()).every(({ url, text }) => url === '' && text === '')).toBe(true);
  });

  it('fills one item a page, whatever the menu beside it lists', async () => {
    await goTo('/single/3');
    await panel.press(part('paste-read'));
    await panel.waitFor(`${part('paste-row')}[data-code="O3"]`);
    expect(await panel.there(part('paste-row'))).toBe(1);
    await panel.press(part('paste-fill'));
    await panel.waitForText(/4 ช่อง อ่านกลับตรงกันทั้งหมด/);
    expect(await inField('[name=answer]')).toBe('1');
    expect([await inField('[name=url1]'), await inField('[name=url2]')]).toEqual(urlsOf('O3'));
    const editor = () => page.evaluate(() => document.querySelector('.editor')?.textContent?.trim() ?? '');
    expect(await editor()).toBe(EXPLANATION);
    await panel.press(part('paste-undo'));
    await panel.waitFor(part('paste-undone'));
    expect([await inField('[name=url1]'), await editor()]).toEqual(['', '']);
  });

  it('says what a field cuts, before where it can be known and after where it cannot', async () => {
    await goTo('/short');
    await panel.press(part('paste-read'));
    await panel.waitFor(part('paste-cut'));
    expect(await panel.there(`${part('paste-placement')}[data-target="explanation"][data-ticked="true"]`)).toBe(0);
    await goTo('/cutting');
    await panel.press(part('paste-again'));
    await panel.waitForNone(part('paste-cut'));
    await panel.press(part('paste-fill'));
    await panel.waitFor(part('paste-differs'));
    expect(await panel.there(part('paste-shown'))).toBe(5);
    expect(
      (await pastes()).flatMap(({ fields }) => fields).filter(({ field }) => field === 'explanation'),
    ).toHaveLength(1);
  });

  it('ticks nothing of another edition’s numbers, and writes nothing into a page that came in between', async () => {
    await goTo('/renumbered');
    await panel.press(part('paste-close'));
    await panel.press(part('paste-read'));
    await panel.waitFor(part('paste-look'));
    expect(await panel.there(`${part('paste-row')}[data-confidence="doubtful"]`)).toBe(4);
    expect(await panel.there(`${part('paste-placement')}[data-ticked="true"]`)).toBe(3);
    await lab.goto(page, `${FORM}/table`);
    await panel.press(part('paste-fill'));
    await panel.waitFor(part('paste-changed'));
    expect(await page.evaluate(() => document.querySelectorAll('input:checked').length)).toBe(0);
  });

  it('asks for another site before anything is read there; granted for its form, the sidebar still has no frame in it', async () => {
    const other = 'http://other.rabopthotsop.go.th/table';
    await lab.goto(page, other);
    await panel.press(part('paste-read'));
    await panel.waitFor(part('paste-no-access'));
    await lab.allowGrants(['other.rabopthotsop.go.th']);
    await ask(lab, { type: 'prefs', change: { formHosts: ['other.rabopthotsop.go.th'] } });
    const stage = await lab.openOwn('manifest.json');
    await stage.evaluate(() => {
      document.documentElement.innerHTML = '<button style="position:fixed;inset:0">.</button>';
      document.querySelector('button')?.addEventListener('click', () => {
        const origins = ['*://other.rabopthotsop.go.th/*', '*://www.other.rabopthotsop.go.th/*'];
        chrome.permissions.request({ origins }).then(() => document.body.append('granted'));
      });
    });
    await stage.click('button');
    await until('the grant', () => stage.evaluate(() => document.body.textContent?.includes('granted')));
    await stage.close();
    await lab.goto(page, other);
    await page.bringToFront();
    await panel.press(part('paste-read'));
    await panel.waitFor(part('paste-preview'));
    await lab.pressAction(page);
    expect(await lab.frameIn(page, 1_000)).toBeNull();
    expect(await page.evaluate(() => document.querySelector('oit-sidebar'))).toBeNull();
  });
});
