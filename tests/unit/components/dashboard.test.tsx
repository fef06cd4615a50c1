// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { builtinEditions, packToJson } from '../../../lib/checklist';
import { HOST } from '../../fixtures/ui/pages';
import { ASSESSMENT, setUp, worked } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

const type = (element: HTMLElement, value: string) => fireEvent.input(element, { target: { value } });
const choose = (input: HTMLElement, name: string, content: string) => {
  const file = new File([content], name);
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  fireEvent.change(input);
};
const go = (hash: string) => {
  location.hash = hash;
  window.dispatchEvent(new Event('hashchange'));
};
const dashboard = (before?: Parameters<typeof bench>[0]) => bench({ mode: 'dashboard', ...before });
const atWork = { before: async (store: Parameters<typeof setUp>[0]) => worked(store) };

afterEach(() => vi.restoreAllMocks());

describe('set-up', () => {
  async function filled(options: Parameters<typeof bench>[0] = {}): Promise<Bench> {
    const one = await dashboard(options);
    type(one.part('agency-name'), 'องค์การบริหารส่วนตำบลตัวอย่างไพร');
    type(one.part('agency-site'), `HTTP://${HOST}/index.php?x=1`);
    type(one.part('person'), 'สมใจ ตัวอย่างดี');
    return one;
  }

  it('shows exactly what will be granted, and the kind that the name tells', async () => {
    const { part, root } = await filled();
    await waitFor(() =>
      expect([...root.querySelectorAll<HTMLElement>('[data-host]')].map((one) => one.dataset.host)).toEqual([
        HOST,
        HOST.replace('www.', ''),
      ]),
    );
    expect(part<HTMLSelectElement>('agency-kind').value).toBe('sao');
  });

  it('asks for the grant straight from the click, then starts the assessment', async () => {
    const { part, find, granted, store } = await filled();
    await waitFor(() => expect(part('grant-preview').textContent).toContain(HOST));
    fireEvent.submit(part('setup-form'));
    // Nothing was awaited between click and question.
    expect(granted).toEqual([[HOST]]);
    await find('ready');
    const [assessment] = await store.assessments();
    expect(assessment).toMatchObject({ edition: 2568, person: 'สมใจ ตัวอย่างดี', agency: { kind: 'sao', hosts: [HOST] } });
    fireEvent.click(part('to-overview'));
    await find('overview');
  });

  it('saves nothing when the browser does not allow it', async () => {
    const { part, find, store } = await filled({ grant: () => false });
    await waitFor(() => expect(part('grant-preview').textContent).toContain(HOST));
    fireEvent.submit(part('setup-form'));
    expect((await find('denied')).textContent).toContain('ยังไม่ได้บันทึกอะไร');
    expect(await store.assessments()).toEqual([]);
  });

  it('says which field is wrong before it asks for anything', async () => {
    const { part, granted, root } = await dashboard();
    type(part('agency-site'), 'ไม่ใช่เว็บ');
    fireEvent.submit(part('setup-form'));
    await waitFor(() => expect(root.querySelectorAll('[aria-invalid="true"]')).toHaveLength(3));
    expect(granted).toEqual([]);
  });

  it('takes more hosts of the agency', async () => {
    const { part, find, granted } = await filled();
    fireEvent.click(part('add-site'));
    type(await find('agency-site-more'), 'ita.tuayangphrai.go.th');
    await waitFor(() => expect(part('grant-preview').textContent).toContain('ita.'));
    fireEvent.submit(part('setup-form'));
    expect(granted).toEqual([[HOST, 'ita.tuayangphrai.go.th']]);
  });

  it('says that the year of today has no checklist, and starts with the newest', async () => {
    const { part } = await dashboard({ today: '2026-11-20' });
    expect(part('missing-edition').textContent).toContain('2570');
    expect(part<HTMLSelectElement>('edition').value).toBe('2569');
  });
});

describe('the agency', () => {
  it('brings a revoked grant back with one click on any page', async () => {
    const { part, granted } = await dashboard({
      before: async (store, fake) => {
        await worked(store);
        fake.revokedHosts = [HOST];
      },
    });
    fireEvent.click(part('grant-again'));
    expect(granted).toEqual([[HOST]]);
  });

  it('adds a host once it is granted', async () => {
    const { part, find, granted, store } = await dashboard(atWork);
    go('#agency');
    type(await find('new-site'), 'https://www.sub-tuayangphrai.go.th/');
    await waitFor(() => expect(part<HTMLButtonElement>('add-site').disabled).toBe(false));
    fireEvent.submit(part('add-site').closest('form') as Element);
    expect(granted).toEqual([['www.sub-tuayangphrai.go.th']]);
    await waitFor(async () =>
      expect((await store.assessments())[0]?.agency.hosts).toEqual([HOST, 'www.sub-tuayangphrai.go.th']),
    );
  });

  it('keeps a changed name', async () => {
    const { part, find, store } = await dashboard(atWork);
    go('#agency');
    type(await find('person'), 'สมหวัง ตัวอย่างดี');
    await waitFor(() => expect(part<HTMLButtonElement>('save-agency').disabled).toBe(false));
    fireEvent.submit(part('save-agency').closest('form') as Element);
    await waitFor(async () => expect((await store.assessments())[0]?.person).toBe('สมหวัง ตัวอย่างดี'));
  });
});

describe('assessments', () => {
  it('are switched, removed and brought back', async () => {
    const { find, part, parts, root } = await dashboard({
      before: async (store) => {
        await worked(store);
        await setUp(store, 2566, 'assessment-2566');
      },
    });
    go('#assessments');
    await find('assessments');
    const row = (year: number) => root.querySelector(`[data-part="assessment"][data-edition="${year}"]`) as Element;
    const other = parts('assessment').find((one) => one.dataset.current === 'false') as HTMLElement;
    const year = Number(other.dataset.edition);
    fireEvent.click(part('work', other));
    await waitFor(() => expect((row(year) as HTMLElement).dataset.current).toBe('true'));
    const left = parts('assessment').find((one) => one.dataset.current === 'false') as HTMLElement;
    fireEvent.click(part('remove-assessment', left));
    await waitFor(() => expect(parts('assessment')).toHaveLength(1));
    // Not from the toast: as after a restart, from the history.
    go('#history');
    await find('history-list');
    const removal = root.querySelector('[data-type="assessment.remove"]') as Element;
    fireEvent.click(part('undo-entry', removal));
    go('#assessments');
    await waitFor(() => expect(parts('assessment')).toHaveLength(2));
  });

  it('are removed while they are worked on only once that is confirmed, down to the first run and back', async () => {
    const { find, part, parts, store, root } = await dashboard({
      before: async (store) => {
        await setUp(store, 2566, 'assessment-2566');
        await worked(store);
      },
    });
    go('#assessments');
    await find('assessments');
    const current = () => parts('assessment').find((one) => one.dataset.current === 'true') as HTMLElement;
    const first = current().dataset.edition;
    fireEvent.click(part('remove-assessment', current()));
    expect(part('confirm-remove').textContent).toContain(`ปี ${first}`);
    expect(document.activeElement).toBe(part('confirm-remove-no'));
    fireEvent.click(part('confirm-remove-no'));
    await waitFor(() => expect(parts('confirm-remove')).toEqual([]));
    expect(await store.assessments()).toHaveLength(2);
    for (const left of [1, 0]) {
      fireEvent.click(part('remove-assessment', current()));
      fireEvent.click(part('confirm-remove-yes'));
      await waitFor(async () => expect(await store.assessments()).toHaveLength(left));
      if (left === 1) await waitFor(() => expect(current().dataset.edition).not.toBe(first));
    }
    await find('setup-form');
    fireEvent.click(await find('bring-back'));
    await waitFor(async () => expect(await store.assessments()).toHaveLength(1));
    await waitFor(() => expect(root.querySelector('[data-part="setup-form"]')).toBeNull());
  });
});

describe('checklists', () => {
  it('offers a draft of the year that has none, and opens it', async () => {
    const { app, find, part, store } = await dashboard({ ...atWork, today: '2026-11-20' });
    go('#editions');
    fireEvent.click(await find('make-draft'));
    await waitFor(() => expect(location.hash).toBe('#edition/2570'));
    expect((await store.editions())[0]?.pack).toMatchObject({ year: 2570, origin: 'draft', basedOn: 2569 });
    expect((await find('caveat')).textContent).toContain('เลขข้อของปี 2570 ยังไม่ยืนยัน');
    expect(part('edition').textContent).toContain('เกณฑ์ปี 2570');
    await app.setPrefs({ language: 'en' });
    await waitFor(() => expect(part('caveat').textContent).toContain('The items of 2570 are a draft'));
    expect(part('caveat').textContent).not.toMatch(/[ก-๙]/);
  });

  it('edits an item: name, number and criteria in one step', async () => {
    const { find, part, parts, root, store } = await dashboard(atWork);
    go('#edition/2569');
    await find('edition');
    const line = root.querySelector('[data-part="edition-item"][data-code="O2"]') as Element;
    fireEvent.click(part('open-item', line));
    await find('item-editor');
    type(part('item-name'), 'ผู้บริหารและช่องทางติดต่อ');
    fireEvent.click(part('add-criterion'));
    await waitFor(() => expect(parts('criterion-text').length).toBeGreaterThan(1));
    type(parts('criterion-text').at(-1) as HTMLElement, 'มีประวัติโดยย่อ');
    await waitFor(() => expect(part<HTMLButtonElement>('save-item').disabled).toBe(false));
    fireEvent.submit(part('item-editor'));
    await waitFor(async () => expect(await store.editions()).toHaveLength(1));
    const [kept] = await store.editions();
    const item = kept?.pack.indicators[0]?.subIndicators[0]?.items.find((one) => one.code === 'O2');
    expect(item?.name).toBe('ผู้บริหารและช่องทางติดต่อ');
    expect(item?.criteria.at(-1)).toMatchObject({ text: 'มีประวัติโดยย่อ', basis: 'certain' });
    expect(kept?.pack.origin).toBe('edited');
  });

  it('refuses a number that another item has, and says where', async () => {
    const { find, part, root, store } = await dashboard(atWork);
    go('#edition/2569');
    await find('edition');
    fireEvent.click(part('open-item', root.querySelector('[data-part="edition-item"][data-code="O2"]') as Element));
    await find('item-editor');
    type(part('item-code'), 'O1');
    await waitFor(() => expect(part<HTMLButtonElement>('save-item').disabled).toBe(false));
    fireEvent.submit(part('item-editor'));
    expect((await find('edition-problem')).textContent).toMatch(/O1/);
    expect(await store.editions()).toEqual([]);
    expect(part<HTMLInputElement>('item-code').value).toBe('O1');
  });

  it('imports a pack, and names the field of one that does not fit', async () => {
    const { find, part, store } = await dashboard(atWork);
    go('#editions');
    const pack = builtinEditions.find((one) => one.year === 2568);
    if (!pack) throw new Error('no pack');
    const bad = JSON.parse(packToJson(pack));
    delete bad.indicators[0].subIndicators[0].items[1].name;
    choose(await find('edition-file'), 'bad.json', JSON.stringify(bad));
    expect((await find('edition-problems')).textContent).toMatch(/O2.*ชื่อ/);
    choose(part('edition-file'), 'good.json', packToJson(pack));
    expect((await find('edition-preview')).textContent).toContain('เกณฑ์ปี 2568 มี 28 ข้อ');
    fireEvent.click(part('use-edition'));
    await waitFor(async () => expect((await store.editions())[0]?.pack.origin).toBe('imported'));
  });
});

describe('backup and restore', () => {
  it('shows what would be replaced before anything is', async () => {
    const { find, part, store } = await dashboard(atWork);
    const backup = JSON.stringify(await store.exportBackup());
    go('#backup');
    choose(await find('restore-file'), 'backup.json', backup);
    const preview = await find('restore-preview');
    expect(preview.textContent).toContain('ข้อมูลในเครื่องตอนนี้ทั้งหมดจะถูกแทนที่');
    expect(preview.textContent).toMatch(/ในไฟล์.*อบต\.ตัวอย่างไพร.*2568/);
    fireEvent.click(part('replace'));
    await find('restored');
    expect((await store.snapshot(ASSESSMENT))?.evidence.length).toBeGreaterThan(10);
  });

  it('says that a file is no backup and changes nothing', async () => {
    const { find } = await dashboard(atWork);
    go('#backup');
    choose(await find('restore-file'), 'x.json', '{"a":1}');
    expect((await find('restore-bad')).textContent).toContain('ไม่ใช่ไฟล์สำรอง');
  });

  it('says what hinders the check, and changes nothing', async () => {
    const { find, fake, store } = await dashboard(atWork);
    const backup = JSON.stringify(await store.exportBackup());
    go('#backup');
    const input = await find('restore-file');
    fake.fault = 'blocked';
    choose(input, 'backup.json', backup);
    expect((await find('restore-bad')).textContent).toContain('โปรแกรมรุ่นเก่ายังเปิดอยู่ในหน้าต่างอื่น');
  });

  it('can be brought back on first run', async () => {
    const full = await dashboard(atWork);
    const backup = JSON.stringify(await full.store.exportBackup());
    const { find, part, store } = await dashboard();
    fireEvent.click(part('restore'));
    choose(await find('restore-file'), 'backup.json', backup);
    await find('restore-preview');
    fireEvent.click(part('replace'));
    await waitFor(async () => expect(await store.assessments()).toHaveLength(1));
  });
});

describe('a sheet opened again', () => {
  it('is shown, taken in one step and undone in one', async () => {
    const { find, part, parts, store } = await dashboard({ before: async (store) => setUp(store) });
    go('#import');
    const csv = `ข้อ,รายการ,คำตอบ,URL,คำอธิบาย\nO1,โครงสร้างและอำนาจหน้าที่,มี,http://${HOST}/structure,เมนูหลัก\nO2,ข้อมูลผู้บริหาร,มี,http://${HOST}/executives,เมนูบริหาร\n`;
    choose(await find('import-file'), 'sheet.csv', csv);
    await find('import-preview');
    expect(parts('import-row').map((row) => row.dataset.code)).toEqual(['O1', 'O2']);
    fireEvent.click(part('import-take'));
    await waitFor(async () => expect((await store.snapshot(ASSESSMENT))?.evidence).toHaveLength(2));
    fireEvent.click(await find('undo'));
    await waitFor(async () => expect((await store.snapshot(ASSESSMENT))?.evidence).toHaveLength(0));
  });

  it('says why a file cannot be read', async () => {
    const { find } = await dashboard({ before: async (store) => setUp(store) });
    go('#import');
    choose(await find('import-file'), 'x.csv', 'สวัสดี');
    expect((await find('import-bad')).textContent).toContain('นำเข้าไม่ได้');
  });
});
