import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, serveDemoSite } from '../../fixtures/demo-server';

let server: DemoServer;
beforeAll(async () => {
  server = await serveDemoSite();
});
afterAll(() => server.close());

const get = (path: string) => fetch(server.url + path, { redirect: 'manual' });

describe('the demo server', () => {
  it('answers every page and file of the manifest as it says', async () => {
    const { pages, files } = server.manifest;
    for (const page of pages) {
      const url = new URL(page.url);
      const answer = await get(url.pathname + url.search);
      expect([page.url, answer.status, answer.headers.get('content-type')]).toEqual([
        page.url,
        page.response.status,
        page.response.contentType,
      ]);
      await answer.arrayBuffer();
    }
    for (const file of files) {
      const answer = await get(new URL(file.url).pathname);
      expect([file.url, answer.status]).toEqual([file.url, 200]);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(file.format === 'pdf' ? '%PDF' : 'PK\u0003\u0004');
    }
  });

  it('tells pages apart by their query, whatever its order and session ids', async () => {
    const one = await (await get('/content.php?cat=18')).text();
    const other = await (await get('/content.php?cat=22')).text();
    expect(one).not.toBe(other);
    expect(await (await get('/content.php?PHPSESSID=zz&cat=18')).text()).toBe(one);
    expect(await (await get('/eservice/form.jsp;jsessionid=1?id=3&menu=01')).text()).toBe(
      await (await get('/eservice/form.jsp?menu=01&id=3')).text(),
    );
  });

  it('sends windows-874 bytes without saying so, and says utf-8 where the page claims otherwise', async () => {
    const old = await get('/content.php?cat=17');
    expect(old.headers.get('content-type')).toBe('text/html');
    expect(new TextDecoder('windows-874').decode(await old.arrayBuffer())).toContain('แผนพัฒนาท้องถิ่น');
    const lying = await (await get('/newsletter/')).text();
    expect(lying).toContain('charset="windows-874"');
    expect(lying).toContain('จดหมายข่าว');
  });

  it('redirects, loses pages softly and hard, and never runs out of months', async () => {
    const tax = await get('/eservice/tax.jsp');
    expect([tax.status, tax.headers.get('location')]).toEqual([302, '/eservice/login.jsp']);
    for (const row of server.manifest.dead) {
      const url = new URL(row.url);
      const answer = await get(url.pathname + url.search);
      expect([row.url, answer.status]).toEqual([row.url, row.soft ? 200 : 404]);
      if (row.soft) expect(await answer.text()).toContain('ไม่พบหน้าที่ท่านต้องการ');
    }
    expect(await (await get('/calendar?year=2999&month=12')).text()).toContain('/calendar?year=3000&amp;month=1');
    expect((await get('/pages/index.html')).status).toBe(404);
    expect((await get('/..%2f..%2fmanifest.json')).status).toBe(404);
  });

  it('guards the No Gift page with a strict policy', async () => {
    expect((await get('/page/no-gift')).headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('takes posts, knows its host from others, and serves as a proxy', async () => {
    const posted = await fetch(`${server.url}/webboard/post.php`, { method: 'POST', body: 'x=1', redirect: 'manual' });
    expect([posted.status, posted.headers.get('location')]).toEqual([303, '/webboard/index.php']);
    const through = (path: string, host: string) =>
      new Promise<string>((resolve, reject) => {
        request({ host: '127.0.0.1', port: server.port, path, headers: { host } }, async (answer) => {
          const parts: Buffer[] = [];
          for await (const part of answer) parts.push(part as Buffer);
          resolve(Buffer.concat(parts).toString());
        })
          .on('error', reject)
          .end();
      });
    const host = 'www.thungsaithan-demo.go.th';
    expect(await through(`http://${host}/page/history`, host)).toContain('ประวัติความเป็นมา');
    expect(await through('/page/history', 'thungsaithan-demo.go.th')).toContain('ประวัติความเป็นมา');
    expect(await through('/page/history', 'www.other-demo.go.th')).toContain('หน่วยงานอื่น');
  });

  it('fails on demand and remembers what was asked', async () => {
    const before = server.requests.length;
    const mend = server.fail('/page/history', { status: 503 });
    expect((await get('/page/history')).status).toBe(503);
    mend();
    expect((await get('/page/history')).status).toBe(200);
    const cut = server.fail('/page/vision', { kind: 'reset' });
    await expect(get('/page/vision')).rejects.toThrow();
    cut();
    const late = server.fail('/page/vision', { delayMs: 80 });
    const from = performance.now();
    await get('/page/vision');
    expect(performance.now() - from).toBeGreaterThanOrEqual(75);
    late();
    expect(server.requests.slice(before).map((one) => one.path)).toEqual([
      '/page/history',
      '/page/history',
      '/page/vision',
      '/page/vision',
    ]);
  });
});
