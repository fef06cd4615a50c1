// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../lib/sitescan/model';
import { type FakeScans, fakeScans, pictureOf, scanRecord, siteSpecs } from '../../fixtures/ui/scan-scenes';
import { setUp } from '../../fixtures/ui/scenes';
import { bench } from './bench';

const opened = async (siteScan: FakeScans, before: Parameters<typeof bench>[0] = {}) => {
  location.hash = '#scan';
  const one = await bench({ mode: 'dashboard', before: (store) => setUp(store), siteScan, ...before });
  await one.find('scan-page');
  return one;
};

const waiting = scanRecord({ id: 'scan-waiting', state: 'paused', found: 486, read: 131 });
const done = scanRecord();

describe('before a scan', () => {
  it('says what it does, and starts with the settings that were chosen', async () => {
    const scans = fakeScans();
    const { part, find } = await opened(scans);
    expect((await find('scan-start')).textContent).toContain('www.tuayangphrai.go.th');
    fireEvent.click(part('speed-gentle'));
    fireEvent.input(part('scan-max-pages'), { target: { value: '500' } });
    fireEvent.click(part('scan-outside'));
    fireEvent.click(part('start-scan'));
    await find('scan-running');
    expect(scans.running?.settings).toEqual({
      ...DEFAULT_SETTINGS,
      concurrency: 1,
      pause: 1_000,
      maxPages: 500,
      outside: false,
    });
    expect(scans.running?.scan).toBeNull();
  });

  it('keeps the last number that fits, and says which fit', async () => {
    const scans = fakeScans();
    const { part, find } = await opened(scans);
    const pages = await find<HTMLInputElement>('scan-max-pages');
    fireEvent.input(pages, { target: { value: '0' } });
    await waitFor(() => expect(pages.getAttribute('aria-invalid')).toBe('true'));
    expect(part('scan-start').textContent).toContain('1 ถึง 50,000');
    fireEvent.click(part('start-scan'));
    await find('scan-running');
    expect(scans.running?.settings.maxPages).toBe(DEFAULT_SETTINGS.maxPages);
  });

  it('names numbers that no word stands for as one’s own', async () => {
    const { part, find } = await opened(fakeScans());
    await find('scan-start');
    fireEvent.input(part('scan-concurrency'), { target: { value: '3' } });
    await find('speed-own');
  });

  it('does not start while the site may not be read', async () => {
    const { find } = await opened(fakeScans(), {
      before: async (store, fake) => {
        await setUp(store);
        fake.revokedHosts = ['www.tuayangphrai.go.th'];
      },
    });
    expect((await find<HTMLButtonElement>('start-scan')).disabled).toBe(true);
  });
});

describe('while it runs', () => {
  it('shows how far it is, where it is and how long it takes, and pauses', async () => {
    const scans = fakeScans();
    const { part, find, parts } = await opened(scans);
    fireEvent.click(await find('start-scan'));
    await find('scan-running');
    const ask = scans.running;
    ask?.onAddress('http://www.tuayangphrai.go.th/ข่าว');
    ask?.onProgress({ scan: scanRecord({ found: 486, read: 131 }), left: 300, outside: 55, msLeft: 251_000 });
    await waitFor(() => expect(part('scan-running').textContent).toContain('131'));
    expect(part('scan-running').textContent).toContain('355');
    expect(part('scan-time').textContent).toContain('4 นาที');
    expect(part('scan-address').textContent).toContain('tuayangphrai.go.th/ข่าว');
    scans.pictures.set('scan-new-one', pictureOf(waiting, siteSpecs()));
    fireEvent.click(part('pause-scan'));
    await find('scan-unfinished');
    expect(scans.stored[0]?.state).toBe('paused');
    expect(parts('scan-running')).toHaveLength(0);
  });

  it('goes on when another place of the dashboard is looked at', async () => {
    const scans = fakeScans();
    const { part, find } = await opened(scans);
    fireEvent.click(await find('start-scan'));
    await find('scan-running');
    fireEvent.click(part('nav-items'));
    location.hash = '#items';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await find('items-page');
    expect(scans.running).not.toBeNull();
    location.hash = '#scan';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await find('scan-running');
  });

  it('is cancelled for good only when that is confirmed', async () => {
    const scans = fakeScans();
    const { find, parts } = await opened(scans);
    fireEvent.click(await find('start-scan'));
    fireEvent.click(await find('cancel-scan'));
    fireEvent.click(await find('cancel-no'));
    expect(scans.running).not.toBeNull();
    fireEvent.click(await find('cancel-scan'));
    fireEvent.click(await find('cancel-yes'));
    await find('scan-start');
    expect(scans.stored[0]?.state).toBe('cancelled');
    expect(parts('resume-scan')).toHaveLength(0);
  });
});

describe('a scan that is not finished', () => {
  it('goes on, with other settings when they were changed', async () => {
    const scans = fakeScans([waiting], [pictureOf(waiting, siteSpecs())]);
    const { part, find } = await opened(scans);
    expect((await find('scan-unfinished')).textContent).toContain('อ่านแล้ว 131 จาก 486');
    fireEvent.click(part('speed-fast'));
    fireEvent.click(part('resume-scan'));
    await find('scan-running');
    expect(scans.running?.scan?.id).toBe('scan-waiting');
    expect(scans.running?.settings.concurrency).toBe(6);
  });

  it('shows what it found so far, and that there may be more', async () => {
    const { find } = await opened(fakeScans([waiting], [pictureOf(waiting, siteSpecs())]));
    await find('scan-coverage');
    await find('scan-partial');
  });

  it('says why it stopped by itself', async () => {
    const stopped = { key: 'scan.max-pages', params: { pages: 200 } };
    const scan = scanRecord({ ...waiting, state: 'stopped', stopped });
    const { find } = await opened(fakeScans([scan], [pictureOf(scan, siteSpecs())]));
    expect((await find('scan-stopped')).textContent).toContain('อ่านครบ 200 หน้าตามที่ตั้งไว้แล้ว');
  });

  it('can be ended for good', async () => {
    const scans = fakeScans([waiting], [pictureOf(waiting, siteSpecs())]);
    const { find, parts } = await opened(scans);
    fireEvent.click(await find('cancel-scan'));
    fireEvent.click(await find('cancel-yes'));
    await waitFor(() => expect(parts('scan-unfinished')).toHaveLength(0));
    expect(scans.stored[0]).toMatchObject({ id: 'scan-waiting', state: 'cancelled' });
    await find('scan-again');
  });
});

describe('what hinders it', () => {
  it('is another tab that scans: said, with how far that one is', async () => {
    const scans = fakeScans([{ ...waiting, state: 'running' }], [pictureOf(waiting, siteSpecs())]);
    scans.elsewhere = true;
    const { find, part, parts } = await opened(scans);
    expect((await find('scan-elsewhere')).textContent).toContain('อ่านแล้ว 131 จาก 486');
    expect(parts('start-scan')).toHaveLength(0);
    expect(parts('resume-scan')).toHaveLength(0);
    await find('scan-coverage');
    // It goes on there: its figures are new, what it found is not put together every time.
    scans.pictures.clear();
    scans.stored = [{ ...waiting, state: 'running', read: 200 }];
    await waitFor(() => expect(part('scan-elsewhere').textContent).toContain('อ่านแล้ว 200 จาก 486'));
    expect(parts('results-failed')).toHaveLength(0);
    scans.pictures.set(waiting.id, pictureOf(waiting, siteSpecs()));
    scans.elsewhere = false;
    await find('scan-unfinished');
  });

  it('is another tab that was faster', async () => {
    const scans = fakeScans();
    scans.failWith = 'elsewhere';
    const { find } = await opened(scans);
    fireEvent.click(await find('start-scan'));
    expect((await find('scan-failed')).textContent).toContain('อีกแท็บหนึ่งกำลังสำรวจอยู่');
  });

  it('is a full disk: what was read is kept, and it can go on', async () => {
    const scans = fakeScans([waiting], [pictureOf(waiting, siteSpecs())]);
    scans.failWith = 'storage-full';
    const { find } = await opened(scans);
    fireEvent.click(await find('resume-scan'));
    expect((await find('scan-failed')).textContent).toContain('พื้นที่เก็บข้อมูลเต็ม');
    scans.failWith = null;
    fireEvent.click(await find('resume-scan'));
    await find('scan-running');
  });

  it('is a scan that cannot be read: said, and tried again', async () => {
    const scans = fakeScans([done]);
    const { find } = await opened(scans);
    const note = await find('results-failed');
    scans.pictures.set(done.id, pictureOf(done, siteSpecs()));
    fireEvent.click(note.querySelector('button') as HTMLElement);
    await find('scan-coverage');
  });
});
