import type { Place } from '../page/facts';
import { addressesIn, emailsIn, phonesIn } from '../thai/contact';
import type { MainContent } from './main-content';

/** How many of an office's address, telephone and e-mail stand in the given lines, and where the first is. */
export function contactParts(lines: readonly { at: number; text: string }[]): { parts: number; where: Place | null } {
  const found = new Map<string, Place>();
  const note = (part: string, at: number, text: string) => {
    if (!found.has(part)) found.set(part, { kind: 'block', at, quote: text.slice(0, 200) });
  };
  for (const { at, text } of lines) {
    if (text.length > 600 || !/[\d@๐-๙]/.test(text)) continue;
    if (phonesIn(text).length > 0) note('phone', at, text);
    if (emailsIn(text).length > 0) note('email', at, text);
    if (addressesIn(text).length > 0 || /(?:หมู่|ม\.)\s*(?:ที่)?\s*[\d๐-๙]+\s*(?:ต\.|ตำบล)|รหัสไปรษณีย์/.test(text))
      note('address', at, text);
  }
  return { parts: found.size, where: [...found.values()][0] ?? null };
}

/** The parts of a service's description, as labels or columns of their own. */
const SERVICE_PARTS: readonly RegExp[] = [
  /^(?:วิธี|ขั้นตอน|กระบวนการ)/,
  /^(?:ระยะเวลา|ใช้เวลา)/,
  /^(?:ค่าธรรมเนียม|ค่าใช้จ่าย|ไม่(?:มี|เสีย)ค่าธรรมเนียม)/,
  /^(?:เอกสาร|หลักฐาน)/,
];

function serviceSteps(main: MainContent): Place | null {
  const labels = main.blocks.filter(({ it }) => it.text.length <= 60).slice(0, 200);
  const found = SERVICE_PARTS.map((part) => labels.find(({ it }) => part.test(it.text.replace(/^[\s•*–\-\d.)]+/, ''))));
  const [first] = found;
  if (!first || found.filter(Boolean).length < 3) return null;
  return { kind: 'block', at: first.at, quote: first.it.text.slice(0, 200) };
}

const REQUEST = /e-?service|(?:คำขอ|คำร้อง|แบบคำขอ|ขอรับบริการ|ยื่นเรื่อง|จองคิว|ลงทะเบียน).{0,60}(?:ออนไลน์|อิเล็กทรอนิกส์)/i;
/** What is no service of the office: what people think of it, and what they complain of. */
const NO_REQUEST = /ร้องเรียน|ร้องทุกข์|ทุจริต|เบาะแส|พึงพอใจ|ความคิดเห็น|แบบสอบถาม|แบบสำรวจ|สถิติ/;
const REQUEST_LINES = 8;
const REQUEST_FIELDS = 3;

/** A form of several fields under words that say that a service is asked for by it. */
function requestForm(main: MainContent): Place | null {
  if (!main.means.form || main.fields.length < REQUEST_FIELDS) return null;
  const lines = main.blocks.filter(({ it }) => it.text.length <= 120 && it.linked === 0).slice(0, REQUEST_LINES);
  if ([...lines, ...main.headlines.map(({ text }) => ({ it: { text } }))].some(({ it }) => NO_REQUEST.test(it.text)))
    return null;
  const line = lines.find(({ it }) => REQUEST.test(it.text));
  return line ? { kind: 'block', at: line.at, quote: line.it.text.slice(0, 200) } : null;
}

/** What links to call or to write to lead to: their words may be a picture, or cut in two. */
function reachLinks(main: MainContent): { at: number; text: string }[] {
  return main.links.flatMap(({ it: { url, block } }) => {
    const [, kind, to] = /^(mailto|tel):([^?]{3,80})/i.exec(url) ?? [];
    if (to === undefined || block === null) return [];
    return [{ at: block, text: kind?.toLowerCase() === 'tel' ? `โทร ${to}` : to }];
  });
}

/** What a page shows that may stand for a heading: name → where. */
export function featuresOf(main: MainContent): ReadonlyMap<string, Place> {
  const features = new Map<string, Place>();
  const contact = contactParts([
    ...main.blocks.slice(0, 60).map(({ at, it }) => ({ at, text: it.text })),
    ...reachLinks(main),
  ]);
  if (contact.parts === 3 && contact.where && main.blocks.length <= 40) features.set('contact-block', contact.where);
  const request = requestForm(main);
  if (request) features.set('request-form', request);
  const steps = serviceSteps(main);
  if (steps) features.set('service-steps', steps);
  return features;
}
