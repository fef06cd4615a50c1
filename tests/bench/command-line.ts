import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { demoCorpus } from '../../scripts/audit/demo';
import { benchPage } from './page';

const PAGES = 200;

/** Judges 200 pages, each once, through the command line as a user calls it. `seconds`: from start to end of the command. */
export async function timeCommandLine(): Promise<{ pages: number; demo: number; seconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'oit-bench-'));
  try {
    const { dir, rows } = demoCorpus();
    const lines = rows.slice(0, PAGES).map(({ file, source }) => `${join(dir, file)}\t${source.url ?? ''}`);
    const demo = lines.length;
    for (let at = demo; at < PAGES; at++) {
      const path = join(folder, `${at}.html`);
      await writeFile(path, benchPage(300 + ((at * 271) % 2_700), at));
      lines.push(`${path}\thttp://www.demo.invalid/page/${at}`);
    }
    const list = join(folder, 'list.tsv');
    await writeFile(list, lines.join('\n'));
    const script = fileURLToPath(new URL('../../scripts/audit.ts', import.meta.url));
    const begun = performance.now();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', script, '--json', '--list', list],
      { maxBuffer: 2 ** 28 },
    );
    const seconds = (performance.now() - begun) / 1_000;
    const pages = stdout.trim().split('\n').length;
    if (pages !== PAGES) throw new Error(`${pages} of ${PAGES} pages came out`);
    return { pages, demo, seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
