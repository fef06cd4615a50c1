// What `npm test` and `npm run demo` need on a machine that has Node and nothing else.
// Plain JavaScript without dependencies: it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure whose message is all that the person at the keyboard needs: no stack. */
export class SetupError extends Error {}

export const say = (text) => console.log(`▸ ${text}`);

/** Runs a command in the project's root with its output shown; throws SetupError with `failure` when it does not succeed. */
export function run(command, args, failure, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error || result.status !== 0) {
    const why = result.error ? result.error.message : `exit status ${result.status}`;
    throw new SetupError(`${failure} (${command} ${args.join(' ')}: ${why})`);
  }
}

function findExecutable(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here: the next one.
      }
    }
  }
  return null;
}

/** Dependencies exactly as in the lockfile; nothing is done when they already are. */
function ensureDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.lock-sha256');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say('installing dependencies from the lockfile (npm ci)');
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund'],
    'The dependencies could not be installed; is the npm registry reachable?',
  );
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, lock);
}

/** WXT's generated types; wanted by the type check and the build. */
function ensureWxtTypes() {
  if (existsSync(join(root, '.wxt', 'wxt.d.ts'))) return;
  run(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'prepare'], 'WXT could not prepare the project');
}

const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    // Branded Chrome is left out: it no longer loads unpacked extensions from the command line.
    names: ['chromium', 'chromium-browser'],
    packages: ['chromium'],
  },
  firefox: { variable: 'FIREFOX_PATH', names: ['firefox-esr', 'firefox'], packages: ['firefox-esr'] },
};

const THAI_FONTS = ['fonts-thai-tlwg'];

function hasThaiFont() {
  const list = spawnSync('fc-list', [':lang=th', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function aptInstall(packages) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  say(`installing with apt: ${packages.join(' ')}`);
  run('apt-get', ['update', '-qq'], 'apt could not refresh its lists', options);
  run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    'apt could not install the browsers',
    options,
  );
}

/**
 * Finds the browsers and a Thai font, or installs them with apt as root, and says so.
 * Returns their paths, also set as CHROMIUM_PATH and FIREFOX_PATH for what runs next.
 */
function ensureBrowsers(wanted) {
  const locate = (name) => {
    const { variable, names } = BROWSERS[name];
    return process.env[variable] || findExecutable(names);
  };
  const missing = wanted.filter((name) => !locate(name));
  const packages = missing.flatMap((name) => BROWSERS[name].packages);
  if (!hasThaiFont()) packages.push('fontconfig', ...THAI_FONTS);
  if (packages.length > 0) {
    const canInstall = process.getuid?.() === 0 && findExecutable(['apt-get']);
    if (!canInstall) {
      throw new SetupError(
        `Missing: ${packages.join(', ')}. Install them (on Debian: sudo apt-get install ${packages.join(' ')}), ` +
          'or say where the browsers are with CHROMIUM_PATH and FIREFOX_PATH, then run the command again.',
      );
    }
    aptInstall(packages);
  }
  for (const name of wanted) {
    const path = locate(name);
    if (!path) throw new SetupError(`${name} was installed but is not on the PATH; set ${BROWSERS[name].variable}.`);
    process.env[BROWSERS[name].variable] = path;
    say(`${name}: ${path}`);
  }
}

/** Everything that a command needs before it starts. `browsers` e.g. ['chromium', 'firefox']. */
export function setUp({ browsers }) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) {
    throw new SetupError(`Node ${process.versions.node} does not do: 20.19, 22.12 or 24 and later is needed.`);
  }
  ensureDependencies();
  ensureWxtTypes();
  ensureBrowsers(browsers);
}

/** Runs `main` and turns a SetupError into one clear sentence and a failing status. */
export async function cli(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n✗ ${error.message}`);
    process.exitCode = 1;
  }
}
