import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ICON_SIZES = [16, 32, 48, 128] as const;
const icons = Object.fromEntries(ICON_SIZES.map((size) => [size, `icon/${size}.png`]));
/** What reads documents, offline: see docs/third-party.md. */
const DOCUMENT_FILES = [
  '@hyzyla/pdfium/dist/pdfium.wasm',
  'tesseract.js-core/tesseract-core-simd-lstm.js',
  'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  '@tesseract.js-data/tha/4.0.0_best_int/tha.traineddata.gz',
] as const;
/** The engine is told where its bytes are; its own idea of that would put them into the script a second time. */
const withoutOwnWasm = {
  name: 'pdfium-without-own-wasm',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!id.includes('@hyzyla/pdfium')) return null;
    return code
      .replace('new URL("pdfium.wasm", import.meta.url).href', '"pdfium.wasm"')
      .replaceAll('import.meta.url', 'self.location.href');
  },
};
const PANEL = 'sidebar.html?panel';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  zip: { name: 'oit-sidebar', excludeSources: ['out/**', 'tests/**'] },
  vite: ({ browser }) => ({
    plugins: [withoutOwnWasm],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      // The oldest supported: the last Chrome and Edge of Windows 7, and the first Firefox that grants single origins in MV3.
      target: browser === 'firefox' ? 'firefox128' : 'chrome109',
      cssTarget: browser === 'firefox' ? 'firefox128' : 'chrome109',
    },
  }),
  hooks: {
    'build:before': async () => {
      const validation = here('./scripts/check-editions.ts');
      if (!existsSync(validation)) return;
      const { execFileSync } = await import('node:child_process');
      execFileSync(process.execPath, ['--import', 'tsx', validation], { stdio: 'inherit' });
    },
    'build:publicAssets': (_wxt, files) => {
      for (const size of ICON_SIZES) {
        files.push({ absoluteSrc: here(`./assets/icons/${size}.png`), relativeDest: `icon/${size}.png` });
      }
      for (const file of DOCUMENT_FILES) {
        files.push({ absoluteSrc: here(`./node_modules/${file}`), relativeDest: `documents/${basename(file)}` });
      }
      const licence = here('./node_modules/tesseract.js-core/LICENSE');
      files.push({ absoluteSrc: licence, relativeDest: 'documents/LICENSE-Apache-2.0.txt' });
      files.push({ absoluteSrc: here('./docs/third-party.md'), relativeDest: 'documents/third-party.md' });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'th',
    icons,
    action: { default_title: '__MSG_toggle__', default_icon: icons },
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'activeTab',
      'contextMenus',
      'clipboardWrite',
      // Only our own requests to granted sites are watched, to tell why a link does not open; nothing is held up.
      'webRequest',
      ...(browser === 'firefox' ? [] : ['sidePanel' as const]),
    ],
    // Nothing at install; set-up asks for exactly the origins of the agency's site.
    optional_host_permissions: ['*://*/*'],
    web_accessible_resources: [
      {
        resources: ['sidebar.html'],
        matches: ['http://*/*', 'https://*/*'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    content_security_policy: {
      // Firefox's default upgrades insecure requests: sites that only speak http would look dead.
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    commands: {
      // Not Alt+Shift: it switches the keyboard's language on Thai Windows.
      _execute_action: { suggested_key: { default: 'Alt+O' } },
      'paste-field': { suggested_key: { default: 'Alt+I' }, description: '__MSG_pasteField__' },
      'take-picture': { suggested_key: { default: 'Alt+P' }, description: '__MSG_takePicture__' },
    },
    ...(browser === 'firefox'
      ? {
          sidebar_action: {
            default_panel: PANEL,
            default_title: '__MSG_shortName__',
            default_icon: icons,
            open_at_install: false,
          },
          browser_specific_settings: {
            gecko: {
              id: 'oit-sidebar@oit-sidebar.invalid',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '109', side_panel: { default_path: PANEL } }),
  }),
});
