import type { Place } from '../../page/facts';
import { toArabicDigits } from '../../thai/digits';
import { yearMentions } from '../../thai/years';
import { dataTablesOf } from '../tables';
import { blockPlace, type Check, type CheckPage, headingPlace, linkPlace, notFound, result } from './check';
import { hasRows, leftOpen, linesOf, says, titles } from './lines';
import { monthsCovered } from './progress';
import { shapes } from './shapes';
import { isPutOff } from './shown';
import { SEQUENCE } from './wording';

const LAW =
  /พระราชบัญญัติ|พรบ|พระราชกฤษฎีกา|กฎกระทรวง|ระเบียบ(?:กระทรวง|สานัก|คณะ|กรม|ว่าด้วย)|ข้อบังคับ|ประกาศ(?:กระทรวง|คณะกรรมการ|กรม)|ประมวลกฎหมาย|รัฐธรรมนูญ/;
const NOTICE =
  /ประกาศ.{0,40}(?:เชิญชวน|ประกวดราคา|ผู้ชนะ|ราคากลาง|จัดซื้อ|จัดจ้าง|ซื้อ|จ้าง)|ประกวดราคา|ผู้ชนะการเสนอราคา|เชิญชวน|สอบราคา|เฉพาะเจาะจง/;
const DATE =
  /\d{1,2}\s*(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)|\d{1,2}[/-]\d{1,2}[/-](?:25|20)\d\d/;

export const multiYearPlan: Check = (page) => {
  for (const { text, place } of titles(page)) {
    const range = yearMentions(text).find(({ kind, year, through }) => kind === 'range' && through - year >= 1);
    if (range && /แผน|ยุทธศาสตร์/.test(text))
      return result('passed', 'yearRange', { from: range.year, to: range.through }, [place]);
    if (/แผน.{0,40}(?:ระยะ)?\s*(?:\(?\s*)?(?:[2-9๒-๙]|สอง|สาม|สี่|ห้า|ยี่สิบ)\s*ปี/.test(text))
      return result('passed', 'yearSpan', {}, [place]);
  }
  return notFound(page, 'แผนที่มีระยะมากกว่า 1 ปี');
};

export const oneYearPlan: Check = (page) => {
  for (const { text, place } of titles(page)) {
    if (!/แผน|งบหน้า|งบประมาณ/.test(text) || text.length > 300) continue;
    const years = yearMentions(text).filter(
      ({ kind }) => kind !== 'law' && kind !== 'counter' && kind !== 'copyright' && kind !== 'date',
    );
    const [only] = years;
    if (years.length === 1 && only && only.kind !== 'range')
      return result('passed', 'yearOfPlan', { year: only.year }, [place]);
  }
  return notFound(page, 'แผนที่มีระยะ 1 ปี');
};

const SEQUENCE_TOLD = new RegExp(SEQUENCE);
/** Characters of a manual whose steps are counted, and of one in prose. */
const MANUAL = 60;
const TOLD_MANUAL = 120;

/** A manual is there when it stands in the text. One that is linked must be opened: its name tells of no step in it. */
export const manualShown: Check = (page) => {
  // A column of names of manuals is headed so as well.
  const heads = new Set(
    dataTablesOf(page.main).flatMap(({ head }) => head.flatMap(({ at, it }) => (/ชื่อ/.test(it.text) ? [at] : []))),
  );
  const text = linesOf(page, false).filter(
    ({ at, it, folded }) => !heads.has(at) && /คู่มือ|ขั้นตอน|วิธีการ/.test(it.text) && !isPutOff(folded, 0),
  );
  const [first] = text;
  if (first && page.stock.words >= 80) return result('passed', 'found', { parts: 'คู่มือ' }, [blockPlace(first)]);
  // The heading names it and its steps stand below, as lines or told one behind the other.
  const steps = shapes.steps(page.main);
  const told = steps.length > 0 ? steps : linesOf(page, false).filter(({ folded }) => says(SEQUENCE_TOLD, folded));
  const headed = headingPlace(page).filter(({ quote }) => /คู่มือ|มาตรฐาน|แนวทาง|ขั้นตอน|วิธี/.test(quote));
  if (headed.length > 0 && told.length > 0 && page.stock.words >= (steps.length > 0 ? MANUAL : TOLD_MANUAL))
    return result('passed', 'found', { parts: 'คู่มือ' }, [...headed, ...told.slice(0, 3).map((one) => blockPlace(one))]);
  return notFound(page, 'คู่มือ', headed, { stated: leftOpen(page, /คู่มือ/) });
};

export const lawList: Check = (page) => {
  const found = new Map<string, ReturnType<typeof linesOf>[number]>();
  let mentions = 0;
  for (const line of linesOf(page, true)) {
    const hits = line.folded.match(new RegExp(LAW.source, 'g'))?.length ?? 0;
    if (hits === 0 || line.folded.length < 14) continue;
    mentions += Math.min(hits, 4);
    if (!found.has(line.folded)) found.set(line.folded, line);
  }
  if (found.size >= 2 || mentions >= 2)
    return result(
      'passed',
      'laws',
      { count: Math.max(found.size, mentions) },
      [...found.values()].slice(0, 3).map(({ place }) => place),
    );
  return notFound(page, 'รายการกฎหมายที่เกี่ยวข้อง');
};

/** News items have titles of some length, dates, or a text to read on. */
export const newsItems: Check = (page) => {
  const { stock, main } = page;
  const items = stock.links.filter(({ it }) => it.text.length >= 28 && !/^\d{1,2}[.)]/.test(it.text));
  const dated = main.blocks.filter(({ it }) => DATE.test(it.text));
  const stories = stock.text.filter(({ it }) => it.text.length >= 60);
  if (items.length >= 2 || (dated.length >= 1 && items.length + stories.length >= 1)) {
    return result('passed', 'newsItems', { count: Math.max(items.length, stories.length) }, [
      ...items.slice(0, 2).map(linkPlace),
      ...stories.slice(0, 1).map((one) => blockPlace(one)),
    ]);
  }
  return notFound(page, 'ข่าว');
};

/** The title of one purchase, as lists of notices write it. */
const PURCHASE =
  /^(?:\d+)?(?:ผล(?:การ)?|โครงการ|งาน)?(?:จัด)?(?:(?:ซื้อ|เช่า)(?:วัสดุ|ครุภัณฑ์|เครื่อง|รถ|น้ามัน|อาหาร|[ก-๎]{4,})|จ้าง(?:เหมา|ทา|ซ่อม|ก่อสร้าง|ปรับปรุง|ออกแบบ|ขุด|พิมพ์|[ก-๎]{4,}))/;

export const procurementNotices: Check = (page) => {
  const named = headingPlace(page).some(({ quote }) => /ประกาศ|ข่าว|ผล/.test(quote));
  const lines = linesOf(page, true).filter(
    ({ folded }) =>
      !isPutOff(folded, 0) &&
      ((folded.length > 18 && NOTICE.test(folded)) || (named && folded.length > 10 && PURCHASE.test(folded))),
  );
  if (lines.length >= 2 || (lines.length === 1 && (lines[0]?.folded.length ?? 0) > 40))
    return result(
      'passed',
      'notices',
      { count: lines.length },
      lines.slice(0, 3).map(({ place }) => place),
    );
  return notFound(page, 'ประกาศเชิญชวนหรือประกาศผลการจัดซื้อจัดจ้าง');
};

/** So many figures in a table are statistics, whatever the columns are called. */
const FIGURES = 6;

export const serviceStatistics: Check = (page) => {
  const counts = page.stock.text.filter(({ it }) => /[\d๐-๙]+\s*(?:ราย|คน|ครั้ง|เรื่อง)|จำนวน\s*[\d๐-๙]/.test(it.text));
  const figures = dataTablesOf(page.main)
    .flatMap(({ cells }) => cells)
    .filter(({ it }) => /^[\d๐-๙][\d๐-๙,.]*$/.test(it.text) && (it.cell?.col ?? 0) > 0);
  if (figures.length >= FIGURES)
    return result('passed', 'statistics', { count: figures.length }, [
      ...headingPlace(page),
      ...figures.slice(0, 2).map((one) => blockPlace(one)),
    ]);
  if (counts.length >= 3 || (hasRows(page) && page.stock.text.some(({ it }) => /จำนวน|ราย|ครั้ง|คน/.test(it.text)))) {
    return result(
      'passed',
      'statistics',
      { count: counts.length },
      counts.slice(0, 3).map((one) => blockPlace(one)),
    );
  }
  return notFound(page, 'จำนวนผู้รับบริการ');
};

export const documentLink: Check = (page) => {
  const [file] = page.stock.files;
  return file ? result('passed', 'documentNamed', {}, [linkPlace(file)]) : notFound(page, 'ลิงก์ไปยังเอกสาร');
};

const NONE =
  /ไม่มี(?:การ)?(?:จัดซื้อ|จัดจ้าง|รายการ|เรื่อง(?:ร้องเรียน)?|ข้อร้องเรียน|ผู้ร้องเรียน|โครงการ|การรับ|ปัญหา)|ไม่ปรากฎ(?:เรื่อง|การ)|ไม่พบ(?:เรื่อง|การ)(?:ร้องเรียน|ทุจริต)/;

/** "None" stated where there is nothing to show; inapplicable where there is something. */
export const noneStated: Check = (page) => {
  const line = linesOf(page, true).find(({ folded }) => NONE.test(folded));
  if (/เดือน/.test(page.asked)) return noneOfMonth(page, line?.place ?? null);
  if (line) return result('passed', 'noneStated', {}, [line.place]);
  const [first] = page.main.blocks.filter(
    ({ it }) => it.cell !== null && (!LARGE_ASKED.test(page.asked) || isLarge(it.text)),
  );
  if (first && hasRows(page)) return result('inapplicable', 'thereIsSome', {}, [blockPlace(first)]);
  return result('cantTell', 'noneUnknown', {}, headingPlace(page));
};

/** Only works of more than half a million baht must be in the plan. */
const LARGE_ASKED = /5แสน|500000/;
const isLarge = (text: string) =>
  Number(
    toArabicDigits(text)
      .replace(/,/g, '')
      .match(/^\s*\d{6,8}(?=\.\d|\s*(?:บาท)?\s*$)/)?.[0] ?? 0,
  ) >= 500_000;

/** A month without anything must say so: a month that is not named at all does not. */
function noneOfMonth(page: CheckPage, stated: Place | null): ReturnType<Check> {
  const months = monthsCovered(page);
  if (months.outcome === 'failed') return months;
  if (stated) return result('passed', 'noneStated', {}, [stated]);
  if (months.outcome === 'passed') return result('passed', 'thereIsSome', {}, months.where);
  return result('cantTell', 'noneUnknown', {}, headingPlace(page));
}

/** How many there were, finished and open; or a plain "none". */
export const complaintCounts: Check = (page) => {
  const none = noneStated(page);
  if (none.outcome === 'passed') return none;
  const lines = linesOf(page, false);
  const parts: [string, RegExp][] = [
    ['จำนวนเรื่องทั้งหมด', /จานวน.{0,20}เรื่อง|เรื่อง(?:ร้องเรียน)?ทั้งหมด|ทั้งสิ้น|รวม|เรื่องที่(?:ได้)?รับ/],
    ['ดำเนินการแล้วเสร็จ', /แล้วเสร็จ|เสร็จสิ้น|ยุติ|ปิดเรื่อง|(?<!ได้)ดาเนินการแล้ว/],
    [
      'อยู่ระหว่างดำเนินการ',
      /ระหว่าง(?:การ)?(?:ดาเนิน|ตรวจสอบ|สอบสวน|พิจารณา)|คงค้าง|ค้าง(?:ดาเนินการ|อยู่)|กาลังดาเนิน|ยังไม่(?:แล้ว)?เสร็จ/,
    ],
  ];
  const found = parts.map(([name, pattern]) => ({ name, line: lines.find(({ folded }) => says(pattern, folded)) }));
  const missing = found.filter(({ line }) => !line).map(({ name }) => name);
  const places = found.flatMap(({ line }) => (line ? [line.place] : []));
  const counted = lines.some(({ it }) => /[\d๐-๙]/.test(it.text));
  if (missing.length === 0 && counted)
    return result('passed', 'found', { parts: parts.map(([name]) => name).join(', ') }, places);
  return notFound(page, missing.join(', ') || 'จำนวน', places, {
    stated: parts.flatMap(([, pattern]) => leftOpen(page, pattern)),
  });
};

/** Whoever heads an agency, of whatever kind. */
const HEAD =
  /นายก(?:เทศมนตรี|องค์การบริหาร|\s*อบต|\s*อบจ|เมือง)|ผู้อำนวยการ|ผู้กำกับการ|ผู้บังคับการ|ผู้บัญชาการ|อธิการบดี|อธิบดี|คณบดี|เลขาธิการ|ผู้ว่า(?:การ|ราชการ)|หัวหน้า(?:สถานี|หน่วยงาน|ส่วนราชการ)|นายอำเภอ/;
const UNSIGNED = 100;
const NOT_SIGNED = /รอ[ก-๎]{0,24}ลงนาม|ยังไม่(?:ได้)?(?:มีการ)?ลงนาม|^\(?ร่าง(?:ประกาศ|\()/;

/** Announced by the present head: name and post under an announcement. A signature itself is a picture. */
export const signedByHead: Check = (page) => {
  const lines = linesOf(page, false);
  const announced = lines.find(({ it }) => /ประกาศ\s*ณ\s*วันที่|ให้ไว้\s*ณ\s*วันที่|ลงชื่อ|\(ลงนาม\)/.test(it.text));
  const head = lines.find(({ it }) => HEAD.test(it.text) && (it.text.length < 200 || /ข้าพเจ้า/.test(it.text)));
  if (announced && head) return result('passed', 'signed', {}, [announced.place, head.place]);
  const unsigned = lines.filter(({ folded }) => NOT_SIGNED.test(folded)).map(({ place }) => place);
  const stated = [...leftOpen(page, /ลงนาม|ลงชื่อ/), ...unsigned];
  // A text without a day, a signature or anybody who could have signed.
  const sure =
    !head && page.stock.words >= UNSIGNED && !lines.some(({ folded }) => /ลงชื่อ|ลงนาม|ณวันที่|ผู้บริหารสูงสุด/.test(folded));
  return notFound(page, 'ประกาศที่ลงนามโดยผู้บริหารสูงสุด', head ? [head.place] : [], { stated, sure });
};

const AGENCY = 'องค์การบริหารส่วน|เทศบาล|อบต|อบจ|โรงเรียน|วิทยาลัย|มหาวิทยาลัย';

const ISSUED = new RegExp(
  [
    `ประกาศ\\s*(?:ของ)?\\s*(?:${AGENCY}|สำนักงาน)`,
    '(?:นายก|ผู้อำนวยการ)\\S{0,40}\\s*(?:จึง)?(?:ขอ)?ประกาศ',
    // Made, set or adopted by the agency; agreed to by its head.
    `(?:${AGENCY})\\S{0,40}\\s*(?:จึง)?(?:ได้)?(?:จัดทำ|กำหนด|ประกาศใช้)(?:แผน|นโยบาย)?`,
    '(?:เห็นชอบ|อนุมัติ|ลงนาม)(?:โดย|จาก)?\\s*(?:นายก|ผู้อำนวยการ)',
  ].join('|'),
);

/** Issued by the head or in the name of the agency: an announcement says so in its first line. */
export const issuedByAgency: Check = (page) => {
  const line = titles(page).find(({ text }) => ISSUED.test(text));
  if (line) return result('passed', 'found', { parts: 'ประกาศในนามหน่วยงาน' }, [line.place]);
  const signed = signedByHead(page);
  return signed.outcome === 'passed'
    ? signed
    : result('cantTell', 'lookYourself', { text: 'ออกโดยผู้บริหารสูงสุดหรือในนามของหน่วยงาน' }, headingPlace(page));
};

const DUTY =
  /จัดให้มี|บารุง(?:รักษา|ทาง|และ|ศิลปะ)|รักษาความสะอาด|ป้องกัน(?:และ)?(?:ระงับ|บรรเทา|โรค)|ส่งเสริมการ|คุ้มครองดูแล|มีหน้าที่|มีอานาจ|รับผิดชอบเกี่ยวกับ|ปฎิบัติหน้าที่อื่น|ต้องทา(?:ใน|ดัง)|อาจ(?:จัด)?ทากิจการ/;

const CHARGES = 2;
const DIVISION_DUTY =
  /^(?:[\d.)\-–•]{0,4})?(?:สานัก(?:งาน)?ปลัด|กอง[ก-ฮ]|หน่วยตรวจสอบ|ฝ่าย|งาน[ก-๎]{2,40}มีหน้าที่|ผู้อานวยการ|หัวหน้า)/;

/** Deeds that an agency is charged with, as the first words of a line: read so where the page is about them. */
const CHARGED =
  /^(?:มาตรา)?[\d()]{0,6}(?:ให้มี|ให้ราษฎร|ให้บริการ|จัด(?:การ|ให้|ทา|เก็บ|ตั้ง|ระเบียบ|ระบบ)|ควบคุม|กากับ|ดูแล|วางระเบียบ|บังคับบัญชา|บริหาร(?:กิจการ|จัดการ)?|พัฒนา(?!การ)|อนุรักษ์|ส่งเสริม|สนับสนุน|ประสาน(?:งาน)?|รักษา|ป้องกัน|ปราบปราม|สืบสวน|สอบสวน|คุ้มครอง|อานวยความสะดวก|ผลิตและพัฒนา|ปฎิบัติ(?:หน้าที่|งาน|การ)|ศึกษา|วิจัย|ดาเนินการ|เก็บขยะ|กาจัด|บารุง|ตรา(?:ข้อ|เทศ)|อนุมัติ|ออก(?:ข้อ|เทศ|ระเบียบ)|ระดม|เป็นตัวแทน)/;
const BOUND = /ต้อง(?:จัด|ทา|ดูแล|ดาเนิน|ให้|รักษา)|มีหน้าที่|มีอานาจ|อาจ(?:จัด|ทา|ตั้ง)/;

/** Text that tells what the agency must and may do. */
export const describesAuthority: Check = (page) => {
  // What a division does is no power of the agency.
  const duties = linesOf(page, false).filter(({ folded }) => DUTY.test(folded) && !DIVISION_DUTY.test(folded));
  const charged = page.topics.includes('authority')
    ? linesOf(page, false).filter(
        ({ folded }) => (CHARGED.test(folded) || BOUND.test(folded)) && !DIVISION_DUTY.test(folded),
      )
    : [];
  const [first] = duties.length > 0 ? duties : charged;
  if (charged.length >= CHARGES && duties.length < 2)
    return result(
      'passed',
      'found',
      { parts: 'หน้าที่และอำนาจ' },
      charged.slice(0, 3).map(({ place }) => place),
    );
  if (first && (duties.length >= 2 || first.it.text.length >= 120))
    return result(
      'passed',
      'found',
      { parts: 'หน้าที่และอำนาจ' },
      duties.slice(0, 3).map(({ place }) => place),
    );
  // Divisions alone, each with what it does, are its structure.
  const divisions = linesOf(page, false).filter(({ folded }) => DIVISION_DUTY.test(folded));
  const sure = divisions.length >= 2 && charged.length === 0 && duties.length === 0;
  return notFound(
    page,
    'หน้าที่และอำนาจตามกฎหมาย',
    [...duties, ...(sure ? divisions.slice(0, 3) : [])].map(({ place }) => place),
    { sure },
  );
};

/** Law given whole instead of what it says for this agency. */
export const notWholeAct: Check = (page) => {
  const { stock } = page;
  const text = stock.text.map(({ it }) => it.text).join('\n');
  const sections = text.match(/^\s*มาตรา\s*[\d๐-๙]+/gm)?.length ?? 0;
  const whole = /(?:โปรดเกล้าโปรดกระหม่อม|พระปรมาภิไธย|ผู้รับสนองพระบรมราชโองการ|บทเฉพาะกาล|ให้ไว้\s*ณ\s*วันที่)/.test(text);
  if (whole && sections >= 15)
    return result(
      'failed',
      'wholeAct',
      { count: sections },
      stock.text.slice(0, 1).map((one) => blockPlace(one)),
    );
  if (stock.words < 80) {
    const file = [...stock.files, ...stock.links][0];
    return file
      ? result('cantTell', 'inFile', { missing: 'เฉพาะส่วนที่เป็นหน้าที่และอำนาจ', count: 1 }, [linkPlace(file)])
      : notFound(page, 'หน้าที่และอำนาจ');
  }
  return result(
    'passed',
    'notWholeAct',
    {},
    stock.text.slice(0, 1).map((one) => blockPlace(one)),
  );
};

/** "If any": nothing is missing where there is none. */
export const ethicsRules: Check = (page) => {
  const line = linesOf(page, true).find(({ folded }) => /ข้อกาหนดจริยธรรม|ข้อกาหนดว่าด้วยกระบวนการรักษาจริยธรรม/.test(folded));
  return line
    ? result('passed', 'found', { parts: 'ข้อกำหนดจริยธรรม' }, [line.place])
    : result('cantTell', 'ifAny', { missing: 'ข้อกำหนดจริยธรรม' }, headingPlace(page));
};
