import { clerk, deputy, director, filler, head, type Pair, person } from './build';

/** 9.1 ข้อมูลพื้นฐาน: the agency, its people, where it is reached, what it tells. */
export const basics: readonly Pair[] = [
  {
    check: 'has-chart',
    heading: 'โครงสร้างองค์กร',
    lines: ['<img src="/img/s1.jpg" alt="แผนผังโครงสร้างการแบ่งส่วนราชการ" width="800">', filler('ข้อความประกอบ')],
    without: [0],
  },
  {
    check: 'mentions-divisions',
    heading: 'โครงสร้างองค์กร',
    lines: ['<p>สำนักปลัด หัวหน้าสำนักปลัด</p><p>กองคลัง ผู้อำนวยการกองคลัง</p>', filler('ข้อความประกอบ')],
    without: [0],
  },
  {
    check: 'both-sides',
    heading: 'คณะผู้บริหาร',
    lines: [head, deputy, clerk, director, person('นายสมาน อีกคน', 'รองนายกองค์การบริหารส่วนตำบล')],
    without: [2, 3],
    left: 'failed',
  },
  { check: 'executives-listed', heading: 'คณะผู้บริหาร', lines: [head, deputy, clerk, director], without: [1] },
  {
    check: 'each-has-name',
    heading: 'คณะผู้บริหาร',
    lines: ['<p>นายสมมุติ ทดสอบดี</p>', '<p>นายกองค์การบริหารส่วนตำบล</p>'],
    without: [0],
  },
  {
    check: 'each-has-position',
    heading: 'คณะผู้บริหาร',
    lines: [head, deputy, '<div class="card"><p>นายสมบูรณ์ ไร้ตำแหน่ง</p></div>'.replace('</p>', '</p><p>ที่ปรึกษานายก</p>')],
    without: [0, 1, 2],
  },
  {
    check: 'each-has-photo',
    heading: 'คณะผู้บริหาร',
    lines: [head, deputy, clerk, ''],
    without: [],
    left: 'failed',
    instead: [head, deputy, person('นายสมชาย สาธิตการ', 'ปลัดองค์การบริหารส่วนตำบล', false)],
  },
  {
    // A drawn head stands where the photograph is missing.
    check: 'each-has-photo',
    heading: 'คณะผู้บริหาร',
    lines: [head, deputy, clerk],
    without: [],
    left: 'failed',
    instead: [head, deputy, clerk.replace('/photo/p.jpg', '/img/no-photo.png')],
  },
  {
    check: 'each-has-contact',
    heading: 'คณะผู้บริหาร',
    lines: [head, deputy, clerk, ''],
    without: [],
    left: 'failed',
    instead: [head, deputy, person('นายสมชาย สาธิตการ', 'ปลัดองค์การบริหารส่วนตำบล', true, false)],
  },
  {
    check: 'describes-authority',
    heading: 'อำนาจหน้าที่',
    lines: [
      '<p>มีหน้าที่ต้องทำในเขตตำบล จัดให้มีและบำรุงรักษาทางน้ำและทางบก</p><p>ส่งเสริมการศึกษา ศาสนา และวัฒนธรรม</p>',
      filler('ประกาศให้ทราบ'),
    ],
    without: [0],
  },
  {
    check: 'not-whole-act',
    heading: 'อำนาจหน้าที่',
    lines: [filler('มีหน้าที่จัดให้มีและบำรุงรักษาทาง'), ''],
    without: [],
    left: 'failed',
    instead: [
      `<p>ให้ไว้ ณ วันที่ 2 ธันวาคม พ.ศ. 2537</p>${Array.from({ length: 20 }, (_, at) => `<p>มาตรา ${at + 1} ข้อความของมาตรานี้ว่าด้วยเรื่องหนึ่ง</p>`).join('')}<p>ผู้รับสนองพระบรมราชโองการ</p>`,
    ],
  },
  {
    check: 'multi-year-plan',
    heading: 'แผนพัฒนาท้องถิ่น',
    lines: ['<p>แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)</p>', filler('บทนำของแผน')],
    without: [0],
  },
  {
    check: 'has-strategy-goals-indicators',
    heading: 'แผนพัฒนาท้องถิ่น',
    lines: [
      '<p>ยุทธศาสตร์ที่ 1 การพัฒนาคน</p>',
      '<p>เป้าหมาย ประชาชนมีสุขภาพดี</p>',
      '<p>ตัวชี้วัด ร้อยละของผู้ป่วยลดลง</p>',
      filler('รายละเอียดของแผนพัฒนา', 20),
    ],
    without: [2],
  },
  {
    check: 'has-address',
    heading: 'ติดต่อเรา',
    lines: ['<p>ที่อยู่ 9 หมู่ 9 ตำบลสมมุติ อำเภอสมมุติ จังหวัดสมมุติ 00000</p>', '<p>เวลาราชการ จันทร์ถึงศุกร์</p>'],
    without: [0],
  },
  {
    check: 'has-phone',
    heading: 'ติดต่อเรา',
    lines: ['<p>โทรศัพท์ 0 0000 0001</p>', '<p>เวลาราชการ จันทร์ถึงศุกร์</p>'],
    without: [0],
  },
  {
    check: 'has-email',
    heading: 'ติดต่อเรา',
    lines: ['<p>e-mail: office@tuayangdee.example</p>', '<p>เวลาราชการ จันทร์ถึงศุกร์</p>'],
    without: [0],
  },
  {
    check: 'has-map',
    heading: 'ติดต่อเรา',
    lines: ['<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', '<p>โทรศัพท์ 0 0000 0001</p>'],
    without: [0],
    left: 'failed',
  },
  {
    check: 'law-list',
    heading: 'กฎหมายที่เกี่ยวข้อง',
    lines: [
      '<p>พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537</p><p>ระเบียบกระทรวงมหาดไทยว่าด้วยการรับเงิน พ.ศ. 2547</p>',
      filler('เอกสารอื่น'),
    ],
    without: [0],
  },
  {
    check: 'news-items',
    heading: 'ข่าวประชาสัมพันธ์',
    lines: [
      '<p><a href="/n/1">อบต.ตัวอย่างดีจัดกิจกรรมทำความสะอาดตลาดและชุมชน</a> 12 ม.ค. 2566</p><p><a href="/n/2">ประชาสัมพันธ์การชำระภาษีที่ดินและสิ่งปลูกสร้าง</a> 3 ม.ค. 2566</p>',
      '<p>หน้ารวมข่าว</p>',
    ],
    without: [0],
  },
  {
    check: 'two-way-channel',
    heading: 'กระดานสนทนา',
    lines: ['<a href="/new">ตั้งกระทู้ใหม่</a>', '<p>หัวข้อทั้งหมดในกระดาน</p>'],
    without: [0],
  },
  {
    // A name to write to may be one that answers; without it, on a page of answers, nobody can ask.
    check: 'two-way-channel',
    heading: 'คำถามที่พบบ่อย',
    lines: [
      '<a href="https://line.me/R/ti/p/@tuayangdee">ถามทาง LINE</a>',
      '<p>Line ID : @tuayangdee</p><p>เวลาราชการ จันทร์ถึงศุกร์</p>',
    ],
    without: [0],
    left: 'cantTell',
  },
  {
    check: 'social-links',
    heading: 'Social Network',
    lines: ['<a href="https://www.facebook.com/tuayangdee.example">Facebook</a>', '<p>ติดตามเราได้ทุกวัน</p>'],
    without: [0],
  },
  {
    check: 'privacy-policy',
    heading: 'นโยบายคุ้มครองข้อมูลส่วนบุคคล',
    lines: [
      '<p>การเก็บรวบรวมข้อมูลส่วนบุคคลของผู้ใช้บริการ</p>',
      '<p>การใช้และเปิดเผยข้อมูลตามวัตถุประสงค์</p>',
      '<p>สิทธิของเจ้าของข้อมูลและการถอนความยินยอม</p>',
      filler('หน่วยงานให้ความสำคัญกับข้อมูลของท่าน', 12),
    ],
    without: [0],
  },
  {
    check: 'document-link',
    heading: 'แผนการใช้จ่ายงบประมาณ',
    lines: ['<a href="/files/b66.pdf">แผนการใช้จ่าย 2566</a>', '<p>บทนำ</p>'],
    without: [0],
  },
  {
    check: 'has-fax',
    heading: 'ติดต่อเรา',
    lines: ['<p>โทรสาร 0 0000 0002</p>', '<p>โทรศัพท์ 0 0000 0001</p>'],
    without: [0],
  },
  {
    check: 'vacancies-stated',
    heading: 'คณะผู้บริหาร',
    lines: [head, deputy, '<div class="card"><p>ปลัดองค์การบริหารส่วนตำบล</p><p>(ว่าง)</p></div>'],
    without: [2],
  },
];
