// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { Platform } from '../../../components/app/backend';
import { ASSESSMENT, checkedLink, checkedLinks, run, setUp, taking, worked } from '../../fixtures/ui/scenes';
import { bench } from './bench';

type Verify = NonNullable<Platform['verifyLinks']>;
const DRIVE = 'https://drive.google.com/file/d/example';
const SHORT = 'https://bit.ly/example';

const opened = async (verifyLinks: Verify, before: Parameters<typeof bench>[0] = {}) => {
  location.hash = '#links';
  const one = await bench({ mode: 'dashboard', before: (store) => worked(store), verifyLinks, ...before });
  await one.find('links-page');
  return one;
};

it('verifies every link of the evidence once, and shows what the background then knows', async () => {
  let asked: Parameters<Verify>[0] | null = null;
  let finish = () => {};
  const { part, parts, find, fake, store, app } = await opened(async (ask) => {
    asked = ask;
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  const ready = app.readiness.value?.counts.ready ?? 0;
  expect(parts('link-row').every((row) => row.dataset.state === 'unchecked')).toBe(true);
  fireEvent.click(part('check-all'));
  await find('links-running');
  const urls = asked === null ? [] : (asked as Parameters<Verify>[0]).jobs.map(({ url }) => url);
  expect(urls).toHaveLength(parts('link-row').length);
  expect(new Set(urls).size).toBe(urls.length);
  fake.links = await checkedLinks(store);
  finish();
  await waitFor(() => expect(parts('link-row').some((row) => row.dataset.state === 'broken')).toBe(true));
  // What is known of the links counts at once: an item whose only link is dead is not ready.
  expect(app.readiness.value?.counts.ready).toBeLessThan(ready);
  expect(part('links-page').textContent).toContain('ไม่พบหน้านี้แล้ว (รหัส 404)');
});

it('goes on from the prints of before, with what is unchecked, dead or stale', async () => {
  const jobs: { url: string; before: string }[] = [];
  const { part, find, fake, store, app } = await opened(async (ask) => void jobs.push(...ask.jobs));
  const known = await checkedLinks(store);
  fake.links = known.map((link) => ({ ...link, baseline: `p:${link.url.length}` }));
  await app.refresh();
  await find('check-rest');
  fireEvent.click(part('check-rest'));
  await waitFor(() => expect(jobs.length).toBeGreaterThan(0));
  const again = known.filter(
    ({ stale, verdict }) => stale || ['broken', 'sign-in', 'home-instead'].includes(verdict.state),
  );
  expect(jobs.filter(({ before }) => before !== '')).toHaveLength(again.length);
  expect(jobs.filter(({ before }) => before === '')).toHaveLength(2);
});

it('shows what was seen before, and lets staff say that they looked at a change', async () => {
  const { part, parts, find, fake, store, app } = await opened(async () => {});
  fake.links = (await checkedLinks(store)).map((link) => ({ ...link, verdict: { ...link.verdict, changed: true } }));
  await app.refresh();
  const before = await waitFor(() => {
    const found = parts('looked').length;
    expect(found).toBeGreaterThan(0);
    return found;
  });
  fireEvent.click(part('looked'));
  await waitFor(() => expect(parts('looked')).toHaveLength(before - 1));
  fireEvent.click(part('earlier'));
  expect((await find('earlier-list')).textContent).toContain('2568');
});

it('says which explanation gives a way that has changed, and puts the present one in its place', async () => {
  const [known, lost] = ['http://www.tuayangphrai.go.th/a', 'http://www.tuayangphrai.go.th/b'];
  const jobs: Parameters<Verify>[0]['jobs'][number][] = [];
  const { parts, find, fake, app, store, part } = await opened(async (ask) => void jobs.push(...ask.jobs), {
    before: async (store) => {
      await setUp(store);
      const takings = [
        taking(['executives'], known, 'ผู้บริหาร', { explanation: 'หน้าแรก › เมนูเดิม › ผู้บริหาร' }),
        taking(['org-structure'], known, 'ผู้บริหาร', { explanation: 'เขียนเอง' }),
        taking(['org-structure'], lost, 'โครงสร้าง', { explanation: 'หน้าแรก › โครงสร้าง' }),
      ];
      await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings });
    },
  });
  fireEvent.click(part('check-all'));
  await waitFor(() => expect(jobs).toHaveLength(2));
  expect(jobs.find(({ url }) => url === known)?.explanations).toEqual(
    expect.arrayContaining(['หน้าแรก › เมนูเดิม › ผู้บริหาร', 'เขียนเอง']),
  );
  const path = (text: string, now: string | null) => [{ text, holds: false, now }];
  fake.links = [
    checkedLink(known, { paths: path('หน้าแรก › เมนูเดิม › ผู้บริหาร', 'หน้าแรก › เมนูใหม่ › ผู้บริหาร') }),
    checkedLink(lost, { paths: path('หน้าแรก › โครงสร้าง', null) }),
  ];
  await app.refresh();
  await find('way-changed');
  expect(parts('way-changed').map(({ dataset }) => dataset.item)).toEqual(['executives', 'org-structure']);
  expect(parts('use-way')).toHaveLength(1);
  fireEvent.click(part('use-way'));
  await waitFor(() => expect(parts('way-changed')).toHaveLength(1));
  const evidence = (await store.snapshot(ASSESSMENT))?.evidence ?? [];
  expect(evidence.find(({ item }) => item === 'executives')?.explanation).toBe('หน้าแรก › เมนูใหม่ › ผู้บริหาร');
});

it('says what is neither on the website nor linked from it, and asks for a look', async () => {
  const { find } = await opened(async () => {}, {
    before: async (store, fake) => {
      await setUp(store);
      const takings = [taking(['executives'], DRIVE, 'คำสั่งแบ่งงาน')];
      await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings });
      fake.links = [checkedLink(DRIVE, { offSite: true })];
    },
  });
  expect((await find('off-site')).textContent).toContain('ไม่พบว่าเว็บไซต์หลักมีลิงก์มา');
});

it('stops when asked, and when the page goes', async () => {
  const { part, find } = await opened(
    (ask) => new Promise((resolve) => ask.signal.addEventListener('abort', () => resolve())),
  );
  fireEvent.click(part('check-all'));
  fireEvent.click(await find('stop-links'));
  await find('check-all');
});

it('says that a verdict could not be stored', async () => {
  const { part, find } = await opened(() =>
    Promise.reject(Object.assign(new Error('full'), { reason: 'storage-full' })),
  );
  fireEvent.click(part('check-all'));
  expect((await find('links-failed')).textContent).toContain('บันทึกผลตรวจไม่ได้');
});

it('asks for other hosts by name, straight from the click, and then verifies what waits for them', async () => {
  const jobs: string[] = [];
  const { part, find, granted } = await opened(async (ask) => void jobs.push(...ask.jobs.map(({ url }) => url)), {
    before: async (store, fake) => {
      await setUp(store);
      const takings = [taking(['executives'], DRIVE, 'คำสั่งแบ่งงาน')];
      await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings });
      fake.links = [checkedLink(DRIVE, { state: 'not-granted', reason: { key: 'link.answers', params: {} } })];
    },
  });
  expect((await find('ungranted')).textContent).toContain('drive.google.com');
  fireEvent.click(part('grant-hosts'));
  expect(granted).toEqual([['drive.google.com']]);
  await waitFor(() => expect(jobs).toEqual([DRIVE]));
});

it('asks for the host to which a short link leads, once that is known', async () => {
  const { part, find, granted } = await opened(async () => {}, {
    before: async (store, fake) => {
      await setUp(store);
      await run(store, {
        type: 'evidence.take',
        assessmentId: ASSESSMENT,
        takings: [taking(['executives'], SHORT, 'คำสั่งแบ่งงาน')],
      });
      const reason = { key: 'link.leads-away', params: { target: DRIVE } };
      fake.links = [checkedLink(SHORT, { state: 'not-granted', finalUrl: DRIVE, reason })];
    },
  });
  expect((await find('ungranted')).textContent).not.toContain('bit.ly');
  expect(part('link-row').textContent).toContain(DRIVE);
  fireEvent.click(part('grant-hosts'));
  expect(granted).toEqual([['drive.google.com']]);
});

it('shows a short link and where it leads as the same piece', async () => {
  const { find, part, parts } = await opened(async () => {}, {
    before: async (store, fake) => {
      await setUp(store);
      const takings = [taking(['executives'], DRIVE, 'คำสั่งแบ่งงาน'), taking(['executives'], SHORT, 'ลิงก์ย่อ')];
      await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings });
      fake.links = [checkedLink(SHORT, { state: 'redirected', finalUrl: DRIVE, via: ['https://bit.ly/hop'] })];
    },
  });
  expect((await find('same-page')).textContent).toContain('คำสั่งแบ่งงาน');
  expect(part('links').textContent).toContain('ผ่าน bit.ly/hop');
  expect(parts('same-page')).toHaveLength(1);
});

it('takes the word of staff who looked themselves where nobody else can tell', async () => {
  const { part, find, parts, app } = await opened(async () => {}, {
    before: async (store, fake) => {
      await setUp(store);
      await run(store, {
        type: 'evidence.take',
        assessmentId: ASSESSMENT,
        takings: [taking(['executives'], DRIVE, 'คำสั่งแบ่งงาน')],
      });
      const reason = { key: 'link.answers', params: {} };
      fake.links = [checkedLink(DRIVE, { state: 'not-granted', finalUrl: null, reason })];
    },
  });
  const doubts = () => app.readiness.value?.items.get('executives')?.doubts.map(({ key }) => key);
  expect(doubts()).toContain('doubt.link-look');
  fireEvent.click(await find('looked-opens'));
  expect((await find('looked-at')).textContent).toContain('ท่านเปิดดูแล้วเมื่อ');
  expect(parts('looked-opens')).toEqual([]);
  expect(doubts()).not.toContain('doubt.link-look');
  // It stays what the machine saw of it.
  expect(part('link-row').dataset.state).toBe('not-granted');
});
