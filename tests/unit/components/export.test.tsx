// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PAGES } from '../../fixtures/ui/pages';
import { beside, setUp, worked } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

/** What the page handed to the downloads and to the clipboard. */
const downloads: { name: string; blob: Blob }[] = [];
let blobs: Blob[] = [];
afterEach(() => {
  downloads.length = 0;
  blobs = [];
});
function watchDownloads(): void {
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.at(-1);
    if (this.download && blob) downloads.push({ name: this.download, blob });
  });
}
/** The copy command as browsers do it: it fires the event, and what the page puts there is taken. */
function clipboard(works = true): Map<string, string> {
  const taken = new Map<string, string>();
  Object.assign(document, {
    execCommand: () => {
      if (!works) return false;
      const event = new Event('copy', { cancelable: true, bubbles: true });
      Object.assign(event, { clipboardData: { setData: (type: string, data: string) => taken.set(type, data) } });
      document.dispatchEvent(event);
      return true;
    },
  });
  return taken;
}

async function openExport(today?: string): Promise<Bench> {
  const one = await bench({
    today,
    before: async (store, fake) => {
      await worked(store);
      beside(fake, 'activity');
    },
  });
  fireEvent.click(one.part('tab-export'));
  await one.find('export');
  return one;
}

describe('before it goes out', () => {
  it('counts, and leads each doubt to its items', async () => {
    const { part, parts, find, root } = await openExport();
    expect(part('counts').textContent).toContain('11');
    const doubt = root.querySelector('[data-doubt="doubt.wrong-year"] button') as HTMLElement;
    fireEvent.click(doubt);
    await find('items');
    expect(parts('item-row').map((row) => row.dataset.code)).toEqual(['O7']);
  });

  it('says that the numbering is not confirmed where it is not', async () => {
    const { part, find } = await bench({
      before: async (store, fake) => {
        await setUp(store, 2569);
        beside(fake, 'activity');
      },
    });
    fireEvent.click(part('tab-export'));
    expect((await find('caveat')).textContent).toContain('เลขข้อของปี 2569 ยังไม่ยืนยัน');
  });

  it('offers a backup with the word about uninstalling', async () => {
    watchDownloads();
    const { part, find, store } = await openExport();
    expect(part('backup-offer').textContent).toContain('ถ้าถอนโปรแกรม ข้อมูลทั้งหมดจะหาย');
    fireEvent.click(part('backup'));
    await waitFor(() => expect(downloads).toHaveLength(1));
    expect(downloads[0]?.name).toMatch(/^OIT-backup-อบต\.ตัวอย่างไพร-2025-04-21\.json$/);
    // The download may be given up: nothing counts as backed up before staff say so.
    expect((await find('toast')).textContent).toContain('ได้ไฟล์สำรองแล้วหรือไม่');
    expect((await store.backupStatus('2025-04-21')).changes).toBeGreaterThan(0);
    fireEvent.click(part('toast-yes'));
    await waitFor(() => expect(part('toast').textContent).toContain('ดาวน์โหลดไฟล์สำรองแล้ว'));
    await waitFor(async () => expect((await store.backupStatus('2025-04-21')).changes).toBe(0));
  });
});

describe('going out', () => {
  it('downloads every format under a name with agency, year and date', async () => {
    watchDownloads();
    const { part, find } = await openExport();
    fireEvent.click(part('download-xlsx'));
    for (const format of ['csv', 'tsv', 'html', 'txt']) {
      fireEvent.click(part('formats'));
      fireEvent.click(await find(`formats-${format}`));
    }
    expect(downloads.map(({ name }) => name)).toEqual(
      ['xlsx', 'csv', 'tsv', 'html', 'txt'].map((format) =>
        expect.stringMatching(RegExp(`2568.*ตัวอย่างไพร.*\\.${format}$`)),
      ),
    );
  });

  it('copies the table as tabs and as HTML', async () => {
    const taken = clipboard();
    const { part, find } = await openExport();
    fireEvent.click(part('copy-table'));
    expect((await find('toast')).textContent).toContain('คัดลอกตาราง 28 ข้อแล้ว');
    expect(taken.get('text/plain')).toContain('\t');
    expect(taken.get('text/html')).toContain('<table');
  });

  it('copies one field as clean text', async () => {
    const taken = clipboard();
    const { part, find, root } = await openExport();
    fireEvent.click(part('open-sheet'));
    await find('sheet');
    const row = root.querySelector('[data-part="sheet-row"][data-code="O2"]') as Element;
    fireEvent.click(part('copy-url', row));
    expect(taken.get('text/plain')).toBe(`${PAGES.executives.url}\nhttp://www.tuayangphrai.go.th/officers`);
  });

  it('shows the text to copy by hand where the browser refuses', async () => {
    clipboard(false);
    const { part, find } = await openExport();
    fireEvent.click(part('copy-table'));
    const refused = await find('copy-refused');
    expect(refused.querySelector('textarea')?.value).toContain('O2');
  });

  it('shows only doubtful rows on demand', async () => {
    const { part, parts, find } = await openExport();
    fireEvent.click(part('open-sheet'));
    await find('sheet');
    const all = parts('sheet-row').length;
    fireEvent.click(part('only-doubtful'));
    await waitFor(() => expect(parts('sheet-row').length).toBeLessThanOrEqual(all));
    expect(all).toBe(28);
  });
});
