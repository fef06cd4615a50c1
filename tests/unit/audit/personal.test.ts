import { expect, it } from 'vitest';
import { auditItem, auditPage } from '../../../lib/audit';
import type { AuditContext } from '../../../lib/audit/finding';
import { resolveEdition } from '../../../lib/checklist';
import { indexEdition } from '../../../lib/checklist/indexing';
import { factsOf, sitePage } from './page';

const context: AuditContext = { agency: { name: '', kind: '' }, hosts: [], today: '2025-04-21' };
const pack = resolveEdition(2568, []);
if (!pack) throw new Error('no edition');

const NUMBER = '1-2345-67890-12-1';
/** So long that a quote of two or three hundred letters ends within the number. */
const upTo = (length: number) => 'คณะผู้บริหาร นายก '.repeat(20).slice(0, length);
const PAGES = [
  ...Array.from({ length: 20 }, (_, at) => `<h2>คณะผู้บริหาร</h2><p>${upTo(180 + at * 6)}${NUMBER}</p>`),
  `<h2>คณะผู้บริหาร ${NUMBER}</h2><p>นายสมมุติ ตัวอย่าง นายกองค์การบริหารส่วนตำบล โทร. 0 0000 0001</p>`,
  `<h2>คณะผู้บริหาร</h2><p><a href="/${NUMBER}.pdf">${NUMBER} คำสั่งแต่งตั้ง</a></p><img src="/p.jpg" alt="นายก ${NUMBER}">`,
  '<h2>คณะผู้บริหาร</h2><table><tr><th>ตำแหน่ง</th><th>เลขที่บัญชี</th></tr><tr><td>นายก</td><td>67890-12-345</td></tr></table>',
];

/** Digits of the number, whatever stands between them; addresses of links are no quotes. */
const shown = (judged: unknown) => JSON.stringify(judged).replace(/[-–\s]/g, '');

it.each(PAGES.map((body, at) => [at, body] as const))(
  'no word of a judgement holds a personal number (%i)',
  (_at, body) => {
    const facts = factsOf(sitePage(body));
    const all = [
      auditPage(facts, pack, context),
      ...indexEdition(pack).items.map(({ item }) => auditItem(facts, pack, item.id, context)),
    ];
    expect(shown(all)).not.toMatch(/2345|6789/);
  },
);
