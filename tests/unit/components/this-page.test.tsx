// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { HOST, PAGES } from '../../fixtures/ui/pages';
import { ASSESSMENT, beside, besideTab, run, setUp } from '../../fixtures/ui/scenes';
import { bench } from './bench';

const onPage = (name: keyof typeof PAGES) => ({
  before: async (store: Parameters<typeof setUp>[0], fake: Parameters<typeof beside>[0]) => {
    await setUp(store);
    beside(fake, name);
  },
});

describe('before the background has said who this is', () => {
  it('shows nothing to a page that frames it', async () => {
    const { root } = await bench({
      before: (_store, fake) => {
        fake.refuse = true;
      },
    });
    expect(root.innerHTML).toBe('');
  });

  it('leads to set-up on first run', async () => {
    const { part, fake } = await bench({ before: (_store, fake) => beside(fake, 'executives') });
    fireEvent.click(part('setup'));
    expect(fake.asked).toContainEqual({ type: 'go', to: 'setup' });
  });
});

describe('a page that serves an item', () => {
  it('is read, judged and taken with its findings', async () => {
    const { find, part, store } = await bench(onPage('executives'));
    const card = await find('suggestion');
    expect(card.dataset.code).toBe('O2');
    expect(part('page-heading').textContent).toContain('คณะผู้บริหาร');
    expect(part('take').textContent).toContain('รับหน้านี้เป็นหลักฐาน O2');

    fireEvent.click(part('take'));
    const taken = await find('taken');
    expect(taken.dataset.code).toBe('O2');
    expect((await find('toast')).textContent).toContain('รับเป็นหลักฐาน O2 แล้ว');
    const snapshot = await store.snapshot(ASSESSMENT);
    expect(snapshot?.evidence).toMatchObject([{ item: 'executives', url: PAGES.executives.url, source: 'page' }]);
    expect(snapshot?.observations[0]?.findings.length).toBeGreaterThan(0);
  });

  it('is given back by undo', async () => {
    const { find, part, parts, store } = await bench(onPage('executives'));
    fireEvent.click(await find('take'));
    fireEvent.click(await find('undo'));
    await waitFor(() => expect(parts('taken')).toHaveLength(0));
    expect((await store.snapshot(ASSESSMENT))?.evidence).toEqual([]);
    await waitFor(() => expect(part('toast').textContent).toContain('เลิกทำแล้ว'));
  });

  it('takes its note and explanation along', async () => {
    const { find, part, store } = await bench(onPage('executives'));
    fireEvent.click(await find('noting'));
    fireEvent.input(part('take-explanation'), { target: { value: 'เมนูหลัก › คณะผู้บริหาร' } });
    fireEvent.input(part('take-note'), { target: { value: 'รอรูปถ่าย' } });
    fireEvent.click(part('take'));
    await find('taken');
    expect((await store.snapshot(ASSESSMENT))?.evidence[0]).toMatchObject({
      explanation: 'เมนูหลัก › คณะผู้บริหาร',
      note: 'รอรูปถ่าย',
    });
  });

  it('goes with the way that the newest scan knows as its explanation, unless staff write another', async () => {
    const known = (path: string[]) => ({
      before: async (store: Parameters<typeof setUp>[0], fake: Parameters<typeof beside>[0]) => {
        await setUp(store);
        beside(fake, 'executives');
        fake.ways.set(PAGES.executives.url, path);
      },
    });
    const first = await bench(known(['ข้อมูลหน่วยงาน', 'คณะผู้บริหาร']));
    expect((await first.find('offered-way')).textContent).toContain('หน้าแรก › ข้อมูลหน่วยงาน › คณะผู้บริหาร');
    fireEvent.click(first.part('take'));
    await first.find('taken');
    const explanation = async ({ store }: typeof first) => (await store.snapshot(ASSESSMENT))?.evidence[0]?.explanation;
    expect(await explanation(first)).toBe('หน้าแรก › ข้อมูลหน่วยงาน › คณะผู้บริหาร');

    const second = await bench(known(['เมนู', 'ผู้บริหาร']));
    fireEvent.click(await second.find('edit-way'));
    const field = await second.find<HTMLTextAreaElement>('take-explanation');
    expect(field.value).toBe('หน้าแรก › เมนู › ผู้บริหาร');
    fireEvent.input(field, { target: { value: '' } });
    await waitFor(() => expect(second.part<HTMLTextAreaElement>('take-explanation').value).toBe(''));
    fireEvent.click(second.part('take'));
    await second.find('taken');
    expect(await explanation(second)).toBe('');
  });

  it('offers no way where no scan knows one', async () => {
    const { find, parts, fake } = await bench(onPage('executives'));
    await find('take');
    await waitFor(() => expect(fake.asked).toContainEqual({ type: 'way.to', url: PAGES.executives.url }));
    expect(parts('offered-way')).toHaveLength(0);
  });

  it('shows the place in the page', async () => {
    const { find, part, fake } = await bench(onPage('executives'));
    await find('suggestion');
    fireEvent.click(part('show'));
    const asked = fake.asked.find((request) => request.type === 'page.show');
    expect(asked).toMatchObject({ label: expect.stringMatching(/^O2 /) });
  });

  it('explains itself in words and weights, each with its place in the page', async () => {
    const { find, part, parts, fake } = await bench(onPage('executives'));
    fireEvent.click(await find('why'));
    const [first] = parts('signal');
    expect(first?.textContent).toMatch(/หัวข้อของหน้าคือ “คณะผู้บริหาร”.*สนับสนุนมาก/);
    expect(part('signals').textContent).toMatch(/พอสมควร|เล็กน้อย/);
    fireEvent.click(part('show', first));
    expect(fake.asked.at(-1)).toMatchObject({
      type: 'page.show',
      place: { kind: 'block' },
      label: expect.stringMatching(/^O2 /),
    });
  });

  it('says what speaks against it', async () => {
    const { find, parts } = await bench(onPage('oldReport'));
    fireEvent.click(await find('why'));
    const against = parts('signal').filter((one) => Number(one.dataset.weight) < 0);
    expect(against.map((one) => one.textContent).join()).toMatch(/ปี 2566 แต่ข้อนี้ต้องการปี 2567.*ค้านพอสมควร/);
  });

  it('is not this item when staff say so, also after it is read again', async () => {
    const { find, part, parts, fake, app } = await bench(onPage('executives'));
    fireEvent.click(await find('not-this'));
    await waitFor(() => expect(parts('suggestion')).toHaveLength(0));
    expect(part('not-these').textContent).toContain('O2');
    beside(fake, 'executives', 2);
    await app.refresh();
    await find('not-these');
    expect(parts('suggestion')).toHaveLength(0);
  });

  it('is read again when the tab goes to another page', async () => {
    const { find, part, fake, app } = await bench(onPage('executives'));
    await find('suggestion');
    beside(fake, 'activity', 2);
    await app.refresh();
    await find('nothing-fits');
    expect(part('page-heading').textContent).toContain('ภาพกิจกรรม');
  });

  it('records what it saw for items that it is already evidence of, once', async () => {
    const { find, store, fake, app } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        const takings = [
          {
            items: ['executives'],
            url: PAGES.executives.url,
            title: '',
            source: 'manual' as const,
            foundOn: null,
            criteria: null,
            note: '',
            explanation: '',
            fiscalYears: [],
            observations: [],
          },
        ];
        await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings });
        beside(fake, 'executives');
      },
    });
    await find('taken');
    await waitFor(async () => expect((await store.snapshot(ASSESSMENT))?.observations).toHaveLength(1));
    const recorded = () =>
      fake.asked.filter((asked) => asked.type === 'command' && asked.command.change.type === 'observation.record');
    expect(recorded()).toHaveLength(1);
    beside(fake, 'executives', 2);
    await app.refresh();
    await waitFor(() => expect(fake.asked.filter((asked) => asked.type === 'page.read')).toHaveLength(2));
    expect(recorded()).toHaveLength(1);
  });
});

describe('other pages', () => {
  it('says that the page is of another year than the item asks for', async () => {
    const { find, part } = await bench(onPage('oldReport'));
    expect((await find('wrong-year')).textContent).toContain('หน้านี้เป็นของปี 2566');
    expect(part('wrong-year').textContent).toContain('2567');
    expect(part('this-page').parentElement?.textContent).toContain('ไม่ใช่ปีที่ข้อนี้ต้องการ');
    expect(part('take').textContent).toContain('O7');
  });

  it('warns of a placeholder but lets it be taken', async () => {
    const { find, part } = await bench(onPage('placeholder'));
    expect((await find('hollow')).textContent).toContain('หัวข้อถูก แต่ยังไม่มีข้อมูล');
    const warning = part('take').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(warning)?.textContent).toContain('หัวข้อถูก แต่ยังไม่มีข้อมูล');
    expect(part('take').textContent).toContain('รับหน้านี้เป็นหลักฐาน');
  });

  it('proposes for a link what the link’s own name says', async () => {
    const { find, part, parts } = await bench(onPage('executives'));
    fireEvent.click(await find('links-fold'));
    const row = parts('link-row').find(({ dataset }) => dataset.url?.endsWith('/structure'));
    fireEvent.click(part('take-link', row));
    await find('picker');
    const proposed = part('picker').querySelector('.pick .list')?.querySelectorAll<HTMLElement>('[data-code]') ?? [];
    expect([...proposed].map(({ dataset }) => dataset.code)).toEqual(['O1', 'O2']);
  });

  it('says that nothing fits and lets staff choose', async () => {
    const { find, part } = await bench(onPage('activity'));
    await find('nothing-fits');
    part('choose-items').focus();
    fireEvent.click(part('choose-items'));
    await find('picker');
    expect(part<HTMLButtonElement>('picker-take').disabled).toBe(true);
    fireEvent.keyDown(part('picker-search'), { key: 'Escape' });
    await find('this-page');
    await waitFor(() => expect(document.activeElement).toBe(part('choose-items')));
  });

  it('offers the home page as an entry only', async () => {
    const { find, parts } = await bench(onPage('home'));
    await find('home');
    expect(parts('suggestion')).toHaveLength(0);
    expect(parts('entry').map((entry) => entry.dataset.code)).toContain('O3');
  });

  it.each([
    ['changed', 'หน้านี้ยังเปลี่ยนอยู่'],
    ['failed', 'อ่านหน้านี้ไม่ได้'],
  ] as const)('says when reading %s, and reads again on demand', async (error, title) => {
    const { find, part, fake } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        beside(fake, 'executives');
        fake.readError = error;
      },
    });
    expect((await find('read-failed')).textContent).toContain(title);
    fake.readError = null;
    fireEvent.click(part('recheck'));
    expect((await find('suggestion')).dataset.code).toBe('O2');
  });
});

describe('tabs that are no readable page of ours', () => {
  const beTab = (kind: Parameters<typeof besideTab>[1], url: string, title = '') => ({
    before: async (store: Parameters<typeof setUp>[0], fake: Parameters<typeof beside>[0]) => {
      await setUp(store);
      besideTab(fake, kind, url, title);
    },
  });

  it('takes a file as evidence of the chosen items', async () => {
    const url = `http://${HOST}/files/plan66-70.pdf`;
    const { find, part, root, store } = await bench(beTab('file', url, 'แผนพัฒนา 2566-2570.pdf'));
    fireEvent.click(await find('choose-items'));
    await find('picker');
    const box = root.querySelector<HTMLInputElement>('[data-part="picker-item"][data-code="O5"] input');
    fireEvent.click(box as HTMLInputElement);
    expect(part('picker-take').textContent).toContain('รับไฟล์นี้เป็นหลักฐาน O5');
    fireEvent.click(part('picker-take'));
    await find('taken');
    const snapshot = await store.snapshot(ASSESSMENT);
    expect(snapshot?.evidence).toMatchObject([{ url, source: 'file', foundOn: null }]);
    expect(snapshot?.evidence[0]?.fiscalYears).toEqual([2566, 2567, 2568, 2569, 2570]);
  });

  it('suggests items by the name of a file, and says that it read no more', async () => {
    const url = `http://${HOST}/files/plan66-70.pdf`;
    const { find, part, parts } = await bench(beTab('file', url, 'แผนพัฒนาท้องถิ่น 2566-2570.pdf'));
    expect((await find('file-tab')).textContent).toContain('ระบบเห็นเพียงชื่อไฟล์');
    expect(part('file-tab').textContent).toContain('ชื่อไฟล์บอกปี 2566-2570');
    expect(parts('entry').map((entry) => entry.dataset.code)).toEqual(['O5']);
    fireEvent.click(part('take-entry'));
    await find('picker');
    expect(part('picker-take').textContent).toContain('รับไฟล์นี้เป็นหลักฐาน O5');
  });

  it('suggests nothing by a file’s name that says nothing', async () => {
    const { find, parts } = await bench(beTab('file', `http://${HOST}/files/scan0012.pdf`));
    expect((await find('file-tab')).textContent).toContain('ชื่อไฟล์ไม่บอกปี');
    expect(parts('entry')).toHaveLength(0);
  });

  it('leads to the grant where it is missing', async () => {
    const { find, fake } = await bench(beTab('not-granted', `http://${HOST}/x`));
    fireEvent.click(await find('grant'));
    expect(fake.asked).toContainEqual({ type: 'go', to: 'dashboard' });
  });

  it('asks for the grant itself in a panel', async () => {
    const { find, granted } = await bench({ mode: 'panel', ...beTab('not-granted', `http://${HOST}/x`) });
    fireEvent.click(await find('grant'));
    expect(granted).toEqual([[HOST]]);
  });

  it('says that the grant is missing when the browser would not even ask', async () => {
    const refuse = () => {
      throw new Error('no question without a click');
    };
    const tab = beTab('not-granted', `http://${HOST}/x`);
    const { find, root } = await bench({ mode: 'panel', grant: refuse, ...tab });
    fireEvent.click(await find('grant'));
    await waitFor(() => expect(root.querySelector('[data-part="not-granted"] [role="alert"]')).toBeTruthy());
  });

  it.each(['foreign', 'unreadable'] as const)('offers the agency’s site beside a %s tab', async (kind) => {
    const { find, fake } = await bench(beTab(kind, 'https://example.org/'));
    fireEvent.click(await find('open-site'));
    expect(fake.asked).toContainEqual({ type: 'open', url: `http://${HOST}/` });
  });
});

describe('the link menu', () => {
  it('opens the picker for its link and lets it go', async () => {
    const { find, part, parts, fake } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        beside(fake, 'executives');
        if (fake.tab) fake.tab.pending = { url: `http://${HOST}/files/a.pdf`, text: 'คำสั่งแต่งตั้ง' };
      },
    });
    expect((await find('picker')).textContent).toContain('คำสั่งแต่งตั้ง');
    fireEvent.click(part('pending-dismiss'));
    await waitFor(() => expect(parts('picker')).toHaveLength(0));
    expect(fake.asked).toContainEqual({ type: 'pending.clear' });
  });
});
