import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildOf, root } from './harness/lab';

/** What is shipped, as it lies in the build: no browser is started. */

type Manifest = Record<string, unknown>;
const manifestOf = (browser: 'chromium' | 'firefox'): Manifest =>
  JSON.parse(readFileSync(join(buildOf(browser), 'manifest.json'), 'utf8'));

const COMMON = [
  'activeTab',
  'clipboardWrite',
  'contextMenus',
  'scripting',
  'storage',
  'unlimitedStorage',
  'webRequest',
];
/** Chrome's own limit for the description. */
const MAX_DESCRIPTION = 132;
const MAX_INJECTED = 30_000;

const KNOWN_WARNINGS: readonly string[] = [
  // Firefox before 140 passes over the key that says that nothing is collected; newer ones ask for it.
  'KEY_FIREFOX_UNSUPPORTED_BY_MIN_VERSION',
  'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
  // Preact's own dangerouslySetInnerHTML, which we do not use.
  'UNSAFE_VAR_ASSIGNMENT',
];

describe.each([
  ['chromium', [...COMMON, 'sidePanel'].sort()],
  ['firefox', COMMON],
] as const)('the manifest of the %s build', (browser, permissions) => {
  const manifest = manifestOf(browser);

  it('asks for no site at install', () => {
    expect(manifest.manifest_version).toBe(3);
    expect([...(manifest.permissions as string[])].sort()).toEqual(permissions);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(manifest.optional_permissions).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('lets pages load the sidebar page and nothing else', () => {
    const [resource, ...more] = manifest.web_accessible_resources as {
      resources: string[];
      use_dynamic_url?: boolean;
    }[];
    expect(more).toEqual([]);
    expect(resource?.resources).toEqual(['sidebar.html']);
    expect(resource?.use_dynamic_url).toBe(browser === 'chromium' ? true : undefined);
  });

  it('runs its own scripts only, and does not upgrade addresses', () => {
    const policy = manifest.content_security_policy as { extension_pages: string };
    expect(policy.extension_pages).toBe("script-src 'self' 'wasm-unsafe-eval'; object-src 'self'");
  });

  it('names itself in Thai and in English, with every word that it uses', () => {
    expect(manifest.default_locale).toBe('th');
    const words = (language: string): Record<string, { message: string }> =>
      JSON.parse(readFileSync(join(buildOf(browser), '_locales', language, 'messages.json'), 'utf8'));
    const [thai, english] = [words('th'), words('en')];
    expect(Object.keys(english).sort()).toEqual(Object.keys(thai).sort());
    const used = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);
    expect(used.length).toBeGreaterThan(3);
    for (const key of used) expect(thai[key]?.message).toBeTruthy();
    for (const { description } of [thai, english]) {
      expect(description?.message.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
    }
  });

  it('has its icons, its shortcut and its side panel', () => {
    for (const file of Object.values(manifest.icons as Record<string, string>)) {
      expect(statSync(join(buildOf(browser), file)).size).toBeGreaterThan(100);
    }
    expect(manifest.commands).toMatchObject({ _execute_action: { suggested_key: { default: 'Alt+O' } } });
    if (browser === 'chromium') {
      expect(manifest.minimum_chrome_version).toBe('109');
      expect(manifest.side_panel).toEqual({ default_path: 'sidebar.html?panel' });
    } else {
      expect(manifest.browser_specific_settings).toMatchObject({ gecko: { strict_min_version: '128.0' } });
      expect(manifest.sidebar_action).toMatchObject({ default_panel: 'sidebar.html?panel', open_at_install: false });
    }
  });

  it('injects less than 30 kB into a page, all in all', () => {
    const code = readFileSync(join(buildOf(browser), 'background.js'), 'utf8');
    const scripts = readdirSync(buildOf(browser)).filter((name) => name.endsWith('.js') && name !== 'background.js');
    // The others are Workers of our own pages.
    expect(scripts.sort()).toEqual(['document-worker.js', 'found-worker.js', 'host.js', 'paste.js', 'scan-worker.js']);
    expect(code).toContain('host.js');
    // Never both into one page: host.js is for the agency's own, paste.js for the form of another site.
    for (const name of ['host.js', 'paste.js']) {
      expect(statSync(join(buildOf(browser), name)).size).toBeLessThan(MAX_INJECTED);
    }
  });
});

it('passes the linter of Firefox add-ons', { timeout: 120_000 }, async () => {
  const webExt = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const args = [webExt, 'lint', '--output=json', `--source-dir=${buildOf('firefox')}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e7 }).catch(
    (failed: { stdout: string }) => failed,
  );
  const report = JSON.parse(stdout) as {
    errors: object[];
    warnings: { code: string; file?: string; message: string }[];
  };
  expect(report.errors).toEqual([]);
  const codes = report.warnings.map(({ code }) => code).sort();
  expect(codes.filter((code) => !KNOWN_WARNINGS.includes(code))).toEqual([]);
  expect(codes.filter((code) => code === 'UNSAFE_VAR_ASSIGNMENT').length).toBeLessThanOrEqual(1);
});
