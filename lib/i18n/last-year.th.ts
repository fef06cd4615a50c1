import type { Fate } from '../last-year/mapping';
import type { Unread } from '../last-year/parse';
import type { LastProblem, LastProblemKey, ScoreField } from '../last-year/schema';

/** What an inconsistency says of its data. */
export type ProblemSentences = {
  [K in LastProblemKey]: (data: Extract<LastProblem, { key: K }>['data']) => string;
};
export type UnreadSentences = { [K in Unread['key']]: (data: Extract<Unread, { key: K }>['data']) => string };

const score = (value: number) => value.toFixed(2);
const field = (name: ScoreField) => (name === 'total' ? 'คะแนนรวม' : /^\d/.test(name) ? `ตัวชี้วัดที่ ${name}` : name);
const list = (codes: readonly string[]) => codes.join(' ');

const problems: ProblemSentences = {
  'score-items': ({ field: name, printed, needed, failing, total }) =>
    `${field(name)} พิมพ์ว่า ${score(printed)} แต่เมื่อ ${failing} ข้อได้ 0 ต้องเป็น ${score(needed)}${
      total === null ? '' : ` และคะแนนรวมที่พิมพ์ ${score(total)} ก็ตรงกับค่านี้`
    }`,
  'items-unclear': ({ printed, computed, failing }) =>
    `${failing} ข้อที่ได้ 0 ทำให้ OIT เป็น ${score(computed)} แต่คะแนนที่พิมพ์ตรงกันเองที่ ${score(printed)} รายการข้ออาจยังไม่ครบหรือเกิน`,
  'score-mean': ({ field: name, printed, needed, instrument, mean, parts, copied }) =>
    `${field(name)} พิมพ์ว่า ${score(printed)}${copied === null ? '' : ` เท่ากับตัวชี้วัดที่ ${copied}`} แต่ ${instrument} ${score(mean)} เป็นค่าเฉลี่ยของตัวชี้วัด ${parts.join(', ')} จึงต้องเป็น ${score(needed)}`,
  'score-total': ({ field: name, printed, needed }) =>
    name === 'total'
      ? `คะแนนรวมพิมพ์ว่า ${score(printed)} แต่ IIT EIT และ OIT รวมกันตามน้ำหนักได้ ${score(needed)}`
      : `${name} พิมพ์ว่า ${score(printed)} แต่ค่าเฉลี่ยของตัวชี้วัดและคะแนนรวมให้ ${score(needed)}`,
  'score-unclear': ({ field: name, printed, computed }) =>
    name === 'total'
      ? `คะแนนรวมพิมพ์ว่า ${score(printed)} แต่ IIT EIT และ OIT รวมกันตามน้ำหนักได้ ${score(computed)} บอกไม่ได้ว่าค่าใดผิด โปรดดูที่ ITAS`
      : `${name} พิมพ์ว่า ${score(printed)} แต่ค่าเฉลี่ยของตัวชี้วัดได้ ${score(computed)} บอกไม่ได้ว่าค่าใดผิด โปรดดูที่ ITAS`,
  'two-values': ({ field: name, printed, other }) =>
    `${field(name)} พิมพ์ไว้สองค่า คือ ${score(printed)} และ ${score(other)} ระบบใช้ค่าแรก`,
  grade: ({ printed, needed, total }) => `ระดับพิมพ์ว่า ${printed} แต่คะแนน ${score(total)} อยู่ในระดับ ${needed}`,
  'code-words': ({ refs, written, code, needed, words }) =>
    `ข้อเสนอแนะ ${list(refs)} อ้างถึง ${written} (${code}) แต่ถ้อยคำข้าง ๆ คือเรื่องของ ${needed}: “${words}”`,
  'other-sub': ({ code, written, sub }) => `${code} เขียนไว้ใต้ “${written}” แต่เป็นข้อของตัวชี้วัดย่อย ${sub}`,
  narrative: ({ entries, codes, onlyWords, onlyCodes, unknown }) =>
    [
      `รายการที่เขียนเป็นคำมี ${entries} ข้อ รายการรหัสมี ${codes} ข้อ ไม่ตรงกัน`,
      onlyWords.length > 0 ? `มีแต่ในคำ: ${list(onlyWords)}` : '',
      onlyCodes.length > 0 ? `มีแต่ในรหัส: ${list(onlyCodes)}` : '',
      unknown > 0 ? `ไม่รู้ว่าเป็นข้อใด ${unknown} รายการ` : '',
    ]
      .filter(Boolean)
      .join(' · '),
};

const unread: UnreadSentences = {
  'year-guessed': ({ year }) => `ข้อความไม่บอกว่าเป็นผลของปีใด ระบบใช้ปี ${year} ถ้าไม่ใช่ ให้เลือกปีใหม่`,
  'unknown-codes': ({ codes, year }) => `ไม่มีข้อเหล่านี้ในเกณฑ์ปี ${year}: ${codes}`,
  'no-failing': () => 'ไม่พบรายการข้อที่ได้ 0 ในข้อความ ให้เลือกเองด้านล่าง',
  'no-scores': () => 'ไม่พบคะแนนในข้อความ กรอกเองได้ด้านล่าง',
  'narrative-unknown': ({ count }) => `รายการที่เขียนเป็นคำ ${count} รายการ ระบบไม่รู้ว่าเป็นข้อใด`,
  'advice-without-items': ({ refs }) => `ข้อเสนอแนะที่ไม่ได้อ้างถึงข้อใด: ${refs}`,
  cut: () => 'ข้อความยาวมาก ระบบอ่านเพียงส่วนต้น',
};

const fates: Record<Fate, string> = {
  same: 'เรื่องเดียวกัน',
  merged: 'รวมกับเรื่องอื่น',
  split: 'แยกเป็นหลายข้อ',
  gone: 'ปีนี้ไม่มีข้อนี้แล้ว',
};

/** Words of the place ผลปีก่อน. Same manner as ui.th. */
export const lastYearTh = {
  title: 'ผลการประเมินปีก่อน',
  intro: 'ข้อที่เคยได้ 0 และข้อเสนอแนะของ ป.ป.ช. จับคู่กับข้อของปีนี้ตามเรื่อง ไม่ใช่ตามเลขข้อ',
  saved: (year: number) => `บันทึกผลปี ${year} แล้ว`,
  removed: (year: number) => `ลบผลปี ${year} แล้ว`,
  about: 'ผลการประเมินปีก่อน',

  source: {
    title: 'ใส่ผลปีก่อน',
    paste: 'วางข้อความจากบันทึกข้อความ หรือจากหน้าผลคะแนนใน ITAS',
    hint: 'วางทั้งฉบับได้ ทั้งตารางและเลขไทย ระบบอ่านในเครื่องนี้เท่านั้น',
    read: 'อ่านข้อความนี้',
    or: 'หรือ',
    choose: 'เปิดไฟล์ (Word, PDF, ข้อความ)',
    byHand: 'กรอกเอง',
    reading: 'กำลังอ่านไฟล์',
    bad: 'อ่านไม่ได้',
    empty: 'ไม่พบคะแนน ข้อที่ได้ 0 หรือข้อเสนอแนะในข้อความนี้ ลองวางส่วนที่มีตารางคะแนน หรือกรอกเอง',
    noEdition: (year: number) => `ไม่มีเกณฑ์ของปี ${year} ในเครื่องนี้ เพิ่มเกณฑ์ปีนั้นก่อน หรือเลือกปีอื่น`,
    noText: 'ไฟล์นี้ไม่มีข้อความให้อ่าน',
    ocr: 'อ่านจากภาพสแกน ตัวเลขอาจผิด โปรดเทียบกับต้นฉบับทุกค่า',
    cancel: 'ยกเลิก',
  },

  draft: {
    titleNew: 'ตรวจก่อนบันทึก',
    titleEdit: 'แก้ผลปีก่อน',
    nothingYet: 'ยังไม่มีอะไรบันทึกจนกว่าจะกดบันทึก',
    year: 'ผลของปีการประเมิน',
    agency: 'หน่วยงานในเอกสาร',
    otherAgency: (theirs: string, ours: string) => `เอกสารเป็นของ ${theirs} แต่กำลังทำการประเมินของ ${ours}`,
    understood: (failing: number, scores: number, advice: number, words: number) =>
      `พบข้อที่ได้ 0 จำนวน ${failing} ข้อ คะแนน ${scores} ค่า ข้อเสนอแนะ ${advice} เรื่อง รายการที่เขียนเป็นคำ ${words} รายการ`,
    unread: 'ที่ระบบอ่านไม่ได้หรือไม่แน่ใจ',
    save: (year: number, failing: number) => `บันทึกผลปี ${year} (${failing} ข้อได้ 0)`,
    cancel: 'ไม่บันทึก',
  },

  problems: {
    title: (n: number) => `ไม่ตรงกัน ${n} แห่ง`,
    hint: 'คำนวณด้วยวิธีคิดคะแนนของปีนั้น',
    none: 'คะแนน รหัส และถ้อยคำตรงกันทั้งหมด',
    weakArithmetic: 'วิธีเฉลี่ยและน้ำหนักของปีนี้เทียบจากปี 2565 ยังไม่พบเอกสารยืนยัน',
    choice: (n: number) => `เลือกค่าของรายการที่ ${n}`,
    use: (value: string) => `ใช้ ${value}`,
    keep: (value: string) => `คง ${value} ตามที่พิมพ์`,
    useAll: (n: number) => `ใช้ค่าที่ถูกทั้ง ${n} แห่ง`,
    onlyTell: 'ไม่มีค่าให้เลือก เก็บไว้ทั้งสองแบบ',
    kept: (n: number) => `ยังไม่ตรงกัน ${n} แห่ง คงไว้ตามที่พิมพ์`,
    sentences: problems,
  },
  unread,

  scores: {
    title: 'คะแนน',
    total: 'คะแนนรวม',
    grade: 'ระดับ',
    instruments: { IIT: 'IIT ผู้มีส่วนได้เสียภายใน', EIT: 'EIT ผู้มีส่วนได้เสียภายนอก', OIT: 'OIT การเปิดเผยข้อมูล' },
    indicator: (code: string, name: string) => `${code} ${name}`,
    names: {
      '1': 'การปฏิบัติหน้าที่',
      '2': 'การใช้งบประมาณ',
      '3': 'การใช้อำนาจ',
      '4': 'การใช้ทรัพย์สินของราชการ',
      '5': 'การแก้ไขปัญหาการทุจริต',
      '6': 'คุณภาพการดำเนินงาน',
      '7': 'ประสิทธิภาพการสื่อสาร',
      '8': 'การปรับปรุงการทำงาน',
      '9': 'การเปิดเผยข้อมูล',
      '10': 'การป้องกันการทุจริต',
    },
    columns: { indicator: 'ตัวชี้วัด', score: 'คะแนน' },
    hint: '0 ถึง 100 เว้นว่างได้',
    wrong: 'ต้องเป็นตัวเลข 0 ถึง 100',
    notSaid: 'ไม่ระบุ',
    edit: 'แก้คะแนน',
    used: (value: string) => `พิมพ์ว่า ${value}`,
  },

  failing: {
    title: 'ข้อที่ได้ 0',
    edit: 'แก้ข้อที่ได้ 0',
    hint: 'เลือกข้อที่ไม่ได้คะแนน',
    count: (n: number, all: number) => `${n} จาก ${all} ข้อ`,
    written: (code: string) => `เขียนว่า ${code}`,
    none: 'ไม่มีข้อที่ได้ 0',
    mapped: (year: number) => `ข้อที่ได้ 0 ในปี ${year} กับข้อของปีนี้`,
    summary: (failed: number, now: number, gone: number) =>
      `${failed} ข้อ อยู่ใน ${now} ข้อของปีนี้${gone > 0 ? ` · ${gone} ข้อไม่มีในปีนี้แล้ว` : ''}`,
    columns: { before: (year: number) => `ปี ${year}`, now: (year: number) => `ปี ${year}`, state: 'ตอนนี้' },
    gone: 'ไม่มีข้อนี้แล้วในปีนี้',
    goneTitle: 'เรื่องที่ปีนี้ไม่ประเมินแล้ว',
    goneHint: 'ไม่ต้องส่งหลักฐานในปีนี้ แต่ยังเป็นข้อมูลที่ประชาชนควรหาได้',
    open: (code: string, name: string) => `เปิดข้อ ${code} ${name}`,
  },
  fates,

  advice: {
    title: 'ข้อเสนอแนะของ ป.ป.ช.',
    hint: 'ทำข้อเหล่านี้ให้ครบ เท่ากับตอบข้อเสนอแนะด้วย',
    none: 'ไม่มีข้อเสนอแนะรายข้อ',
    of: (refs: string) => `ข้อ ${refs}`,
    items: 'ข้อที่อ้างถึง',
    answers: 'ข้อของปีนี้ที่ตอบข้อเสนอแนะนี้',
    noItems: 'ไม่ได้อ้างถึงข้อใด',
    gone: (codes: string) => `${codes} ไม่มีในปีนี้แล้ว`,
    whole: 'อ่านทั้งข้อความ',
    less: 'ย่อ',
  },
  narrative: {
    title: 'รายการที่เขียนเป็นคำ',
    hint: 'ระบบเทียบถ้อยคำกับชื่อข้อ',
    unknown: 'ไม่รู้ว่าเป็นข้อใด',
    notInCodes: 'ไม่อยู่ในรายการรหัส',
  },

  edit: 'แก้ไข',
  replace: 'ใส่ผลใหม่แทน',
  remove: 'ลบผลปีก่อน',
  savedAt: (when: string, by: string) => `${by} บันทึก ${when}`,
  noPack: (year: number) => `ไม่มีเกณฑ์ของปี ${year} ในเครื่องนี้ จึงจับคู่กับข้อของปีนี้ไม่ได้`,
};
export type LastYearWords = typeof lastYearTh;
