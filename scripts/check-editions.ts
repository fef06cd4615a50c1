/**
 * Checks the rules that are data: every edition pack and the advice in lib/checklist, the signals and checks in lib/audit. Run
 * at every build and test; exits with 1 and one line for each problem. `npx tsx scripts/check-editions.ts`
 */
import { validateSignals } from '../lib/audit/signals/validate';
import { checkEditions } from '../lib/checklist/shipped';

const { problems: ofPacks, summary } = checkEditions();
const problems = [...ofPacks, ...validateSignals()];
for (const problem of problems) console.error(`check-editions: ${problem}`);
if (problems.length > 0) {
  console.error(`check-editions: ${problems.length} problem(s) in lib/checklist and lib/audit`);
  process.exitCode = 1;
} else {
  console.log(`check-editions: ${summary}`);
}
