import type { Block, Field, Frame, Image, Link } from '../page/facts';
import { addressesIn, emailsIn } from '../thai/contact';
import { cardsOf } from './checks/cards';
import type { Content } from './finding';
import { fold } from './fold';
import { topHeadline } from './heading';
import type { At, MainContent } from './main-content';
import { compiledTopics } from './signals/compile';
import { namedTopics } from './signals/match';
import { dataTablesOf } from './tables';

/**
 * Whether something stands under the heading. `placeholder` = the page says that it is coming; `empty` = the heading
 * stands and nothing under it; else `present`, which may still be the wrong document.
 */
const PLACEHOLDER =
  /(?:กำลัง|อยู่ระหว่าง|อยู่ในระหว่าง)(?:การ)?\s*(?:ดำเนินการ\s*)?(?:ปรับปรุง|จัดทำ|รวบรวม|พัฒนา|อัปเดต|อัพเดต|นำเข้า)(?:ข้อมูล|เว็บไซต์|ระบบ|หน้า)?|^[^ก-๎a-z\d]*(?:กำลัง|อยู่(?:ใน)?ระหว่าง)(?:การ)?ดำเนินการ[^ก-๎a-z\d]*$|coming\s*soon|under\s*(?:construction|maintenance)|จะนำข้อมูลมา|รอ(?:การ)?(?:ปรับปรุง|อัปเดต|ข้อมูล)|not available now/i;
const NO_DATA =
  /^(?:ขออภัย)?\s*[-–.]*\s*(?:(?:ยัง)?ไม่(?:พบ|มี)(?:ข้อมูล|รายการ|บทความ|เอกสาร|ไฟล์|ประกาศ)|พบ(?:ทั้งหมด|ข้อมูล)?\s*0\s|no\s*(?:data|result|record|item|post)s?(?: found)?.*|0 รายการ)/i;
/** Rows that lists are framed with: column heads, counters, sorting. */
const SCAFFOLD =
  /^(?:ที่|เปิดดู|หน้า(?:ที่)?\s*\[?\d{0,3}\]?|\d+\s*\/\s*\d+|รายละเอียด|ลำดับ(?:ที่)?|ชื่อ(?:เรื่อง|เอกสาร|ไฟล์)?|หัวข้อ|วันที่(?:ประกาศ|เผยแพร่|ลง)?|ดาวน์โหลด|รายการ|จำนวน(?:ผู้.{0,12})?|ผู้(?:เขียน|ลงข้อมูล|โพสต์|ประกาศ)|เปิดอ่าน|อ่าน|ประเภท|ไฟล์|สถานะ|url|คำอธิบาย|ข้อ|ชื่อ|แสดง|ทั้งหมด|ปี|เลือก|ตกลง|รูปภาพ|เบอร์|โทร|ตำแหน่ง|ชื่อ-สกุล|หน่วยงาน|\d+ ?(?:views?|ครั้ง|รายการ)?|โดย.{0,20}|เรียงตาม.{0,20}|.{1,24}[:：]|filter|sort|กรอง)\s*:?$/i;
const DECORATION =
  /cloud|sky|star|wave|flower|welcome|decor|theme|logo|icon|banner|(?:^|[/_-])(?:head|top|title)\d{0,2}\.|button|btn|arrow|back|next|prev|header|footer|nav|menu|bg[-_.]|background|line\.|facebook|avatar|spacer|blank|loading|no-?image|default/i;
/** Bars, bullets and titles of old sites, where no size says that it is more. */
const GIF = /\.gif(?:$|[?#])/i;
/** An address that a template left unfilled. */
const TEMPLATE = /(?:^|\/)_[a-z]{1,12}_(?:$|[/?#])|\{\{|\$\{|undefined|javascript:/i;
/** Words of a picture or a button, not of a document. */
const NOT_A_TITLE =
  /^(?:พิมพ์(?:หน้านี้)?|อีเมล์?|เจ้าหน้าที่|สมาชิก|เข้าสู่ระบบ|e-?mail|print|share|แชร์|image|icon|img|photo|picture|first|last|previous|next|get back|back|read more|\s|\d)+$/i;
/** The way back to the list that one came from. */
const BACK = /^[^ก-๎a-z]*(?:ย้อน)?กลับ(?:ไป|คืน)?(?:สู่|ยัง|ที่)?\s*(?:หน้า|เมนู|รายการ|ด้านบน|ข้างบน).{0,24}$/i;
const FILE =
  /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png)(?:$|[?#])|drive\.google|docs\.google|\/downloads?(?:\/|$|\?)|onedrive|1drv|dropbox|e-?book|slideshare|issuu|anyflip/i;

/** What sites frame for the visitor's convenience: weather, prices, clocks, counters, the like boxes of social networks. */
const GADGET =
  /weather|forecast|tmd\.go|gold-?price|oil-?price|exchange-?rate|lotto|lottery|(?:^|[/._-])(?:clock|counter|calendar|radio|hitstat|stat(?:istics)?)(?:[/._?-]|$)|facebook\.com\/(?:v[\d.]+\/)?plugins|plugins\/(?:page|like)|googletagmanager|recaptcha/i;

/** The things under the heading that a reader could take for evidence. */
export type Inventory = {
  /** Every line of text under the heading, heads of tables and single figures included: what checks read. */
  lines: readonly At<Block>[];
  /** Blocks with words of their own, without lines that frame lists or announce that something is coming. */
  text: readonly At<Block>[];
  words: number;
  links: readonly At<Link>[];
  files: readonly At<Link>[];
  frames: readonly At<Frame>[];
  pictures: readonly At<Image>[];
  fields: readonly At<Field>[];
  /** Lines that say that the content is still to come. */
  announced: readonly At<Block>[];
};

const inventories = new WeakMap<MainContent, Inventory>();

/** Lines of an address block under another heading are the foot of the page. */
const CONTACT_TOPIC = /ติดต่อ|contact|ที่ตั้ง|ที่อยู่|แผนที่|สอบถาม|ร้องเรียน|ผู้บริหาร|บุคลากร/;
const CONTACT_PAGE = /ติดต่อ|contact|ที่ตั้ง|ที่อยู่/;
/** Boxes to log in stand beside the content of many pages. */
const LOGIN = /รหัสผ่าน|ชื่อผู้ใช้|pass_?(?:w|login)|user_?(?:name|login|id)/i;
const isReach = (line: string) =>
  line.length < 200 &&
  (addressesIn(line).length > 0 || emailsIn(line).length > 0) &&
  !/[2๒][5๕][\d๐-๙]{2}\s*-/.test(line);
const ROOT = /^https?:\/\/[^/?#]+\/?$/;
/** Whom to write to or to call: the foot of every page says it. */
const REACH_LINK = /^(?:mailto|tel):/i;
/** What is needed to open the documents, not what they are. */
const READER =
  /^[^ก-๎a-z]*(?:หาก|ถ้า|กรณี)?.{0,24}(?:โปรแกรม|adobe|acrobat|foxit).{0,60}(?:pdf|reader|เอกสาร|ไฟล์).{0,60}$/i;
const READER_LINK = /(?:get\.)?adobe\.com|foxit(?:software)?\.com/i;

/** Takes stock of the content. Kept per page. */
export function inventoryOf(main: MainContent): Inventory {
  const known = inventories.get(main);
  if (known) return known;
  const generic = new Set(
    main.headlines.flatMap((one) => (one.generic && one.at?.kind === 'block' ? [one.at.at] : [])),
  );
  const from = main.headingBlock;
  const top = topHeadline(main.headlines);
  const reaches = CONTACT_TOPIC.test(top?.folded ?? '');
  const contact = CONTACT_PAGE.test(top?.folded ?? '');
  const data = new Set(dataTablesOf(main).map(({ table }) => table));
  const led = new Set(main.facts.links.flatMap(({ dead, block }) => (dead || block === null ? [] : [block])));
  // Words in a link that leads nowhere are words.
  const isText = ({ at, it }: At<Block>) => it.linked * 2 <= it.text.length || !led.has(at);
  const text: At<Block>[] = [];
  const announced: At<Block>[] = [];
  const lines: At<Block>[] = [];
  for (const one of main.blocks) {
    const line = one.it.text.trim();
    // What stands above the heading is still frame: the site's name, a slogan.
    if (one.at < from && one.it.linked === 0) continue;
    if (
      PLACEHOLDER.test(line) &&
      line.length < 160 &&
      (one.it.cell === null || !data.has(one.it.cell.table)) &&
      !isCounted(main, one.at)
    ) {
      announced.push(one);
      continue;
    }
    if (isText(one) && !NO_DATA.test(line)) lines.push(one);
    if (
      one.it.linked * 2 <= one.it.text.length &&
      !NO_DATA.test(line) &&
      !SCAFFOLD.test(line) &&
      !READER.test(line) &&
      (!generic.has(one.at) || (contact && one.at > from && /[\d๐-๙@]/.test(line))) &&
      fold(line) !== top?.folded &&
      (reaches || !isReach(line))
    ) {
      text.push(one);
    }
  }
  const uses = new Map<string, number>();
  for (const { url } of main.facts.images) uses.set(url, (uses.get(url) ?? 0) + 1);
  const live = main.links.filter(
    // A link to the page itself leads nowhere else.
    ({ it }) =>
      !it.dead && !TEMPLATE.test(it.url) && it.url !== main.facts.url && (it.block === null || it.block >= from),
  );
  const inventory: Inventory = {
    lines,
    text,
    announced,
    words: text.reduce((sum, { it }) => sum + it.text.length, 0) + runningHeading(main),
    links: live.filter(
      ({ it }) =>
        !ROOT.test(it.url) &&
        (reaches || !REACH_LINK.test(it.url)) &&
        !READER_LINK.test(it.url) &&
        it.text.length > 3 &&
        !SCAFFOLD.test(it.text) &&
        !NOT_A_TITLE.test(it.text) &&
        !BACK.test(it.text),
    ),
    files: live.filter(({ it }) => FILE.test(it.url)),
    frames: main.frames.filter(({ it }) => it.url !== '' && !TEMPLATE.test(it.url) && !GADGET.test(it.url)),
    pictures: main.images.filter(
      ({ it }) =>
        it.url !== '' &&
        it.link === null &&
        (it.alt === '' || fold(it.alt) !== top?.folded) &&
        uses.get(it.url) === 1 &&
        (!DECORATION.test(it.url) || isNamedBy(it.url, top?.folded ?? '')) &&
        !TEMPLATE.test(it.url) &&
        (it.width > 0 || !GIF.test(it.url)) &&
        (it.width === 0 || it.width > 180) &&
        (it.block ?? 0) >= from,
    ),
    fields: main.means.form ? main.fields.filter(({ it }) => !LOGIN.test(`${it.label} ${it.name}`)) : [],
  };
  inventories.set(main, inventory);
  return inventory;
}

/** A file that is named by what the heading says, wherever the site keeps it. */
function isNamedBy(url: string, heading: string): boolean {
  const file = url.split(/[?#]/, 1)[0]?.split('/').at(-1)?.toLowerCase() ?? '';
  if (DECORATION.test(file)) return false;
  const [named] = namedTopics(heading, null);
  const slugs = compiledTopics().find(({ topic }) => topic === named?.topic)?.slugs ?? [];
  return slugs.some((slug) => slug.test(file));
}

const ONLY_NUMBER = /^[\d๐-๙][\d๐-๙,.]*(?:\s*(?:เรื่อง|ราย|โครงการ|รายการ))?$/;

/** The label of a figure that stands before or behind it: how many are under way, not that the page is. */
function isCounted({ facts }: MainContent, at: number): boolean {
  return [at - 1, at + 1].some((near) => ONLY_NUMBER.test(facts.blocks[near]?.text.trim() ?? ''));
}

/** Characters of a heading that is a sentence: a story's lead is its content too. */
function runningHeading({ facts, headingBlock }: MainContent): number {
  const block = facts.blocks[headingBlock];
  return block && block.heading === 0 && block.text.length > 130 ? block.text.length : 0;
}

export function contentOf(main: MainContent): Content {
  const stock = inventoryOf(main);
  const { words, files, frames, pictures, fields, announced } = stock;
  const links = announced.length > 0 ? withoutFoot(main, stock) : stock.links;
  // Names with their posts are content, though neither is a line of text.
  const people = () => cardsOf(main).filter(({ ranks }) => ranks.length > 0).length >= PEOPLE;
  if (
    announced.length > 0 &&
    words < 120 &&
    files.length + frames.length + fields.length === 0 &&
    links.length < 3 &&
    !people()
  )
    return 'placeholder';
  if (
    links.length + files.length + frames.length + fields.length + pictures.length === 0 &&
    isOnlyIntroduced(main, stock)
  )
    return 'empty';
  if (words >= 40 || links.length + files.length + frames.length + fields.length + pictures.length > 0)
    return 'present';
  if (people()) return 'present';
  return (main.headlines[0]?.folded ?? '') === '' && words > 0 ? 'present' : 'empty';
}

const PEOPLE = 2;
const INTRODUCTION = 240;
/** What to do where there is nothing. */
const ADVICE = /^(?:กรุณา|โปรด|ลอง|คลิก|ขออภัย|ติดต่อ).{0,60}$/;
const LABEL = 16;

/** What is collected here, in one sentence and without a figure. */
const COLLECTED =
  /^(?:เว็บเพจนี้|หน้านี้|ที่นี่)?(?:แหล่ง|ศูนย์)?(?:รวบรวม|รวม(?!ทั้ง))[ก-๎\s/]+$|^ข้อมูล(?:ประกาศ|ข่าวสาร|เกี่ยวกับ)[ก-๎\s/]+$/;
const ONE_SENTENCE = 120;

/** A sentence of what the page is for, and under it that there is nothing yet, or nothing at all. */
function isOnlyIntroduced(main: MainContent, { text, words }: Inventory): boolean {
  const [first, ...rest] = text;
  if (first && words < ONE_SENTENCE && COLLECTED.test(first.it.text) && rest.every(({ it }) => it.text.length < LABEL))
    return true;
  const none = main.blocks.find(({ it }) => NO_DATA.test(it.text.trim()) && it.text.length < INTRODUCTION / 4)?.at;
  const table = none === undefined ? null : (main.facts.blocks[none]?.cell?.table ?? null);
  return (
    none !== undefined &&
    words < INTRODUCTION &&
    text.every(({ at, it: { cell, text: line } }) =>
      at < none ? cell === null || (cell.table === table && cell.row === 0) : ADVICE.test(line),
    )
  );
}

/** Links that stand before the agency's address: those behind it are the foot of the page. */
function withoutFoot(main: MainContent, { announced, links }: Inventory): readonly At<Link>[] {
  const from = announced[0]?.at ?? 0;
  const foot = main.blocks.find(({ at, it }) => at > from && it.linked === 0 && isReach(it.text))?.at;
  return foot === undefined ? links : links.filter(({ it }) => it.block === null || it.block < foot);
}
