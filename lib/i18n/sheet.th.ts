/** Words of the ITAS sheet, its files and its importer. `{name}` is filled in by `fill` in lib/export/words. */
export const sheetTh = {
  title: 'แบบกรอก ITAS การเปิดเผยข้อมูลสาธารณะ (OIT)',
  sheetName: 'แบบกรอก ITAS',
  linksName: 'ลิงก์',

  agency: 'หน่วยงาน',
  edition: 'ปีการประเมิน',
  date: 'วันที่',
  caution: 'ข้อควรระวัง',
  note: 'หมายเหตุ',

  code: 'ข้อ',
  name: 'รายการ',
  answer: 'คำตอบ',
  url: 'URL',
  explanation: 'คำอธิบาย',
  order: 'ลำดับ',
  linkTitle: 'ชื่อหน้าหรือไฟล์',

  pictures: 'ภาพหลักฐาน',
  picturesNote: 'ภาพส่วนที่เห็นของหน้าในวันเวลาที่ระบุ ชื่อไฟล์คือเลขข้อ ลำดับหลักฐาน และลำดับภาพ',
  picture: 'ภาพ',
  pictureTaken: 'ถ่ายเมื่อ โดย',
  pictureWay: 'ภาพหน้าที่มีลิงก์',
  pictureMarked: 'กรอบกำกับ',

  yes: 'มี',
  no: 'ไม่มี',
  notAnswered: 'ยังไม่ตอบ',
  none: '–',

  unconfirmed: 'เลขข้อของปีนี้ยังไม่ยืนยัน',
  severalLinks: 'ข้อที่มีหลาย URL กดเปิดทีละลิงก์ได้ที่แผ่น “ลิงก์”',
  linksNote: 'แผ่นนี้มีไว้กดเปิดลิงก์ ถ้าจะแก้ ให้แก้ที่แผ่น “แบบกรอก ITAS”',
  cellCut: '… ยาวเกินช่องของ Excel ดูครบที่แผ่น “ลิงก์”',

  'format.xlsx': 'Excel (.xlsx)',
  'format.csv': 'CSV (.csv)',
  'format.tsv': 'ตารางคั่นด้วยแท็บ (.tsv)',
  'format.html': 'ตาราง HTML (.html)',
  'format.txt': 'ข้อความ (.txt)',

  'problem.empty': 'ไฟล์ว่าง ไม่มีข้อมูลให้อ่าน',
  'problem.too-big': 'ไฟล์ใหญ่เกินไป อ่านได้ไม่เกิน {megabytes} เมกะไบต์',
  'problem.too-big-inside': 'ไฟล์ Excel นี้เมื่อคลายออกใหญ่ผิดปกติ จึงไม่อ่าน',
  'problem.too-many-rows': 'ตารางมีแถวหรือคอลัมน์มากเกินไป อ่านได้ไม่เกิน {rows} แถว {columns} คอลัมน์',
  'problem.damaged': 'ไฟล์ Excel นี้เสียหาย เปิดอ่านไม่ได้ ลองเปิดใน Excel แล้วบันทึกใหม่',
  'problem.old-excel': 'ไฟล์นี้เป็น Excel รุ่นเก่า (.xls) หรือใส่รหัสผ่านไว้ ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน',
  'problem.not-a-table': 'ไฟล์นี้ไม่ใช่ Excel (.xlsx), CSV หรือตาราง จึงอ่านไม่ได้',
  'problem.no-columns': 'ไม่พบหัวตาราง ต้องมีคอลัมน์ ข้อ กับ URL หรือคำตอบ เช่น ข้อ | รายการ | คำตอบ | URL | คำอธิบาย',
  'problem.no-rows': 'พบหัวตาราง แต่ไม่มีแถวของข้อใดเลย',

  'doubt.bad-url': '{code}: ข้อความในช่อง URL ไม่ใช่ที่อยู่เว็บ จึงไม่นำเข้า: {text}',
  'doubt.no-scheme': '{code}: URL ไม่มี http:// นำหน้า เติมให้แล้ว: {url}',
  'doubt.cut-url': '{code}: URL ถูกตัดด้วย “…” จึงไม่นำเข้า: {url}',
  'doubt.linked-text': '{code}: ในช่องไม่มี URL ใช้ลิงก์ที่ซ่อนใต้ข้อความแทน: {url}',
  'doubt.odd-answer': '{code}: คำตอบ “{text}” ไม่ใช่ มี หรือ ไม่มี จึงเว้นว่างไว้',
  'doubt.number-as-code': '{code}: ในตารางเขียนเลขข้อเป็นตัวเลขเปล่า “{text}”',
  'doubt.no-code': 'แถวที่ {row}: ไม่มีเลขข้อ ไม่ได้นำเข้า: {text}',
  'doubt.repeated': '{code}: มีหลายแถวในตาราง รวมเป็นข้อเดียวแล้ว',
  'doubt.cut-text': '{code}: ข้อความยาวเกินไป ตัดให้พอดีแล้ว',
  'doubt.too-many': 'ไฟล์มีหลักฐานเกิน {limit} รายการ ส่วนที่เกินไม่ได้นำเข้า',
  'doubt.name-wins': '{code}: ชื่อรายการในไฟล์ตรงกับข้อ {actual} จึงใช้ตามชื่อ',
  'doubt.unknown-item': '{code}: ไม่พบข้อนี้ในปีที่เลือก จึงไม่นำเข้า: {name}',
  'doubt.other-edition': 'ไฟล์เป็นของปี {file} แต่กำลังทำปี {edition} จึงจับคู่ด้วยชื่อรายการเท่านั้น ไม่ใช้เลขข้อ',
  'doubt.no-edition': 'ไฟล์ไม่ได้บอกปีการประเมิน โปรดตรวจว่าเลขข้อตรงกับปีที่เลือก',
} as const;

export type SheetWordKey = keyof typeof sheetTh;
export type SheetWords = Readonly<Record<SheetWordKey, string>>;
