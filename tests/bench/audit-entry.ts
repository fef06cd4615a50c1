import { auditPage } from '../../lib/audit';
import { makeReady } from '../../lib/audit/ready';
import { builtinEditions } from '../../lib/checklist';
import { joinParts } from '../../lib/page/join';

/**
 * What scripts/bench.ts calls in a page of its own, as the sidebar's frame is one: from the message of the background to
 * what is found. Gives it in words, so that nothing is left out.
 */
Object.assign(globalThis, {
  /** What the frame does while the page is being read. */
  makeReadyHere: makeReady,
  auditHere(message: string) {
    const edition = builtinEditions.at(-1);
    if (!edition) throw new Error('no edition');
    const facts = joinParts(JSON.parse(message).parts);
    if (!facts) throw new Error('facts that do not fit');
    const agency = { name: 'อบต.ตัวอย่าง', kind: 'subdistrict' };
    const { kind, items } = auditPage(facts, edition, { agency, hosts: ['127.0.0.1'], today: '2026-01-15' });
    return `${kind}, ${items.length} items`;
  },
});
