/**
 * What to look at before an item goes out, as in the sheet's list and at the evidence. `{at}` is the evidence's place in
 * the item, `{title}` its title; years are พ.ศ.
 */
export const doubtsTh = {
  'doubt.no-answer': 'ยังไม่ตอบ มี/ไม่มี',
  'doubt.answer-no-with-evidence': 'ตอบไม่มี แต่มีหลักฐาน {count} รายการ',
  'doubt.answer-yes-without-evidence': 'ตอบมี แต่ยังไม่มีหลักฐาน',
  'doubt.no-explanation': 'ไม่มีคำอธิบาย',
  'doubt.criterion-unmet': 'ท่านตัดสินว่าไม่ครบ {count} องค์ประกอบ',
  'doubt.criterion-failed': 'ระบบไม่พบ {count} องค์ประกอบ ท่านยังไม่ได้ตัดสิน',
  'doubt.criteria-open': 'ยังไม่ได้ตัดสิน {count} องค์ประกอบ',
  'doubt.carried': 'หลักฐานที่ {at} ยกมาจาก {code} ปี {edition} ยังไม่ได้ยืนยันว่าใช้กับปีนี้ได้ จึงยังไม่นับ',
  'doubt.wrong-year': 'หลักฐานที่ {at} เป็นของปี {years} ข้อนี้ต้องเป็นปี {expected}',
  'doubt.year-advice': 'หลักฐานที่ {at} เป็นของปี {years} ข้อนี้น่าจะต้องเป็นปี {expected} (คำแนะนำ ไม่นับ)',
  'doubt.not-main-site': 'หลักฐานที่ {at} ไม่ได้อยู่บนเว็บไซต์หลัก ({host})',
  'doubt.same-page': 'หลักฐานที่ {at} พาไปที่เดียวกับหลักฐานที่ {other} นับเป็นหลักฐานเดียว',
  'doubt.content-placeholder': 'หลักฐานที่ {at} หัวข้อถูก แต่ยังไม่มีข้อมูล',
  'doubt.link-dead': 'ลิงก์ของหลักฐานที่ {at} เปิดไม่ได้สำหรับประชาชน',
  'doubt.link-look': 'ลิงก์ของหลักฐานที่ {at} ระบบตรวจไม่ได้ กรุณาเปิดดูด้วยตนเอง',
  'doubt.link-moved': 'ลิงก์ของหลักฐานที่ {at} ถูกส่งต่อไปที่อยู่ใหม่',
  'doubt.link-changed': 'เนื้อหาของหลักฐานที่ {at} เปลี่ยนไปจากครั้งที่ตรวจก่อน',
  'doubt.link-stale': 'ผลตรวจลิงก์ของหลักฐานที่ {at} เก่าเกิน 7 วัน',
  'doubt.link-unchecked': 'หลักฐานที่ {at} ยังไม่ได้ตรวจลิงก์',
} as const;

export type DoubtKey = keyof typeof doubtsTh;
export type DoubtWords = Readonly<Record<DoubtKey, string>>;
