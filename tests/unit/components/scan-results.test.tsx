// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import {
  type FakeScans,
  fakeScans,
  lacking,
  largePicture,
  pictureOf,
  scanRecord,
  scanScene,
  siteSpecs,
} from '../../fixtures/ui/scan-scenes';
import { ASSESSMENT, run, setUp, taking } from '../../fixtures/ui/scenes';
import { bench } from './bench';

const ORIGIN = 'http://www.tuayangphrai.go.th';
const done = scanRecord();

const opened = async (before: Parameters<typeof bench>[0] = {}, siteScan: FakeScans | null = scanScene('done')) => {
  location.hash = '#scan';
  const one = await bench({ mode: 'dashboard', before: (store) => setUp(store), siteScan, ...before });
  await one.find('scan-coverage');
  const item = (code: string) => {
    const row = one.parts('scan-item').find(({ dataset }) => dataset.code === code);
    if (!row) throw new Error(`no row of ${code}`);
    return row;
  };
  const tab = async (name: string) => {
    fireEvent.click(one.part(`tab-${name}`));
    return one.find('scan-list');
  };
  return { ...one, item, tab };
};
const figure = (element: HTMLElement) => Number(element.querySelector('b')?.textContent);

describe('the items', () => {
  it('stand in groups: what can be taken, what needs a look, what is missing', async () => {
    const { part, item, parts } = await opened();
    expect(item('O1').dataset.status).toBe('ready');
    // Of a wrong year, without content, with personal data: never without a look.
    for (const code of ['O7', 'O20', 'O12']) expect(item(code).dataset.status).toBe('look');
    expect(item('O14').dataset.status).toBe('nothing');
    const status = (name: string) => figure(part(`status-${name}`));
    expect(status('ready') + status('look') + status('nothing') + status('have')).toBe(parts('scan-item').length);
    expect(status('nothing')).toBe(parts('scan-item').filter(({ dataset }) => dataset.status === 'nothing').length);
    expect(item('O7').textContent).toContain('เนื้อหาเป็นของปี 2566');
    expect(item('O12').textContent).toContain('พบข้อมูลส่วนบุคคล');
  });

  it('are taken one by one, with what the scan saw and the click path as explanation', async () => {
    const { part, item, find, store } = await opened();
    fireEvent.click(part('take-candidate', item('O5')));
    await find('toast');
    const snapshot = await store.snapshot(ASSESSMENT);
    expect(snapshot?.evidence).toHaveLength(1);
    expect(snapshot?.evidence[0]).toMatchObject({
      url: `${ORIGIN}/content/o5`,
      source: 'page',
      foundOn: `${ORIGIN}/`,
      fiscalYears: [2568],
      criteria: null,
    });
    expect(snapshot?.evidence[0]?.explanation).toMatch(/^หน้าแรก › ข้อมูลหน่วยงาน › แผน/);
    expect(snapshot?.observations).toMatchObject([{ content: 'present', fiscalYears: [2568] }]);
    expect(snapshot?.observations[0]?.findings.length).toBeGreaterThan(0);
    // The answer stays the staff's.
    expect(snapshot?.itemStates).toEqual([]);
    await waitFor(() => expect(item('O5').dataset.status).toBe('have'));
    expect(part('scan-taken', item('O5')).textContent).toContain('รับแล้ว');
  });

  it('show other pages that may serve, and why', async () => {
    const { part, item, parts } = await opened();
    expect(parts('candidate', item('O1'))).toHaveLength(1);
    fireEvent.click(part('other-candidates', item('O1')));
    await waitFor(() => expect(parts('candidate', item('O1'))).toHaveLength(2));
    expect(item('O1').textContent).toContain('ไม่มีเมนูหรือลิงก์จากหน้าแรกมาถึงหน้านี้');
    fireEvent.click(part('scan-why', item('O1')));
    await waitFor(() => expect(parts('reason', item('O1')).length).toBeGreaterThan(0));
  });

  it('of which a file serves one: it is taken as a file, found on the page before it', async () => {
    const specs = [
      { path: '/plan', title: 'แผนงาน', menu: ['แผนงาน'] },
      { path: '/plan/68.pdf', title: 'แผน 2568', under: ['/plan'], item: 'budget-plan', kind: 'file' as const },
    ];
    const { app } = await opened();
    const known = app.index.value?.items[4]?.item;
    const items = specs.map((spec) => (spec.item ? { ...spec, item: known?.id ?? '', years: [2568] } : spec));
    const { scanTakings, scannedItems } = await import('../../../components/app/scan-takings');
    const { candidatesOf } = await import('../../../lib/sitescan/results');
    const picture = pictureOf(done, items);
    const pack = app.edition.value;
    if (!pack || !known) throw new Error('no edition');
    const found = scannedItems(candidatesOf(picture, pack), null).find(({ item }) => item === known.id);
    const candidate = found?.candidates[0];
    if (!candidate) throw new Error('no candidate');
    expect(scanTakings([{ item: known.id, candidate }])).toMatchObject([
      { source: 'file', foundOn: `${ORIGIN}/plan`, explanation: 'หน้าแรก › แผนงาน › แผน 2568' },
    ]);
  });
});

describe('all that are ready', () => {
  it('are taken in one step that is looked over first, and in one step undone', async () => {
    const { part, parts, find, fake, store } = await opened();
    const ready = figure(part('status-ready'));
    fireEvent.click(part('review-ready'));
    await find('scan-review');
    const on = () => parts('offer').filter(({ dataset }) => dataset.on === 'true');
    expect(on()).toHaveLength(ready);
    // What has a doubt is offered, and not chosen.
    const off = parts('offer').filter(({ dataset }) => dataset.on === 'false');
    expect(off.map(({ dataset }) => dataset.code)).toEqual(expect.arrayContaining(['O7', 'O12', 'O20']));
    fireEvent.click(part('pick-offer', on()[0]));
    await waitFor(() => expect(on()).toHaveLength(ready - 1));
    fireEvent.click(part('confirm-take'));
    await find('toast');
    const takes = fake.asked.filter((one) => one.type === 'command' && one.command.change.type === 'evidence.take');
    expect(takes).toHaveLength(1);
    expect((await store.snapshot(ASSESSMENT))?.evidence).toHaveLength(ready - 1);
    await waitFor(() => expect(figure(part('status-have'))).toBe(ready - 1));
    fireEvent.click(part('undo'));
    await waitFor(async () => expect((await store.snapshot(ASSESSMENT))?.evidence).toHaveLength(0));
    await waitFor(() => expect(figure(part('status-ready'))).toBe(ready));
  });

  it('leave out what staff have already, and what they said is not the item', async () => {
    const { part, parts, find, app, item } = await opened({
      before: async (store) => {
        await setUp(store);
        const on = { assessmentId: ASSESSMENT };
        await run(store, {
          type: 'correction.set',
          ...on,
          url: `${ORIGIN}/content/o2`,
          item: 'executives',
          verdict: 'not-this',
        });
        const other = taking(['org-structure'], `${ORIGIN}/own-page`, 'หน้าที่รับเอง');
        await run(store, { type: 'evidence.take', ...on, takings: [other] });
      },
    });
    expect(app.codeOf('executives')).toBe('O2');
    expect(item('O1').dataset.status).toBe('have');
    expect(item('O2').textContent).toContain('ท่านบอกไว้ว่าไม่ใช่ข้อนี้');
    fireEvent.click(part('review-ready'));
    await find('scan-review');
    const chosen = (code: string) => parts('offer').find(({ dataset }) => dataset.code === code)?.dataset.on;
    expect(chosen('O1')).toBe('false');
    expect(chosen('O2')).toBe('false');
    expect(chosen('O3')).toBe('true');
  });

  it('cannot be confirmed when none is chosen', async () => {
    const { part, find } = await opened();
    fireEvent.click(part('review-ready'));
    fireEvent.click(await find('pick-none'));
    await waitFor(() => expect(part<HTMLButtonElement>('confirm-take').disabled).toBe(true));
    fireEvent.click(part('leave-review'));
    await find('scan-items');
  });

  it('stay chosen when they could not be saved', async () => {
    const { part, find, fake, store } = await opened();
    fireEvent.click(part('review-ready'));
    await find('scan-review');
    fake.failWith = 'storage-full';
    fireEvent.click(part('confirm-take'));
    await find('failure-page');
    await waitFor(() => expect(part<HTMLButtonElement>('confirm-take').disabled).toBe(false));
    fake.failWith = null;
    fireEvent.click(part('confirm-take'));
    await waitFor(async () => expect((await store.snapshot(ASSESSMENT))?.evidence.length).toBeGreaterThan(10));
  });
});

describe('what has to be mended', () => {
  it('names dead links with the pages they stand on, those of the menu first', async () => {
    const { part, parts, tab } = await opened();
    await tab('dead');
    const rows = parts('list-row');
    expect(rows[0]?.dataset.url).toBe(`${ORIGIN}/complain`);
    expect(rows[0]?.textContent).toContain('อยู่ในเมนู');
    const file = rows.find(({ dataset }) => dataset.url?.endsWith('/files/buy-1.pdf'));
    if (!file) throw new Error('no dead file');
    fireEvent.click(part('places', file));
    await waitFor(() => expect(part('places-list', file).textContent).toContain('ข่าวประชาสัมพันธ์ทั้งหมด'));
    expect(file.textContent).toContain('ประกาศราคากลาง ฉบับที่ 1');
  });

  it('lists what has to be looked at, and files that could not be read, with the reason', async () => {
    const { tab } = await opened();
    expect((await tab('look')).textContent).toContain('กรุณาเปิดดูด้วยตนเอง');
    const files = (await tab('files')).textContent ?? '';
    expect(files.indexOf('ประชาชนเปิดไม่ได้ ให้เผยแพร่ไฟล์ที่ไม่ล็อก')).toBeGreaterThan(0);
    expect(files.indexOf('เป็นภาพสแกน')).toBeGreaterThan(files.indexOf('ประชาชนเปิดไม่ได้ ให้เผยแพร่'));
  });

  it('lists wrong years, pages without content, orphans and personal data, which it never shows', async () => {
    const { tab } = await opened();
    expect((await tab('wrongYears')).textContent).toContain('แต่เป็นของปี 2566');
    expect((await tab('placeholders')).textContent).toContain('/content/o20');
    expect((await tab('orphans')).textContent).toContain('/old/structure');
    const personal = (await tab('personal')).textContent ?? '';
    expect(personal).toContain('/content/o12');
    expect(personal).toContain('พบเลขประจำตัวประชาชน และเลขที่บัญชีธนาคาร');
  });

  it('says what changed since the scan before, or that there is none', async () => {
    const { tab, app, part } = await opened();
    await waitFor(() => expect(figure(part('tab-changes'))).toBeGreaterThan(2));
    const list = await tab('changes');
    expect(app.language.value).toBe('th');
    for (const word of ['หายไป', 'เนื้อหาเปลี่ยน', 'มีใหม่']) expect(list.textContent).toContain(word);
    const first = await opened({}, fakeScans([done], [pictureOf(done, siteSpecs())]));
    fireEvent.click(first.part('tab-changes'));
    expect((await first.find('list-empty')).textContent).toContain('ครั้งแรก');
  });

  it('finds what is looked for in a hundred thousand rows, of which only some are drawn', async () => {
    const { part, parts, tab } = await opened({}, fakeScans([done], [largePicture(done, 100_000, 2_000)]));
    await tab('dead');
    expect(Number(part('list-rows').dataset.count)).toBeGreaterThan(100_000);
    expect(parts('list-row').length).toBeLessThan(60);
    fireEvent.input(part('list-search'), { target: { value: 'lost/101999' } });
    await waitFor(() => expect(parts('list-row').map(({ dataset }) => dataset.url)).toEqual([`${ORIGIN}/lost/101999`]));
  });

  it('is nothing on a site of one page', async () => {
    const { part, find } = await opened({}, scanScene('empty'));
    fireEvent.click(part('tab-dead'));
    expect((await find('list-empty')).textContent).toContain('ไม่พบลิงก์เสีย');
  });
});

describe('another scan', () => {
  it('can be looked at', async () => {
    const { part, find, parts } = await opened();
    await waitFor(() => expect(parts('tab-orphans')).toHaveLength(1));
    fireEvent.change(part('which-scan'), { target: { value: 'scan-2568-03' } });
    await waitFor(() => expect(part<HTMLSelectElement>('which-scan').value).toBe('scan-2568-03'));
    fireEvent.click(part('tab-changes'));
    expect((await find('list-empty')).textContent).toContain('ครั้งแรก');
  });
});

describe('the way through the menu', () => {
  it('is offered for evidence without one, and filled in all in one step and undone', async () => {
    const { app, part, parts, find, store } = await opened({ before: lacking });
    expect((await find('paths-note')).textContent).toContain('หลักฐาน 2 รายการ');
    fireEvent.click(part('see-paths'));
    await find('scan-paths');
    // What staff wrote in their own words is left alone; an older way is shown, and not chosen.
    expect(parts('path-offer')).toHaveLength(3);
    fireEvent.click(part('fill-paths'));
    await find('toast');
    const explanations = async () => {
      const evidence = (await store.snapshot(ASSESSMENT))?.evidence ?? [];
      return [...evidence]
        .sort((a, b) => app.codeOf(a.item).localeCompare(app.codeOf(b.item)))
        .map((one) => one.explanation);
    };
    await waitFor(async () => {
      const [first, second, third, fourth] = await explanations();
      expect(first).toMatch(/^หน้าแรก › ข้อมูลหน่วยงาน › /);
      expect(second).toMatch(/^หน้าแรก › ข้อมูลหน่วยงาน › /);
      expect([third, fourth]).toEqual(['หน้าแรก › เกี่ยวกับเรา › ติดต่อ', 'อยู่มุมขวาบนของหน้าแรก']);
    });
    fireEvent.click(part('undo'));
    await waitFor(async () => expect((await explanations()).slice(0, 2)).toEqual(['', '']));
  });

  it('is filled in for one', async () => {
    const { part, parts, find, store } = await opened({ before: lacking });
    fireEvent.click(await find('see-paths'));
    fireEvent.click(part('fill-path', (await waitFor(() => parts('path-offer')))[0]));
    await waitFor(async () => {
      const evidence = (await store.snapshot(ASSESSMENT))?.evidence ?? [];
      expect(evidence.filter(({ explanation }) => explanation === '')).toHaveLength(1);
    });
    await waitFor(() => expect(parts('path-offer')).toHaveLength(2));
  });
});

it('offers the way where an item is worked on, for all of its evidence in one step', async () => {
  location.hash = '#items';
  const { app, find, part, parts, store } = await bench({
    mode: 'dashboard',
    before: lacking,
    siteScan: scanScene('done'),
  });
  await find('items-page');
  const [row] = parts('item-row').filter(({ dataset }) => dataset.code === 'O1');
  fireEvent.click(row?.querySelector('button') ?? (row as HTMLElement));
  expect((await find('item-paths')).textContent).toContain('หน้าแรก › ข้อมูลหน่วยงาน › โครงสร้าง');
  fireEvent.click(part('fill-item-paths'));
  await waitFor(async () => {
    const evidence = (await store.snapshot(ASSESSMENT))?.evidence ?? [];
    expect(evidence.find(({ item }) => app.codeOf(item) === 'O1')?.explanation).toMatch(/^หน้าแรก › /);
  });
  await waitFor(() => expect(parts('item-paths')).toHaveLength(0));
});
