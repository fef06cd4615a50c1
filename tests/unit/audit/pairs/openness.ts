import { filler, type Pair } from './build';

/** 9.5 การส่งเสริมความโปร่งใส: complaints and participation. */
export const openness: readonly Pair[] = [
  {
    check: 'complaint-procedure-parts',
    heading: 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต',
    lines: [
      '<p>ช่องทางการร้องเรียน ยื่นหนังสือด้วยตนเอง</p>',
      '<p>ขั้นตอนการดำเนินการ รับเรื่อง ตรวจสอบข้อเท็จจริง แจ้งผล</p>',
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
];
