import { emailsIn } from '../../thai/contact';
import { fold } from '../fold';
import { blockPlace, type Check, type CheckPage, fieldPlace, headingPlace, linkPlace, notFound, result } from './check';
import { leftOpen } from './lines';

const CHAT = /m\.me\/|messenger\.com|line\.me|lin\.ee|tawk\.to|chatbot|livechat|zopim|crisp\.chat/i;
const BOARD_ACTION =
  /(?:ตั้ง|สร้าง|เพิ่ม|โพสต์|เขียน|ลง)(?:หัวข้อ)?กระทู้|พิมพ์(?:ข้อความ|คาถาม)|ถามคาถาม|ตั้งคาถาม|ส่งคาถาม|เขียนคาถาม|ฝากคาถาม|ตอบกระทู้|newtopic|ถามคาถามใหม่|แสดงความคิดเห็น$/;
const ONLINE_FORM =
  /forms\.gle|docs\.google\.com\/forms|forms\.office|e-?service|surveymonkey|jotform|\/(?:form|request|apply|register|booking)/i;
const REQUEST =
  /แบบ(?:คาร้อง|คาขอ|ยืนยัน|ลงทะเบียน|แจ้ง|ขอ|ฟอร์มออนไลน์)|(?:ยื่น|ขอ)(?:คาร้อง|คาขอ|รับ(?:บริการ|ถัง|การสนับสนุน|เงิน|เบี้ย)|อนุญาต|เอกสาร|ใช้|น้า|ติดตั้ง|ถัง|จด|แบบ)|ลงทะเบียน|ชาระ(?:ภาษี|ค่า)|จอง(?:คิว|ห้อง|รถ)?|แจ้ง(?:ซ่อม|เหตุ|เกิด)|กรอก(?:ข้อมูล|แบบ)|ออนไลน์/;
const FILE = /\.(?:pdf|docx?|xlsx?)(?:$|[?#])/i;
const SECRET = /ความลับ|คุ้มครอง(?:ผู้|ข้อมูล|พยาน)|ปกปิด|ไม่เปิดเผย/;
const GENERAL = /เหตุเดือดร้อน|ไฟฟ้า|ถนน|น้าประปา|ขยะ|สาธารณูปโภค/;
const SOCIAL =
  /facebook\.com|fb\.com|line\.me|lin\.ee|youtube\.com|youtu\.be|tiktok\.com|instagram\.com|twitter\.com|x\.com\//i;

function formPlaces({ main }: CheckPage) {
  return main.fields.slice(0, 4).map((one) => fieldPlace(one));
}

/** A place where people ask and the agency answers, that really takes input. */
export const twoWayChannel: Check = (page) => {
  const { main } = page;
  const action = [
    ...main.links.map((one) => ({ place: linkPlace(one), text: one.it.text })),
    ...main.facts.fields.flatMap((it, at) =>
      main.layout.chrome[it.section] ? [] : [{ place: fieldPlace({ at, it }), text: it.label }],
    ),
  ].find(({ text }) => BOARD_ACTION.test(fold(text)));
  if (action) return result('passed', 'boardTakesInput', {}, [action.place]);
  const chatAt = main.facts.links.findIndex(({ url }) => CHAT.test(url));
  const chat = main.facts.links[chatAt];
  if (chat) return result('passed', 'chatLink', {}, [linkPlace({ at: chatAt, it: chat })]);
  if (main.fields.some(({ it }) => it.tag === 'textarea'))
    return result('passed', 'formTakesInput', { count: main.fields.length }, formPlaces(page));
  // Answers given beforehand, or a page that is about something else: nobody can ask here.
  const heading = main.headlines.find((one) => !one.generic && one.source === 'heading')?.folded ?? '';
  const board = /กระทู้|กระดาน|webboard|เว็บบอร์ด|ถามตอบ|q&a|สนทนา|สอบถาม|chat/.test(heading);
  const elsewhere = page.stock.links.some(({ it }) => /กระทู้|กระดาน|ถาม|q\s*&\s*a|board|แชท|chat|สอบถาม/i.test(it.text));
  const promised = leftOpen(page, BOARD);
  // On a page of another part of the item: the site may have a board of its own.
  const own = page.topics.includes('qna');
  const menu = own ? undefined : main.facts.links.find(({ text, dead }) => !dead && BOARD.test(fold(text)));
  // A name to write to without its link may be one that answers.
  const handle = page.stock.lines.some(({ it }) => HANDLE.test(it.text));
  if (
    !board &&
    !main.facts.partial &&
    page.stock.text.length > 0 &&
    (promised.length > 0 || (!elsewhere && !menu && !handle))
  )
    return result(
      'failed',
      'missing',
      { missing: 'ช่องทางที่ถามและตอบได้' },
      promised.length > 0 ? promised : headingPlace(page),
    );
  // The place to ask may open on another page, or after logging in.
  return result('cantTell', 'noInputSeen', {}, headingPlace(page));
};

export const onlineService: Check = (page) => {
  const { main, stock } = page;
  if (main.means.form) return result('passed', 'formTakesInput', { count: main.fields.length }, formPlaces(page));
  // A form that is downloaded is brought to the office.
  const files = new Set(stock.files.map(({ at }) => at));
  const request = stock.links.find(
    ({ at, it }) =>
      !FILE.test(it.url) &&
      !(files.has(at) && !ONLINE_FORM.test(it.url)) &&
      (ONLINE_FORM.test(it.url) || REQUEST.test(fold(it.text))),
  );
  if (request) return result('passed', 'requestLink', {}, [linkPlace(request)]);
  // The form is filled in and brought: nothing is sent from here.
  const brought = main.means.form ? undefined : stock.lines.find(({ it }) => BROUGHT.test(fold(it.text)));
  if (
    brought &&
    !stock.lines.some(({ it }) => /ออนไลน์.{0,12}(?:ที่|ทาง|ได้)|(?:ทาง|ผ่าน)(?:ระบบ|เว็บ|ไลน์|line)/i.test(it.text))
  )
    return result('failed', 'missing', { missing: 'ระบบหรือแบบคำขอที่ยื่นออนไลน์ได้' }, [blockPlace(brought)]);
  const step = stock.text.find(({ it }) => /ยื่น.{0,20}ออนไลน์|กรอก.{0,30}ออนไลน์|ออนไลน์.{0,20}(?:ยื่น|กรอก)/.test(it.text));
  if (step && main.links.length > 0) return result('passed', 'requestLink', {}, [blockPlace(step)]);
  return notFound(page, 'ระบบหรือแบบคำขอที่ยื่นออนไลน์ได้');
};

const BROUGHT = /(?:นา|กลับ)มา?(?:ยื่น|ส่ง)(?:คาร้อง|คาขอ|แบบ|เอกสาร)?(?:ได้)?(?:ที่|ด้วยตน)|ยื่น(?:คาร้อง|คาขอ|แบบ)?ด้วยตนเองที่/;

/** What sites call the place where one asks and is answered. */
const BOARD =
  /กระทู้|กระดาน(?!ข่าว)|ถามตอบ|q&a|^qa$|webboard|เว็บบอร์ด|สอบถามออนไลน์|livechat|แชท|messenger|ไลน์official|lineoa/;

const HANDLE = /(?:line|ไลน์)\s*(?:id|oa|official(?: account)?|ไอดี)?\s*[:：@]|messenger\s*[:：]|แชท(?:กับ|สด|บอต|บอท)/i;

/** The page says that the form is the one for everything. */
const SHARED =
  /(?:ใช้|เป็น)(?:แบบ(?:ฟอร์ม|คาร้อง)?|ช่องทาง|ระบบ)?(?:เดียวกัน|ร่วม(?:กัน)?)(?:กับ|ทุก)|(?:แบบ(?:ฟอร์ม)?|ช่องทาง|ระบบ)(?:เดียวกัน|เดียว|ร่วม)กับ.{0,20}(?:ร้องทุกข์|ร้องเรียน|ทั่วไป)|รวม(?:กับ|ไว้กับ|อยู่กับ).{0,16}(?:ร้องทุกข์|ร้องเรียน)/;
/** What is for every matter is not apart. */
const FOR_ALL =
  /(?:ร้องเรียน|ร้องทุกข์|แจ้ง)(?:เรื่องราว|เรื่อง|ปัญหา)?(?:ได้)?(?:ต่างๆ?|ทุกเรื่อง|ทุกประเภท|ทั่วไปและ)|(?:ระบบ|ช่องทาง|แบบ(?:ฟอร์ม)?)เดียว(?:สาหรับ|ใช้|กัน|รับ|ทุก)/;
/** The page says that it is apart, or that what is sent stays secret. */
const APART =
  /แยก(?:ต่างหาก)?(?:ออก)?จาก|เฉพาะ(?:เรื่อง|การ|กรณี)?(?:ร้องเรียน)?(?:การ)?ทุจริต|(?<!ไม่)ใช้สาหรับ(?:แจ้ง)?(?:เรื่อง)?(?:การ)?ทุจริต/;
const ONLINE = /ออนไลน์|online|เว็บ|web|www|ฟอร์ม|กรอก|อีเมล|email|line|ไลน์|facebook|เฟซ|เฟส|ระบบ|แอป|คิวอาร์|qr|สแกน/;
/** A choice among kinds of matters. */
const KIND = /^(?:เลือก)?(?:ประเภท|หมวด(?:หมู่)?)(?:ของ)?(?:เรื่อง|คาร้อง|ปัญหา)|ประเภทการร้อง/;
const OWN_FORM = 'แบบแจ้งเรื่องทุจริตที่แยกจากเรื่องทั่วไป';

/** A form of its own for corruption, apart from the general one. */
export const corruptionChannel: Check = (page) => {
  const { main, stock } = page;
  const named = main.headlines.some(
    (one) => !one.generic && one.prominence > 0.6 && /ทุจริต|ประพฤติมิชอบ/.test(one.folded),
  );
  const shared = stock.lines.find(({ it }) => SHARED.test(fold(it.text)) || FOR_ALL.test(fold(it.text)));
  if (shared) return result('failed', 'missing', { missing: OWN_FORM }, [blockPlace(shared)]);
  const general = main.fields.some(({ it }) => GENERAL.test(fold(it.label)) || KIND.test(fold(it.label)));
  const secret = stock.text.find(({ it }) => SECRET.test(it.text));
  if (main.means.form && named) {
    if (general) return result('cantTell', 'mixedForm', {}, formPlaces(page));
    return result('passed', 'corruptionForm', { count: main.fields.length }, [
      ...(secret ? [blockPlace(secret)] : headingPlace(page)),
      ...formPlaces(page),
    ]);
  }
  // A saved text has no fields: the parts of the form in words stand for them.
  if (named && secret && stock.text.some(({ it }) => /ผู้ถูก(?:ร้อง|กล่าวหา)|ผู้ร้องเรียน/.test(it.text)))
    return result('passed', 'corruptionForm', { count: 0 }, [blockPlace(secret)]);
  const form = stock.links.find(({ it }) => ONLINE_FORM.test(it.url) || /แจ้ง|ร้องเรียน/.test(it.text));
  // A form in a service of its own, and the page says what it is for.
  const own = stock.lines.find(({ it }) => APART.test(fold(it.text))) ?? secret;
  if (form && own && named && ONLINE_FORM.test(form.it.url) && !FILE.test(form.it.url))
    return result('passed', 'requestLink', {}, [blockPlace(own), linkPlace(form)]);
  if (form) return result('cantTell', 'behindLink', { missing: 'แบบแจ้งเรื่องทุจริต', count: 1 }, [linkPlace(form)]);
  const mail = named ? page.stock.lines.find(({ it }) => emailsIn(it.text).length > 0) : undefined;
  if (mail) return result('cantTell', 'mailOnly', {}, [blockPlace(mail)]);
  return notFound(page, 'แบบแจ้งเรื่องทุจริตทางออนไลน์', [], {
    sure: !stock.lines.some(({ it }) => ONLINE.test(fold(it.text))),
    stated: leftOpen(page, /ออนไลน์|แบบ(?:ฟอร์ม|แจ้ง)|ช่องทาง|ระบบ|อินเทอร์เน็ต|อินเตอร์เน็ต/),
  });
};

export const feedbackChannel: Check = (page) => {
  if (page.main.means.form)
    return result('passed', 'formTakesInput', { count: page.main.fields.length }, formPlaces(page));
  const link = page.stock.links.find(({ it }) => ONLINE_FORM.test(it.url) || CHAT.test(it.url));
  if (link) return result('passed', 'requestLink', {}, [linkPlace(link)]);
  return notFound(page, 'ช่องทางแสดงความคิดเห็นทางออนไลน์');
};

export const socialLinks: Check = (page) => {
  const { main } = page;
  const places = main.facts.links.flatMap((it, at) =>
    SOCIAL.test(it.url) && !/sharer|share\?|plugins|\/\/(?:www\.)?facebook\.com\/?$/.test(it.url)
      ? [linkPlace({ at, it })]
      : [],
  );
  if (places.length > 0) return result('passed', 'socialLinks', { count: places.length }, places.slice(0, 4));
  const frame = main.frames.find(({ it }) => SOCIAL.test(it.url));
  if (frame)
    return result('passed', 'socialLinks', { count: 1 }, [
      { kind: 'frame', at: frame.at, quote: frame.it.url.slice(0, 200) },
    ]);
  return notFound(page, 'ลิงก์ไปเครือข่ายสังคมออนไลน์');
};

/** Whether one gets here from the main site is to be seen on the main site, not here. */
export const linkedFromMainSite: Check = () => result('cantTell', 'seeMainSite');
