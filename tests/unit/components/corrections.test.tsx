// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../../fixtures/ui/pages';
import { ASSESSMENT, beside, run, setUp, taking } from '../../fixtures/ui/scenes';
import { type Bench, bench } from './bench';

/** What staff say against the machine: not this item, that one instead. */

const on = (name: keyof typeof PAGES, more?: (store: Bench['store']) => Promise<unknown>) =>
  bench({
    before: async (store, fake) => {
      await setUp(store);
      await more?.(store);
      beside(fake, name);
    },
  });

const corrections = async ({ store }: Bench) =>
  Object.fromEntries((await store.snapshot(ASSESSMENT))?.corrections.map((one) => [one.item, one.verdict]) ?? []);

async function choose(one: Bench, code: string): Promise<void> {
  await one.find('right-item-choice');
  const row = one.parts('right-item').find(({ dataset }) => dataset.code === code);
  fireEvent.click(row?.querySelector('input') as HTMLInputElement);
  fireEvent.click(one.part('say-right-item'));
  await one.find('this-page');
}

/** The order in which the cards stand, and whose they are. */
const cards = (one: Bench) => one.parts('suggestion').map(({ dataset }) => `${dataset.code} ${dataset.by}`);

describe('another item instead of the suggested one', () => {
  it('is kept in one step, stands first as the staff’s choice and is checked by its own criteria', async () => {
    const one = await on('executives');
    fireEvent.click(await one.find('instead'));
    await choose(one, 'O1');
    expect(await corrections(one)).toEqual({ executives: 'not-this', 'org-structure': 'this' });
    await waitFor(() => expect(cards(one)).toEqual(['O1 staff']));
    expect(one.part('this-page').textContent).toContain('เลือกโดยเจ้าหน้าที่');
    expect(one.part('suggestion').textContent).toContain('สมใจ ตัวอย่างดี');
    const outcomes = one.parts('criterion').map(({ dataset }) => dataset.outcome);
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes).not.toContain('untested');
    expect(one.part('not-these').textContent).toContain('O2');

    fireEvent.click(await one.find('undo'));
    await waitFor(() => expect(cards(one)).toEqual(['O2 machine']));
    expect(await corrections(one)).toEqual({});
  });

  it('is never overruled by reading the page again', async () => {
    const one = await on('executives');
    fireEvent.click(await one.find('instead'));
    await choose(one, 'O1');
    beside(one.fake, 'executives', 2);
    await one.app.refresh();
    await waitFor(() => expect(one.fake.asked.filter(({ type }) => type === 'page.read')).toHaveLength(2));
    await one.find('suggestion');
    expect(cards(one)).toEqual(['O1 staff']);
  });

  it('is taken with what was seen for it', async () => {
    const one = await on('executives');
    fireEvent.click(await one.find('instead'));
    await choose(one, 'O1');
    expect(one.part('take').textContent).toContain('O1');
    fireEvent.click(one.part('take'));
    await one.find('taken');
    const snapshot = await one.store.snapshot(ASSESSMENT);
    expect(snapshot?.evidence).toMatchObject([{ item: 'org-structure', url: PAGES.executives.url }]);
    expect(snapshot?.observations[0]?.findings.length).toBeGreaterThan(0);
  });

  it('can be withdrawn; what it is not stays said', async () => {
    const one = await on('executives');
    fireEvent.click(await one.find('instead'));
    await choose(one, 'O1');
    fireEvent.click(await one.find('withdraw'));
    await one.find('nothing-fits');
    expect(await corrections(one)).toEqual({ executives: 'not-this' });
    expect(one.part('nothing-fits').textContent).toContain('ยังไม่มีข้ออื่นที่ระบบเสนอ');
    fireEvent.click(one.part('not-this-undo'));
    await waitFor(() => expect(cards(one)).toEqual(['O2 machine']));
  });

  it('is chosen and left by keyboard, and the focus comes back', async () => {
    const one = await on('executives');
    const button = await one.find('instead');
    button.focus();
    fireEvent.click(button);
    await one.find('right-item-choice');
    expect(one.part<HTMLButtonElement>('say-right-item').disabled).toBe(true);
    fireEvent.keyDown(one.part('picker-search'), { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(one.part('instead')));
    expect(await corrections(one)).toEqual({});
  });
});

describe('the item of a page for which nothing is suggested', () => {
  it('is said by staff and then checked', async () => {
    const one = await on('activity');
    fireEvent.click(await one.find('right-item'));
    await choose(one, 'O4');
    expect(await corrections(one)).toMatchObject({ news: 'this' });
    await waitFor(() => expect(cards(one)).toEqual(['O4 staff']));
    expect(one.parts('criterion').length).toBeGreaterThan(0);
    expect(one.parts('why')).toHaveLength(0);
  });
});

describe('a page that was read as the home page', () => {
  it('is an item when staff say so', async () => {
    const one = await on('home');
    fireEvent.click(await one.find('right-item'));
    await choose(one, 'O3');
    await waitFor(() => expect(cards(one)).toEqual(['O3 staff']));
    expect(one.parts('criterion').map(({ dataset }) => dataset.outcome)).toContain('passed');
  });
});

describe('a look-alike', () => {
  it('is no suggestion, and the reason is said', async () => {
    const one = await on('surveyForm');
    expect((await one.find('declined')).textContent).toContain('เป็นแบบให้กรอก ไม่ใช่รายงานผล');
    expect(cards(one)).toEqual([]);
  });
});

describe('a page that was taken and is not suggested for its item', () => {
  it('is checked by the criteria of that item', async () => {
    const takings = [taking(['executives'], PAGES.activity.url, '')];
    const one = await on('activity', (store) =>
      run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings }),
    );
    await one.find('taken');
    await waitFor(async () => {
      const [seen] = (await one.store.snapshot(ASSESSMENT))?.observations ?? [];
      expect(seen?.findings.map(({ outcome }) => outcome)).not.toContain('untested');
      expect(seen?.findings.length).toBeGreaterThan(0);
    });
    expect(one.parts('criterion').length).toBeGreaterThan(0);
  });
});
