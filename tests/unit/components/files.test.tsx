// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { CITIZEN, type FileKind, readerOf } from '../../fixtures/ui/files';
import { HOST } from '../../fixtures/ui/pages';
import { ASSESSMENT, beside, besideTab, run, setUp, taking } from '../../fixtures/ui/scenes';
import { bench } from './bench';

const FILE = `http://${HOST}/files/plan66-70.pdf`;
const NAME = 'แผนพัฒนาท้องถิ่น 2566-2570.pdf';
const LINKED = `http://${HOST}/files/order-65.pdf`;

/** Beside a PDF; what it holds may change before it is read again. */
async function onFile(kind: FileKind, more: Partial<Parameters<typeof bench>[0]> = {}) {
  const holds = { kind };
  const one = await bench({
    before: async (store, fake) => {
      await setUp(store);
      besideTab(fake, 'file', FILE, NAME);
    },
    readFile: readerOf(() => holds.kind),
    ...more,
  });
  fireEvent.click(await one.find('read-file'));
  return { ...one, holds };
}

async function onLinks(kind: FileKind) {
  const holds = { kind };
  const one = await bench({
    before: async (store, fake) => {
      await setUp(store);
      beside(fake, 'executives');
    },
    readFile: readerOf(() => holds.kind),
  });
  fireEvent.click(await one.find('links-fold'));
  const row = () => {
    const found = one.parts('link-row').find(({ dataset }) => dataset.url === LINKED);
    if (!found) throw new Error('no row');
    return found;
  };
  return { ...one, holds, row };
}

describe('a file in the tab', () => {
  it('is read by one click, judged like a page, and taken with what was seen', async () => {
    const { find, part, parts, store } = await onFile('plan');
    expect((await find('suggestion')).dataset.code).toBe('O5');
    expect(part('page-meta').textContent).toContain('ปีงบประมาณ 2566-2570');
    expect(parts('criterion').length).toBeGreaterThan(0);
    expect(part('take').textContent).toContain('รับไฟล์นี้เป็นหลักฐาน O5');
    fireEvent.click(part('take'));
    await find('taken');
    const snapshot = await store.snapshot(ASSESSMENT);
    const title = part('page-heading').textContent;
    expect(snapshot?.evidence).toMatchObject([
      { url: FILE, source: 'file', foundOn: null, title, fiscalYears: [2566, 2567, 2568, 2569, 2570] },
    ]);
    expect(snapshot?.observations).toMatchObject([{ url: FILE, fiscalYears: [2566, 2567, 2568, 2569, 2570] }]);
    expect(snapshot?.observations[0]?.findings.flatMap(({ where }) => where)[0]?.page).toBeGreaterThan(0);
  });

  it('names a place by its page and words, and opens a PDF there', async () => {
    const { find, part, parts, fake } = await onFile('plan');
    await find('suggestion');
    expect(parts('show')).toEqual([]);
    const place = part('in-file');
    expect(place.querySelector('q')?.textContent).not.toBe('');
    const page = part('show-page', place);
    expect(page.textContent).toBe(`หน้า ${page.dataset.page}`);
    fireEvent.click(page);
    expect(fake.asked).toContainEqual({ type: 'open', url: `${FILE}#page=${page.dataset.page}` });
  });

  it('says how far it is, goes on without being looked at, and stops when it is told', async () => {
    const { find, part, parts, holds } = await onFile('slow');
    expect((await find('file-reading')).textContent).toContain('กำลังอ่านหน้า 3 จาก 10');
    fireEvent.click(part('tab-items'));
    fireEvent.click(part('tab-page'));
    expect((await find('file-reading')).textContent).toContain('หน้า 3 จาก 10');
    fireEvent.click(part('stop-reading'));
    await find('file-tab');
    holds.kind = 'plan';
    fireEvent.click(part('read-file'));
    await find('suggestion');
    expect(parts('file-reading')).toEqual([]);
  });

  it.each([
    ['unreadScan', 'scanned', 'ไฟล์เป็นภาพสแกน ไม่มีตัวอักษรให้อ่าน'],
    ['password', 'password', 'ไฟล์ต้องใช้รหัสผ่าน'],
    ['broken', 'broken', 'ไฟล์เสียหรืออ่านไม่ได้'],
    ['large', 'too-large', 'ไฟล์ใหญ่เกินกว่าที่ระบบอ่าน'],
    ['old', 'unsupported', 'ควรเผยแพร่เป็น PDF'],
    ['gone', 'refused', 'ไม่พบไฟล์นี้บนเว็บไซต์แล้ว (รหัส 404)'],
    ['forbidden', 'refused', `${HOST} ไม่ส่งไฟล์ให้ (รหัส 403)`],
    ['network', 'network', `ติดต่อ ${HOST} ไม่ได้`],
    ['timeout', 'timeout', 'ส่งไฟล์ช้าเกินไป'],
  ] as const)('%s: says what hindered and what to do, and can be taken all the same', async (kind, verdict, words) => {
    const { find, part, root, store } = await onFile(kind);
    const note = await find('verdict');
    expect(note.textContent).toContain(words);
    expect(note.querySelector('[data-verdict]')?.getAttribute('data-verdict')).toBe(verdict);
    expect(note.querySelector('[data-verdict]')?.textContent).not.toBe('');
    fireEvent.click(part('choose-items'));
    await find('picker');
    fireEvent.click(root.querySelector('[data-part="picker-item"][data-code="O5"] input') as HTMLInputElement);
    fireEvent.click(part('picker-take'));
    await find('taken');
    const snapshot = await store.snapshot(ASSESSMENT);
    expect(snapshot?.evidence).toMatchObject([{ url: FILE, source: 'file' }]);
    expect(snapshot?.observations).toEqual([]);
  });

  it('is read again when what hindered is gone', async () => {
    const { find, part, holds } = await onFile('network');
    await find('verdict');
    holds.kind = 'plan';
    fireEvent.click(part('read-again'));
    await find('suggestion');
  });

  it('says that the reader itself did not run', async () => {
    const { find } = await onFile('plan', { readFile: () => Promise.reject(new Error('no worker')) });
    expect((await find('verdict')).textContent).toContain('ตัวอ่านไฟล์ไม่ทำงาน');
  });

  it('on a site that was not granted asks for it where the browser can be asked', async () => {
    const { find, part, holds, granted } = await onFile('closed', { mode: 'panel' });
    expect((await find('verdict')).textContent).toContain(`ยังไม่ได้รับอนุญาตให้อ่าน ${HOST}`);
    holds.kind = 'plan';
    fireEvent.click(part('grant-file-host'));
    expect(granted).toEqual([[HOST]]);
    await find('suggestion');
  });

  it('of a scan says that OCR read it, and takes no year and no title from it', async () => {
    const { find, part, store } = await onFile('scan');
    expect((await find('verdict')).textContent).toContain('ไฟล์เป็นภาพสแกน อ่านด้วย OCRตัวเลขและปีอาจผิด ให้ดูด้วยตนเอง');
    expect(part('verdict').textContent).toContain('อ่าน 6 จาก 40 หน้า');
    expect(part('page-meta').textContent).toContain('ปีต้องดูเอง');
    expect(part('page-heading').textContent).toBe(NAME);
    fireEvent.click(await find('take'));
    await find('taken');
    const snapshot = await store.snapshot(ASSESSMENT);
    // Those of its name.
    expect(snapshot?.evidence[0]).toMatchObject({ title: NAME, fiscalYears: [2566, 2567, 2568, 2569, 2570] });
    expect(snapshot?.observations[0]?.findings.some(({ outcome }) => outcome === 'failed')).toBe(false);
  });

  it('that tells nothing by its text is proposed by its name', async () => {
    const { find, part, parts } = await onFile('poorScan');
    await find('nothing-fits');
    expect(part('this-page').textContent).not.toContain('๒๕๒๒');
    expect(parts('entry').map((entry) => entry.dataset.code)).toEqual(['O5']);
  });

  it('is another item when staff say so, and is checked for that', async () => {
    const { find, part, parts, root } = await onFile('plan');
    await find('suggestion');
    fireEvent.click(part('instead'));
    expect((await find('right-item-choice')).textContent).toContain('ไฟล์นี้เป็นข้อใด');
    fireEvent.click(root.querySelector('[data-part="right-item"][data-code="O7"] input') as HTMLInputElement);
    fireEvent.click(part('say-right-item'));
    await waitFor(() => expect(parts('suggestion').map(({ dataset }) => dataset.code)).toContain('O7'));
    expect(parts('suggestion').find(({ dataset }) => dataset.code === 'O7')?.dataset.by).toBe('staff');
  });

  it('keeps what was seen of evidence that was taken unread', async () => {
    const { find, store } = await onFile('plan', {
      before: async (store, fake) => {
        await setUp(store);
        const takings = [taking(['strategic-plan'], FILE, NAME, { source: 'file' })];
        const { indexEdition, resolveEdition } = await import('../../../lib/checklist');
        const pack = resolveEdition(2568, []);
        const item = pack && indexEdition(pack).items.find((one) => one.item.code === 'O5')?.item.id;
        const [first] = takings;
        if (first && item) first.items = [item];
        await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings });
        besideTab(fake, 'file', FILE, NAME);
      },
    });
    await find('taken');
    await waitFor(async () => expect((await store.snapshot(ASSESSMENT))?.observations).toHaveLength(1));
  });
});

describe('a file that a page links to', () => {
  it('is read beside the page and taken as found there', async () => {
    const { find, part, row, store } = await onLinks('plan');
    fireEvent.click(part('read-link', row()));
    await find('file-view');
    expect((await find('suggestion')).dataset.code).toBe('O5');
    fireEvent.click(part('take'));
    await find('taken');
    expect((await store.snapshot(ASSESSMENT))?.evidence).toMatchObject([
      { url: LINKED, source: 'file', foundOn: `http://${HOST}/executives` },
    ]);
    fireEvent.click(part('back'));
    await find('this-page');
    fireEvent.click(part('links-fold'));
    expect(part('link-read', row()).textContent).toContain('O5 · ปีงบประมาณ 2566-2570');
    expect(part('read-link', row()).textContent).toBe('ดูผล');
  });

  it('is read while staff go on, and tells in the list how far it is', async () => {
    const { find, part, row } = await onLinks('slow');
    fireEvent.click(part('read-link', row()));
    await find('file-reading');
    fireEvent.click(part('back'));
    fireEvent.click(await find('links-fold'));
    expect(part('link-reading', row()).textContent).toBe('กำลังอ่าน 3/10');
    fireEvent.click(part('read-link', row()));
    fireEvent.click(await find('stop-reading'));
    await find('this-page');
  });

  it('that is broken says so in the list', async () => {
    const { find, part, row } = await onLinks('broken');
    fireEvent.click(part('read-link', row()));
    await find('verdict');
    fireEvent.click(part('back'));
    fireEvent.click(await find('links-fold'));
    expect(part('link-unread', row()).textContent).toBe('ไฟล์เสียหรืออ่านไม่ได้');
  });

  it('is not offered to be read where a view has no reader', async () => {
    const { find, parts } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        beside(fake, 'executives');
      },
    });
    fireEvent.click(await find('links-fold'));
    expect(parts('read-link')).toEqual([]);
  });
});

describe('personal data', () => {
  /** Everything that is kept or could be exported. */
  const kept = async (store: Parameters<typeof setUp>[0]) =>
    JSON.stringify(await store.exportBackup('2025-04-21T03:42:00.000Z'));

  it('on a page is said before it is taken, with its places masked, and hinders nothing', async () => {
    const { find, part, parts, fake, root, store } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        beside(fake, 'people');
      },
    });
    const note = await find('personal');
    expect(note.textContent).toContain('พบเลขประจำตัวประชาชน 2 แห่ง');
    expect(note.textContent).toContain('เลขที่บัญชีธนาคาร 1 แห่ง');
    expect(note.textContent).toContain('บ้านเลขที่ของบุคคล 1 แห่ง');
    expect(note.textContent).toContain('ควรลบออกจากเว็บไซต์ก่อนใช้เป็นหลักฐาน');
    fireEvent.click(part('personal-places'));
    expect(
      parts('personal-place')
        .map((one) => one.textContent)
        .join(),
    ).not.toMatch(/67890|๖๗๘๙๐|00001|99\/9/);
    fireEvent.click(part('show', parts('personal-place')[0]));
    expect(fake.asked.at(-1)).toMatchObject({ type: 'page.show', place: { quote: 'x-xxxx-xxxxx-xx-x' } });
    fireEvent.click(part('choose-items'));
    await find('picker');
    expect(part('personal').textContent).toContain('พบเลขประจำตัวประชาชน');
    fireEvent.click(root.querySelector('[data-part="picker-item"][data-code="O5"] input') as HTMLInputElement);
    fireEvent.click(part('picker-take'));
    await find('taken');
    expect(await kept(store)).not.toMatch(/67890|๖๗๘๙๐/);
  });

  it('stands at the button of what is suggested, which takes it all the same', async () => {
    const { find, part, store } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        beside(fake, 'executives');
        const block = fake.facts?.blocks.find(({ text }) => text.includes('นายกองค์การบริหารส่วนตำบล'));
        if (block) block.text += ` เลขประจำตัวประชาชน ${CITIZEN}`;
      },
    });
    await find('suggestion');
    const warning = document.getElementById(part('take').getAttribute('aria-describedby') ?? '');
    expect(warning?.textContent).toContain('มีข้อมูลส่วนบุคคล');
    fireEvent.click(part('take'));
    await find('taken');
    const records = await kept(store);
    expect(records).toContain('x-xxxx-xxxxx-xx-x');
    expect(records).not.toMatch(/67890/);
  });

  it('in a file is said by its pages, in the list too, and no record holds the number', async () => {
    const { find, part, parts, row, root, store } = await onLinks('people');
    fireEvent.click(part('read-link', row()));
    expect((await find('personal')).textContent).toContain('พบเลขประจำตัวประชาชน 2 แห่ง');
    fireEvent.click(part('personal-places'));
    expect(parts('show-page').map((one) => one.textContent)).toEqual(['หน้า 2', 'หน้า 3', 'หน้า 3']);
    expect(part('file-view').textContent).not.toContain(CITIZEN);
    fireEvent.click(part('choose-items'));
    await find('picker');
    expect(part('personal').textContent).toContain('(ปิดบังแล้ว)');
    fireEvent.click(root.querySelector('[data-part="picker-item"][data-code="O2"] input') as HTMLInputElement);
    fireEvent.click(part('picker-take'));
    await find('taken');
    fireEvent.click(part('back'));
    fireEvent.click(await find('links-fold'));
    expect(part('link-read', row()).textContent).toContain('มีข้อมูลส่วนบุคคล');
    const records = await kept(store);
    expect(records).toContain(LINKED);
    expect(records).not.toMatch(/67890/);
  });

  it('in the name of a link is not kept', async () => {
    const { find, part, root, store } = await bench({
      before: async (store, fake) => {
        await setUp(store);
        beside(fake, 'executives');
        if (fake.tab) fake.tab.pending = { url: LINKED, text: `บัตรของ ${CITIZEN}` };
      },
    });
    await find('picker');
    fireEvent.click(root.querySelector('[data-part="picker-item"][data-code="O5"] input') as HTMLInputElement);
    fireEvent.click(part('picker-take'));
    await waitFor(async () => expect((await store.snapshot(ASSESSMENT))?.evidence).toHaveLength(1));
    expect((await store.snapshot(ASSESSMENT))?.evidence[0]?.title).toBe('บัตรของ x-xxxx-xxxxx-xx-x');
  });
});
