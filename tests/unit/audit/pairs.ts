/**
 * Minimal pairs: for every check a page that passes, and the same page with one component taken away, which fails or
 * cannot tell. `lines` are the content under `heading`; `without` is the line (or lines) taken away. All names are invented.
 */
export type Pair = {
  check: string;
  heading: string;
  lines: readonly string[];
  without: readonly number[];
  left?: 'failed' | 'cantTell' | 'inapplicable';
};

const filler = (words: string, times = 8) => `<p>${Array(times).fill(words).join(' ')}</p>`;
const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => row(...cells)).join('')}</table>`;
const person = (name: string, post: string, photo = true, phone = true) =>
  `<div class="card">${photo ? '<img src="/photo/p.jpg" width="120">' : ''}<p>${name}</p><p>${post}</p>${phone ? '<p>โทร 0 0000 0001</p>' : ''}</div>`;
const head = person('นายสมมุติ ทดสอบดี', 'นายกองค์การบริหารส่วนตำบล');
const deputy = person('นางสาวสมใจ ตัวอย่างงาม', 'รองนายกองค์การบริหารส่วนตำบล');
const clerk = person('นายสมชาย สาธิตการ', 'ปลัดองค์การบริหารส่วนตำบล');
const director = person('นางสมหญิง ลองดู', 'ผู้อำนวยการกองคลัง');
const money = (name: string) =>
  table(
    ['โครงการ', 'งบประมาณ', 'ระยะเวลา', 'ผลการดำเนินงาน'],
    [name, '20,000', 'ต.ค. - มี.ค.', 'แล้วเสร็จ เบิกจ่าย 18,000 บาท'],
    [name, '10,000', 'เม.ย.', 'อยู่ระหว่างดำเนินการ'],
  );

export const pairs: readonly Pair[] = [
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
  { check: 'each-has-photo', heading: 'คณะผู้บริหาร', lines: [head, deputy, clerk, ''], without: [], left: 'failed' },
  { check: 'each-has-contact', heading: 'คณะผู้บริหาร', lines: [head, deputy, clerk, ''], without: [], left: 'failed' },
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
    check: 'one-year-plan',
    heading: 'แผนการดำเนินงาน',
    lines: ['<p>แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2566</p>', filler('บทนำของเล่ม')],
    without: [0],
  },
  {
    check: 'projects-budget-period',
    heading: 'แผนการดำเนินงานประจำปี',
    lines: [money('โครงการซ่อมถนน'), '<p>บทนำ</p>'],
    without: [0],
  },
  {
    check: 'six-month-progress',
    heading: 'รายงานการกำกับติดตามการดำเนินงาน รอบ 6 เดือน',
    lines: [
      '<p>ช่วงตุลาคม - มีนาคม</p>',
      table(['งาน', 'ความก้าวหน้า'], ['ซ่อมถนน', 'ดำเนินการแล้ว'], ['อบรม', 'อยู่ระหว่างดำเนินการ'], ['ปลูกป่า', 'ร้อยละ 50']),
    ],
    without: [0],
  },
  {
    check: 'project-results',
    heading: 'รายงานผลการดำเนินงานประจำปี',
    lines: [table(['โครงการ', 'ผลการดำเนินงาน'], ['อบรมเยาวชน', 'ผู้เข้าร่วม 50 คน'], ['ปลูกป่า', 'สำเร็จ']), filler('บทสรุป')],
    without: [0],
  },
  {
    check: 'spending-results',
    heading: 'รายงานผลการใช้จ่ายงบประมาณประจำปี',
    lines: [table(['หมวด', 'เบิกจ่าย'], ['งบบุคลากร', '1,200,000'], ['งบลงทุน', '300,000']), filler('บทสรุป')],
    without: [0],
  },
  {
    check: 'budget-breakdown',
    heading: 'แผนการใช้จ่ายงบประมาณประจำปี',
    lines: [
      table(['แผนงาน', 'งบบุคลากร', 'งบลงทุน'], ['บริหารทั่วไป', '1,200,000', '300,000'], ['การศึกษา', '200,000', '100,000']),
      filler('บทนำ'),
    ],
    without: [0],
  },
  {
    check: 'problems-suggestions',
    heading: 'รายงานผลการดำเนินงานประจำปี',
    lines: [
      '<p>ปัญหาและอุปสรรค งบประมาณไม่เพียงพอ</p>',
      '<p>ข้อเสนอแนะ ควรจัดลำดับความสำคัญ</p>',
      filler('สรุปผลของปีที่ผ่านมาโดยละเอียด'),
    ],
    without: [1],
  },
  {
    check: 'manual-parts',
    heading: 'คู่มือการปฏิบัติงาน',
    lines: [
      '<p>งานรับเรื่องราว</p>',
      '<p>ขั้นตอนที่ 1 รับเรื่อง</p>',
      '<p>ระยะเวลา 10 นาที</p>',
      '<p>กฎหมายที่เกี่ยวข้อง พระราชบัญญัติการอำนวยความสะดวก</p>',
      filler('รายละเอียดของคู่มือ', 14),
    ],
    without: [3],
  },
  {
    check: 'manual-shown',
    heading: 'คู่มือการปฏิบัติงาน',
    lines: ['<a href="/files/m1.pdf">คู่มือการปฏิบัติงานด้านพัสดุ</a>', '<p>เอกสารของหน่วยงาน</p>'],
    without: [0],
  },
  {
    check: 'manual-mission-parts',
    heading: 'คู่มือการปฏิบัติงาน',
    lines: [
      '<p>คู่มือการปฏิบัติงานด้านการเงิน วัตถุประสงค์</p>',
      '<p>เจ้าหน้าที่ผู้ปฏิบัติงานการเงิน</p>',
      '<p>ขั้นตอนการรับเงิน</p>',
      filler('เนื้อความของเล่มโดยสังเขป', 20),
    ],
    without: [2],
  },
  {
    check: 'service-manual-parts',
    heading: 'คู่มือสำหรับประชาชน',
    lines: [
      table(
        ['ชื่องาน', 'ขั้นตอน', 'ระยะเวลา', 'ช่องทาง', 'ค่าธรรมเนียม', 'เอกสาร'],
        ['ขออนุญาต', 'ยื่นคำขอ', '7 วัน', 'กองช่าง', 'ไม่มี', 'สำเนาบัตร'],
        ['ชำระภาษี', 'ยื่นแบบ', '10 นาที', 'กองคลัง', 'ไม่มี', 'ไม่มี'],
      ),
      '<p>บทนำ</p>',
    ],
    without: [0],
  },
  {
    check: 'service-manual-steps',
    heading: 'คู่มือสำหรับประชาชน',
    lines: [
      '<p>บริการรับชำระภาษี</p>',
      '<p>ขั้นตอน ยื่นแบบแล้วชำระ</p>',
      '<p>ระยะเวลา 10 นาที</p>',
      '<p>ส่วนงานที่รับผิดชอบ กองคลัง</p>',
      filler('เนื้อความของเล่มโดยสังเขป', 14),
    ],
    without: [1, 2],
  },
  {
    check: 'service-statistics',
    heading: 'ข้อมูลเชิงสถิติการให้บริการ',
    lines: [table(['เดือน', 'จำนวน'], ['ตุลาคม', '20 ราย'], ['พฤศจิกายน', '31 ราย'], ['ธันวาคม', '12 ราย']), '<p>บทนำ</p>'],
    without: [0],
  },
  {
    check: 'walk-in-statistics',
    heading: 'ข้อมูลสถิติการให้บริการ',
    lines: [table(['ช่องทาง', 'จำนวน'], ['Walk-in ณ จุดบริการ', '20 ราย'], ['รวม', '31 ราย']), '<p>บทนำ</p>'],
    without: [0],
  },
  {
    check: 'e-service-statistics',
    heading: 'ข้อมูลสถิติการให้บริการ',
    lines: [table(['ช่องทาง', 'จำนวน'], ['ผ่านระบบออนไลน์', '20 ราย'], ['รวม', '31 ราย']), '<p>บทนำ</p>'],
    without: [0],
  },
  {
    check: 'satisfaction-results',
    heading: 'รายงานผลการสำรวจความพึงพอใจการให้บริการ',
    lines: [
      '<p>ความพึงพอใจต่อการให้บริการ</p>',
      '<p>กลุ่มตัวอย่าง 100 คน คิดเป็นร้อยละ 90.25</p>',
      filler('สรุปการสำรวจของปีที่ผ่านมา'),
    ],
    without: [1],
  },
  {
    check: 'online-service',
    heading: 'E-Service',
    lines: ['<a href="/request/bin">แบบคำร้องขอถังขยะ</a>', '<p>บริการของหน่วยงาน</p>'],
    without: [0],
  },
  {
    check: 'procurement-plan-rows',
    heading: 'แผนการจัดซื้อจัดจ้าง',
    lines: [
      table(
        ['โครงการ', 'งบประมาณ', 'คาดว่าจะประกาศ'],
        ['ซื้อวัสดุ', '600,000', 'ม.ค. 2566'],
        ['จ้างก่อสร้าง', '900,000', 'ก.พ. 2566'],
      ),
      '<p>บทนำ</p>',
    ],
    without: [0],
  },
  {
    check: 'procurement-notices',
    heading: 'ประกาศจัดซื้อจัดจ้าง',
    lines: [
      '<p><a href="/p/1">ประกาศประกวดราคาจ้างก่อสร้างถนนคอนกรีต</a></p><p><a href="/p/2">ประกาศผู้ชนะการเสนอราคาซื้อวัสดุสำนักงาน</a></p>',
      '<p>หน้ารวม</p>',
    ],
    without: [0],
  },
  {
    check: 'procurement-columns',
    heading: 'สรุปผลการจัดซื้อจัดจ้างรายเดือน',
    lines: [
      table(
        ['งานที่ซื้อหรือจ้าง', 'วงเงิน', 'ราคากลาง', 'วิธีซื้อหรือจ้าง', 'ผู้เสนอราคา', 'ผู้ได้รับการคัดเลือก', 'เหตุผลที่คัดเลือก', 'เลขที่สัญญา'],
        ['ซื้อกระดาษ', '5,000', '5,000', 'เฉพาะเจาะจง', 'ร้านสมมุติ', 'ร้านสมมุติ', 'ราคาต่ำสุด', '1/2566'],
      ),
      '<p>บทนำ</p>',
    ],
    without: [0],
  },
  {
    check: 'procurement-progress',
    heading: 'ความก้าวหน้าการจัดซื้อจัดจ้าง',
    lines: [table(['รายการ', 'สถานะ'], ['ซื้อวัสดุ', 'ลงนามสัญญา'], ['จ้างก่อสร้าง', 'ส่งมอบ']), '<p>บทนำ</p>'],
    without: [0],
  },
  {
    check: 'procurement-annual-columns',
    heading: 'รายงานผลการจัดซื้อจัดจ้างประจำปี',
    lines: [
      table(
        [
          'รายการ',
          'วงเงินที่ได้รับจัดสรร',
          'แหล่งที่มา',
          'สถานะ',
          'วิธี',
          'ราคากลาง',
          'ราคาที่ตกลง',
          'ผู้ได้รับการคัดเลือก',
          'เลขที่โครงการ',
        ],
        ['ซื้อกระดาษ', '5,000', 'รายได้', 'สิ้นสุด', 'เฉพาะเจาะจง', '5,000', '4,900', 'ร้านสมมุติ', '66000000001'],
      ),
      '<p>บทนำ</p>',
    ],
    without: [0],
  },
  {
    check: 'annual-procurement-report',
    heading: 'รายงานผลการจัดซื้อจัดจ้างประจำปี',
    lines: [
      table(['วิธี', 'จำนวน', 'งบประมาณ'], ['เฉพาะเจาะจง', '20', '900,000'], ['e-bidding', '1', '2,000,000']),
      '<p>บทนำ</p>',
    ],
    without: [0],
  },
  {
    check: 'months-covered',
    heading: 'สรุปผลการจัดซื้อจัดจ้างรายเดือน',
    lines: [
      '<p>ตุลาคม 2565</p><p>พฤศจิกายน 2565</p><p>ธันวาคม 2565</p><p>มกราคม 2566</p><p>กุมภาพันธ์ 2566</p>',
      '<p>มีนาคม 2566</p>',
    ],
    without: [1],
    left: 'failed',
  },
  {
    check: 'none-stated',
    heading: 'สถิติเรื่องร้องเรียนการทุจริต',
    lines: ['<p>ไม่มีเรื่องร้องเรียน</p>', '<p>ปีงบประมาณ 2566</p>'],
    without: [0],
  },
  {
    check: 'hr-policy',
    heading: 'นโยบายการบริหารทรัพยากรบุคคล',
    lines: [
      '<p>นโยบายการบริหารทรัพยากรบุคคลของหน่วยงาน</p>',
      '<p>การสรรหาและการฝึกอบรมพนักงาน</p>',
      filler('เนื้อความของประกาศโดยสังเขป', 14),
    ],
    without: [1],
  },
  {
    check: 'hr-actions',
    heading: 'การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล',
    lines: ['<p>ฝึกอบรมพนักงาน 3 หลักสูตร</p>', '<p>ดำเนินการแล้วร้อยละ 60</p>', filler('เนื้อความโดยสังเขป', 14)],
    without: [1],
  },
  {
    check: 'hr-criteria-five',
    heading: 'หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล',
    lines: [
      '<p>การสรรหาและคัดเลือกบุคคล</p>',
      '<p>การบรรจุและแต่งตั้ง</p>',
      '<p>การพัฒนาบุคลากร</p>',
      '<p>การประเมินผลการปฏิบัติงาน</p>',
      '<p>การให้คุณให้โทษและสร้างขวัญกำลังใจ</p>',
      filler('เนื้อความของหลักเกณฑ์โดยสังเขป', 16),
    ],
    without: [4],
  },
  {
    check: 'complaint-procedure-parts',
    heading: 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต',
    lines: [
      '<p>ช่องทางการร้องเรียน ยื่นหนังสือด้วยตนเอง</p>',
      '<p>ขั้นตอนการดำเนินการ</p>',
      '<p>ส่วนงานที่รับผิดชอบ สำนักปลัด</p>',
      '<p>ระยะเวลา ภายใน 15 วัน</p>',
      filler('เนื้อความของแนวปฏิบัติโดยสังเขป', 14),
    ],
    without: [3],
  },
  {
    check: 'corruption-channel',
    heading: 'ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
    lines: [
      '<form><label>ชื่อผู้แจ้ง <input name="n" type="text"></label><label>รายละเอียด <textarea name="d"></textarea></label><button>ส่ง</button></form>',
      '<p>ข้อมูลของท่านจะเก็บเป็นความลับ</p>',
    ],
    without: [0],
  },
  {
    check: 'complaint-counts',
    heading: 'ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริต',
    lines: ['<p>จำนวนเรื่องร้องเรียนทั้งหมด 2 เรื่อง</p>', '<p>ดำเนินการแล้วเสร็จ 1 เรื่อง</p>', '<p>อยู่ระหว่างดำเนินการ 1 เรื่อง</p>'],
    without: [1],
  },
  {
    check: 'feedback-channel',
    heading: 'รับฟังความคิดเห็น',
    lines: ['<form><input name="n" type="text"><textarea name="d"></textarea></form>', '<p>ความคิดเห็นของท่านมีค่า</p>'],
    without: [0],
  },
  {
    check: 'participation-parts',
    heading: 'การเปิดโอกาสให้เกิดการมีส่วนร่วม',
    lines: [
      '<p>ประเด็นการทบทวนแผน</p>',
      '<p>ผู้เข้าร่วม 60 คน</p>',
      '<p>สรุปผลจากการประชุม</p>',
      '<p>นำผลไปปรับปรุงแผนพัฒนา</p>',
      filler('รายละเอียดของการประชุม', 12),
    ],
    without: [3],
  },
  {
    check: 'participation-activity',
    heading: 'การเปิดโอกาสให้เกิดการมีส่วนร่วม',
    lines: ['<p>จัดประชาคมหมู่บ้าน มีประชาชนและผู้นำชุมชนเข้าร่วม</p>', filler('ภาพและข้อความประกอบ', 8)],
    without: [0],
  },
  {
    check: 'gift-policy-statement',
    heading: 'ประกาศเจตนารมณ์นโยบาย No Gift Policy',
    lines: [
      '<p>จะไม่รับของขวัญและของกำนัลทุกชนิด</p>',
      '<p>ผู้บริหารและเจ้าหน้าที่ทุกคน</p>',
      '<p>ทั้งก่อน ขณะ และหลังปฏิบัติหน้าที่</p>',
      filler('ข้อความของประกาศโดยสังเขป', 10),
    ],
    without: [2],
  },
  {
    check: 'signed-by-head',
    heading: 'ประกาศเจตนารมณ์นโยบาย No Gift Policy',
    lines: [
      '<p>ประกาศ ณ วันที่ 5 มกราคม พ.ศ. 2566</p>',
      '<p>(นายสมมุติ ทดสอบดี) นายกองค์การบริหารส่วนตำบลตัวอย่างดี</p>',
      filler('ข้อความของประกาศ'),
    ],
    without: [0],
  },
  {
    check: 'gift-activities',
    heading: 'การสร้างวัฒนธรรม No Gift Policy',
    lines: ['<p>เมื่อวันที่ 15 มกราคม 2566 จัดประชุมถ่ายทอดนโยบายไม่รับของขวัญ ณ ห้องประชุม</p>', filler('ภาพประกอบของงาน', 10)],
    without: [0],
  },
  {
    check: 'gift-report',
    heading: 'รายงานผลตามนโยบาย No Gift Policy',
    lines: ['<p>ในรอบ 6 เดือน ไม่มีการรับของขวัญ จำนวน 0 ครั้ง</p>', filler('ข้อความของรายงาน', 10)],
    without: [0],
  },
  {
    check: 'gift-knowledge',
    heading: 'เสริมสร้างความรู้หลักเกณฑ์การรับทรัพย์สินโดยธรรมจรรยา',
    lines: ['<p>อบรมให้ความรู้เรื่องการรับทรัพย์สินโดยธรรมจรรยา</p>', filler('ข้อความประกอบ', 12)],
    without: [0],
  },
  {
    check: 'integrity-statement',
    heading: 'เจตจำนงสุจริตของผู้บริหาร',
    lines: ['<p>ข้าพเจ้าขอแสดงเจตจำนงว่าจะบริหารงานด้วยความซื่อสัตย์สุจริต</p>', filler('ข้อความประกอบของประกาศ', 14)],
    without: [0],
  },
  {
    check: 'executive-joins',
    heading: 'การมีส่วนร่วมของผู้บริหาร',
    lines: ['<p>นายกองค์การบริหารส่วนตำบลเป็นประธานการประชุมด้านคุณธรรมและความโปร่งใส</p>', filler('ภาพและข้อความประกอบ', 8)],
    without: [0],
  },
  {
    check: 'risk-parts',
    heading: 'การประเมินความเสี่ยงการทุจริตประจำปี',
    lines: [
      '<p>เหตุการณ์ความเสี่ยง การเรียกรับผลประโยชน์</p>',
      '<p>ระดับของความเสี่ยง สูง</p>',
      '<p>มาตรการจัดการ สุ่มตรวจ</p>',
      filler('รายละเอียดของการประเมิน', 12),
    ],
    without: [1],
  },
  {
    check: 'risk-result',
    heading: 'การประเมินความเสี่ยงการทุจริตประจำปี',
    lines: ['<p>ความเสี่ยงด้านการอนุญาต</p>', '<p>โอกาส 3 ผลกระทบ 4 คะแนน 12</p>', filler('รายละเอียดประกอบ', 16)],
    without: [1],
  },
  {
    check: 'risk-actions',
    heading: 'การดำเนินการเพื่อจัดการความเสี่ยงการทุจริต',
    lines: ['<p>มาตรการป้องกันความเสี่ยง</p>', '<p>ดำเนินการแล้วตามกำหนด มีกิจกรรมสุ่มตรวจ</p>', filler('ข้อความประกอบ', 20)],
    without: [0, 1],
  },
  {
    check: 'culture-activities',
    heading: 'การเสริมสร้างวัฒนธรรมองค์กร',
    lines: ['<p>วันที่ 3 มกราคม 2566 กิจกรรมเสริมสร้างวัฒนธรรมสุจริต</p>', filler('ภาพและข้อความประกอบ', 8)],
    without: [0],
  },
  {
    check: 'anticorruption-plan-parts',
    heading: 'แผนปฏิบัติการป้องกันการทุจริต',
    lines: [money('โครงการปลูกจิตสำนึก'), '<p>บทนำ</p>'],
    without: [0],
  },
  {
    check: 'ethics-code',
    heading: 'ประมวลจริยธรรม',
    lines: ['<p>จริยธรรมของพนักงาน: ยึดมั่นในสถาบันหลัก ซื่อสัตย์สุจริต</p>', filler('ข้อความของประมวลโดยสังเขป', 14)],
    without: [0],
  },
  {
    check: 'ethics-rules',
    heading: 'ประมวลจริยธรรม',
    lines: ['<p>ข้อกำหนดจริยธรรมของหน่วยงาน</p>', filler('ข้อความอื่น')],
    without: [0],
  },
  {
    check: 'ethics-team',
    heading: 'การขับเคลื่อนจริยธรรม',
    lines: ['<p>คำสั่งแต่งตั้งคณะทำงานขับเคลื่อนจริยธรรม ประกอบด้วย</p>', filler('ข้อความประกอบ', 12)],
    without: [0],
  },
  {
    check: 'dos-and-donts',
    heading: 'การขับเคลื่อนจริยธรรม',
    lines: ["<p>Do's ควรทำ ตรงต่อเวลา</p>", "<p>Don'ts ไม่ควรทำ ใช้รถหลวงส่วนตัว</p>", filler('ข้อความประกอบ')],
    without: [1],
  },
  {
    check: 'ethics-training',
    heading: 'การขับเคลื่อนจริยธรรม',
    lines: ['<p>วันที่ 5 มกราคม 2566 อบรมคุณธรรมจริยธรรมแก่พนักงาน</p>', filler('ภาพและข้อความประกอบ', 8)],
    without: [0],
  },
  {
    check: 'ethics-assessment',
    heading: 'การประเมินจริยธรรมเจ้าหน้าที่ของรัฐ',
    lines: ['<p>ผลการประเมินพฤติกรรมทางจริยธรรม ระดับดี</p>', filler('ข้อความประกอบ', 14)],
    without: [0],
  },
  {
    check: 'ita-analysis',
    heading: 'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    lines: [
      '<p>วิเคราะห์ผลการประเมิน ITA ของปีที่ผ่านมา</p>',
      '<p>ข้อบกพร่องและจุดอ่อน การเผยแพร่ข้อมูล</p>',
      '<p>ประเด็นที่ต้องพัฒนาให้ดีขึ้น</p>',
      filler('ข้อความประกอบ', 18),
    ],
    without: [1],
  },
  {
    check: 'measures-set',
    heading: 'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    lines: [
      '<p>มาตรการเผยแพร่ข้อมูล</p>',
      '<p>ผู้รับผิดชอบ สำนักปลัด</p>',
      '<p>ขั้นตอน ปรับปรุงเว็บไซต์</p>',
      '<p>กำกับติดตามทุกเดือน</p>',
      filler('ข้อความประกอบ', 18),
    ],
    without: [1],
  },
  {
    check: 'measures-results',
    heading: 'รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส',
    lines: ['<p>มาตรการเผยแพร่ข้อมูล</p>', '<p>ได้ดำเนินการแล้วครบถ้วน</p>', filler('ข้อความประกอบ', 18)],
    without: [0, 1],
  },
  {
    check: 'document-link',
    heading: 'แผนการใช้จ่ายงบประมาณ',
    lines: ['<a href="/files/b66.pdf">แผนการใช้จ่าย 2566</a>', '<p>บทนำ</p>'],
    without: [0],
  },
];

/** Pairs in which a part of a line is taken away: what stands instead of the whole content. */
export const instead: Readonly<Record<string, readonly string[]>> = {
  'each-has-photo': [head, deputy, person('นายสมชาย สาธิตการ', 'ปลัดองค์การบริหารส่วนตำบล', false)],
  'each-has-contact': [head, deputy, person('นายสมชาย สาธิตการ', 'ปลัดองค์การบริหารส่วนตำบล', true, false)],
  'not-whole-act': [
    `<p>ให้ไว้ ณ วันที่ 2 ธันวาคม พ.ศ. 2537</p>${Array.from({ length: 20 }, (_, at) => `<p>มาตรา ${at + 1} ข้อความของมาตรานี้ว่าด้วยเรื่องหนึ่ง</p>`).join('')}<p>ผู้รับสนองพระบรมราชโองการ</p>`,
  ],
};

/** Cannot be seen on any page: there is no page that passes. */
export const neverPasses: ReadonlySet<string> = new Set(['linked-from-main-site']);
