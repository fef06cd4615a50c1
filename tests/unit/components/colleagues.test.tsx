// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../../lib/storage';
import { differing, firstLetter, letterOf } from '../../fixtures/ui/merge-scenes';
import { ASSESSMENT, worked } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

const go = (hash: string) => {
  location.hash = hash;
  window.dispatchEvent(new Event('hashchange'));
};
const choose = (input: HTMLElement, content: unknown) => {
  const file = new File([typeof content === 'string' ? content : JSON.stringify(content)], 'งาน.oit.json');
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  fireEvent.change(input);
};

async function atPage(before: (store: Store) => Promise<void> = worked): Promise<Bench> {
  const one = await bench({ mode: 'dashboard', before: async (store) => before(store) });
  go('#colleagues');
  await one.find('colleagues');
  return one;
}
const conflicts = async (store: Store) => (await store.snapshot(ASSESSMENT))?.conflicts ?? [];

afterEach(() => vi.restoreAllMocks());

describe('a colleague’s file', () => {
  it('is shown with what it would do before anything is written, and merged in one step that is undone in one', async () => {
    let letter: unknown;
    const { part, parts, find, store, app } = await atPage(async (store) => {
      await worked(store);
      letter = await letterOf(store);
    });
    const before = (await store.exportBackup()).records;
    choose(part('merge-file'), letter);
    await find('merge-preview');
    expect(part('merge-counts').textContent).toContain('แก้ไม่ตรงกัน 2');
    expect(parts('merge-row').filter((row) => row.dataset.how === 'conflict')).toHaveLength(2);
    expect((await store.exportBackup()).records).toEqual(before);

    fireEvent.click(part('merge'));
    await find('decide');
    expect(await conflicts(store)).toHaveLength(2);
    expect(part('conflict-badge').textContent).toBe('2');
    fireEvent.click(await find('undo'));
    await waitFor(async () => expect(await conflicts(store)).toHaveLength(0));
    await waitFor(() => expect(app.snapshot.value?.recent[0]?.type).toBe('undo'));
  });

  it('that came already says so, and has nothing to press', async () => {
    let letter: unknown;
    const { part, parts, find } = await atPage(async (store) => {
      await worked(store);
      letter = await letterOf(store);
    });
    choose(part('merge-file'), letter);
    fireEvent.click(await find('merge'));
    await find('decide');
    choose(await find('merge-file'), letter);
    await find('merge-known');
    expect(parts('merge')).toHaveLength(0);
  });

  it.each([
    ['is no JSON', 'x{', 'ไม่ใช่ไฟล์งาน'],
    ['is a backup', { format: 'oit-backup', version: 4 }, 'ไฟล์สำรอง'],
    ['is damaged', { format: 'oit-assessment', version: 1 }, 'เสียหาย'],
    ['is newer', { format: 'oit-assessment', version: 9 }, 'รุ่นใหม่กว่า'],
  ])('that %s is told from a sentence, and another can be chosen', async (_what, content, said) => {
    const { part, find } = await atPage();
    choose(part('merge-file'), content);
    expect((await find('merge-bad')).textContent).toContain(said);
    part('merge-file');
  });

  it('begins the work of one who has nothing yet, under a name of one’s own', async () => {
    const letter = await firstLetter();
    const { part, find, store } = await bench({ mode: 'dashboard' });
    go('#backup');
    choose(await find('merge-file'), letter);
    const main = await find<HTMLButtonElement>('merge');
    expect(main.disabled).toBe(true);
    fireEvent.input(part('merge-person'), { target: { value: 'สมชาย ตัวอย่างงาม' } });
    fireEvent.click(await waitFor(() => part('merge')));
    await find('overview');
    expect((await store.assessments()).map(({ person }) => person)).toEqual(['สมชาย ตัวอย่างงาม']);
  });

  it('that does not fit into the storage says what to do, and is not merged', async () => {
    let letter: unknown;
    const { part, find, fake, store } = await atPage(async (store) => {
      await worked(store);
      letter = await letterOf(store);
    });
    choose(part('merge-file'), letter);
    await find('merge');
    fake.failWith = 'pictures-full';
    fireEvent.click(part('merge'));
    expect((await find('merge-bad')).textContent).toContain('ไม่รวมภาพ');
    expect(await conflicts(store)).toEqual([]);
  });

  it('goes out under a name that says what and whose it is', async () => {
    const saved: { name: string; text: string }[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      void (blob as Blob).text().then((text) => saved.push({ name: '', text }));
      return 'blob:x';
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const { part } = await atPage();
    fireEvent.click(part('send-file'));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(names[0]).toMatch(/^ITA2568-.*งาน.*ตัวอย่างไพร-2568-04-21\.oit\.json$/);
    expect(JSON.parse(saved[0]?.text ?? '')).toMatchObject({ format: 'oit-assessment', version: 1 });
  });
});

describe('what was changed differently', () => {
  const merged = async (store: Store) => {
    await worked(store);
    await differing(store);
  };
  const state = async (store: Store) =>
    (await store.snapshot(ASSESSMENT))?.itemStates.find(({ item }) => item === 'org-structure')?.explanation;

  it('stands side by side with who and when, ours in force', async () => {
    const { parts, part } = await atPage(merged);
    const [card] = parts('conflict').filter((one) => one.dataset.kind === 'explanation');
    expect(part('side-mine', card).textContent).toContain('หน้าแรก › เกี่ยวกับเรา › โครงสร้าง');
    expect(part('side-theirs', card).textContent).toContain('สมชาย ตัวอย่างงาม');
    expect(part('side-theirs', card).textContent).toContain('18 เม.ย. 2568');
    const [gone] = parts('conflict').filter((one) => one.dataset.kind === 'evidence');
    expect(part('side-theirs', gone).textContent).toContain('นำออกแล้ว');
    expect(gone?.querySelectorAll('[data-part="keep-both"]')).toHaveLength(0);
  });

  it.each([
    ['keep-mine', 'หน้าแรก › เกี่ยวกับเรา › โครงสร้าง'],
    ['keep-theirs', 'เมนู "ข้อมูลพื้นฐาน" หัวข้อโครงสร้างองค์กร แสดงผังและกรอบอัตรากำลัง'],
    ['keep-both', 'หน้าแรก › เกี่ยวกับเรา › โครงสร้าง\nเมนู "ข้อมูลพื้นฐาน" หัวข้อโครงสร้างองค์กร แสดงผังและกรอบอัตรากำลัง'],
  ])('is decided by %s, and the other stays open', async (button, text) => {
    const { parts, part, store, app } = await atPage(merged);
    const [card] = parts('conflict').filter((one) => one.dataset.kind === 'explanation');
    fireEvent.click(part(button, card));
    await waitFor(() => expect(parts('conflict')).toHaveLength(1));
    expect(await state(store)).toBe(text);
    expect(app.snapshot.value?.recent[0]).toMatchObject({ type: 'conflict.decide', by: 'สมใจ ตัวอย่างดี' });
  });

  it('is decided all at once, and comes back when that is undone', async () => {
    const { parts, part, find, store } = await atPage(merged);
    fireEvent.click(part('all-theirs'));
    await waitFor(() => expect(parts('conflict')).toHaveLength(0));
    expect(await conflicts(store)).toEqual([]);
    expect(parts('conflict-badge')).toHaveLength(0);
    fireEvent.click(await find('undo'));
    await waitFor(() => expect(parts('conflict')).toHaveLength(2));
  });

  it('is told of on every page', async () => {
    const { find, parts } = await atPage(merged);
    expect(parts('conflict-banner')).toHaveLength(0);
    go('#history');
    expect((await find('conflict-banner')).textContent).toContain('2');
    fireEvent.click(await find('see-conflicts'));
  });

  it('is gone once ours says the same', async () => {
    const { parts, store, app } = await atPage(merged);
    const snapshot = await store.snapshot(ASSESSMENT);
    const rev = snapshot?.itemStates.find(({ item }) => item === 'org-structure')?.rev ?? 0;
    const explanation = 'เมนู "ข้อมูลพื้นฐาน" หัวข้อโครงสร้างองค์กร แสดงผังและกรอบอัตรากำลัง';
    await app.act({ type: 'item.explain', item: 'org-structure', rev, explanation }, { said: '', about: '' });
    await waitFor(() => expect(parts('conflict')).toHaveLength(1));
  });
});
