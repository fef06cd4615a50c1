// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { createScript } from '../../../lib/paste/dom';
import { tableForm } from '../../fixtures/itas-forms/forms';
import { ASSESSMENT, besideTab, worked } from '../../fixtures/ui/scenes';
import { items } from '../paste/common';
import { type Bench, bench } from './bench';

/** The copy command as browsers do it. */
function clipboard(works = true): string[] {
  const taken: string[] = [];
  Object.assign(document, {
    execCommand: () => {
      if (!works) return false;
      const event = new Event('copy', { cancelable: true, bubbles: true });
      Object.assign(event, { clipboardData: { setData: (_type: string, data: string) => taken.push(data) } });
      document.dispatchEvent(event);
      return true;
    },
  });
  return taken;
}

async function opened(): Promise<Bench> {
  const one = await bench({
    mode: 'panel',
    before: async (store, fake) => {
      await worked(store);
      besideTab(fake, 'foreign', 'https://itas.example.go.th/form', 'ITAS');
    },
  });
  fireEvent.click(one.part('open-paste'));
  await one.find('paste-fields');
  return one;
}

const marksOf = async ({ store }: Bench) => {
  const pastes = (await store.snapshot(ASSESSMENT))?.pastes ?? [];
  return pastes.flatMap(({ item, fields }) => fields.map(({ field }) => `${item} ${field}`));
};
/** As a Thai keyboard gives it: another letter at the same place. */
const key = (code: string, letter: string) => fireEvent.keyDown(document.body, { code, key: letter });

describe('field by field', () => {
  it('copies by key whatever the letters on it, marks, and goes on', async () => {
    const one = await opened();
    const taken = clipboard();
    key('Digit1', 'ๅ');
    await waitFor(async () => expect(await marksOf(one)).toEqual(['org-structure answer']));
    expect(taken).toEqual(['มี']);
    await waitFor(() => expect(one.part('paste-copy').textContent).toContain('คัดลอก URL O1'));
    key('KeyC', 'แ');
    await waitFor(async () => expect(await marksOf(one)).toHaveLength(2));
    expect(
      taken
        .at(-1)
        ?.split('\n')
        .every((line) => line.startsWith('http')),
    ).toBe(true);
    key('Numpad3', '3');
    await waitFor(() => expect(one.part('paste-item').dataset.code).toBe('O2'));
    await waitFor(async () => expect(await marksOf(one)).toHaveLength(3));
    await one.app.refresh();
    key('ArrowLeft', 'ArrowLeft');
    await waitFor(() => expect(one.part('paste-item').dataset.code).toBe('O1'));
    key('KeyN', 'ื');
    await waitFor(() => expect(one.part('paste-item').dataset.code).toBe('O2'));
  });

  it('marks and takes the mark back, and leaves keys alone where one types or with others held', async () => {
    const one = await opened();
    clipboard();
    key('KeyM', 'ท');
    await waitFor(async () => expect(await marksOf(one)).toEqual(['org-structure answer']));
    key('KeyM', 'ท');
    await waitFor(async () => expect(await marksOf(one)).toEqual([]));
    fireEvent.keyDown(document.body, { code: 'KeyC', key: 'c', ctrlKey: true });
    fireEvent.click(one.part('paste-limits'));
    const field = await one.find('limit-urls');
    fireEvent.keyDown(field, { code: 'Digit1', key: '1' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await marksOf(one)).toEqual([]);
  });

  it('says what would be cut before it is copied', async () => {
    const one = await opened();
    fireEvent.click(one.part('paste-limits'));
    const field = (await one.find('limit-urls')) as HTMLInputElement;
    fireEvent.change(field, { target: { value: '30' } });
    const note = await one.find('paste-too-long');
    expect(note.textContent).toMatch(/ช่องรับ 30/);
    expect(note.textContent).toContain('http://');
    fireEvent.change(field, { target: { value: 'มาก' } });
    await waitFor(() => expect(one.root.textContent).toContain('ใส่จำนวนเต็ม'));
  });

  it('shows the text where the browser does not copy, and marks nothing', async () => {
    const one = await opened();
    clipboard(false);
    fireEvent.click(one.part('paste-copy-urls'));
    expect((await one.find('copy-refused')).querySelector('textarea')?.value).toContain('http://');
    expect(await marksOf(one)).toEqual([]);
  });

  it('tells the background where it stands, and that it has ended', async () => {
    const one = await opened();
    const told = () => one.fake.asked.flatMap((request) => (request.type === 'paste.at' ? [request.at] : []));
    expect(told().at(-1)).toEqual({ item: 'org-structure', field: 'answer' });
    fireEvent.click(one.part('back'));
    await waitFor(() => expect(told().at(-1)).toBeNull());
  });
});

describe('the whole form', () => {
  const formOf = (html: string) => {
    const window = new Window();
    window.document.write(html);
    return createScript(window.document as unknown as Document);
  };
  const named = items().map(({ code, name }) => ({ code, name }));

  it('is looked at, filled on one confirmation, read back, marked, and taken back in one step', async () => {
    const one = await opened();
    one.fake.form = formOf(tableForm(named));
    fireEvent.click(one.part('paste-by-form'));
    fireEvent.click(await one.find('paste-read'));
    await one.find('paste-preview');
    const count = one.parts('paste-tick').length;
    fireEvent.click(one.parts('paste-tick')[0] as HTMLElement);
    await waitFor(() => expect(one.part('paste-fill').textContent).toContain(`${count - 1} ช่อง`));
    fireEvent.click(one.part('paste-fill'));
    expect((await one.find('paste-result')).textContent).toContain('อ่านกลับตรงกันทั้งหมด');
    expect(await marksOf(one)).toHaveLength(count - 1);
    fireEvent.click(one.part('paste-undo'));
    expect((await one.find('paste-undone')).textContent).toContain('คืนค่าเดิมในแบบฟอร์มครบแล้ว');
    expect(await marksOf(one)).toEqual([]);
  }, 60_000);

  it('of another page is not filled', async () => {
    const one = await opened();
    one.fake.form = formOf(tableForm(named.slice(0, 3)));
    fireEvent.click(one.part('paste-by-form'));
    fireEvent.click(await one.find('paste-read'));
    await one.find('paste-preview');
    const next = formOf(tableForm(named.slice(0, 3)));
    one.fake.form = next;
    fireEvent.click(one.part('paste-fill'));
    await one.find('paste-changed');
    expect(next.read().parts.every((part) => 'text' in part || part.field.value === '')).toBe(true);
    expect(await marksOf(one)).toEqual([]);
  });

  it('asks for the site where the browser lets nothing in', async () => {
    const one = await opened();
    fireEvent.click(one.part('paste-by-form'));
    fireEvent.click(await one.find('paste-read'));
    await one.find('paste-no-access');
    expect(one.part('paste-grant').textContent).toContain('itas.example.go.th');
  });
});
