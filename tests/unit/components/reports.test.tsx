// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ASSESSMENT, run, setUp, worked } from '../../fixtures/ui/scenes';
import { lastResult } from '../reports/example';
import { docxText } from '../reports/reading';
import { type Bench, bench } from './bench';

/** What the page handed to the downloads, to a new tab and to the clipboard. */
let downloads: { name: string; blob: Blob }[] = [];
let blobs: Blob[] = [];
afterEach(() => {
  downloads = [];
  blobs = [];
});
function watch(tab: { replaced: string[] } | null): void {
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return `blob:test-${blobs.length}`;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.at(-1);
    if (this.download && blob) downloads.push({ name: this.download, blob });
  });
  const opened = tab && {
    closed: false,
    close: () => {},
    location: { replace: (address: string) => tab.replaced.push(address) },
  };
  vi.spyOn(window, 'open').mockImplementation(() => opened as unknown as Window | null);
}

async function page(how: 'empty' | 'worked' | 'whole' = 'whole', edition = 2568): Promise<Bench> {
  location.hash = '#reports';
  const one = await bench({
    mode: 'dashboard',
    before: async (store) => {
      if (how === 'empty') return setUp(store, edition);
      await worked(store);
      if (how !== 'whole') return;
      await run(store, { type: 'lastYear.save', assessmentId: ASSESSMENT, result: lastResult() });
      await run(store, {
        type: 'duty.set',
        assessmentId: ASSESSMENT,
        duties: [
          { item: 'integrity-measures', division: 'กองคลัง', due: '2025-04-30' },
          { item: 'integrity-measures-report', division: 'กองช่าง' },
        ],
      });
    },
  });
  await one.find('report-memo');
  return one;
}
const lacks = ({ part }: Bench, id: string) =>
  [...part(`lacks-${id}`).querySelectorAll<HTMLElement>('[data-lack]')].map(({ dataset }) => dataset.lack);
const press = (one: Bench, name: string) => fireEvent.click(one.part(name));
const fileText = async () => docxText(new Uint8Array(await (downloads[0]?.blob.arrayBuffer() ?? new ArrayBuffer(0))));

describe('what a report lacks', () => {
  it('is said with the way to where it is entered', async () => {
    const one = await page('empty', 2569);
    expect(lacks(one, 'memo')).toEqual(['last-year', 'numbering']);
    expect(lacks(one, 'measures')).toEqual(['last-year', 'owners', 'numbering']);
    expect(lacks(one, 'follow-up')).toEqual(['evidence', 'numbering']);
    expect(lacks(one, 'dossier')).toEqual(['evidence', 'pictures', 'numbering']);
    const link = one.part('lacks-memo').querySelector('a');
    expect(link?.getAttribute('href')).toBe('#last-year');
  });

  it('is gone when it is there', async () => {
    const one = await page('whole');
    expect(lacks(one, 'memo')).not.toContain('last-year');
    expect(lacks(one, 'follow-up')).toContain('links');
  });
});

describe('a report', () => {
  it('comes as a Word file with what was filled in, in Thai digits', async () => {
    const one = await page();
    watch(null);
    fireEvent.input(one.part('memo-unit'), { target: { value: 'งานนิติการ สำนักปลัด' } });
    fireEvent.input(one.part('memo-number'), { target: { value: 'ตย 1/25' } });
    press(one, 'docx-memo');
    await waitFor(() => expect(downloads).toHaveLength(1));
    expect(downloads[0]?.name).toBe('ITA2568-บันทึกข้อความ-องค์การบริหารส่วนตำบลตัวอย่างไพร-2568-04-21.docx');
    const text = await fileText();
    expect(text).toContain('งานนิติการสำนักปลัด');
    expect(text).toContain('ตย๑/๒๕');
    expect(text).toContain('๒๑เมษายน๒๕๖๘');
    expect(text).toContain('O42');
  });

  it('has Arabic digits when these are wanted, and may tell of this year alone', async () => {
    const one = await page();
    watch(null);
    press(one, 'thai-digits');
    fireEvent.change(one.part('memo-about'), { target: { value: 'now' } });
    press(one, 'docx-memo');
    await waitFor(() => expect(downloads).toHaveLength(1));
    const text = await fileText();
    expect(text).toContain('21เมษายน2568');
    expect(text).not.toContain('ประกาศผลการประเมิน');
  });

  it('opens for printing in a tab', async () => {
    const one = await page();
    const tab = { replaced: [] as string[] };
    watch(tab);
    press(one, 'print-measures');
    // The tab is there before anything is awaited: a later one would be a pop-up.
    expect(window.open).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(tab.replaced).toHaveLength(1));
    const html = (await blobs[0]?.text()) ?? '';
    expect(html).toContain('มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน');
    expect(html.match(/data:font\/woff2;base64,/g)).toHaveLength(4);
    expect(downloads).toHaveLength(0);
  });

  it('is downloaded instead where the browser opens no tab', async () => {
    const one = await page();
    watch(null);
    press(one, 'print-follow-up');
    await waitFor(() => expect(downloads[0]?.name).toMatch(/^ITA2568-ติดตามการเผยแพร่ข้อมูล-.*\.html$/));
    await waitFor(() => expect(one.root.textContent).toContain('เบราว์เซอร์ไม่ให้เปิดแท็บใหม่'));
  });
});

describe('the to-do sheet', () => {
  it('is one division’s, as a workbook and as text for LINE too', async () => {
    const one = await page();
    watch(null);
    const select = one.part<HTMLSelectElement>('todo-division');
    expect([...select.options].map(({ value }) => value)).toEqual(['all', 'of:กองคลัง', 'of:กองช่าง', 'nobody']);
    fireEvent.change(select, { target: { value: 'of:กองช่าง' } });
    press(one, 'xlsx-todo');
    expect(downloads[0]?.name).toMatch(/^ITA2568-งานของสำนักกอง-กองช่าง-.*\.xlsx$/);
    const taken = new Map<string, string>();
    Object.assign(document, {
      execCommand: () => {
        const event = new Event('copy', { cancelable: true, bubbles: true });
        Object.assign(event, { clipboardData: { setData: (type: string, data: string) => taken.set(type, data) } });
        document.dispatchEvent(event);
        return true;
      },
    });
    press(one, 'copy-line');
    expect(taken.get('text/plain')).toContain('งาน ITA ปี 2568 ของกองช่าง');
    expect(taken.has('text/html')).toBe(false);
  });
});

it('speaks English around Thai documents', async () => {
  const one = await page();
  await one.app.setPrefs({ language: 'en' });
  await one.app.refresh();
  await waitFor(() => expect(one.part('docx-memo').textContent).toContain('Make Word file'));
});
