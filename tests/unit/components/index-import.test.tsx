// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../lib/page/collect';
import { HOST, PAGES } from '../../fixtures/ui/pages';
import { ASSESSMENT, beside, run, setUp, taking } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

/** The preview of an ITA index page, what is taken from it, and what it says when it has changed. */

const on = (
  name: keyof typeof PAGES,
  { year = 2568, more }: { year?: number; more?: (store: Bench['store']) => Promise<unknown> } = {},
) =>
  bench({
    before: async (store, fake) => {
      await setUp(store, year);
      await more?.(store);
      beside(fake, name);
    },
  });

function row(one: Bench, code: string): HTMLElement {
  const found = one.parts('index-row').find(({ dataset }) => dataset.code === code);
  if (!found) throw new Error(`no row ${code}`);
  return found;
}
const box = (one: Bench, code: string) => row(one, code).querySelector<HTMLInputElement>('input');
const doubts = (one: Bench, code: string) =>
  [...row(one, code).querySelectorAll<HTMLElement>('[data-doubt]')].map(({ dataset }) => dataset.doubt);
const codes = (one: Bench) => one.parts('index-row').map(({ dataset }) => dataset.code);
const evidence = async (one: Bench) => (await one.store.snapshot(ASSESSMENT))?.evidence ?? [];

describe('the preview', () => {
  it('shows every row with its links and what is doubtful, and chooses only what is not', async () => {
    const one = await on('index');
    await one.find('index-import');
    expect(codes(one)).toHaveLength(16);
    expect(doubts(one, 'O1')).toEqual([]);
    expect(doubts(one, 'O3')).toEqual(['home']);
    expect(doubts(one, 'O4')).toEqual(['social']);
    expect(doubts(one, 'O8')).toEqual(['dead']);
    expect(doubts(one, 'O13')).toEqual(['drive']);
    for (const code of ['O14', 'O15', 'O16']) expect(doubts(one, code)).toEqual(['shared']);
    expect(box(one, 'O1')?.checked).toBe(true);
    expect(box(one, 'O3')?.checked).toBe(false);
    expect(box(one, 'O8')).toBeNull();
    expect(row(one, 'O5').textContent).toContain('files/plan66-70.pdf');
    fireEvent.click(one.part('index-doubtful'));
    expect(codes(one)).toEqual(['O3', 'O4', 'O13', 'O14', 'O15', 'O16']);
  });

  it('opens a link and shows all links of a row', async () => {
    const one = await on('indexLater');
    await one.find('index-import');
    fireEvent.click(one.part('row-links', row(one, 'O5')));
    const links = one.parts('open-row-link', row(one, 'O5'));
    expect(new Set(links.map((link) => link.title))).toContain(`http://${HOST}/files/plan66-70-add.pdf`);
    fireEvent.click(links[1] as HTMLElement);
    expect(one.fake.asked).toContainEqual({ type: 'open', url: `http://${HOST}/files/plan66-70-add.pdf` });
  });

  it('is taken in one step and undone in one step', async () => {
    const one = await on('index');
    await one.find('index-import');
    fireEvent.click(box(one, 'O1') as HTMLInputElement);
    fireEvent.click(box(one, 'O3') as HTMLInputElement);
    expect(one.part('take-rows').textContent).toContain('รับ 9 ข้อ');
    fireEvent.click(one.part('take-rows'));
    const undo = await one.find('undo');
    const taken = await evidence(one);
    expect(taken).toHaveLength(9);
    expect(taken.map(({ item }) => item)).not.toContain('org-structure');
    expect(taken.map(({ item }) => item)).toContain('contact');
    expect(taken).toContainEqual(
      expect.objectContaining({ item: 'executives', source: 'import', foundOn: PAGES.index.url, title: 'ข้อมูลผู้บริหาร' }),
    );
    await waitFor(() => expect(doubts(one, 'O2')).toEqual(['taken']));
    fireEvent.click(undo);
    await waitFor(async () => expect(await evidence(one)).toEqual([]));
  });

  it('chooses what is shown, all of it or none', async () => {
    const one = await on('index');
    await one.find('index-import');
    fireEvent.click(one.part('index-doubtful'));
    fireEvent.click(one.part('select-all'));
    expect(one.part('take-rows').textContent).toContain('รับ 15 ข้อ');
    fireEvent.click(one.part('select-all'));
    expect(one.part('take-rows').textContent).toContain('รับ 9 ข้อ');
  });

  it('of another year is matched by topic, says so and chooses nothing', async () => {
    const one = await on('index', { year: 2567 });
    expect((await one.find('other-year')).textContent).toContain('2568');
    expect(one.part<HTMLButtonElement>('take-rows').disabled).toBe(true);
    const byTopic = one.parts('index-row').flatMap((tr) => [...tr.querySelectorAll('[data-doubt="byTopic"]')]);
    expect(byTopic.length).toBeGreaterThan(0);
    expect(byTopic[0]?.textContent).toContain('ของปีนั้น จับคู่ตามเรื่อง');
  });

  it('of another scheme is listed with its codes as written, never taken, and says why', async () => {
    const one = await on('indexCollege');
    expect((await one.find('other-scheme')).textContent).toContain('อาชีวศึกษา');
    expect(one.part('other-scheme').textContent).toContain('รับเป็นหลักฐานไม่ได้');
    expect(codes(one)).toEqual(Array.from({ length: 12 }, (_, at) => `O${at + 1}`));
    expect(row(one, 'O1').textContent).toContain('ข้อมูลพื้นฐานของสถานศึกษา');
    expect(one.root.querySelectorAll('input[type="checkbox"], [data-part="take-rows"]')).toHaveLength(0);
    fireEvent.click(one.part('skip-index'));
    await one.find('this-page');
    expect(one.parts('suggestion')).toHaveLength(0);
  });
});

describe('an index with more links than one step can take', () => {
  it('says so, and takes a part of it', async () => {
    const many = Array.from({ length: 501 }, (_, at) => `<a href="/files/plan-${at}.pdf">${at}</a>`).join(' ');
    const one = await bench({
      before: async (store, fake) => {
        await setUp(store);
        beside(fake, 'index');
        const html = PAGES.index.html.replace('<a href="/files/plan66-70.pdf">คลิก</a>', many);
        fake.facts = collect(new DOMParser().parseFromString(html, 'text/html'), PAGES.index.url);
      },
    });
    expect((await one.find('too-many')).textContent).toMatch(/509 ลิงก์.*ไม่เกิน 500/);
    expect(one.part<HTMLButtonElement>('take-rows').disabled).toBe(true);
    fireEvent.click(box(one, 'O5') as HTMLInputElement);
    expect(one.parts('too-many')).toHaveLength(0);
    expect(one.part<HTMLButtonElement>('take-rows').disabled).toBe(false);
  });
});

describe('an index that was imported', () => {
  async function imported(): Promise<Bench> {
    const one = await on('index');
    fireEvent.click(await one.find('take-rows'));
    await one.find('index-difference');
    return one;
  }

  it('says so, and what was left out', async () => {
    const one = await imported();
    expect(one.part('index-difference').textContent).toContain('นำเข้าดัชนีนี้แล้ว 9 ข้อ');
    expect(one.part('index-difference').textContent).toContain('ยังไม่ได้รับ 6 แถว');
    expect(one.parts('index-gone')).toHaveLength(0);
    expect(one.part<HTMLButtonElement>('take-rows').disabled).toBe(true);
  });

  it('shows what was added, removed and changed since', async () => {
    const one = await imported();
    beside(one.fake, 'indexLater', 2);
    await one.app.refresh();
    await one.find('index-gone');
    expect(one.parts('gone').map(({ dataset }) => dataset.item)).toEqual(['executives', 'annual-performance']);
    const news = (code: string) => row(one, code).querySelector<HTMLElement>('[data-news]')?.dataset.news;
    expect(news('O2')).toBe('changed');
    expect(news('O5')).toBe('added');
    expect(news('O8')).toBe('added');
    expect(news('O1')).toBeUndefined();
    expect(one.part('index-difference').textContent).toMatch(/เปลี่ยนลิงก์ 1 ข้อ.*หายไป 2 ลิงก์/);
    // Only the changed link is chosen: what was left out or taken out again is staff's word.
    expect(one.parts('index-row').filter((tr) => tr.querySelector<HTMLInputElement>('input')?.checked)).toEqual([
      row(one, 'O2'),
    ]);
    fireEvent.click(one.part('index-news'));
    expect(codes(one)).toContain('O8');
    expect(codes(one)).not.toContain('O1');
  });

  it('brings its new links in, and takes what is gone out, each in one step', async () => {
    const one = await imported();
    beside(one.fake, 'indexLater', 2);
    await one.app.refresh();
    await one.find('index-gone');
    fireEvent.click(one.part('take-rows'));
    await waitFor(async () => expect((await evidence(one)).map(({ url }) => url)).toContain(`http://${HOST}/people`));
    fireEvent.click(one.part('remove-gone'));
    await waitFor(() => expect(one.parts('index-gone')).toHaveLength(0));
    const urls = (await evidence(one)).map(({ url }) => url);
    expect(urls).not.toContain(`http://${HOST}/executives`);
    expect(urls).not.toContain(`http://${HOST}/files/report67.pdf`);
    fireEvent.click(await one.find('undo'));
    await one.find('index-gone');
  });

  it('is not told from single links that were taken by hand', async () => {
    const takings = [
      taking(['executives'], `http://${HOST}/executives`, '', { source: 'link', foundOn: PAGES.index.url }),
    ];
    const one = await on('index', {
      more: (store) => run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings }),
    });
    await one.find('index-import');
    expect(one.parts('index-difference')).toHaveLength(0);
  });
});
