import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { resolveEdition } from '../lib/checklist';
import { todayIso } from '../lib/thai/dates';
import { type AuditInput, auditInput, jsonLine } from './audit/run';
import { pageReport } from './audit/table';

/**
 * Judges saved pages from the command line:
 *   npm run --silent audit -- [--json] [--edition N] [--agency NAME] [--host H]... [--today DATE] [--url URL] FILE...
 *   npm run --silent audit -- ... --list LIST      lines: path<TAB>url
 * A page a line with --json, in the order given; a file that cannot be read gets a line with `error`, and the exit status is 1.
 */
const USAGE =
  'audit [--json] [--edition N] [--agency NAME] [--host H] [--today YYYY-MM-DD] [--url URL] FILE... | --list LIST';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      edition: { type: 'string' },
      agency: { type: 'string', default: '' },
      host: { type: 'string', multiple: true, default: [] },
      today: { type: 'string' },
      url: { type: 'string' },
      list: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const today = values.today ?? todayIso(new Date());
  const edition = values.edition === undefined ? null : Number(values.edition);
  if (values.help || (positionals.length === 0 && values.list === undefined)) return usage(values.help ? 0 : 2);
  if (edition !== null && !resolveEdition(edition, [])) return usage(2, `--edition ${values.edition}: ไม่มีเกณฑ์ของปีนี้`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)))
    return usage(2, `--today ${today}: ต้องเป็น YYYY-MM-DD`);
  const inputs = [
    ...(values.list === undefined ? [] : await readList(values.list)),
    ...positionals.map((path): AuditInput => ({ input: path, path, url: values.url ?? null })),
  ];
  const options = { edition, agency: values.agency, hosts: values.host.map((host) => host.toLowerCase()), today };
  let status = 0;
  for (const input of inputs) {
    try {
      const { url, audit } = await auditInput(input, options);
      process.stdout.write(`${values.json ? jsonLine(input.input, url, audit) : pageReport(input.input, audit)}\n`);
    } catch (error) {
      status = 1;
      const reason = error instanceof Error ? error.message : String(error);
      process.stdout.write(
        values.json
          ? `${JSON.stringify({ input: input.input, error: reason })}\n`
          : `${input.input}\n  อ่านไม่ได้: ${reason}\n`,
      );
    }
  }
  return status;
}

/** Lines of a list: a path and, after a tab, the address that the page was saved from. */
async function readList(path: string): Promise<AuditInput[]> {
  const lines = (await readFile(path, 'utf8')).split(/\r\n|\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [file = '', url = ''] = line.split('\t');
    return { input: file, path: file, url: url.trim() === '' ? null : url.trim() };
  });
}

function usage(status: number, problem?: string): number {
  process.stderr.write(`${problem === undefined ? '' : `${problem}\n`}${USAGE}\n`);
  return status;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = usage(2, error instanceof Error ? error.message : String(error));
}
