// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { PAGES } from '../../fixtures/ui/pages';
import { ASSESSMENT, beside, setUp } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

/** What is typed about a page that is not taken yet. */

const beExecutives = () =>
  bench({
    before: async (store, fake) => {
      await setUp(store);
      beside(fake, 'executives');
    },
  });

async function goTo({ app, fake }: Bench, page: keyof typeof PAGES, visit: number): Promise<void> {
  beside(fake, page, visit);
  await app.refresh();
}

const field = (one: Bench, name: 'explanation' | 'note') => one.part<HTMLTextAreaElement>(`take-${name}`);

async function typeNote(one: Bench): Promise<void> {
  fireEvent.click(await one.find('noting'));
  fireEvent.input(field(one, 'explanation'), { target: { value: 'เมนูหลัก › คณะผู้บริหาร' } });
  fireEvent.input(field(one, 'note'), { target: { value: 'รอรูปถ่าย' } });
}

describe('what was typed on a suggestion that is not taken yet', () => {
  it('is there again when the tab comes back to the page', async () => {
    const one = await beExecutives();
    await typeNote(one);
    await goTo(one, 'activity', 2);
    await one.find('nothing-fits');
    await goTo(one, 'executives', 3);
    await one.find('suggestion');
    expect(field(one, 'explanation').value).toBe('เมนูหลัก › คณะผู้บริหาร');
    expect(field(one, 'note').value).toBe('รอรูปถ่าย');
    expect(one.part('take-restored').textContent).toContain('พบข้อความที่พิมพ์ค้างไว้');
  });

  it('is there again when the page is read again, as it is or anew', async () => {
    const one = await beExecutives();
    await typeNote(one);
    fireEvent.click(one.part('recheck'));
    await waitFor(() => expect(one.fake.asked.filter(({ type }) => type === 'page.read')).toHaveLength(2));
    expect(field(one, 'note').value).toBe('รอรูปถ่าย');
    await goTo(one, 'executives', 2);
    await one.find('suggestion');
    await waitFor(() => expect(field(one, 'note').value).toBe('รอรูปถ่าย'));
  });

  it('belongs to its item, and another page has none of it', async () => {
    const one = await beExecutives();
    await typeNote(one);
    await goTo(one, 'oldReport', 2);
    await one.find('wrong-year');
    expect(one.parts('take-note')).toHaveLength(0);
    fireEvent.click(one.part('noting'));
    expect(field(one, 'note').value).toBe('');
    expect(one.parts('take-restored')).toHaveLength(0);
  });

  it('goes along when the page is taken, and is then no draft any more', async () => {
    const one = await beExecutives();
    await typeNote(one);
    await goTo(one, 'executives', 2);
    await one.find('take-restored');
    fireEvent.click(one.part('take'));
    await one.find('taken');
    const snapshot = await one.store.snapshot(ASSESSMENT);
    expect(snapshot?.evidence[0]).toMatchObject({ note: 'รอรูปถ่าย', explanation: 'เมนูหลัก › คณะผู้บริหาร' });
    await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes('take'))).toEqual([]));
  });

  it('stays when taking it failed', async () => {
    const one = await beExecutives();
    await typeNote(one);
    one.fake.failWith = 'not-found';
    fireEvent.click(one.part('take'));
    fireEvent.click(await one.find('discard'));
    await one.find('suggestion');
    expect(field(one, 'note').value).toBe('รอรูปถ่าย');
  });

  it('is gone when it was deleted again', async () => {
    const one = await beExecutives();
    await typeNote(one);
    for (const name of ['explanation', 'note'] as const) fireEvent.input(field(one, name), { target: { value: '' } });
    await goTo(one, 'executives', 2);
    await one.find('suggestion');
    await waitFor(() => expect(one.parts('take-note')).toHaveLength(0));
  });
});

describe('what was typed while choosing items', () => {
  it('is there again when the choice is opened again', async () => {
    const one = await beExecutives();
    fireEvent.click(await one.find('choose-items'));
    await one.find('picker');
    await typeNote(one);
    fireEvent.click(one.part('back'));
    fireEvent.click(await one.find('choose-items'));
    await one.find('picker');
    expect(field(one, 'note').value).toBe('รอรูปถ่าย');
  });
});
