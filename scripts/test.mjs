// `npm test`: everything that must hold before a change is pushed, on a machine that has Node and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cli, root, SetupError, say, setUp } from './setup.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const reports = join(root, 'out', 'test');

/** `report`: the file in which a vitest step leaves its counts. */
const STEPS = [
  { name: 'types', command: bin('tsc'), args: ['--noEmit'] },
  { name: 'lint and format', command: bin('biome'), args: ['check', '.'] },
  { name: 'editions', command: bin('tsx'), args: ['scripts/check-editions.ts'] },
  { name: 'unit and integration', vitest: 'vitest.config.ts', report: 'unit.json' },
  { name: 'build', command: 'npm', args: ['run', '--silent', 'build'] },
  { name: 'oldest browsers', command: process.execPath, args: ['scripts/check-compat.mjs'] },
  { name: 'e2e in Chromium and Firefox', vitest: 'vitest.e2e.config.ts', report: 'e2e.json' },
];

const totals = { passed: 0, failed: 0, skipped: 0 };

function countTests(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
}

function runStep(step) {
  const started = Date.now();
  say(step.name);
  const report = step.report && join(reports, step.report);
  const [command, args] = step.vitest
    ? [
        bin('vitest'),
        ['run', '--config', step.vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ]
    : [step.command, step.args];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (report && !error) countTests(report);
  const ok = !error && status === 0;
  console.log(`${ok ? '✓' : '✗'} ${step.name}: ${seconds} s\n`);
  return ok;
}

await cli(async () => {
  setUp({ browsers: ['chromium', 'firefox'] });
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const failed = STEPS.filter((step) => !runStep(step)).map((step) => step.name);
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  if (failed.length > 0) throw new SetupError(`Failed: ${failed.join(', ')}`);
});
