import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { errorsTh } from '../../lib/i18n/errors.th';
import { inEachBrowser, type Lab, until } from './harness/lab';
import { ask, command, isOpen, seed, state, tabRecord, takingOf } from './harness/seed';
import { PDF, type Site, startSite } from './harness/site';
import { part, type View } from './harness/view';

declare const chrome: Browser;

const HOST = 'thungthotsop.go.th';
const at = (path: string) => `http://www.${HOST}${path}`;
const GREEN = [10, 150, 80] as const;
const coloured = (title: string, body = '') =>
  `<!doctype html><title>${title}</title><style>body { margin: 0; min-height: 100vh; background: rgb(${GREEN.join()}) }</style>
   <p style="position: absolute; top: 50%; left: 30%; margin: 0; background: #fff">${body || title}</p>`;
const ROUTES = {
  [`www.${HOST}/structure`]: coloured('โครงสร้าง'),
  [`www.${HOST}/menu`]: coloured('เมนู', '<a id="way" href="/plan">แผนพัฒนาท้องถิ่น</a>'),
  [`www.${HOST}/plan`]: coloured('แผนพัฒนาท้องถิ่น'),
  [`www.${HOST}/order.pdf`]: { body: PDF, type: 'application/pdf' },
};

type Seen = { width: number; height: number; bytes: number; left: number[]; right: number[]; blue: boolean };

/** What a kept picture shows: a spot at its left, one where the sidebar stands, and whether our mark's blue is in it. */
async function look(lab: Lab, id: string): Promise<Seen> {
  const file = (await ask(lab, { type: 'picture.file', id, size: 'full' })) as { ok: true; data: string };
  return lab.backstage.run(async (_document, data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(picture, 0, 0);
    const spot = (x: number) => [...context.getImageData(Math.round(x), Math.round(height / 4), 1, 1).data].slice(0, 3);
    const all = context.getImageData(0, 0, width, height).data;
    let blue = false;
    for (let i = 0; i < all.length; i += 4) {
      const [red = 0, green = 0, own = 0] = [all[i], all[i + 1], all[i + 2]];
      if (red < 70 && green < 100 && own > 120) blue = true;
    }
    return { width, height, bytes: bytes.length, left: spot(width / 10), right: spot(width - 60), blue };
  }, file.data);
}

const near = (seen: readonly number[]) => GREEN.every((value, place) => Math.abs(value - (seen[place] ?? -99)) < 12);

inEachBrowser('a picture of evidence', (start) => {
  let site: Site;
  let lab: Lab;
  let page: Page;
  let frame: View;

  beforeAll(async () => {
    site = await startSite(ROUTES);
    lab = await start({ port: site.port });
    page = await lab.open();
    await seed(lab, HOST);
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const pictures = async () => (await state(lab)).snapshot?.pictures ?? [];
  /** The toolbar's press is the gesture that the browser counts; it opens the frame, or closes it. */
  const openAt = async (path: string) => {
    await lab.goto(page, at(path));
    if ((await isOpen(lab, page)) && (await lab.frameIn(page)) !== null) await lab.pressAction(page);
    await until('no frame', () => page.evaluate(() => document.querySelector('oit-sidebar') === null));
    await lab.pressAction(page);
    const found = await lab.frameIn(page);
    if (found === null) throw new Error(`no sidebar at ${path}`);
    await found.waitForText(/\S/);
    frame = found;
  };
  const take = (url: string, foundOn: string | null) =>
    command(lab, {
      type: 'evidence.take',
      assessmentId: 'e2e-assessment',
      takings: [takingOf('executives', url, { title: 'แผน', source: foundOn ? 'link' : 'page', foundOn })],
    });

  it('shows the page as it stands, without the sidebar, which comes back', async () => {
    await openAt('/structure');
    const margin = () => page.evaluate(() => getComputedStyle(document.documentElement).marginRight);
    const before = await margin();
    await lab.pressMenu(page, { id: 'take-picture-page' });
    await until('the picture', async () => (await pictures()).length === 1);
    const [picture] = await pictures();
    expect(picture).toMatchObject({ url: at('/structure'), title: 'โครงสร้าง', marked: '' });
    const seen = await look(lab, picture?.id ?? '');
    expect(seen.bytes).toBe(picture?.size);
    expect(seen.bytes).toBeGreaterThan(2_000);
    expect(seen.width).toBeLessThanOrEqual(1_600);
    expect([seen.width, seen.height]).toEqual([picture?.width, picture?.height]);
    expect(near(seen.left)).toBe(true);
    expect(near(seen.right)).toBe(true);
    await frame.waitForText('เก็บภาพหลักฐานแล้ว');
    await frame.waitFor(part('pictures'));
    expect(await margin()).toBe(before);
    const ready = (await state(lab)).snapshot;
    expect(ready?.itemStates).toEqual([]);
    expect(ready?.evidence).toEqual([]);
  });

  it('opens large, is removed, and comes back', async () => {
    await frame.press(part('open-picture'));
    await frame.waitFor(part('picture-full'));
    const drawn = () =>
      frame.run(
        (document) => document.querySelector<HTMLImageElement>('[data-part="picture-full"]')?.naturalWidth ?? 0,
      );
    await until('the large picture', async () => (await drawn()) > 300);
    await frame.press(part('remove-picture'));
    await until('no picture', async () => (await pictures()).length === 0);
    await frame.waitForText('นำภาพหลักฐานออกแล้ว');
    await frame.press(part('undo'));
    await until('the picture again', async () => (await pictures()).length === 1);
  });

  it('marks the link by which evidence was found, and belongs to that evidence', async () => {
    await take(at('/plan'), at('/menu'));
    await openAt('/menu');
    await lab.pressMenu(page, { id: 'take-picture-page' });
    await until('a second picture', async () => (await pictures()).length === 2);
    const [newest] = await pictures();
    expect(newest).toMatchObject({ url: at('/menu'), marked: expect.stringMatching(/^O\d+$/) });
    const seen = await look(lab, newest?.id ?? '');
    expect(seen.blue).toBe(true);
    expect(await page.evaluate(() => document.querySelector('oit-mark') === null)).toBe(true);
  });

  it('keeps the mark of a place that is being shown', async () => {
    await openAt('/structure');
    const shown = await frame.run(async () => {
      const tell = (asked: object) => chrome.runtime.sendMessage({ ask: asked, window: null });
      await tell({ type: 'page.read' });
      return tell({ type: 'page.show', place: { kind: 'block', at: 0, quote: '' }, label: 'ตรงนี้' });
    });
    expect(shown).toEqual({ answer: { shown: true } });
    const count = (await pictures()).length;
    await lab.pressMenu(page, { id: 'take-picture-page' });
    await until('a picture more', async () => (await pictures()).length === count + 1);
    const [newest] = await pictures();
    expect(newest?.marked).toBe('ตรงนี้');
    expect((await look(lab, newest?.id ?? '')).blue).toBe(true);
    expect(await page.evaluate(() => document.querySelector('oit-mark') !== null)).toBe(true);
  });

  it('is refused in words where the browser saw no gesture; its key, pressed for real, is one', async () => {
    const count = (await pictures()).length;
    // A tab in which nothing of ours was pressed: the event alone, which no person sends, allows nothing.
    const other = await lab.open(at('/plan'));
    await lab.pressMenu(other, { id: 'take-picture-page' });
    const told = await lab.frameIn(other);
    await told?.waitForText(errorsTh['picture-refused'].what);
    expect(told).not.toBeNull();
    expect(await pictures()).toHaveLength(count);
    await lab.pressShortcut(other, 'p');
    await until('the picture', async () => (await pictures()).length === count + 1);
    expect((await pictures())[0]?.url).toBe(at('/plan'));
    await other.close();
  });

  it('of a PDF is taken as well, or refused in words', async () => {
    await lab.goto(page, at('/order.pdf'));
    await lab.pressAction(page);
    const panel = await lab.panel();
    await panel.waitFor(part('file-tab'));
    const count = (await pictures()).length;
    const shot = async () => (await tabRecord(lab, at('/order.pdf'))).shot;
    const before = await shot();
    await lab.pressMenu(page, { id: 'take-picture' });
    const after = await until('an answer', async () => {
      const now = await shot();
      return now?.id === before?.id ? null : now;
    });
    expect(['picture-refused', null]).toContain(after.error);
    expect(await pictures()).toHaveLength(count + (after.error === null ? 1 : 0));
    await panel.waitForText(after.error === null ? 'เก็บภาพหลักฐานแล้ว' : errorsTh['picture-refused'].what);
    await lab.closePanel();
  });

  it('leaves no error behind', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});
