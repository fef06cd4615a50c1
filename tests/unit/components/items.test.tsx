// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../lib/storage';
import type { Fake } from '../../fixtures/ui/fake-backend';
import { ASSESSMENT, beside, run, setUp, worked } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

const full = async (store: Store, fake: Fake) => {
  await worked(store);
  beside(fake, 'activity');
};
const press = (element: Element, key: string, more = {}) => fireEvent.keyDown(element, { key, ...more });

async function openItems(before = full): Promise<Bench> {
  const one = await bench({ before });
  fireEvent.click(one.part('tab-items'));
  await one.find('items');
  return one;
}
async function openItem(code: string, before = full): Promise<Bench> {
  const one = await openItems(before);
  const row = one.root.querySelector<HTMLElement>(`[data-part="item-row"][data-code="${code}"]`);
  fireEvent.click(row as HTMLElement);
  await one.find('item');
  return one;
}
const stored = async (store: Store) => {
  const snapshot = await store.snapshot(ASSESSMENT);
  if (!snapshot) throw new Error('no snapshot');
  return snapshot;
};

describe('the list', () => {
  it('shows every item of the edition with its readiness', async () => {
    const { parts, part } = await openItems();
    expect(parts('item-row')).toHaveLength(28);
    expect(part('tab-items').textContent).toContain('7/28');
    expect(parts('item-row')[1]?.dataset.readiness).toBe('partial');
  });

  it.each([
    ['O2', ['O2']],
    ['๒', ['O2']],
    ['ข้อ 12', ['O12']],
    ['ผู้บริหาร', ['O2']],
    ['ไม่มีข้อนี้แน่', []],
  ])('finds %s', async (search, codes) => {
    const { part, parts } = await openItems();
    fireEvent.input(part('items-search'), { target: { value: search } });
    await waitFor(() => expect(parts('item-row').map((row) => row.dataset.code)).toEqual(codes));
  });

  it('is filtered by readiness and shown whole again', async () => {
    const { part, parts } = await openItems();
    fireEvent.click(part('filter-partial'));
    await waitFor(() => expect(parts('item-row')).toHaveLength(5));
    fireEvent.click(part('show-all'));
    await waitFor(() => expect(parts('item-row')).toHaveLength(28));
  });

  it('is gone through by arrows with one stop in the tab order', async () => {
    const { parts } = await openItems();
    const rows = parts('item-row');
    expect(rows.filter((row) => row.tabIndex === 0)).toHaveLength(1);
    rows[0]?.focus();
    press(rows[0] as Element, 'ArrowDown');
    expect(document.activeElement).toBe(rows[1]);
    press(rows[1] as Element, 'End');
    expect(document.activeElement).toBe(rows[27]);
  });

  it('gives the focus back to the row of the item that was open', async () => {
    const { part, find } = await openItem('O5');
    fireEvent.click(part('back'));
    await find('items');
    await waitFor(() => expect((document.activeElement as HTMLElement | null)?.dataset.code).toBe('O5'));
  });
});

describe('tabs', () => {
  it('are changed by arrows, and the panel belongs to its tab', async () => {
    const { part, find } = await openItems();
    press(part('tab-items'), 'ArrowRight');
    await find('export');
    expect(part('tab-export').getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(part('tab-export'));
    expect(part('panel').getAttribute('aria-labelledby')).toBe('tab-export');
    press(part('tab-export'), 'ArrowRight');
    await waitFor(() => expect(part('tab-page').getAttribute('aria-selected')).toBe('true'));
  });

  it('come back where they were when a new page starts the frame anew', async () => {
    const first = await openItem('O5');
    expect(first.part('item').dataset.code).toBe('O5');
    const again = await bench({ before: full });
    expect((await again.find('item')).dataset.code).toBe('O5');
  });
});

describe('an item', () => {
  it('is answered, and the answer taken back', async () => {
    const { part, store } = await openItem('O9');
    const id = part('item').dataset.item;
    const answer = async () => (await stored(store)).itemStates.find((one) => one.item === id)?.answer ?? null;
    const pressed = () => part('answer-yes').getAttribute('aria-pressed');
    fireEvent.click(part('answer-yes'));
    await waitFor(() => expect(pressed()).toBe('true'));
    expect(await answer()).toBe('yes');
    fireEvent.click(part('answer-yes'));
    await waitFor(() => expect(pressed()).toBe('false'));
    expect(await answer()).toBe(null);
  });

  it('is decided criterion by criterion, apart from what the machine saw', async () => {
    const { parts, part, store } = await openItem('O2');
    const [first] = parts('decision');
    fireEvent.click(part('verdict-met', first));
    await waitFor(() => expect(part('verdict-met', parts('decision')[0]).getAttribute('aria-pressed')).toBe('true'));
    expect((await stored(store)).decisions.filter((one) => one.item === 'executives')).toMatchObject([
      { verdict: 'met' },
    ]);
    fireEvent.click(part('verdict-unmet', parts('decision')[0]));
    await waitFor(async () =>
      expect((await stored(store)).decisions.find((one) => one.item === 'executives')?.verdict).toBe('unmet'),
    );
  });

  it('puts its evidence in another order by keyboard', async () => {
    const { parts, part } = await openItem('O2');
    expect(parts('evidence')).toHaveLength(2);
    const [first] = parts('evidence').map((one) => one.dataset.id);
    press(part('grip', parts('evidence')[0]), 'ArrowDown', { altKey: true });
    await waitFor(() => expect(parts('evidence')[1]?.dataset.id).toBe(first));
  });

  it('gives evidence up and takes it back', async () => {
    const { parts, part, find, root } = await openItem('O2');
    fireEvent.click(root.querySelector('.ev-title') as Element);
    fireEvent.click(await find('remove-evidence'));
    await waitFor(() => expect(parts('evidence')).toHaveLength(1));
    fireEvent.click(await find('undo'));
    await waitFor(() => expect(parts('evidence')).toHaveLength(2));
    expect(part('evidence').dataset.url).toContain('executives');
  });

  it('edits evidence and says when someone else was faster', async () => {
    const { part, find, root, store, fake } = await openItem('O2');
    fireEvent.click(root.querySelector('.ev-title') as Element);
    fireEvent.click(await find('edit-evidence'));
    const one = (await stored(store)).evidence.find((other) => other.item === 'executives');
    await run(store, {
      type: 'evidence.edit',
      assessmentId: ASSESSMENT,
      evidenceId: one?.id ?? '',
      rev: one?.rev ?? 0,
      note: 'จากอีกหน้าต่าง',
    });
    fireEvent.input(part('evidence-explanation'), { target: { value: 'เมนูใหม่' } });
    fireEvent.submit(part('evidence-form'));
    await waitFor(() => expect(part('evidence-form').textContent).toContain('มีการแก้หลักฐานนี้จากที่อื่นแล้ว'));
    expect(part<HTMLTextAreaElement>('evidence-explanation').value).toBe('เมนูใหม่');
    expect(fake.asked.length).toBeGreaterThan(0);
    fireEvent.submit(part('evidence-form'));
    await waitFor(async () =>
      expect((await stored(store)).evidence.find((other) => other.id === one?.id)?.explanation).toBe('เมนูใหม่'),
    );
  });

  it('brings back what was typed about evidence and not saved', async () => {
    const { part, find, root } = await openItem('O2');
    fireEvent.click(root.querySelector('.ev-title') as Element);
    fireEvent.click(await find('edit-evidence'));
    fireEvent.input(await find('evidence-note'), { target: { value: 'พิมพ์ค้างไว้' } });
    const item = part('item').dataset.item;
    expect(item).toBe('executives');
    const id = part('evidence').dataset.id;
    fireEvent.click(part('back'));
    await find('items');
    fireEvent.click(root.querySelector('[data-part="item-row"][data-code="O2"]') as Element);
    await find('evidence-form');
    expect(part('evidence').dataset.id).toBe(id);
    expect(part<HTMLTextAreaElement>('evidence-note').value).toBe('พิมพ์ค้างไว้');
  });

  it('says of such a text that the evidence was changed since', async () => {
    const { part, find, root, store, app } = await openItem('O2');
    fireEvent.click(root.querySelector('.ev-title') as Element);
    fireEvent.click(await find('edit-evidence'));
    fireEvent.input(await find('evidence-note'), { target: { value: 'พิมพ์ค้างไว้' } });
    const evidenceId = part('evidence').dataset.id ?? '';
    fireEvent.click(part('back'));
    await find('items');
    const rev = (await stored(store)).evidence.find((one) => one.id === evidenceId)?.rev ?? 0;
    await run(store, { type: 'evidence.edit', assessmentId: ASSESSMENT, evidenceId, rev, note: 'ใหม่กว่า' });
    await app.refresh();
    fireEvent.click(root.querySelector('[data-part="item-row"][data-code="O2"]') as Element);
    expect((await find('evidence-conflict')).textContent).toContain('ใหม่กว่า');
    expect(part<HTMLTextAreaElement>('evidence-note').value).toBe('พิมพ์ค้างไว้');
  });

  it('takes a URL by hand, and says when it is none', async () => {
    const { part, find, parts, store } = await openItem('O20');
    fireEvent.click(part('add-url'));
    fireEvent.input(await find('url'), { target: { value: 'ไม่ใช่ที่อยู่' } });
    fireEvent.submit(part('add-url-form'));
    await waitFor(() => expect(part('add-url-form').textContent).toContain('URL นี้ใช้ไม่ได้'));
    fireEvent.input(part('url'), { target: { value: 'www.tuayangphrai.go.th/files/a.pdf' } });
    fireEvent.submit(part('add-url-form'));
    await waitFor(() => expect(parts('evidence')).toHaveLength(1));
    const id = part('item').dataset.item;
    expect((await stored(store)).evidence.find((one) => one.item === id)?.url).toBe(
      'http://www.tuayangphrai.go.th/files/a.pdf',
    );
  });

  it('goes on to the next item that needs something', async () => {
    const { part } = await openItem('O2');
    expect(part('next').textContent).toContain('ไปข้อถัดไป O5');
    fireEvent.click(part('next'));
    await waitFor(() => expect(part('item').dataset.code).toBe('O5'));
  });

  it('marks advice as ours', async () => {
    const { part } = await openItem('O2');
    expect(part('advice').textContent).toContain('คำแนะนำของผู้จัดทำ ไม่ใช่ถ้อยคำของ ป.ป.ช.');
  });
});

describe('the explanation', () => {
  const O20 = async (store: Store, fake: Fake) => {
    await setUp(store);
    beside(fake, 'activity');
  };
  const text = (one: Bench) => one.part<HTMLTextAreaElement>('explanation');
  const status = (one: Bench) => one.part('explanation-part').dataset.status;
  const savedText = async (one: Bench) => {
    const id = one.part('item').dataset.item;
    return (await stored(one.store)).itemStates.find((state) => state.item === id);
  };
  it('saves itself when the field is left', async () => {
    const one = await openItem('O20', O20);
    fireEvent.input(text(one), { target: { value: 'เมนูหลัก › แผน' } });
    expect(status(one)).toBe('dirty');
    fireEvent.blur(text(one));
    await waitFor(() => expect(status(one)).toBe('saved'));
    expect((await savedText(one))?.explanation).toBe('เมนูหลัก › แผน');
  });

  it('saves itself when the writer pauses', async () => {
    const one = await openItem('O20', O20);
    fireEvent.input(text(one), { target: { value: 'หยุดคิด' } });
    await waitFor(() => expect(status(one)).toBe('saved'));
    expect((await savedText(one))?.explanation).toBe('หยุดคิด');
  });

  it('keeps what was typed when it cannot be saved, and saves it on demand', async () => {
    const one = await openItem('O20', O20);
    one.fake.failWith = 'storage-full';
    fireEvent.input(text(one), { target: { value: 'ข้อความสำคัญ' } });
    fireEvent.blur(text(one));
    await waitFor(() => expect(status(one)).toBe('storage-full'));
    expect(text(one).value).toBe('ข้อความสำคัญ');
    expect(one.part('explanation-part').textContent).toContain('พื้นที่ในเครื่องเต็ม');
    one.fake.failWith = null;
    fireEvent.click(one.part('explanation-retry'));
    await waitFor(() => expect(status(one)).toBe('saved'));
    expect((await savedText(one))?.explanation).toBe('ข้อความสำคัญ');
  });

  it('brings back a draft that was never saved', async () => {
    const one = await openItem('O20', O20);
    one.fake.reachable = false;
    fireEvent.input(text(one), { target: { value: 'ยังไม่ทันบันทึก' } });
    fireEvent.blur(text(one));
    await waitFor(() => expect(status(one)).toBe('unreachable'));
    const again = await bench({ before: O20 });
    await again.find('item');
    expect(text(again).value).toBe('ยังไม่ทันบันทึก');
    expect(again.part('explanation-part').textContent).toContain('นำกลับมาให้แล้ว');
  });

  const left = async (draft: string, explanation: string | null) => {
    const one = await openItem('O20', O20);
    const item = one.part('item').dataset.item ?? '';
    fireEvent.click(one.part('back'));
    await one.find('items');
    if (explanation !== null) {
      await run(one.store, { type: 'item.explain', assessmentId: ASSESSMENT, item, rev: 0, explanation });
      await one.app.refresh();
    }
    localStorage.setItem(`oit-draft:${ASSESSMENT}.${item}`, draft);
    fireEvent.click(one.root.querySelector('[data-part="item-row"][data-code="O20"]') as HTMLElement);
    await one.find('item');
    return one;
  };
  const commands = (one: Bench) => one.fake.asked.filter((asked) => asked.type === 'command');

  it.each([
    ['of an earlier revision', JSON.stringify({ text: 'ร่างเก่า', rev: 0 })],
    ['of an unknown revision', 'ร่างเก่า'],
  ])('shows a draft %s beside the newer text and overwrites nothing', async (_what, draft) => {
    const one = await left(draft, 'ใหม่กว่า');
    expect(status(one)).toBe('conflict');
    expect(text(one).value).toBe('ร่างเก่า');
    expect(one.part('explanation-conflict').textContent).toContain('ใหม่กว่า');
    fireEvent.input(text(one), { target: { value: 'ร่างเก่า แก้ต่อ' } });
    fireEvent.blur(text(one));
    fireEvent.click(one.part('back'));
    await one.find('items');
    expect(commands(one)).toHaveLength(0);
    fireEvent.click(one.root.querySelector('[data-part="item-row"][data-code="O20"]') as HTMLElement);
    await one.find('explanation-conflict');
    expect(text(one).value).toBe('ร่างเก่า แก้ต่อ');
    expect((await savedText(one))?.explanation).toBe('ใหม่กว่า');
    fireEvent.click(one.part('conflict-mine'));
    await waitFor(() => expect(status(one)).toBe('saved'));
    expect((await savedText(one))?.explanation).toBe('ร่างเก่า แก้ต่อ');
  });

  it('saves a draft that came back only when asked to', async () => {
    const one = await left(JSON.stringify({ text: 'ร่าง', rev: 0 }), null);
    expect(status(one)).toBe('dirty');
    fireEvent.blur(text(one));
    window.dispatchEvent(new Event('pagehide'));
    expect(commands(one)).toHaveLength(0);
    fireEvent.click(one.part('draft-mine'));
    await waitFor(() => expect(status(one)).toBe('saved'));
    expect((await savedText(one))?.explanation).toBe('ร่าง');
  });

  it('lets a draft go that says what is saved', async () => {
    const one = await left('เหมือนกัน', 'เหมือนกัน');
    expect(status(one)).toBe('saved');
    expect(Object.keys(localStorage).filter((key) => key.startsWith('oit-draft:'))).toEqual([]);
  });

  it('stays with its assessment when another view switches to another one', async () => {
    const one = await openItem('O20', O20);
    const item = one.part('item').dataset.item ?? '';
    const other = 'assessment-other';
    await one.app.setPrefs({ currentAssessment: ASSESSMENT });
    await setUp(one.store, 2568, other);
    fireEvent.input(text(one), { target: { value: 'ของการประเมินแรก' } });
    await one.app.setPrefs({ currentAssessment: other });
    await waitFor(() => expect(text(one).value).toBe(''));
    await waitFor(async () => expect((await savedText(one))?.explanation).toBe('ของการประเมินแรก'));
    fireEvent.blur(text(one));
    expect((await one.store.snapshot(other))?.itemStates.find((state) => state.item === item)?.explanation ?? '').toBe(
      '',
    );
  });

  it('shows both texts when someone else was faster, and loses neither unasked', async () => {
    const one = await openItem('O20', O20);
    const item = one.part('item').dataset.item ?? '';
    fireEvent.input(text(one), { target: { value: 'ของฉัน' } });
    await run(one.store, {
      type: 'item.explain',
      assessmentId: ASSESSMENT,
      item,
      rev: 0,
      explanation: 'ของเพื่อน',
    });
    fireEvent.blur(text(one));
    await one.find('explanation-conflict');
    expect(one.part('explanation-conflict').textContent).toContain('ของเพื่อน');
    expect(text(one).value).toBe('ของฉัน');
    fireEvent.click(one.part('conflict-mine'));
    await waitFor(() => expect(status(one)).toBe('saved'));
    expect((await savedText(one))?.explanation).toBe('ของฉัน');
  });
});
