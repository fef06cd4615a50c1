import { auditPage } from '../../lib/audit';
import { builtinEditions } from '../../lib/checklist';
import type { PageFacts } from '../../lib/page/facts';

/** What scripts/bench.ts calls in a page of its own, as the sidebar's frame is one. Times in ms. */
Object.assign(globalThis, {
  auditHere(json: string) {
    const edition = builtinEditions.at(-1);
    if (!edition) throw new Error('no edition');
    const start = performance.now();
    const facts: PageFacts = JSON.parse(json);
    const context = { agency: { name: 'อบต.ตัวอย่าง', kind: 'subdistrict' }, hosts: ['127.0.0.1'], today: '2026-01-15' };
    const { kind, items } = auditPage(facts, edition, context);
    return { ms: performance.now() - start, kind, items: items.length };
  },
});
