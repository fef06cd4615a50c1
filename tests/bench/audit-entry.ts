import { auditPage } from '../../lib/audit';
import { builtinEditions } from '../../lib/checklist';
import type { PageFacts } from '../../lib/page/facts';

/** What scripts/bench.ts calls in a page of its own, as the sidebar's frame is one. Gives what was found, so that nothing is left out. */
Object.assign(globalThis, {
  auditHere(json: string) {
    const edition = builtinEditions.at(-1);
    if (!edition) throw new Error('no edition');
    const facts: PageFacts = JSON.parse(json);
    const agency = { name: 'อบต.ตัวอย่าง', kind: 'subdistrict' };
    const { kind, items } = auditPage(facts, edition, { agency, hosts: ['127.0.0.1'], today: '2026-01-15' });
    return `${kind}, ${items.length} items`;
  },
});
