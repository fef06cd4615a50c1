import { describe, expect, it } from 'vitest';
import { auditItem, itemsNamed } from '../../../lib/audit';
import { indexEdition } from '../../../lib/checklist';
import { audit, context, factsOf, pack, sitePage } from './page';

const criteriaOf = (year: number, item: string) =>
  indexEdition(pack(year))
    .byId.get(item)
    ?.item.criteria.map(({ id }) => id);

describe('a page judged for one given item', () => {
  const person = (name: string, post: string) =>
    `<div><img src="/1.jpg" width="120" height="150"><p>${name}</p><p>${post}</p><p>โทร. 0 0000 0001</p></div>`;
  const executives = sitePage(
    `<h1>คณะผู้บริหาร</h1>${person('นายสมหมาย ใจตัวอย่าง', 'นายกองค์การบริหารส่วนตำบล')}
    ${person('นางสาวพิมพ์ รักไพร', 'รองนายกองค์การบริหารส่วนตำบล')}`,
  );

  it('has the findings of the suggestion where it is suggested', () => {
    const [suggested] = audit(executives, 2568).items;
    expect(suggested).toBeDefined();
    const { item = '', findings } = suggested ?? {};
    expect(auditItem(factsOf(executives), pack(2568), item, context)).toEqual(findings);
  });

  it('says what it sees of an item that the page is not about, criterion by criterion', () => {
    const findings = auditItem(factsOf(executives), pack(2568), 'executives', context);
    const page = sitePage('<h1>ภาพกิจกรรมวันเด็ก</h1><p>เมื่อวันเสาร์มีการแสดงของนักเรียนในตำบล</p>');
    expect(audit(page, 2568).items).toEqual([]);
    const others = auditItem(factsOf(page), pack(2568), 'executives', context);
    expect(others.map(({ criterion }) => criterion)).toEqual(criteriaOf(2568, 'executives'));
    expect(findings.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(0);
    expect(others.filter(({ outcome }) => outcome === 'passed')).toEqual([]);
  });

  it('judges every item of an edition on any page, also on a home or an index page', () => {
    const home = sitePage(
      '<h1>ยินดีต้อนรับ</h1><h3>ข่าวประชาสัมพันธ์</h3><h3>กิจกรรม</h3><h3>กระดานสนทนา</h3><h3>จัดซื้อจัดจ้าง</h3>',
    );
    for (const { item } of indexEdition(pack(2568)).items) {
      const findings = auditItem(factsOf(home), pack(2568), item.id, context);
      expect(findings.map(({ criterion }) => criterion)).toEqual(item.criteria.map(({ id }) => id));
    }
  });

  it('knows nothing of an item that the edition does not have', () => {
    expect(auditItem(factsOf(executives), pack(2568), 'no-such-item', context)).toEqual([]);
  });
});

describe('what a title names', () => {
  const byTopic = indexEdition(pack(2568)).byTopic;
  it.each([
    ['แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570).pdf', 'strategic-plan'],
    ['รายงานผลการดำเนินงานประจำปี 2567.pdf', 'annual-performance'],
    ['ประกาศนโยบาย No Gift Policy ปี 2568', 'no-gift-declaration'],
  ])('%s → %s', (title, topic) => {
    expect(itemsNamed(title, pack(2568))[0]).toBe(byTopic.get(topic)?.item.id);
  });

  it.each(['', 'scan0001.pdf', 'ดาวน์โหลด', 'แบบประเมินความพึงพอใจการให้บริการ', 'ภาพกิจกรรม'])(
    '“%s” names none',
    (title) => {
      expect(itemsNamed(title, pack(2568))).toEqual([]);
    },
  );
});
