// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ASSESSMENT, checkedLink, run, setUp, worked, year } from '../../fixtures/ui/scenes';
import { bench } from './bench';

type Store = Parameters<typeof setUp>[0];
const go = (hash: string) => {
  location.hash = hash;
  window.dispatchEvent(new Event('hashchange'));
};
const dashboard = (before: (store: Store) => Promise<unknown>) =>
  bench({ mode: 'dashboard', before: async (store) => void (await before(store)) });
const duties = async (store: Store) => (await store.snapshot(ASSESSMENT))?.duties ?? [];

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  go('');
});

describe('the overview', () => {
  it('forecasts a range, called one, and orders what is next by its gain', async () => {
    const { part, parts, app } = await dashboard(worked);
    const text = part('forecast').textContent ?? '';
    expect(text).toContain('16.79 เฉพาะข้อพร้อม');
    expect(text).toContain('25.00 ถ้าบางส่วนได้คะแนน');
    expect(text).toContain('ไม่ใช่คะแนนจริง');
    expect(text).toContain('ยังไม่พบเอกสารยืนยัน');
    const gains = [...part('next-items').querySelectorAll('.next-step > .num')].map((one) => Number(one.textContent));
    expect(gains.length).toBeGreaterThan(3);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(parts('tile')).toHaveLength(28);
    expect(app.readiness.value?.counts.ready).toBe(7);
  });

  it('with last year’s result says the total, marks what got 0 and puts it first', async () => {
    const { part, parts } = await dashboard(year);
    expect(part('forecast').textContent).toContain('รวมทุกแบบวัด 55.46 ถึง 58.75');
    const failed = parts('tile').filter((tile) => tile.textContent?.includes('ปีก่อนได้ 0'));
    expect(failed.map((tile) => tile.dataset.code)).toEqual(['O1', 'O2', 'O6', 'O14', 'O23', 'O26']);
    const [first] = part('next-items').querySelectorAll<HTMLElement>('.next-step');
    expect(first?.dataset.code).toBe('O23');
    expect(first?.textContent).toContain('ปีก่อนได้ 0');
  });

  it('opens an item from the map and from what is next', async () => {
    const { parts, part, find } = await dashboard(worked);
    const tile = parts('tile').find(({ dataset }) => dataset.code === 'O7');
    if (tile) fireEvent.click(tile);
    expect((await find('item')).dataset.code).toBe('O7');
    go('#overview');
    await find('overview');
    fireEvent.click(part('do-next'));
    expect((await find('item')).dataset.code).toBe('O21');
  });

  it('keeps the last day of entering, and counts the days to it', async () => {
    const { part, find, root, store } = await dashboard(worked);
    fireEvent.click(part('edit-deadline'));
    fireEvent.input(part('deadline'), { target: { value: '2025-04-30' } });
    fireEvent.submit(part<HTMLElement>('save-deadline').closest('form') as HTMLFormElement);
    await waitFor(() => expect(root.textContent).toContain('30 เมษายน 2568'));
    expect(part('headline').textContent).toContain('9วัน ถึงวันสุดท้าย');
    expect((await store.snapshot(ASSESSMENT))?.assessment.deadline).toBe('2025-04-30');
    await find('overview');
  });

  it('says what has changed since the day on which it was looked at before', async () => {
    const items = { 'org-structure': 'missing', executives: 'missing', 'annual-performance': 'ready' };
    const kept = { before: null, today: { day: '2025-04-18', items, dead: [] } };
    localStorage.setItem(`oit-standing.${ASSESSMENT}`, JSON.stringify(kept));
    const { part } = await dashboard(worked);
    const said = part('since').textContent ?? '';
    expect(said).toContain('ตั้งแต่ 18 เม.ย. 2568');
    expect(said).toContain('พร้อมเพิ่ม 1');
    expect(said).toContain('เริ่มมีหลักฐาน 1');
    expect(said).toContain('ถอยลง 1');
  });

  it('takes no harm from what somebody left in its place', async () => {
    localStorage.setItem(`oit-standing.${ASSESSMENT}`, '{"today":{"day":7}}');
    const { part } = await dashboard(worked);
    expect(part('headline').textContent).toContain('ครั้งหน้าที่เปิดหน้านี้');
  });
});

describe('who owes what', () => {
  it('is given item by item, at once for all that nobody has, and undone in one step', async () => {
    const { app, find, part, store } = await dashboard(setUp);
    go('#owners');
    await find('owners-table');
    fireEvent.click(part('usual-owners'));
    await waitFor(async () => expect(await duties(store)).toHaveLength(28));
    const owed = await duties(store);
    expect(new Set(owed.map(({ division }) => division))).toEqual(new Set(['สำนักปลัด', 'กองคลัง']));
    await waitFor(() => expect(app.toast.value?.historyId).toBeTruthy());
    await app.undo(app.toast.value?.historyId ?? '', 'เลิกทำ');
    expect(await duties(store)).toEqual([]);
  });

  it('takes a date when the field is left, not while it is typed', async () => {
    const { find, parts, store } = await dashboard(setUp);
    go('#owners');
    await find('owners-table');
    const [due] = parts('due') as HTMLInputElement[];
    if (!due) throw new Error('no date field');
    fireEvent.input(due, { target: { value: '0002-04-30' } });
    expect(await duties(store)).toEqual([]);
    fireEvent.input(due, { target: { value: '2025-04-30' } });
    fireEvent.blur(due);
    await waitFor(async () => expect(await duties(store)).toMatchObject([{ due: '2025-04-30', division: '' }]));
  });

  it('shows one division, by its address too, as table or as board', async () => {
    const { find, part, parts, root } = await dashboard(year);
    go(`#owners/${encodeURIComponent('กองคลัง')}`);
    await find('owners-table');
    expect([...root.querySelectorAll<HTMLElement>('tbody tr')].map(({ dataset }) => dataset.code)).toEqual([
      'O12',
      'O13',
    ]);
    fireEvent.click(part('owners-view-board'));
    await find('board');
    expect(part('board-missing').querySelectorAll('li')).toHaveLength(1);
    expect(part('board-ready').querySelectorAll('li')).toHaveLength(1);
    expect(parts('board-partial')[0]?.querySelectorAll('li')).toHaveLength(0);
  });

  it('follows a division that is renamed; one that is taken away leaves its items to nobody', async () => {
    const { find, parts, store } = await dashboard(year);
    go('#owners');
    await find('divisions');
    const clerk = (parts('division') as HTMLInputElement[])[0];
    if (!clerk?.form) throw new Error('no division');
    fireEvent.input(clerk, { target: { value: 'สำนักปลัด อบต.' } });
    fireEvent.submit(clerk.form);
    await waitFor(async () =>
      expect((await duties(store)).filter(({ division }) => division === 'สำนักปลัด อบต.')).toHaveLength(21),
    );
    await waitFor(() => expect((parts('division') as HTMLInputElement[])[0]?.value).toBe('สำนักปลัด อบต.'));
    fireEvent.click(parts('remove-division')[1] as HTMLElement);
    await waitFor(async () =>
      expect((await duties(store)).filter(({ division }) => division === 'กองคลัง')).toHaveLength(0),
    );
    expect((await store.snapshot(ASSESSMENT))?.assessment.divisions).toEqual(['สำนักปลัด อบต.', 'กองช่าง', 'กองการศึกษา']);
  });
});

describe('the page of an item', () => {
  it('has who owes it, last year, what was sent, and everything that was done with it', async () => {
    const { app, find, part, parts, store } = await dashboard(async (made) => {
      await year(made);
      await run(made, { type: 'submission.freeze', assessmentId: ASSESSMENT, note: '', verdicts: [] });
      await run(made, { type: 'result.enter', assessmentId: ASSESSMENT, results: [{ item: 'executives', score: 0 }] });
    });
    fireEvent.click(parts('tile').find(({ dataset }) => dataset.code === 'O2') ?? part('score-map'));
    await find('item-more');
    expect(part('item-last-year').textContent).toContain('ได้ 0 O2');
    expect(part('item-sent').textContent).toContain('ได้ 0 คะแนน');
    await waitFor(() => expect(part('item-history').querySelectorAll('li').length).toBeGreaterThan(3));
    const done = part('item-history').querySelectorAll('li').length;
    fireEvent.change(part('owner', part('item-more')), { target: { value: 'กองช่าง' } });
    await waitFor(() => expect(part('item-history').querySelectorAll('li')).toHaveLength(done + 1));
    expect((await duties(store)).find(({ item }) => item === 'executives')?.division).toBe('กองช่าง');
    expect(app.failures.value).toEqual([]);
  });
});

describe('confirming item by item', () => {
  it('takes one press an item: the answer and the open criteria in one step, undone in one step', async () => {
    const { app, find, part, root, store } = await dashboard(worked);
    go('#review');
    const code = () => root.querySelector<HTMLElement>('[data-part="confirm-item"] [data-code]')?.dataset.code;
    await find('confirm-item');
    expect(code()).toBe('O2');
    // O2 has evidence: the press answers มี and decides what was open.
    fireEvent.click(part('confirm-yes'));
    await waitFor(() => expect(code()).toBe('O5'));
    expect(app.readiness.value?.items.get('executives')?.readiness).toBe('ready');
    const [newest] = (await store.snapshot(ASSESSMENT))?.recent ?? [];
    expect(newest).toMatchObject({ type: 'item.confirm', items: ['executives'] });
    await app.undo(newest?.id ?? '', 'เลิกทำ');
    await waitFor(() => expect(code()).toBe('O2'));
    fireEvent.click(part('confirm-skip'));
    await waitFor(() => expect(code()).toBe('O5'));
  });

  it('does not ask twice what an answer cannot mend, and asks again what could not be saved', async () => {
    const { fake, find, part, root, app } = await dashboard(worked);
    const own = app.snapshot.value?.evidence.filter(({ item }) => item === 'executives') ?? [];
    fake.links = own.map(({ url }) => checkedLink(url, { state: 'broken' }));
    await app.refresh();
    go('#review');
    const code = () => root.querySelector<HTMLElement>('[data-part="confirm-item"] [data-code]')?.dataset.code;
    await find('confirm-item');
    expect(code()).toBe('O2');
    fake.failWith = 'storage-full';
    fireEvent.click(part('confirm-yes'));
    await waitFor(() => expect(app.failures.value).toHaveLength(1));
    expect(code()).toBe('O2');
    fake.failWith = null;
    fireEvent.click(part('confirm-yes'));
    await waitFor(() => expect(code()).toBe('O5'));
    expect(app.readiness.value?.items.get('executives')).toMatchObject({ answer: 'yes', readiness: 'partial' });
    expect(part('review').textContent).toContain('พักไว้ 1 ข้อ');
  });

  it('asks ไม่มี of what has no evidence, and ends with the way to the sheet', async () => {
    const { find, part, root, app } = await dashboard(setUp);
    go('#review');
    for (let left = 28; left > 0; left--) {
      await waitFor(() => expect(part('review').textContent).toContain(`เหลือ ${left} ข้อ`));
      expect(root.querySelector('[data-part="confirm-yes"]')).toBeNull();
      fireEvent.click(part('confirm-no'));
    }
    await find('review-done');
    expect([...(app.readiness.value?.items.values() ?? [])].every(({ answer }) => answer === 'no')).toBe(true);
  });
});

describe('the score', () => {
  it('is worked out step by step from what is ticked, and nothing is kept', async () => {
    const { find, part, root, store } = await dashboard(year);
    const before = await store.snapshot(ASSESSMENT);
    go('#score');
    await find('score');
    expect(part('oit').textContent).toBe('16.79');
    fireEvent.click(part('start-all'));
    expect(part('oit').textContent).toBe('100.00');
    fireEvent.click(part('start-none'));
    const first = root.querySelector<HTMLInputElement>('input[data-code="O1"]');
    if (first) fireEvent.click(first);
    expect(part('oit').textContent).toBe('2.50');
    fireEvent.input(part('IIT'), { target: { value: '101' } });
    expect(part('score-result').textContent).toContain('ต้องเป็นตัวเลข 0 ถึง 100');
    expect(part('IIT').getAttribute('aria-invalid')).toBe('true');
    fireEvent.input(part('IIT'), { target: { value: '๘๐' } });
    fireEvent.input(part('EIT'), { target: { value: '60,5' } });
    expect(part('total').textContent).toBe('43.15');
    fireEvent.input(part('EIT'), { target: { value: '101' } });
    expect(root.querySelector('[data-part="total"]')).toBeNull();
    expect(await store.snapshot(ASSESSMENT)).toEqual(before);
  });

  it('gives the grade that the published result of 2565 had', async () => {
    const failing = 'O1 O2 O8 O9 O11 O14 O17 O18 O19 O20 O23 O24 O30 O31 O33 O35 O36 O37 O38 O39 O40 O41 O42 O43'.split(
      ' ',
    );
    const { find, part, root } = await dashboard((store) => setUp(store, 2565));
    go('#score');
    await find('score');
    fireEvent.click(part('start-all'));
    for (const code of failing) {
      const box = root.querySelector<HTMLInputElement>(`input[data-code="${code}"]`);
      if (box) fireEvent.click(box);
    }
    fireEvent.input(part('IIT'), { target: { value: '81.83' } });
    fireEvent.input(part('EIT'), { target: { value: '81.74' } });
    expect(part('oit').textContent).toBe('31.79');
    expect(part('total').textContent).toBe('61.79');
    expect(part('grade').textContent).toBe('D');
  });
});

describe('the navigation', () => {
  it('has the work of the year in one line and the rest behind a button that Escape closes', async () => {
    const { find, part, parts } = await dashboard(worked);
    expect(parts('nav-backup')).toHaveLength(0);
    fireEvent.click(part('nav-more'));
    await find('nav-backup');
    fireEvent.keyDown(part('nav-backup'), { key: 'Escape' });
    await waitFor(() => expect(parts('nav-backup')).toHaveLength(0));
    expect(document.activeElement).toBe(part('nav-more'));
    go('#backup');
    await find('backup-page');
    expect(part('nav-more').textContent).toContain('สำรองข้อมูล');
  });
});
