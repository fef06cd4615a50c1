import { describe, expect, it, vi } from 'vitest';
import { builtinEditions } from '../../../lib/checklist';
import { collect } from '../../../lib/page/collect';
import { parsePage } from '../../../lib/page/parse';
import { benchPage } from '../../bench/page';

const URL = 'http://www.thungthotsop.go.th/page';
const facts = collect(parsePage(new TextEncoder().encode(benchPage(300)), URL), URL);

/** What is found with nothing done before, or after the audit was made ready. */
async function found(ready: boolean) {
  vi.resetModules();
  const { auditPage } = await import('../../../lib/audit');
  if (ready) (await import('../../../lib/audit/ready')).makeReady();
  const edition = builtinEditions.at(-1);
  if (!edition) throw new Error('no edition');
  const agency = { name: 'อบต.ทุ่งทดสอบ', kind: 'subdistrict' };
  return auditPage(facts, edition, { agency, hosts: ['www.thungthotsop.go.th'], today: '2026-01-15' });
}

describe('an audit made ready', () => {
  it('finds the same', async () => {
    expect(await found(true)).toEqual(await found(false));
  });
});
