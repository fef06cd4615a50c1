// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../components/app/backend';
import { readDocument } from '../../../lib/documents/read';
import { docxOf } from '../../fixtures/last-year/docx';
import { setUp } from '../../fixtures/ui/scenes';
import { fixture, MEMO_ITEMS } from '../last-year/fixture';
import { type Bench, bench } from './bench';

const memo = fixture('memo.txt');

async function page(edition = 2568): Promise<Bench> {
  location.hash = '#last-year';
  const one = await bench({ mode: 'dashboard', before: (store) => setUp(store, edition) });
  await one.find('last-year-page');
  return one;
}

async function pasted(text = memo, edition?: number): Promise<Bench> {
  const one = await page(edition);
  fireEvent.input(one.part('last-paste'), { target: { value: text } });
  fireEvent.click(one.part('last-read'));
  return one;
}

const problem = ({ root }: Bench, key: string) => {
  const found = root.querySelector(`[data-part="last-problem"][data-key="${key}"]`);
  if (!found) throw new Error(`no problem ${key}`);
  return found;
};
const saved = ({ app }: Bench) => app.snapshot.value?.lastYear?.result;
const save = async (one: Bench) => {
  fireEvent.click(one.part('last-save'));
  await one.find('last-result');
};

describe('a pasted memo', () => {
  it('is shown before anything is kept: items, scores, what cannot be right', async () => {
    const one = await pasted();
    await one.find('last-draft');
    expect(one.part<HTMLSelectElement>('last-year-of').value).toBe('2565');
    expect(one.parts('failing-item').map(({ dataset }) => dataset.code)).toEqual(MEMO_ITEMS);
    expect(one.parts('last-problem').map(({ dataset }) => dataset.key)).toEqual([
      'score-items',
      'score-items',
      'score-mean',
      'code-words',
      'narrative',
    ]);
    const text = one.root.textContent ?? '';
    for (const needed of ['ใช้ 57.33', 'ใช้ 31.79', 'ใช้ 78.87', 'ใช้ O8', 'คง 31.62 ตามที่พิมพ์', 'มีแต่ในคำ: O13 O29 O32'])
      expect(text).toContain(needed);
    expect(one.part('other-agency').textContent).toContain('อบต.ทุ่งสายธาร');
    expect(one.parts('last-unread')).toEqual([]);
    expect(saved(one)).toBeUndefined();
  });

  it('is saved as printed where staff decide nothing, and the problems stay beside it', async () => {
    const one = await pasted();
    await one.find('last-draft');
    await save(one);
    expect(saved(one)?.scores.OIT).toBe(31.62);
    expect(saved(one)?.problems).toHaveLength(5);
    expect(one.part('kept-problems').textContent).toContain('31.79');
  });

  it('takes the right values that staff choose, one or all; undone in one step', async () => {
    const one = await pasted();
    await one.find('last-draft');
    fireEvent.click(one.part('last-choice-use', problem(one, 'score-mean')));
    await waitFor(() => expect(one.part('score-panel').textContent).toContain('78.87'));
    expect(one.part('score-panel').textContent).toContain('พิมพ์ว่า 79.28');
    fireEvent.click(one.part('use-all'));
    fireEvent.click(one.part('last-choice-keep', problem(one, 'code-words')));
    await save(one);
    const result = saved(one);
    expect(result?.scores).toMatchObject({ total: 61.79, grade: 'D', OIT: 31.79 });
    expect(result?.scores.indicators.slice(7).map(({ score }) => score)).toEqual([78.87, 57.33, 6.25]);
    expect(result?.problems.map(({ key }) => key)).toEqual(['code-words', 'narrative']);
    const toast = await one.find('toast');
    fireEvent.click(one.part('undo', toast));
    await waitFor(() => expect(saved(one)).toBeUndefined());
  });

  it('becomes this year’s items by topic, with what nothing carries on', async () => {
    const one = await pasted();
    await one.find('last-draft');
    await save(one);
    const rows = one.parts('mapped-item').map(({ dataset }) => `${dataset.then} ${dataset.now}`);
    expect(rows).toContain('O18 O6');
    expect(rows).toContain('O11 O6');
    const gone = one.parts('gone-item').map(({ dataset }) => dataset.then);
    expect(
      new Set([...one.parts('mapped-item'), ...one.parts('gone-item')].map(({ dataset }) => dataset.then)),
    ).toEqual(new Set(MEMO_ITEMS));
    expect(gone).toContain('O35');
    const advice = one.parts('advice').find(({ dataset }) => dataset.refs === 'i7');
    expect(advice?.textContent).toContain('O6');
    fireEvent.click(one.part('mapped-item').querySelector('button') ?? document.body);
    await one.find('items-page');
  });

  it('read as of another year, its codes are that year’s items', async () => {
    const one = await pasted();
    await one.find('last-draft');
    const years = one.part<HTMLSelectElement>('last-year-of');
    fireEvent.change(years, { target: { value: '2566' } });
    await waitFor(() =>
      expect(one.root.querySelector('[data-part="failing-item"][data-code="O18"]')?.textContent).not.toContain(
        'แผนการใช้จ่าย',
      ),
    );
    expect(one.parts('failing-item')).toHaveLength(24);
  });
});

describe('entered by hand', () => {
  it('items are ticked and scores typed, in Thai digits too', async () => {
    const one = await page();
    fireEvent.click(one.part('by-hand'));
    await one.find('last-draft');
    expect(one.part<HTMLSelectElement>('last-year-of').value).toBe('2567');
    const box = (code: string) => one.parts('failed').find(({ dataset }) => dataset.code === code) ?? one.root;
    fireEvent.click(box('O30'));
    fireEvent.click(box('O8'));
    fireEvent.click(box('O1'));
    fireEvent.click(box('O1'));
    const score = (field: string) =>
      one.parts('score').find(({ dataset }) => dataset.field === field) as HTMLInputElement;
    fireEvent.input(score('OIT'), { target: { value: '๙๑.๕' } });
    fireEvent.input(score('total'), { target: { value: '150' } });
    await waitFor(() => expect(one.part<HTMLButtonElement>('last-save').disabled).toBe(true));
    expect(score('total').getAttribute('aria-invalid')).toBe('true');
    fireEvent.input(score('total'), { target: { value: '' } });
    await waitFor(() => expect(one.part<HTMLButtonElement>('last-save').disabled).toBe(false));
    // Two items of 2567 leave more than that.
    expect(problem(one, 'score-items').textContent).toContain('91.50');
    await save(one);
    expect(saved(one)?.failing.map(({ code, item }) => `${code} ${item}`)).toEqual([
      'O8 action-plan',
      'O30 risk-assessment',
    ]);
    expect(saved(one)?.scores).toMatchObject({ OIT: 91.5, total: null });
  });
});

describe('what is saved', () => {
  it('is edited, replaced and removed', async () => {
    const one = await pasted(fixture('itas-2567.txt'));
    await one.find('last-draft');
    await save(one);
    fireEvent.click(one.part('last-edit'));
    await one.find('last-draft');
    fireEvent.click(one.parts('failed').find(({ dataset }) => dataset.code === 'O8') ?? one.root);
    await waitFor(() => expect(problem(one, 'items-unclear')).toBeTruthy());
    await save(one);
    expect(saved(one)?.failing).toHaveLength(5);

    fireEvent.click(one.part('last-replace'));
    fireEvent.input(await one.find('last-paste'), { target: { value: fixture('itas-2565.txt') } });
    fireEvent.click(one.part('last-read'));
    await one.find('last-draft');
    await save(one);
    expect(saved(one)?.year).toBe(2565);

    fireEvent.click(one.part('last-remove'));
    await one.find('last-source');
    expect(saved(one)).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  it('is said, and nothing is lost of what was pasted', async () => {
    const one = await pasted(fixture('broken.txt'));
    await one.find('last-bad');
    expect(one.part<HTMLTextAreaElement>('last-paste').value).toContain('ITAS');
  });

  it('what a text leaves open is said', async () => {
    const one = await pasted('ผลการประเมิน พ.ศ. 2565 ข้อที่ไม่ผ่าน O1', 2568);
    await one.find('last-draft');
    expect(one.part('last-unread').textContent).toContain('ไม่พบคะแนน');
  });
});

describe('a file', () => {
  const open = (one: Bench, file: File) => {
    const input = one.part<HTMLInputElement>('last-file');
    Object.defineProperty(input, 'files', { configurable: true, value: [file] });
    fireEvent.change(input);
  };

  it('of text, as old programs write it (windows-874)', async () => {
    const one = await page();
    const bytes = Uint8Array.from([...memo], (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0xe01 && code <= 0xe5b ? code - 0xe00 + 0xa0 : code < 0x80 ? code : 0x20;
    });
    open(one, new File([bytes], 'memo.txt'));
    await one.find('last-draft');
    expect(one.parts('failing-item')).toHaveLength(24);
  });

  it('of Word: paragraphs and tables as they stand there', async () => {
    const readBytes: Platform['readBytes'] = (file, title) =>
      readDocument({ bytes: file, url: 'about:blank', name: title, contentType: null }, {
        pdf: null,
        ocr: null,
      } as never);
    const one = await page();
    one.app.platform.readBytes = readBytes;
    open(one, new File([docxOf(memo)], 'memo.docx'));
    await one.find('last-draft');
    expect(one.parts('failing-item').map(({ dataset }) => dataset.code)).toEqual(MEMO_ITEMS);
    expect(one.parts('last-problem')).toHaveLength(5);
    expect(one.part('understood').textContent).toContain('25');
  });

  it('that holds nothing is said', async () => {
    const one = await page();
    open(one, new File(['x'], 'memo.docx'));
    await one.find('last-bad');
  });
});
