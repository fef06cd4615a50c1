/**
 * Checks what is shipped in lib/checklist: every edition pack and the advice. Run at every build and test; exits with 1 and
 * one line for each problem. `npx tsx scripts/check-editions.ts`
 */
import { checkEditions } from '../lib/checklist/shipped';

const { problems, summary } = checkEditions();
for (const problem of problems) console.error(`check-editions: ${problem}`);
if (problems.length > 0) {
  console.error(`check-editions: ${problems.length} problem(s) in lib/checklist`);
  process.exitCode = 1;
} else {
  console.log(`check-editions: ${summary}`);
}
