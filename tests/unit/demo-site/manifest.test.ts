import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinEditions, indexEdition, resolveEdition } from '../../../lib/checklist';
import {
  type DemoFile,
  type DemoPage,
  demoSiteFolder,
  readManifest,
  Trap,
  YEARS,
} from '../../fixtures/demo-site/manifest';
import { routeKey } from '../../fixtures/demo-site/route-key';
import { anchorsOf, targetOf } from '../../fixtures/demo-site/source/click-paths';
import { derivedEvidence } from '../../fixtures/demo-site/source/evidence';
import { makeManifest } from '../../fixtures/demo-site/source/make-manifest';
import { pages as sources } from '../../fixtures/demo-site/source/pages';
import { fileOf, render } from '../../fixtures/demo-site/source/render';
import { sitemap } from '../../fixtures/demo-site/source/sitemap';

const manifest = readManifest();
const site = join(demoSiteFolder, 'site');
const origin = `http://${manifest.agency.hosts[0]}`;
const served: (DemoPage | DemoFile)[] = [...manifest.pages, ...manifest.files];
const packOf = (year: string) => {
  const pack = resolveEdition(Number(year), []);
  if (!pack) throw new Error(`no pack ${year}`);
  return pack;
};

describe('the committed site', () => {
  it('is what its sources write, page by page, and nothing is left over', () => {
    const written = new Map(sources.map((page) => [fileOf(page), Buffer.from(render(page))]));
    const found = readdirSync(join(site, 'pages'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1));
    expect(found.sort()).toEqual([...written.keys()].sort());
    const stale = [...written].filter(([file, bytes]) => !bytes.equals(readFileSync(join(site, file))));
    expect(stale.map(([file]) => file)).toEqual([]);
    expect(readFileSync(join(site, 'sitemap.xml'), 'utf8')).toBe(sitemap());
  });

  it('has a manifest made from the same sources and the packs of today', () => {
    expect(manifest).toEqual(makeManifest());
  });

  it('is large enough, varied enough, and small on disk', () => {
    expect(manifest.pages.length).toBeGreaterThanOrEqual(60);
    expect(new Set(manifest.pages.map((page) => page.family)).size).toBe(5);
    expect(manifest.pages.filter((page) => page.kind === 'topic').length).toBeGreaterThan(40);
    expect(manifest.pages.filter((page) => page.kind === 'decoy').length).toBeGreaterThan(15);
    const seen = new Set(served.flatMap((one) => one.traps));
    expect(Trap.options.filter((trap) => !seen.has(trap))).toEqual([]);
    const bytes = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes).toBeLessThan(6_000_000);
  });
});

describe('the truth', () => {
  it('speaks of every edition that is shipped', () => {
    expect(builtinEditions.map((pack) => String(pack.year)).sort()).toEqual([...YEARS]);
  });

  it('gives every page and file the codes that its topics have in each edition, with all of their criteria', () => {
    for (const year of YEARS) {
      const { items, byId } = indexEdition(packOf(year));
      for (const one of served) {
        const expected = items.filter(({ item }) => item.topics.some((topic) => one.topics.includes(topic)));
        expect([one.url, year, one.serves[year].map((row) => row.code)]).toEqual([
          one.url,
          year,
          expected.map(({ item }) => item.code),
        ]);
        for (const row of one.serves[year]) {
          const item = byId.get(row.item)?.item;
          expect(item?.code).toBe(row.code);
          expect(row.criteria.map((criterion) => [criterion.id, criterion.text])).toEqual(
            item?.criteria.map((criterion) => [criterion.id, criterion.text]),
          );
        }
      }
    }
  });

  it('says the same of the same words: no verdict changes from edition to edition while the criterion does not', () => {
    for (const one of served) {
      const said = new Map<string, string>();
      for (const year of YEARS)
        for (const { item, criteria } of one.serves[year])
          for (const { text, expected } of criteria) {
            const words = `${item}: ${text}`;
            expect([one.url, words, year, said.get(words) ?? expected]).toEqual([one.url, words, year, expected]);
            said.set(words, expected);
          }
    }
  });

  it('is about pages and files that lie in the folder', () => {
    expect(served.filter((one) => !existsSync(join(site, one.file))).map((one) => one.file)).toEqual([]);
  });

  it('says of every item of every edition what serves it, or why nothing does', () => {
    const byUrl = new Map(served.map((one) => [one.url, one]));
    for (const year of YEARS) {
      const { items } = indexEdition(packOf(year));
      const rows = manifest.evidence[year];
      expect(rows.map((row) => [row.item, row.code])).toEqual(items.map(({ item }) => [item.id, item.code]));
      for (const row of rows) {
        expect([year, row.code, row.urls.length > 0]).toEqual([year, row.code, row.served !== 'none']);
        if (row.served !== 'full') expect([year, row.code, row.why]).not.toEqual([year, row.code, '']);
        const serving = row.urls.map((url) => byUrl.get(url)?.serves[year].find((one) => one.code === row.code));
        expect([year, row.code, serving.filter((one) => one === undefined)]).toEqual([year, row.code, []]);
        if (row.served !== 'full') continue;
        expect(serving.filter((one) => one?.year !== 'right' && one?.year !== 'no-rule')).toEqual([]);
        const present = serving.flatMap((one) =>
          (one?.criteria ?? [])
            .filter((criterion) => criterion.expected === 'present')
            .map((criterion) => criterion.id),
        );
        const asked = items.find(({ item }) => item.id === row.item)?.item.criteria ?? [];
        expect([year, row.code, asked.filter(({ id }) => !present.includes(id))]).toEqual([year, row.code, []]);
      }
    }
  });

  it('says of topic pages what they are about, and of no other page', () => {
    for (const page of manifest.pages) {
      expect([page.url, page.topics.length > 0]).toEqual([page.url, page.kind === 'topic']);
      if (page.content !== 'present')
        expect(
          YEARS.flatMap((year) => page.serves[year].flatMap((row) => row.criteria)).map((row) => row.expected),
        ).not.toContain('present');
    }
  });

  it('of edition 2568 agrees with the truth about the pages', () => {
    const derived = derivedEvidence(packOf('2568'), '2568', served);
    expect(manifest.evidence['2568'].map((row) => row.code)).toEqual(derived.map((row) => row.code));
    for (const chosen of manifest.evidence['2568']) {
      const possible = derived.find((row) => row.code === chosen.code);
      if (chosen.served === 'partial') {
        // The right page for the item, but of a wrong year or without what the item asks.
        expect([chosen.code, possible?.served]).toEqual([chosen.code, 'none']);
        for (const url of chosen.urls)
          expect(served.find((one) => one.url === url)?.serves['2568'].map((row) => row.code)).toContain(chosen.code);
        continue;
      }
      expect([chosen.code, chosen.served]).toEqual([chosen.code, possible?.served]);
      expect(possible?.urls).toEqual(expect.arrayContaining(chosen.urls));
    }
    const count = (kind: string) => manifest.evidence['2568'].filter((row) => row.served === kind).length;
    expect([count('full'), count('partial'), count('none')]).toEqual([24, 2, 2]);
  });

  it('of the index pages lists the links that stand on them', () => {
    for (const index of manifest.indexes) {
      const source = sources.find((page) => routeKey(page.path) === routeKey(index.url));
      const hrefs = source ? anchorsOf(source).flatMap(({ href }) => targetOf(href, index.url) ?? []) : [];
      for (const row of index.rows) expect(hrefs).toEqual(expect.arrayContaining(row.urls));
      expect(index.rows.length).toBe(index.edition === 2568 ? 28 : 43);
    }
  });
});

describe('links', () => {
  const known = new Set([
    ...served.map((one) => routeKey(one.url)),
    ...manifest.redirects.map((row) => routeKey(row.url)),
    ...manifest.dead.map((row) => routeKey(row.url)),
  ]);

  it('lead to a page, a file, a declared dead end or another site', () => {
    const unknown: string[] = [];
    for (const page of sources) {
      for (const { href } of anchorsOf(page)) {
        const target = targetOf(href, new URL(page.path, origin).href);
        if (target === null || known.has(routeKey(target)) || manifest.external.includes(target)) continue;
        if (manifest.endless.some((prefix) => target.startsWith(prefix))) continue;
        const asset = join(site, decodeURIComponent(new URL(target).pathname));
        if (new URL(target).origin === origin && existsSync(asset)) continue;
        unknown.push(`${page.path} → ${target}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  it('use everything that is declared: no dead end, file or outside address that nothing points to', () => {
    const used = new Set(
      sources.flatMap((page) =>
        anchorsOf(page).flatMap(({ href }) => targetOf(href, new URL(page.path, origin).href) ?? []),
      ),
    );
    const keys = new Set([...used].map(routeKey));
    expect(manifest.dead.filter((row) => !keys.has(routeKey(row.url)))).toEqual([]);
    expect(manifest.files.filter((file) => !keys.has(routeKey(file.url)))).toEqual([]);
    expect(manifest.external.filter((url) => !used.has(url))).toEqual([]);
  });

  it('reach every page from the home page but the orphan and what only the server shows', () => {
    const unreached = manifest.pages
      .filter((page) => page.clickPath === null)
      .map((page) => new URL(page.url).pathname);
    expect(unreached.sort()).toEqual(['/eservice/login.jsp', '/not-found', '/page/integrity-report']);
    expect(manifest.pages.find((page) => page.url.endsWith('/page/executives'))?.clickPath).toEqual([
      'บุคลากร',
      'คณะผู้บริหาร',
    ]);
  });

  it('and pictures, styles and scripts that pages ask for exist', () => {
    const missing = new Set<string>();
    for (const page of manifest.pages) {
      const html = new TextDecoder(
        page.response.contentType.includes('windows-874') || page.traps.includes('windows-874')
          ? 'windows-874'
          : 'utf-8',
      ).decode(readFileSync(join(site, page.file)));
      for (const [, path] of html.matchAll(/(?:src|href|background)="(\/(?:images|assets)\/[^"]*)"/g))
        if (path && !existsSync(join(site, path))) missing.add(path);
    }
    expect([...missing]).toEqual([]);
  });
});

describe('nothing real', () => {
  const texts = [
    ...sources.map(
      (page) =>
        [
          page.path,
          new TextDecoder(page.charset === 'windows-874' ? 'windows-874' : 'utf-8').decode(render(page)),
        ] as const,
    ),
    ...readdirSync(join(site, 'assets')).map(
      (name) => [name, readFileSync(join(site, 'assets', name), 'utf8')] as const,
    ),
  ];
  const thaiDigits = (text: string) => text.replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

  it('no telephone number but 0 0000 00NN', () => {
    const wrong: string[] = [];
    for (const [path, text] of texts)
      for (const [number] of thaiDigits(text).matchAll(
        /(?<![\d-])0[\s-]?\d{1,4}[\s-]\d{3,4}(?:[\s-]?\d{2,4})?(?![\d-])/g,
      ))
        if (!/^0 0000 00\d\d$/.test(number)) wrong.push(`${path}: ${number}`);
    expect(wrong).toEqual([]);
  });

  it('no e-mail but of the demo host', () => {
    const hosts = texts.flatMap(([, text]) =>
      [...text.matchAll(/[\w.+-]+@([\w-]+\.[\w.-]+)/g)].map((match) => match[1]),
    );
    expect([...new Set(hosts)]).toEqual(['thungsaithan-demo.go.th']);
  });

  it('no citizen number but the planted ones, of which one is none', () => {
    const found = texts.flatMap(([path, text]) =>
      [...thaiDigits(text).matchAll(/(?<!\d)\d[\s-]?\d{4}[\s-]?\d{5}[\s-]?\d{2}[\s-]?\d(?!\d)/g)].map(([number]) => ({
        path,
        number,
      })),
    );
    expect(found).toEqual(
      manifest.planted
        .filter((row) => row.kind !== 'bank-account')
        .map((row) => ({ path: new URL(row.page).pathname, number: row.text })),
    );
    const right = ({ text }: { text: string }) => {
      const digits = [...text.replaceAll('-', '')].map(Number);
      const sum = digits.slice(0, 12).reduce((total, digit, at) => total + digit * (13 - at), 0);
      return (11 - (sum % 11)) % 10 === digits[12];
    };
    expect(manifest.planted.filter((row) => row.kind === 'citizen-id').every(right)).toBe(true);
    expect(manifest.planted.filter((row) => row.kind === 'not-a-citizen-id').some(right)).toBe(false);
  });
});
