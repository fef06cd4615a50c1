// The oldest browsers that the manifests promise (package.json, "browserslist") must have every API and CSS feature
// that the built extension uses without asking first. JavaScript's own library is held by tsconfig's `lib`.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ESLint } from 'eslint';
import compat from 'eslint-plugin-compat';
import stylelint from 'stylelint';
import { cli, root, SetupError } from './setup.mjs';

/**
 * CSS that an older browser may ignore without harm to the page, and why each is here.
 * - css-resize: Firefox and Chrome have it; the data only knows partial support.
 */
const IGNORED_CSS = [
  'css-resize',
  'css-touch-action',
  'prefers-color-scheme',
  'extended-system-fonts',
  'text-decoration',
];

function builtFiles(extension) {
  return ['chrome-mv3', 'firefox-mv3'].flatMap((target) => {
    const folder = join(root, '.output', target);
    return readdirSync(folder, { recursive: true })
      .filter((name) => extname(name) === extension)
      .map((name) => join(folder, name));
  });
}

async function scriptProblems() {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    allowInlineConfig: false,
    ignore: false,
    overrideConfig: [
      {
        ...compat.configs['flat/recommended'],
        languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
    ],
  });
  const results = await eslint.lintFiles(builtFiles('.js'));
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, message }) => `${filePath.slice(root.length + 1)}:${line}:${column} ${message}`),
  );
}

async function styleProblems() {
  const { results } = await stylelint.lint({
    cwd: root,
    files: builtFiles('.css'),
    // stylelint leaves dot folders out unless told otherwise.
    globbyOptions: { dot: true },
    disableDefaultIgnores: true,
    config: {
      plugins: ['stylelint-no-unsupported-browser-features'],
      rules: {
        'plugin/no-unsupported-browser-features': [
          true,
          { severity: 'error', ignore: IGNORED_CSS, ignorePartialSupport: true },
        ],
      },
    },
  });
  return results.flatMap(({ source, warnings }) =>
    warnings.map(({ line, column, text }) => `${source?.slice(root.length + 1)}:${line}:${column} ${text}`),
  );
}

await cli(async () => {
  const problems = [...(await scriptProblems()), ...(await styleProblems())];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) throw new SetupError(`${problems.length} uses of what Chrome 109 or Firefox 128 lack`);
  console.log(
    `${builtFiles('.js').length} scripts and ${builtFiles('.css').length} style sheets fit the oldest browsers`,
  );
});
