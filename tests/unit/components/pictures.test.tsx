// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorsTh } from '../../../lib/i18n/errors.th';
import type { Store } from '../../../lib/storage';
import { PAGES } from '../../fixtures/ui/pages';
import { ASSESSMENT, beside, NOW, run, setUp, taking } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

const FILE = { full: new Uint8Array([255, 216, 1, 2, 3]), small: new Uint8Array([255, 216, 4]) };

async function keep(store: Store, id: string, url: string): Promise<void> {
  const what = { url, title: 'คณะผู้บริหาร', marked: '', width: 1_600, height: 900, size: 5 };
  const change = { type: 'picture.keep', assessmentId: ASSESSMENT, newId: id, ...what } as const;
  const result = await store.execute({ id: `keep-${id}`, change }, { now: NOW, by: 'สมใจ ตัวอย่างดี' }, FILE);
  expect(result).toMatchObject({ ok: true });
}

const withPictures = (more: (fake: Bench['fake']) => void = () => undefined) =>
  bench({
    before: async (store, fake) => {
      await setUp(store);
      const found = taking(['executives'], PAGES.activity.url, 'กิจกรรม', {
        source: 'link',
        foundOn: PAGES.executives.url,
      });
      await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings: [found] });
      await keep(store, 'picture-1', PAGES.executives.url);
      beside(fake, 'executives');
      more(fake);
    },
  });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('pictures of evidence', () => {
  it('stand with the page, small, under the moment in พ.ศ.', async () => {
    const { find, part } = await withPictures();
    const list = await find('pictures');
    expect(list.textContent).toContain('21 เม.ย. 2568 10.42 น.');
    await waitFor(() => expect(list.querySelector('img')?.src).toBe('data:image/jpeg;base64,/9gE'));
    expect(part('open-picture', list).getAttribute('aria-label')).toContain('21 เม.ย. 2568');
  });

  it('stand with the evidence that was found there, as the way to it', async () => {
    const { part, find } = await withPictures();
    fireEvent.click(part('tab-items'));
    const row = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-part="item-row"][data-item="executives"]');
      if (!found) throw new Error('no row');
      return found;
    });
    fireEvent.click(row);
    const evidence = await find('evidence');
    expect((await find('pictures', evidence)).textContent).toContain('ทางไป');
  });

  it('open large and are removed; the removal is undone', async () => {
    HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
      this.open = true;
    };
    const { part, parts, find, app } = await withPictures();
    await find('pictures');
    fireEvent.click(part('open-picture'));
    const large = await find<HTMLImageElement>('picture-full');
    expect(large.src).toBe('data:image/jpeg;base64,/9gBAgM=');
    fireEvent.click(part('remove-picture'));
    await waitFor(() => expect(parts('pictures')).toHaveLength(0));
    await waitFor(() => expect(app.toast.value?.text).toBe('นำภาพหลักฐานออกแล้ว'));
    await find('undo');
    fireEvent.click(part('undo'));
    await find('pictures');
  });

  it('say once what became of a gesture: kept, with the way back', async () => {
    const shot = { id: 'shot-1', at: NOW, error: null, historyId: 'keep-picture-1' };
    const { app, part, parts } = await withPictures((fake) => {
      if (fake.tab) fake.tab.shot = shot;
    });
    await waitFor(() => expect(app.toast.value?.text).toBe('เก็บภาพหลักฐานแล้ว'));
    fireEvent.click(part('undo'));
    await waitFor(() => expect(parts('pictures')).toHaveLength(0));
    await waitFor(() => expect(app.toast.value?.text).toBe('เลิกทำแล้ว'));
    app.hush(app.toast.value?.id ?? '');
    await app.refresh();
    expect(app.toast.value).toBeNull();
  });

  it('say why there is none; nothing of what is long past', async () => {
    const shot = { id: 'shot-2', at: NOW, error: 'picture-refused', historyId: null } as const;
    const refused = await withPictures((fake) => {
      if (fake.tab) fake.tab.shot = shot;
    });
    await waitFor(() => expect(refused.app.toast.value?.text).toContain(errorsTh['picture-refused'].what));
    const old = { ...shot, id: 'shot-3', at: '2025-04-21T03:00:00.000Z' };
    const late = await withPictures((fake) => {
      if (fake.tab) fake.tab.shot = old;
    });
    await late.find('pictures');
    expect(late.app.toast.value).toBeNull();
  });

  it('go out as one ZIP', async () => {
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:picture';
    });
    const { part, find, app } = await withPictures();
    fireEvent.click(part('tab-export'));
    fireEvent.click(await find('pictures-zip'));
    await waitFor(() => expect(blobs).toHaveLength(1));
    const files = unzipSync(new Uint8Array((await blobs[0]?.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect(Object.keys(files).sort()).toEqual(['O2-1-1.jpg', 'index.html']);
    expect([...(files['O2-1-1.jpg'] ?? [])]).toEqual([...FILE.full]);
    await waitFor(() => expect(app.toast.value?.text).toMatch(/ITA-pictures-.*\.zip/));
  });

  it('never count for what is ready', async () => {
    const { app } = await withPictures();
    expect(app.readiness.value?.counts).toMatchObject({ ready: 0, partial: 1 });
  });
});
