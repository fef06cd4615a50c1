import { describe, expect, it } from 'vitest';
import { reasonText } from '../../../lib/i18n';
import type { FetchAnswer, FetchCause } from '../../../lib/links/fetching';
import { linkVerifier, type VerifyTools } from '../../../lib/links/verify';
import { collect } from '../../../lib/page/collect';
import { parsePage } from '../../../lib/page/parse';

const SITE = 'http://www.bannong-demo.go.th';
const menu = Array.from({ length: 60 }, (_, at) => `<li><a href="/menu/${at}">เมนูที่ ${at}</a></li>`).join('');
const page = (content: string) =>
  `<!doctype html><title>อบต.บ้านหนอง</title><body><ul>${menu}</ul><div>${content}</div><p>ผู้เข้าชม ${Math.floor(Math.random() * 1e6)} คน</p>`;
const HOME = page('<h2>ข่าวล่าสุด</h2><p>ขอเชิญร่วมประชุมประชาคม</p><a href="/news/1">อ่านต่อ</a>');
const PLAN = page('<h2>แผนดำเนินงานประจำปี 2568</h2><a href="/files/plan.pdf">ดาวน์โหลดแผน</a>');

type Reply = Partial<Extract<FetchAnswer, { ok: true }>> & { body?: string; cause?: FetchCause; target?: string };

function world(replies: Record<string, Reply | Reply[]>, options: { granted?: (url: string) => boolean } = {}) {
  const asked: string[] = [];
  const waits: number[] = [];
  const tools: VerifyTools = {
    async fetch(url) {
      asked.push(url);
      const planned = replies[url];
      const reply = Array.isArray(planned) ? (planned.length > 1 ? planned.shift() : planned[0]) : planned;
      if (reply?.cause) return { ok: false, cause: reply.cause, ...(reply.target && { target: reply.target }) };
      const { body = reply ? PLAN : 'ไม่พบ', ...rest } = reply ?? { status: 404 };
      return {
        ok: true,
        status: 200,
        finalUrl: url,
        chain: [],
        contentType: 'text/html',
        charset: null,
        retryAfter: null,
        bytes: new TextEncoder().encode(body),
        truncated: false,
        ...rest,
      };
    },
    read: ({ bytes, finalUrl }) => collect(parsePage(bytes, finalUrl), finalUrl),
    granted: options.granted ?? (() => true),
    wait: async (ms) => void waits.push(ms),
    now: () => '2026-01-05T03:00:00.000Z',
    randomPath: () => 'no-such-page-7f3a',
  };
  const context = {
    hosts: ['www.bannong-demo.go.th'],
    linked: (url: string) => url === 'https://drive.google.com/file/d/1',
  };
  const verify = linkVerifier(context, tools);
  return { asked, waits, verify: (url: string, before = '') => verify(url, before) };
}

const honest = { [`${SITE}/`]: { body: HOME } };

describe('what a link leads to', () => {
  const cases: [string, Record<string, Reply | Reply[]>, string, string][] = [
    ['a page', { [`${SITE}/plan`]: {} }, 'opens', 'link.opens'],
    [
      'a page under another address',
      { [`${SITE}/plan`]: { finalUrl: `${SITE}/new/plan` } },
      'redirected',
      'link.redirected',
    ],
    [
      'https and www are no redirection',
      { [`${SITE}/plan`]: { finalUrl: 'https://bannong-demo.go.th/plan/' } },
      'opens',
      'link.opens',
    ],
    [
      'sent to the home page',
      { [`${SITE}/plan`]: { finalUrl: `${SITE}/`, body: HOME } },
      'home-instead',
      'link.home-instead',
    ],
    [
      'the home page under the asked address',
      { [`${SITE}/plan`]: { body: HOME } },
      'home-instead',
      'link.home-instead',
    ],
    [
      'a page for missing pages, with status 200',
      {
        [`${SITE}/plan`]: { body: page('<h2>ขออภัย ไม่พบข้อมูล</h2>') },
        [`${SITE}/no-such-page-7f3a`]: { body: page('<h2>ขออภัย ไม่พบข้อมูล</h2>') },
      },
      'broken',
      'link.soft-missing',
    ],
    ['status 404', { [`${SITE}/plan`]: { status: 404 } }, 'broken', 'link.missing'],
    ['status 403', { [`${SITE}/plan`]: { status: 403 } }, 'blocked', 'link.blocked'],
    ['status 401', { [`${SITE}/plan`]: { status: 401 } }, 'sign-in', 'link.sign-in'],
    ['a failing server', { [`${SITE}/plan`]: { status: 503 } }, 'broken', 'link.server-error'],
    ['nothing in the answer', { [`${SITE}/plan`]: { body: '' } }, 'broken', 'link.empty'],
    [
      'a sign-in page',
      {
        [`${SITE}/plan`]: {
          finalUrl: `${SITE}/wp-login.php`,
          body: '<form>ผู้ใช้ <input name="log"> รหัสผ่าน <input type="password" name="pwd"></form>',
        },
      },
      'sign-in',
      'link.sign-in',
    ],
    [
      'a sign-in page in place',
      { [`${SITE}/plan`]: { body: page('<form>รหัสผ่าน <input type="password" name="pwd"></form>') } },
      'sign-in',
      'link.sign-in',
    ],
    [
      'an empty shell',
      { [`${SITE}/plan`]: { body: '<div id="app"></div><script src="/app.js"></script>' } },
      'needs-scripts',
      'link.needs-scripts',
    ],
    ['a file', { [`${SITE}/plan`]: { contentType: 'application/pdf', body: '%PDF-1.7 …' } }, 'opens', 'link.opens'],
  ];
  it.each(cases)('%s', async (_name, replies, state, key) => {
    const verdict = await world({ ...honest, ...replies }).verify(`${SITE}/plan`);
    expect(verdict).toMatchObject({ state, reason: { key } });
    for (const language of ['th', 'en'] as const) {
      expect(reasonText(language, verdict?.reason ?? { key: '', params: {} })).not.toMatch(/[{}]|^link\./);
    }
  });

  it('a log-in box in every page of the site is no sign-in wall', async () => {
    const box = '<form><input type="password" name="pwd"></form>';
    const { verify } = world({ [`${SITE}/`]: { body: HOME + box }, [`${SITE}/plan`]: { body: PLAN + box } });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'opens' });
  });

  it.each(['ไม่พบหน้าที่ท่านต้องการ', 'ขออภัย หน้านี้อาจถูกย้ายหรือลบ หรือเนื้อหานี้ถูกลบไปแล้ว', '404 Not Found'])(
    'a page that says so is missing, whatever its status: %s',
    async (words) => {
      const { verify } = world({
        ...honest,
        [`${SITE}/plan`]: { body: page(`<h2>${words}</h2><a href="/">กลับหน้าแรก</a>`) },
      });
      expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'broken', reason: { key: 'link.soft-missing' } });
    },
  );

  it('a page that says a good deal more is not missing', async () => {
    const answers = '<p>ถาม: ไม่พบข้อมูลภาษีของข้าพเจ้า</p>'.concat(
      '<p>ตอบ: ติดต่อกองคลังพร้อมบัตรประชาชนในวันและเวลาราชการ</p>'.repeat(12),
    );
    const distinct = answers.replace(/ตอบ/g, () => `ตอบ${String.fromCharCode(0xe01 + Math.floor(Math.random() * 40))}`);
    const { verify } = world({ ...honest, [`${SITE}/plan`]: { body: page(distinct) } });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'opens' });
  });

  it('a log-in box beside the content of some pages is no sign-in wall either', async () => {
    const { verify } = world({
      ...honest,
      [`${SITE}/plan`]: {
        finalUrl: `${SITE}/authority`,
        body: `${PLAN}<p>อำนาจหน้าที่ขององค์การบริหารส่วนตำบลตามพระราชบัญญัติสภาตำบล มีหน้าที่ต้องทำในเขตตำบล จัดให้มีและบำรุงรักษาทางน้ำและทางบก รักษาความสะอาดของถนน ทางเดิน และที่สาธารณะ</p><form>เข้าสู่ระบบ <input type="password" name="pwd"></form>`,
      },
    });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'redirected' });
  });

  it('a page of one picture is not the home page', async () => {
    const { verify } = world({ ...honest, [`${SITE}/plan`]: { body: page('<img src="/img/chart.jpg">') } });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'opens' });
  });

  it.each(['name-not-found', 'certificate', 'timeout', 'refused', 'too-many-redirects', 'network'] as const)(
    'no answer: %s',
    async (cause) => {
      const verdict = await world({ [`${SITE}/plan`]: { cause } }).verify(`${SITE}/plan`);
      expect(verdict).toMatchObject({
        state: 'broken',
        reason: { key: `link.${cause}` },
        status: null,
        finalUrl: null,
      });
      expect(reasonText('th', verdict?.reason ?? { key: '', params: {} })).toMatch(/[ก-๙]/);
    },
  );

  it('a host that was not granted is never called open or broken', async () => {
    const drive = 'https://drive.google.com/file/d/1';
    const ask = (cause: FetchCause) => world({ [drive]: { cause } }, { granted: () => false }).verify(drive);
    expect(await ask('opaque')).toMatchObject({
      state: 'not-granted',
      reason: { key: 'link.answers' },
      offSite: false,
    });
    expect(await ask('network')).toMatchObject({ state: 'not-granted', reason: { key: 'link.silent' } });
  });

  it('says where a link leads when that may not be read, and what is plainly a wall', async () => {
    const leads = (target: string) => world({ [`${SITE}/plan`]: { cause: 'opaque', target } }).verify(`${SITE}/plan`);
    expect(await leads('https://files.example/plan')).toMatchObject({
      state: 'not-granted',
      reason: { key: 'link.leads-away', params: { target: 'https://files.example/plan' } },
    });
    expect(await leads('https://accounts.google.com/ServiceLogin?x=1')).toMatchObject({ state: 'sign-in' });
  });

  it('what was not asked because its host wants to be left alone is to be looked at, not broken', async () => {
    const verdict = await world({ [`${SITE}/plan`]: { cause: 'left-alone' } }).verify(`${SITE}/plan`);
    expect(verdict).toMatchObject({ state: 'blocked', reason: { key: 'link.left-alone' } });
    expect(reasonText('th', verdict?.reason ?? { key: '', params: {} })).toMatch(/[ก-๙]/);
  });

  it('a short link says that nobody knows where it leads until its host may be read', async () => {
    const short = 'https://bit.ly/3plan';
    const ask = (reply: Reply, granted: (url: string) => boolean) =>
      world({ ...honest, [short]: reply }, { granted }).verify(short);
    const ours = (url: string) => url.startsWith(SITE);
    const unknown = await ask({ cause: 'opaque' }, ours);
    expect(unknown).toMatchObject({ state: 'not-granted', reason: { key: 'link.short' }, finalUrl: null });
    expect(reasonText('th', unknown?.reason ?? { key: '', params: {} })).toContain('ลิงก์ย่อ');
    const both = (url: string) => ours(url) || url === short;
    const drive = 'https://drive.google.com/file/d/2';
    for (const cause of ['opaque', 'network', 'timeout'] as const) {
      expect(await ask({ cause, target: drive }, both)).toMatchObject({
        state: 'not-granted',
        reason: { key: 'link.leads-away', params: { target: drive } },
        finalUrl: drive,
      });
    }
    expect(await ask({ finalUrl: `${SITE}/plan` }, both)).toMatchObject({
      state: 'redirected',
      finalUrl: `${SITE}/plan`,
    });
  });

  it('a page of the service in between is not what a short link leads to', async () => {
    const short = 'https://qr.me-qr.com/3plan';
    const { verify } = world({ ...honest, [short]: { body: page('<h2>Your link is ready in 5 seconds</h2>') } });
    const verdict = await verify(short);
    expect(verdict).toMatchObject({ state: 'blocked', reason: { key: 'link.short-page' } });
    expect(reasonText('th', verdict?.reason ?? { key: '', params: {} })).toContain('ลิงก์ย่อ');
    const file = world({ ...honest, [short]: { contentType: 'application/pdf', body: '%PDF' } });
    expect(await file.verify(short)).toMatchObject({ state: 'opens' });
  });

  it('says why a page that a splash page of the site leads to does not answer', async () => {
    const splash = `<meta http-equiv="refresh" content="1;url=${SITE}/main">`;
    const { verify } = world({ ...honest, [`${SITE}/plan`]: { body: splash }, [`${SITE}/main`]: { cause: 'network' } });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'broken', reason: { key: 'link.network' } });
  });

  it('a stopped check is no verdict', async () => {
    expect(await world({ [`${SITE}/plan`]: { cause: 'cancelled' } }).verify(`${SITE}/plan`)).toBeNull();
  });
});

describe('patience', () => {
  it('asks a busy server again, as late as it wants', async () => {
    const { verify, waits } = world({
      ...honest,
      [`${SITE}/plan`]: [{ status: 503, retryAfter: 7 }, { status: 500 }, {}],
    });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'opens' });
    expect(waits).toEqual([7_000, 2_000]);
  });

  it('leaves a server alone that wants to be left alone for long', async () => {
    const { verify, waits, asked } = world({ [`${SITE}/plan`]: { status: 429, retryAfter: 3_600 } });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'blocked' });
    expect([waits, asked]).toEqual([[], [`${SITE}/plan`]]);
  });

  it('learns the manners of a host once', async () => {
    const { verify, asked } = world({ ...honest, [`${SITE}/a`]: {}, [`${SITE}/b`]: {} });
    await Promise.all([verify(`${SITE}/a`), verify(`${SITE}/b`)]);
    expect(asked.filter((url) => url === `${SITE}/`)).toHaveLength(1);
    expect(asked.filter((url) => url.includes('no-such-page'))).toHaveLength(1);
  });
});

describe('what has changed since it was taken', () => {
  const taken = async (replies: Record<string, Reply>, before = '') =>
    (await world({ ...honest, ...replies }).verify(`${SITE}/plan`, before)) ?? { print: '', changed: null };

  it('a counter is no change, other documents are one', async () => {
    const { print, changed } = await taken({ [`${SITE}/plan`]: { body: PLAN } });
    expect(changed).toBeNull();
    expect(await taken({ [`${SITE}/plan`]: { body: PLAN.replace(/ผู้เข้าชม \d+/, 'ผู้เข้าชม 77') } }, print)).toMatchObject({
      changed: false,
    });
    expect(
      await taken({ [`${SITE}/plan`]: { body: page('<h2>แผนดำเนินงาน</h2><p>กำลังปรับปรุงข้อมูล</p>') } }, print),
    ).toMatchObject({ changed: true });
  });

  it('a file with other bytes is another file', async () => {
    const file = (body: string) => ({ [`${SITE}/plan`]: { contentType: 'application/pdf', body } });
    const { print } = await taken(file('%PDF one'));
    expect(await taken(file('%PDF one'), print)).toMatchObject({ changed: false });
    expect(await taken(file('%PDF two'), print)).toMatchObject({ changed: true });
  });

  it('says which addresses are neither on nor linked from the site', async () => {
    const elsewhere = await world({ 'https://example.org/x': {} }).verify('https://example.org/x');
    expect(elsewhere).toMatchObject({ offSite: true });
    expect(await world({ [`${SITE}/plan`]: {} }).verify(`${SITE}/plan`)).toMatchObject({ offSite: false });
  });
});

describe('a page that sends its visitors on by itself', () => {
  const splash = (to: string) =>
    `<title>ยินดีต้อนรับ</title><meta http-equiv="refresh" content="5;url=${to}"><a href="${to}">เข้าสู่เว็บไซต์</a>`;

  it('is judged by where they end, as after a redirect', async () => {
    const { verify } = world({ ...honest, [`${SITE}/old`]: { body: splash('/plan') }, [`${SITE}/plan`]: {} });
    expect(await verify(`${SITE}/old`)).toMatchObject({ state: 'redirected', finalUrl: `${SITE}/plan` });
  });

  it('is dead when that is, and stands on its own where it only says so to itself', async () => {
    const { verify } = world({
      ...honest,
      [`${SITE}/old`]: { body: splash('/gone') },
      [`${SITE}/same`]: { body: `${PLAN}<meta http-equiv="refresh" content="60">` },
    });
    expect(await verify(`${SITE}/old`)).toMatchObject({ state: 'broken', status: 404 });
    expect(await verify(`${SITE}/same`)).toMatchObject({ state: 'opens' });
  });

  it('to the home page is the home page instead', async () => {
    const { verify } = world({ ...honest, [`${SITE}/old`]: { body: splash('/') } });
    expect(await verify(`${SITE}/old`)).toMatchObject({ state: 'home-instead' });
  });

  it('knows the home page behind a splash page, from every side', async () => {
    const { verify } = world({
      [`${SITE}/`]: { body: splash('/main.php') },
      [`${SITE}/main.php`]: { body: HOME },
      [`${SITE}/lost`]: { body: HOME },
      [`${SITE}/moved`]: { finalUrl: `${SITE}/main.php`, body: HOME },
      [`${SITE}/plan`]: {},
    });
    expect(await verify(`${SITE}/`)).toMatchObject({ state: 'redirected', finalUrl: `${SITE}/main.php` });
    expect(await verify(`${SITE}/main.php`)).toMatchObject({ state: 'opens' });
    expect(await verify(`${SITE}/lost`)).toMatchObject({ state: 'home-instead' });
    expect(await verify(`${SITE}/moved`)).toMatchObject({ state: 'home-instead' });
    expect(await verify(`${SITE}/plan`)).toMatchObject({ state: 'opens' });
  });

  it('to a host that may not be read says where it leads', async () => {
    const { verify } = world(
      {
        [`${SITE}/form`]: { body: splash('https://forms.example.org/1') },
        'https://forms.example.org/1': { cause: 'opaque' },
      },
      { granted: (url) => url.startsWith(SITE) },
    );
    expect(await verify(`${SITE}/form`)).toMatchObject({
      state: 'not-granted',
      reason: { key: 'link.leads-away' },
      finalUrl: 'https://forms.example.org/1',
    });
  });

  it('and what the server sends on before or after it are told as the way there', async () => {
    const hop = (path: string) => ({ url: SITE + path, status: 302 });
    const { verify } = world({
      ...honest,
      [`${SITE}/old`]: { body: splash('/three'), finalUrl: `${SITE}/two`, chain: [hop('/old'), hop('/one')] },
      [`${SITE}/three`]: { finalUrl: `${SITE}/plan`, chain: [hop('/three')] },
      [`${SITE}/direct`]: { finalUrl: `${SITE}/plan`, chain: [hop('/direct')] },
    });
    const { via, finalUrl } = (await verify(`${SITE}/old`)) ?? {};
    expect([via, finalUrl]).toEqual([['/one', '/two', '/three'].map((path) => SITE + path), `${SITE}/plan`]);
    expect(await verify(`${SITE}/direct`)).not.toHaveProperty('via');
  });

  it('in a circle comes to an end', async () => {
    const { verify, asked } = world({
      ...honest,
      [`${SITE}/a`]: { body: splash('/b') },
      [`${SITE}/b`]: { body: splash('/c') },
      [`${SITE}/c`]: { body: splash('/a') },
    });
    expect((await verify(`${SITE}/a`))?.finalUrl).toBe(`${SITE}/c`);
    expect(asked.length).toBeLessThan(8);
  });
});

describe('the links of the newest scan', () => {
  it('tell what nobody links to; where they are not known, nothing is said', async () => {
    const reply = {
      'https://example.org/x': {},
      'https://short.example/x': { finalUrl: 'https://drive.google.com/file/d/1' },
    };
    const { verify } = world(reply);
    expect(await verify('https://short.example/x')).toMatchObject({ offSite: false });
    const tools = world(reply).verify;
    expect(await tools('https://example.org/x')).toMatchObject({ offSite: true });
  });
});
