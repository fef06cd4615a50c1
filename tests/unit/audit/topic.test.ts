import { describe, expect, it } from 'vitest';
import { fold } from '../../../lib/audit/fold';
import { namedTopics } from '../../../lib/audit/signals/match';
import { validateSignals } from '../../../lib/audit/signals/validate';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import { audit, sitePage } from './page';

describe('declared signals', () => {
  it('are whole: every topic, pattern, reason and check', () => {
    expect(validateSignals()).toEqual([]);
  });

  it('name the topic of every item of every edition by the name of the item', () => {
    for (const edition of builtinEditions) {
      for (const { item } of indexEdition(edition).items) {
        const [best] = namedTopics(fold(item.name), null);
        expect(item.topics, `${edition.year} ${item.code} ${item.name}`).toContain(best?.topic);
      }
    }
  });
});

describe('what a page is about', () => {
  const list = '<p><a href="/files/a.pdf">เอกสารประกอบ ฉบับเต็ม</a></p>';
  it.each([
    ['<div><span>คณะผู้บริหาร</span></div>', 'executives'],
    ['<h2>แผนการดำเนิน<span>งาน</span> ประจำปีงบประมาณ พ.ศ. ๒๕๖๖</h2>', 'action-plan'],
    ['<p><b>กฏหมายที่เกี่ยวข้อง</b></p>', 'laws'],
    ['<font size="5">รายงานผลการสารวจความพึ่งพอใจการให้บริการ</font>', 'satisfaction-survey'],
    ['<h3>มาตราฐานการให้บริการ</h3>', 'service-manual'],
    ['<div>สรุปผลการจัดซื้อจัดจ้าง (แบบ สขร. 1)</div>', 'procurement-monthly'],
    ['<h1>นโยบายไม่รับของขวัญ (No Gift Policy)</h1>', 'no-gift-declaration'],
    ['<div class="x">รายงานการกํากับติดตามการดําเนินการป้องกันการทุจริต รอบ ๖ เดือน</div>', 'anticorruption-6m'],
    ['<h2>ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ</h2>', 'ethics-code'],
  ])('%s', (heading, topic) => {
    const [first] = audit(sitePage(heading + list)).items;
    expect(first?.topics).toContain(topic);
    expect(first?.score).toBeGreaterThanOrEqual(0.75);
    expect(first?.signals.length).toBeGreaterThan(0);
  });

  it.each([
    ['แบบประเมินความพึงพอใจการให้บริการ', 'declined.surveyForm'],
    ['ร้องเรียน / ร้องทุกข์', 'declined.generalComplaint'],
    ['แผนป้องกันและบรรเทาสาธารณภัยประจำปี', 'declined.otherPlan'],
    ['รายงานการติดตามและประเมินผลแผนพัฒนาท้องถิ่น', 'declined.otherReport'],
    ['หนังสือสั่งการจากกรมส่งเสริมการปกครองท้องถิ่น', 'declined.otherAgency'],
    ['กองคลัง', 'declined.division'],
    ['กฎหมายน่ารู้สำหรับประชาชน', 'declined.notAnItem'],
    ['ข้อบัญญัติงบประมาณรายจ่าย ประจำปี 2566', 'declined.ordinance'],
    ['ผังเว็บไซต์', 'declined.siteMap'],
  ])('serves no item: %s', (heading, reason) => {
    const result = audit(sitePage(`<h2>${heading}</h2>${list}`));
    expect(result.items).toEqual([]);
    expect(result.declined.map(({ key }) => key)).toContain(reason);
  });

  it("leaves another tambon's page out and says so", () => {
    const result = audit(sitePage(`<h2>แผนพัฒนาท้องถิ่น องค์การบริหารส่วนตำบลบ้านอื่น</h2>${list}`));
    expect(result.items).toEqual([]);
    expect(result.declined[0]?.key).toBe('declined.otherAgencyName');
  });

  it('names each item once although several of its topics fit', () => {
    const result = audit(sitePage(`<h2>แผนดำเนินงานและการใช้งบประมาณประจำปี</h2>${list}`), 2566);
    expect(result.items.map(({ code }) => code)).toEqual(['O11']);
  });

  it('takes the pasted criterion where no heading stands, and not for evidence', () => {
    const result = audit(
      sitePage(
        '<div>– แสดงผลการดำเนินงานตามแผนดำเนินงานประจำปี<br>– มีข้อมูลรายละเอียดสรุปผล อย่างน้อย ประกอบด้วยดังนี้<br>1) ผลการดำเนินโครงการหรือกิจกรรม<br>2) ผลการใช้จ่ายงบประมาณ<br>3) ปัญหา อุปสรรค และข้อเสนอแนะ</div>',
      ),
      2565,
    );
    const item = result.items.find(({ topics }) => topics.includes('annual-performance'));
    expect(item).toBeDefined();
    expect(item?.findings.every(({ outcome }) => outcome !== 'passed')).toBe(true);
  });
});

describe('content under the heading', () => {
  it.each([
    ['<h2>แผนการจัดซื้อจัดจ้าง</h2><center><h1>กำลังปรับปรุงข้อมูล...</h1></center>', 'placeholder'],
    ['<h2>แผนการจัดซื้อจัดจ้าง</h2><table><tr><th>ลำดับ</th><th>รายการ</th></tr></table>', 'empty'],
    ['<h2>แผนการจัดซื้อจัดจ้าง</h2><a href="/files/plan66.pdf">แผนการจัดซื้อจัดจ้าง ปี 2566</a>', 'present'],
  ])('%s', (content, state) => {
    const result = audit(sitePage(content));
    expect(result.content).toBe(state);
    expect(result.items[0]?.topics).toContain('procurement-plan');
    const warned = result.items[0]?.signals.some(({ reason }) => reason.key === 'signal.noContent');
    expect(warned).toBe(state !== 'present');
  });
});

describe('home pages', () => {
  it('are no pages with a breadcrumb, whether or not a class names it', () => {
    const beside =
      '<div><h3>สายตรงนายก</h3><p>โทร 00 0000 0000</p></div><div><h3>ปฏิทินกิจกรรม</h3></div><div><h3>กระดานสนทนา</h3></div><div><h3>สถิติผู้เยี่ยมชม</h3></div><div><h3>พยากรณ์อากาศ</h3></div>';
    const list = '<ul><li><a href="/a.pdf">สขร.1 เดือนมกราคม 2566</a></li></ul>';
    const page = (crumb: string) => audit(sitePage(`${crumb}${beside}<h2>สรุปผลการจัดซื้อจัดจ้างรายเดือน</h2>${list}`));
    for (const crumb of ['คุณอยู่ที่นี่: หน้าแรก สรุปผลการจัดซื้อจัดจ้าง', 'หน้าหลัก » สรุปผลการจัดซื้อจัดจ้าง'])
      expect(page(`<div>${crumb}</div>`).kind).toBe('topic');
  });

  it('suggest nothing by topic and tell what they are the entry of', () => {
    const modules =
      '<h3>ข่าวประชาสัมพันธ์</h3><a href="/n/1">ดูทั้งหมด</a><h3>ข่าวกิจกรรม</h3><p>ประกาศจัดซื้อจัดจ้าง</p><p><a href="/board">กระดานสนทนา ถาม-ตอบ</a></p><p><a href="/fraud">แจ้งเรื่องทุจริต</a></p><p>จำนวนผู้เข้าชมเว็บไซต์</p><p>แนะนำสถานที่ท่องเที่ยว</p>';
    const result = audit(sitePage(modules), 2566, 'http://www.tuayangdee.example/');
    expect(result.kind).toBe('home');
    expect(result.items).toEqual([]);
    expect(result.entryFor).toEqual(expect.arrayContaining(['qna', 'complaint-channel']));
  });
});

describe('what only looks like an item', () => {
  it('is an invitation to a hearing; the hearing that was held serves', () => {
    const page = (text: string) => sitePage(`<h2>ประชาคมท้องถิ่นเพื่อทบทวนแผนพัฒนา</h2><p>${text}</p>`);
    const invited = audit(page('ขอเชิญประชาชนทุกหมู่บ้านร่วมประชาคม ในวันที่ 30 เมษายน 2566 เวลา 09.00 น. ณ ศาลา'));
    expect(invited.items).toEqual([]);
    const held = audit(page('ประชาชนร่วมประชาคมเมื่อวันที่ 30 เมษายน 2566 ณ ศาลา มีผู้เข้าร่วม 80 คน'));
    expect(held.items[0]?.topics).toContain('participation');
  });

  it('is one story on the shelf of news; the shelf with its stories serves', () => {
    const story = '<p>ผู้บริหารและเจ้าหน้าที่ออกช่วยเหลือผู้ประสบอุทกภัยในพื้นที่หมู่ที่ 5 และหมู่ที่ 10 ตลอดคืนที่ผ่านมา</p>';
    const one = audit(sitePage(`<h2>ข่าวประชาสัมพันธ์</h2><p>ช่วยเหลือเหตุอุทกภัย</p>${story}`));
    expect(one.items).toEqual([]);
    const list = ['ช่วยเหลือเหตุอุทกภัยในพื้นที่หมู่ที่ 5', 'เชิญร่วมงานประเพณีลอยกระทงของตำบล']
      .map((name, at) => `<p><a href="/news/${at}">${name}</a></p>`)
      .join('');
    expect(audit(sitePage(`<h2>ข่าวประชาสัมพันธ์</h2>${list}`)).items[0]?.topics).toContain('news');
  });

  it('is what another office had announced here; its name is told without the kind of paper', () => {
    const page = (issuer: string) =>
      sitePage(
        `<h2>ประกวดราคาจ้างก่อสร้างอาคารเรียน</h2><p><b>ประกาศ${issuer}</b></p><p>เรื่อง ประกวดราคาจ้างก่อสร้างอาคารเรียน</p>`,
        { foot: false },
      );
    const { items, declined } = audit(page('สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมุติ เขต 1'));
    expect(items).toEqual([]);
    expect(declined[0]).toMatchObject({
      key: 'declined.otherAgencyName',
      params: { found: 'สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมุติ เขต 1' },
    });
    expect(audit(page('องค์การบริหารส่วนตำบลตัวอย่างดี')).items[0]?.topics).toContain('procurement-notices');
  });

  it('is not told from the lines around a heading: an address to write to, the pages of a list', () => {
    const list = '<ul><li><a href="/f/1">คำร้องทั่วไป</a></li></ul>';
    expect(audit(sitePage(`<div>ดาวน์โหลด</div>${list}<p>contact@tuayangdee.example</p>`)).items).toEqual([]);
    const rows = ['ประกวดราคาจ้างก่อสร้างถนน', 'ผู้ชนะการเสนอราคา ซื้อวัสดุ']
      .map((name, at) => `<tr><td>-</td><td><a href="/bid/${at}">ประกาศ${name}</a> [8 ม.ค. 2567]</td></tr>`)
      .join('');
    const notices = `<table>${rows}</table><p><b>หน้า [1] 2 3 ... 41</b></p>`;
    const { content } = audit(sitePage(`<img src="/h.gif" alt="ประกาศจัดซื้อจัดจ้าง">${notices}`));
    expect(content).toBe('present');
  });
});

describe('what stands under the heading', () => {
  it('is nothing where it is announced above the foot with its links', () => {
    const foot = '<h4>ลิงก์ด่วน</h4><p>เลขที่ 1 หมู่ 1 ตำบลตัวอย่างดี อำเภอตัวอย่าง จังหวัดตัวอย่าง 00000</p>';
    const links = [1, 2, 3].map((at) => `<p><a href="/q/${at}">ข้อมูลเรื่องที่ ${at}</a></p>`).join('');
    const announced = '<h2>การประเมินความเสี่ยงการทุจริต</h2><p>หน้านี้อยู่ระหว่างปรับปรุงข้อมูล</p>';
    expect(audit(sitePage(`${announced}${foot}${links}`, { foot: false })).content).toBe('placeholder');
  });

  it('is people by name and post, without a picture or a line of text', () => {
    const people = ['นายสมมุติ ทดสอบดี', 'นางสมใจ ตัวอย่างงาม']
      .map((name, at) => `<div><p>${name}</p><p>${at === 0 ? 'นายก' : 'รองนายก'}องค์การบริหารส่วนตำบล</p></div>`)
      .join('');
    expect(audit(sitePage(`<h2>คณะผู้บริหาร</h2>${people}`)).content).toBe('present');
  });
});
