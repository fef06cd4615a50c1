// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckedLink } from '../../../lib/links/verdict';
import { ASSESSMENT, checkedLink, run, setUp, worked } from '../../fixtures/ui/scenes';
import { bench } from './bench';

type Store = Parameters<typeof setUp>[0];
const go = (hash: string) => {
  location.hash = hash;
  window.dispatchEvent(new Event('hashchange'));
};
const dashboard = (
  before: (store: Store) => Promise<unknown>,
  links: (store: Store) => Promise<CheckedLink[]> = async () => [],
) =>
  bench({
    mode: 'dashboard',
    before: async (store, fake) => {
      await before(store);
      fake.links = await links(store);
    },
  });
const onRecord = async (store: Store) => {
  const snapshot = await store.snapshot(ASSESSMENT);
  if (!snapshot) throw new Error('no assessment');
  return snapshot;
};
const sent = async (store: Store) => {
  await worked(store);
  await run(store, { type: 'submission.freeze', assessmentId: ASSESSMENT, note: 'รอบแรก', verdicts: [] });
};

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  go('');
});

describe('after submission', () => {
  it('freezes what stands now; what is changed later is told, and the frozen sheet stays', async () => {
    const { app, find, part, parts, store } = await dashboard(worked);
    go('#results');
    await find('results');
    fireEvent.input(part('submission-note'), { target: { value: 'ส่งรอบแรก' } });
    fireEvent.submit(part('freeze').closest('form') as HTMLFormElement);
    await find('submission');
    expect(part('submission').textContent).toContain('ตอบมี 11 ข้อ');
    expect(part('submission').textContent).toContain('ส่งรอบแรก');
    fireEvent.click(part('open-submission'));
    expect(parts('frozen')[0]?.querySelectorAll('tbody tr')).toHaveLength(28);
    expect(part('submission').textContent).toContain('ตอนนี้เหมือนชุดที่ส่งทุกข้อ');
    await app.act({ type: 'item.answer', item: 'executives', answer: 'no' }, { said: '', about: '' });
    await waitFor(() => expect(part('differences').textContent).toContain('O2 คำตอบ'));
    const [submission] = (await onRecord(store)).submissions;
    expect(submission?.items.find(({ code }) => code === 'O2')?.answer).toBe('yes');
  });

  it('freezes the verdicts of what is sent, however many links were ever checked', async () => {
    const { app, find, part, store } = await dashboard(worked, async (made) => {
      const [own] = (await onRecord(made)).evidence;
      const others = Array.from({ length: 5_001 }, (_, at) => `http://www.tuayangphrai.go.th/old/${at}`);
      return [own?.url ?? '', ...others].map((url) => checkedLink(url, { state: 'opens' }));
    });
    go('#results');
    await find('results');
    fireEvent.submit(part('freeze').closest('form') as HTMLFormElement);
    await find('submission');
    const [submission] = (await onRecord(store)).submissions;
    const verdicts = submission?.items.flatMap(({ evidence }) => evidence.flatMap(({ verdict }) => verdict ?? []));
    expect(verdicts).toHaveLength(1);
    expect(app.failures.value).toEqual([]);
  });

  it('reads pasted scores, shows what it read, and saves nothing before that is taken', async () => {
    const { find, part, root, store } = await dashboard(sent);
    go('#results');
    await find('item-scores');
    const text = 'O1\tโครงสร้าง\t100\nO2\tข้อมูลผู้บริหาร\t0\tไม่พบช่องทางติดต่อ\nO3 ข้อมูลการติดต่อ\nO40 อื่น 100';
    fireEvent.input(part('paste-scores'), { target: { value: text } });
    fireEvent.submit(part('paste-scores').closest('form') as HTMLFormElement);
    const read = await find('scores-read');
    expect(read.textContent).toContain('อ่านได้ 2 ข้อ');
    expect(read.textContent).toContain('O40');
    expect(read.textContent).toContain('อ่านคะแนนไม่ออก: O3');
    expect((await onRecord(store)).itemResults).toEqual([]);
    fireEvent.click(part('take-scores'));
    await find('clarification');
    const given = new Map((await onRecord(store)).itemResults.map((result) => [result.item, result]));
    expect([...given.keys()].sort()).toEqual(['executives', 'org-structure']);
    expect(given.get('org-structure')).toMatchObject({ score: 100, comment: '' });
    expect(given.get('executives')).toMatchObject({ score: 0, comment: 'ไม่พบช่องทางติดต่อ' });
    expect(root.querySelectorAll('[data-part="clarification"]')).toHaveLength(1);
  });

  it('drafts a clarification from what was sent; what is typed outlives the page until it is saved', async () => {
    const { find, part, store } = await dashboard(async (made) => {
      await sent(made);
      await run(made, { type: 'result.enter', assessmentId: ASSESSMENT, results: [{ item: 'executives', score: 0 }] });
    });
    go('#results');
    await find('clarification');
    fireEvent.click(part('draft-clarification'));
    const field = () => part('clarification-text') as HTMLTextAreaElement;
    expect(field().value).toContain('คำชี้แจงข้อ O2');
    expect(field().value).toContain('เมนูหลัก › คณะผู้บริหาร');
    fireEvent.input(field(), { target: { value: `${field().value}\n\nขอเพิ่มเติม` } });
    go('#overview');
    await find('overview');
    go('#results');
    await find('clarification');
    expect(field().value).toContain('ขอเพิ่มเติม');
    fireEvent.click(part('draft-clarification'));
    // A second draft is put after what was written.
    expect(field().value).toMatch(/^คำชี้แจงข้อ O2[\s\S]*ขอเพิ่มเติม\n\nคำชี้แจงข้อ O2/);
    fireEvent.click(part('save-clarification'));
    await waitFor(async () => expect((await onRecord(store)).itemResults[0]?.clarification).toContain('ขอเพิ่มเติม'));
    await waitFor(() => expect((part('save-clarification') as HTMLButtonElement).disabled).toBe(true));
  });

  it('shows a clarification that was saved elsewhere meanwhile; of another score there is nothing to choose', async () => {
    const { app, find, part, parts, store } = await dashboard(async (made) => {
      await sent(made);
      await run(made, { type: 'result.enter', assessmentId: ASSESSMENT, results: [{ item: 'executives', score: 0 }] });
    });
    const on = { assessmentId: ASSESSMENT, item: 'executives' } as const;
    const clarify = (rev: number, clarification: string) =>
      run(store, { type: 'result.clarify', ...on, rev, clarification });
    const now = async () => (await onRecord(store)).itemResults[0];
    go('#results');
    await find('clarification');
    const field = () => part('clarification-text') as HTMLTextAreaElement;
    fireEvent.input(field(), { target: { value: 'ของเรา' } });
    await run(store, {
      type: 'result.enter',
      assessmentId: ASSESSMENT,
      results: [{ item: 'executives', score: 0, comment: 'ไม่พบ' }],
    });
    fireEvent.click(part('save-clarification'));
    await waitFor(async () => expect((await now())?.clarification).toBe('ของเรา'));
    await waitFor(() => expect((part('save-clarification') as HTMLButtonElement).disabled).toBe(true));
    fireEvent.input(field(), { target: { value: 'ของเรา แก้แล้ว' } });
    await clarify((await now())?.rev ?? 0, 'ของเพื่อน');
    fireEvent.click(part('save-clarification'));
    expect((await find('clarification-conflict')).textContent).toContain('ของเพื่อน');
    expect(field().value).toBe('ของเรา แก้แล้ว');
    fireEvent.click(part('conflict-mine'));
    await waitFor(() => expect(parts('clarification-conflict')).toHaveLength(0));
    await waitFor(async () => expect((await now())?.clarification).toBe('ของเรา แก้แล้ว'));
    expect(app.failures.value).toEqual([]);
  });

  it('refuses a clarification that is too long to be kept, and cuts nothing', async () => {
    const { find, part, store } = await dashboard(async (made) => {
      await sent(made);
      await run(made, { type: 'result.enter', assessmentId: ASSESSMENT, results: [{ item: 'executives', score: 0 }] });
    });
    go('#results');
    await find('clarification');
    fireEvent.input(part('clarification-text'), { target: { value: 'ก'.repeat(8_003) } });
    expect(part('clarification').textContent).toContain('ยาวเกินไป 3 ตัวอักษร');
    expect((part('save-clarification') as HTMLButtonElement).disabled).toBe(true);
    expect((await onRecord(store)).itemResults[0]?.clarification).toBe('');
  });

  it('tells how far each piece of evidence has come', async () => {
    const { find, part, parts } = await dashboard(async (made) => {
      await sent(made);
      const results = [{ item: 'executives', score: 0 }];
      await run(made, { type: 'result.enter', assessmentId: ASSESSMENT, results });
    });
    const tile = parts('tile').find(({ dataset }) => dataset.code === 'O2');
    fireEvent.click(tile ?? part('score-map'));
    await find('item');
    expect(parts('evidence-state').map(({ dataset }) => dataset.state)).toEqual(['refused', 'refused']);
  });
});

describe('the next year', () => {
  const carried = async (store: Store) => {
    await setUp(store);
    const takings = [
      ['org-structure', 'structure', []],
      ['procurement-annual', 'report', [2567]],
    ] as const;
    for (const [item, page, fiscalYears] of takings) {
      const fields = { title: page, source: 'page', foundOn: null, criteria: null, note: '', explanation: '' } as const;
      const url = `http://www.tuayangphrai.go.th/${page}`;
      const one = { ...fields, items: [item], url, fiscalYears: [...fiscalYears], observations: [] };
      await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings: [one] });
    }
  };

  it('is previewed item by item, then starts with unconfirmed evidence that is named as such', async () => {
    const { app, find, part, parts, root, store } = await dashboard(carried);
    go('#next-year');
    await find('carry');
    expect(part('carry').textContent).toContain('ยังไม่นับ');
    expect(root.querySelectorAll('[data-part="carry-rows"] tbody tr')).toHaveLength(28);
    expect(part('carry-over').textContent).toBe('ยกหลักฐาน 2 รายการไปปี 2569');
    fireEvent.click(part('carry-over'));
    await find('carried');
    await waitFor(() => expect(app.edition.value?.year).toBe(2569));
    await waitFor(() => expect(parts('choose-carried')).toHaveLength(2));
    // Nothing was checked yet, so nothing can be confirmed without looking.
    expect((part('choose-able') as HTMLButtonElement).disabled).toBe(true);
    expect(root.textContent).toContain('ยังไม่ได้ตรวจลิงก์ตั้งแต่ยกมา');
    fireEvent.click(parts('looked-at')[0] as HTMLElement);
    fireEvent.click(parts('choose-carried')[0] as HTMLElement);
    fireEvent.click(part('confirm-carried'));
    await waitFor(() => expect(parts('choose-carried')).toHaveLength(1));
    const [next] = (await store.assessments()).filter(({ edition }) => edition === 2569);
    const evidence = (await store.snapshot(next?.id ?? ''))?.evidence ?? [];
    expect(evidence.filter(({ carried: from }) => from?.confirmedAt === null)).toHaveLength(1);
    go('#overview');
    await find('carried-note');
  });

  it('confirms of the chosen only what may be, and takes out the rest', async () => {
    const { app, find, part, parts, root } = await dashboard(carried, async () => []);
    go('#next-year');
    await find('carry');
    fireEvent.click(part('carry-over'));
    await find('carried');
    await waitFor(() => expect(parts('choose-carried')).toHaveLength(2));
    for (const box of parts('choose-carried')) fireEvent.click(box);
    await waitFor(() => expect(part('remove-carried').textContent).toBe('นำออก 2 รายการ'));
    expect((part('confirm-carried') as HTMLButtonElement).disabled).toBe(true);
    expect(part('cannot-confirm').textContent).toContain('2 รายการยังยืนยันไม่ได้');
    // The report is of 2567 and the item of 2569 asks for another year: looking does not change that.
    const wrong = [...root.querySelectorAll('tr')].find((row) => row.textContent?.includes('ต้องเป็นปี'));
    expect(wrong?.querySelector('[data-part="looked-at"]')).toBeNull();
    expect(wrong?.textContent).toContain('รับใหม่จากแถบข้าง');
    fireEvent.click(part('looked-at'));
    await waitFor(() => expect(part('confirm-carried').textContent).toBe('ยืนยัน 1 รายการ'));
    fireEvent.click(part('confirm-carried'));
    await waitFor(() => expect(parts('choose-carried')).toHaveLength(1));
    fireEvent.click(part('remove-carried'));
    await waitFor(() => expect(parts('choose-carried')).toHaveLength(0));
    expect(app.snapshot.value?.evidence.map(({ item }) => item)).toEqual(['org-structure']);
  });

  it('leaves at home what is not ticked and what is known to be dead', async () => {
    const dead = async (store: Store) =>
      (await onRecord(store)).evidence
        .filter(({ url }) => url.endsWith('structure'))
        .map(({ url }) => checkedLink(url, { state: 'broken' }));
    const { find, part, root } = await dashboard(carried, dead);
    go('#next-year');
    await find('carry');
    expect(part('carry-over').textContent).toBe('ยกหลักฐาน 1 รายการไปปี 2569');
    expect(part('dead-stay').textContent).toContain('ไม่ยกหลักฐาน 1 รายการที่ลิงก์เปิดไม่ได้');
    for (const box of root.querySelectorAll('[data-part="carry-rows"] tbody input')) fireEvent.click(box);
    expect(part('carry-over').textContent).toBe('ยกหลักฐาน 0 รายการไปปี 2569');
  });

  it('can be looked at before: two checklists side by side', async () => {
    const { find, part, root } = await dashboard(setUp);
    go('#compare');
    await find('compare');
    const change = (name: string, value: number) => fireEvent.change(part(name), { target: { value: String(value) } });
    change('compare-left', 2565);
    change('compare-right', 2568);
    const rows = [...root.querySelectorAll('[data-part="compare-rows"] tbody tr')].map((row) => row.textContent ?? '');
    // O6 of 2568 takes in four topics; what is new and what is gone is said.
    expect(rows.find((row) => row.includes('O6 '))).toMatch(/O10 .*O11 .*O18 .*O19 /);
    expect(rows.some((row) => row.includes('ไม่มีแล้ว'))).toBe(true);
    change('compare-right', 2565);
    expect(part('compare-summary').textContent).toBe('ข้อใหม่ 0 · ไม่มีแล้ว 0 · รวมเข้าข้ออื่น 0 · แยกจากข้ออื่น 0');
  });
});
