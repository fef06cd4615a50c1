// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../../../components/app/app';
import { ASSESSMENT, beside, setUp, worked } from '../../fixtures/ui/scenes';
import { bench } from './bench';

const before = async (store: Parameters<typeof setUp>[0], fake: Parameters<typeof beside>[0]) => {
  await setUp(store);
  beside(fake, 'executives');
};

describe('a command that cannot be saved', () => {
  it('is said first, keeps what was to be saved, and is saved on the next try', async () => {
    const { find, part, parts, fake, store } = await bench({ before });
    await find('suggestion');
    fake.failWith = 'storage-full';
    fireEvent.click(part('take'));
    const failure = await find('failure');
    expect(failure.textContent).toContain('บันทึกไม่ได้ เพราะพื้นที่ในเครื่องเต็ม');
    expect(failure.textContent).toContain('หลักฐานของ O2 ที่เพิ่งกดรับ ยังไม่ได้บันทึก');
    expect(part('waiting').textContent).toContain('ข้อมูลผู้บริหาร');
    expect(failure.querySelector('[role="alert"]')).toBeTruthy();

    fireEvent.click(part('retry'));
    await waitFor(() => expect(fake.asked.filter((asked) => asked.type === 'command')).toHaveLength(2));
    await waitFor(() => expect(part<HTMLButtonElement>('retry').disabled).toBe(false));
    expect(parts('failure')).toHaveLength(1);
    fake.failWith = null;
    fireEvent.click(part('retry'));
    await find('taken');
    expect((await store.snapshot(ASSESSMENT))?.evidence).toHaveLength(1);
    const ids = fake.asked.flatMap((asked) =>
      asked.type === 'command' && asked.command.change.type === 'evidence.take' ? [asked.command.id] : [],
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('is still there when a new page starts the frame anew', async () => {
    const first = await bench({ before });
    await first.find('suggestion');
    first.fake.failWith = 'storage-failed';
    fireEvent.click(first.part('take'));
    await first.find('failure');
    const again = await bench({ before });
    expect((await again.find('failure')).dataset.error).toBe('storage-failed');
    fireEvent.click(again.part('retry'));
    await waitFor(() => expect(again.parts('failure')).toHaveLength(0));
    await again.find('taken');
  });

  it('can be thrown away', async () => {
    const { find, part, parts, fake } = await bench({ before });
    await find('suggestion');
    fake.reachable = false;
    fireEvent.click(part('take'));
    expect((await find('failure')).dataset.error).toBe('unreachable');
    fake.reachable = true;
    fireEvent.click(part('discard'));
    await waitFor(() => expect(parts('failure')).toHaveLength(0));
  });

  it('is not offered again where trying again cannot help', async () => {
    const { find, part, parts, fake } = await bench({ before });
    await find('suggestion');
    fake.failWith = 'not-found';
    fireEvent.click(part('take'));
    await find('failure');
    expect(parts('retry')).toHaveLength(0);
    expect(part('discard').textContent).toContain('ปิดข้อความนี้');
  });
});

describe('a background that does not answer', () => {
  it('is said, and what is shown stays', async () => {
    const { find, app, fake, part, parts } = await bench({ before });
    await find('suggestion');
    fake.reachable = false;
    await app.refresh();
    expect((await find('lost')).textContent).toContain('ติดต่อโปรแกรมไม่ได้');
    expect(part('suggestion')).toBeTruthy();
    fake.reachable = true;
    await app.refresh();
    await waitFor(() => expect(parts('lost')).toHaveLength(0));
  });

  it.each(['panel', 'dashboard'] as const)(
    'is said by a %s that never got an answer, and reached again',
    async (mode) => {
      const { find, fake, parts, part } = await bench({
        mode,
        before: async (store, backend) => {
          await before(store, backend);
          backend.reachable = false;
        },
      });
      expect((await find('lost')).dataset.fault).toBe('unreachable');
      fake.reachable = true;
      fireEvent.click(part('lost').querySelector('button') as HTMLElement);
      await find(mode === 'panel' ? 'app' : 'dashboard');
      expect(parts('lost')).toHaveLength(0);
    },
  );

  it('is asked again without a word by a frame', async () => {
    vi.useFakeTimers();
    try {
      let tries = 0;
      const app = createApp({
        backend: {
          hello: async () => {
            tries += 1;
            if (tries < 3) throw new Error('unreachable');
            return { ok: false };
          },
          ask: async () => Promise.reject(new Error('unreachable')),
          onNotice: () => () => {},
        },
        requestHosts: null,
        grantNames: () => [],
        verifyLinks: null,
        siteScan: null,
        now: () => new Date(),
      });
      const started = app.start(true);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(app.access.value).toBe('waiting');
      expect(app.lost.value).toBeNull();
      await vi.advanceTimersByTimeAsync(2_000);
      await started;
      expect(app.access.value).toBe('refused');
      expect(tries).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells a command why it was not carried out', async () => {
    const { find, part, fake } = await bench({ before });
    await find('suggestion');
    fake.fault = 'storage-full';
    fireEvent.click(part('take'));
    expect((await find('failure')).dataset.error).toBe('storage-full');
  });

  it('says what hinders the database, also before anything could be shown', async () => {
    const { find, app, fake } = await bench({
      before: async (_store, backend) => {
        backend.fault = 'newer-database';
      },
    });
    const note = await find('lost');
    expect(note.textContent).toContain('รุ่นใหม่กว่า');
    expect(note.textContent).toContain('ติดตั้งโปรแกรมรุ่นล่าสุด');
    fake.fault = null;
    await app.refresh();
    await find('app');
  });
});

describe('records that could not be read', () => {
  it('are counted, with what to do', async () => {
    const { find, part } = await bench({
      before: async (store, fake) => {
        await before(store, fake);
        const row = { id: 'evidence/1', store: 'evidence', at: '2025-04-21T03:00:00.000Z', field: 'url', record: {} };
        vi.spyOn(store, 'quarantined').mockResolvedValue([row]);
      },
    });
    fireEvent.click(part('tab-export'));
    expect((await find('set-aside')).textContent).toContain('ข้อมูล 1 รายการเสียหาย');
  });
});

describe('the history', () => {
  it('undoes earlier work, also in a new view', async () => {
    const { part, find, parts, root, store } = await bench({
      before: async (store, fake) => {
        await worked(store);
        beside(fake, 'activity');
      },
    });
    fireEvent.click(part('menu'));
    fireEvent.click(await find('menu-history'));
    await find('history-list');
    const explain = root.querySelector('[data-type="item.explain"] [data-part="undo-entry"]') as HTMLElement;
    fireEvent.click(explain);
    await waitFor(async () => {
      const state = (await store.snapshot(ASSESSMENT))?.itemStates.find((one) => one.item === 'executives');
      expect(state?.explanation ?? '').toBe('');
    });
    expect(parts('failure')).toHaveLength(0);
  });
});

describe('the menus', () => {
  it('open, are gone through by arrows, close by Esc and give the focus back', async () => {
    const { part, find, parts } = await bench({ before });
    fireEvent.click(part('menu'));
    const first = await find('menu-history');
    expect(document.activeElement).toBe(first);
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect((document.activeElement as HTMLElement).dataset.part).toBe('menu-backup');
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    await waitFor(() => expect(parts('menu-history')).toHaveLength(0));
    expect(document.activeElement).toBe(part('menu'));
  });

  it('switch the year, the side and the language', async () => {
    const { part, find, fake, root } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        await setUp(store, 2566, 'assessment-2566');
        await setUp(store, 2569, 'assessment-2569');
        beside(fake, 'executives');
      },
    });
    fireEvent.click(part('year'));
    const menu = (await find('year-add')).parentElement;
    expect(menu?.textContent).toMatch(/ปีการประเมิน 2569.*ปีการประเมิน 2568.*ปีก่อน.*ปีการประเมิน 2566/);
    fireEvent.click(part('year-assessment-2566'));
    await waitFor(() => expect(part('year').textContent).toContain('2566'));
    fireEvent.click(part('menu'));
    fireEvent.click(await find('menu-side'));
    expect(fake.asked).toContainEqual({ type: 'prefs', change: { side: 'left' } });
    fireEvent.click(part('menu'));
    fireEvent.click(await find('menu-language'));
    await waitFor(() => expect(part('tab-page').textContent).toBe('This page'));
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
    expect(root.textContent).not.toContain('undefined');
  });
});
