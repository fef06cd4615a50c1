import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { auditPage } from '../../../lib/audit';
import { factsOf, sitePage } from '../audit/page';
import { AGENCY, done, EDITION, itemAt, keep, openWithAssessment, take, taking } from './world';

/** Made up: the check digit is right, nobody has it. */
const NUMBER = '1-2345-67890-12-1';

it('no record holds a citizen number of the page that was taken, in history and backup too', async () => {
  const facts = factsOf(
    sitePage(`<h2>คณะผู้บริหาร ${NUMBER}</h2>
      <p>นายสมมุติ ตัวอย่าง นายกองค์การบริหารส่วนตำบล เลขประจำตัวประชาชน ${NUMBER} โทร. 0 0000 0001</p>
      <p>นางสาวทดลอง ลองดู รองนายกองค์การบริหารส่วนตำบล ${NUMBER.replaceAll('-', '')} โทร. 0 0000 0002</p>`),
  );
  const context = { agency: { name: AGENCY.name, kind: AGENCY.kind }, hosts: AGENCY.hosts, today: '2025-04-21' };
  const audit = auditPage(facts, EDITION, context);
  const [suggestion] = audit.items;
  expect(suggestion?.findings.some(({ where }) => where.length > 0)).toBe(true);
  const item = suggestion?.item ?? itemAt(0).id;
  const observations = [{ item, findings: suggestion?.findings ?? [], content: audit.content }];
  const store = await openWithAssessment();
  await done(store, take(taking(item, 'people', { title: `คณะผู้บริหาร ${NUMBER}`, observations })));
  const picture = keep('people');
  if (picture.type === 'picture.keep') await done(store, { ...picture, title: NUMBER, marked: `นายก ${NUMBER}` });
  const kept = JSON.stringify(await store.exportBackup('2025-04-21T03:42:00.000Z'));
  expect(kept).toContain('x-xxxx-xxxxx-xx-x');
  expect(kept.replace(/[-\s]/g, '')).not.toMatch(/67890|1234567/);
});
