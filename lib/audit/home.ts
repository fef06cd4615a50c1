import { cardsOf } from './checks/cards';
import { contactParts } from './features';
import type { AuditContext } from './finding';
import { fold } from './fold';
import { topHeadline } from './heading';
import type { MainContent } from './main-content';
import { lookAlikeReason, namedTopics } from './signals/match';

/** The parts that home pages are put together from. */
const MODULES: readonly RegExp[] = [
  /^(?:ข่าว(?:สาร)?(?:และ)?ประชาสัมพันธ์(?:ล่าสุด|เด่น|ทั้งหมด|ทั่วไป)?|ข่าว(?:ล่าสุด|เด่น|ประกาศ)|ข่าว(?:สาร)?และ(?:ประกาศ|กิจกรรม)|ประกาศล่าสุด|ประชาสัมพันธ์.{0,40}|ข่าวสาร.{0,20}|news.{0,60})$/i,
  /^(?:ข่าว|ภาพ(?:ข่าว)?|ประมวลภาพ|ข่าวสาร\s*\/?\s*)?\s*(?:และ)?กิจกรรม.{0,14}$/,
  /จัดซื้อ\s*-?\s*จัดจ้าง|e-?gp|ราคากลาง/i,
  /ผู้เข้าชม(?:เว็บ)?|สถิติผู้เยี่ยม|จำนวนผู้เข้า/,
  /e-?service|บริการ(?:ประชาชน)?ออนไลน์|ยื่นเอกสารออ/i,
  /วี?ดีทัศน์|วิดีโอ|video|คลิป/i,
  /(?:หน่วยงาน|ลิงก์|เว็บ(?:ไซต์)?|ลิงค์)(?:ที่)?(?:เกี่ยวข้อง|น่าสนใจ|หน่วยงาน)|ธนาคาร|เว็บเพื่อนบ้าน/,
  /สถานที่ท่องเที่ยว|แหล่งท่องเที่ยว|ผลิตภัณฑ์ชุมชน|otop/i,
  /กระดาน(?:กระทู้|สนทนา|ข่าว)|กระทู้|เว็บบอร์ด|webboard|ถาม\s*-?\s*ตอบ/i,
  /แบบ(?:สอบถาม|สำรวจ|ประเมิน)ความพึงพอใจ|^แบบสำรวจ$|โพล|แสดงความคิดเห็น|กดโหวต/,
  /หนังสือ(?:ราชการ|สั่งการ)/,
  /ยินดีต้อนรับ\s*(?:เข้า)?สู่|welcome to/i,
  /แจ้งเรื่อง\s*(?:ร้องเรียน)?|ร้องเรียน\s*\/?\s*ร้องทุกข์|รับเรื่องร้องเรียน/,
  /สายตรง|สาร(?:จาก)?นายก|ป้ายประกาศ|ปฏิทิน(?:กิจกรรม|วิชาการ|การศึกษา)?$/,
  /พยากรณ์อากาศ|ราคาน้ำมัน|อัตราแลกเปลี่ยน/,
  /^ติดต่อ(?:เรา|โรงเรียน|หน่วยงาน|สอบถาม|เทศบาล|อบต\.?)$/,
];
/** So many kinds of them make one. */
const ENOUGH = 4;
/** Most lines are none of them: one look tells. */
const ANY_MODULE = new RegExp(MODULES.map(({ source }) => source).join('|'), 'i');
const HOME_PATH =
  /^\/?(?:view\/[^/]+\/)?(?:th\/?|home|index|main|default|หน้าแรก|welcome)?(?:\.(?:php|html?|aspx?))?\/?$/i;

const WELCOME = MODULES.findIndex((module) => module.test('ยินดีต้อนรับสู่'));
const CONTACT = MODULES.findIndex((module) => module.test('ติดต่อเรา'));
/** Topics that home pages show a module of: naming one of them does not make a page about it. */
const MODULE_TOPICS: ReadonlySet<string> = new Set([
  'news',
  'qna',
  'e-service',
  'procurement-notices',
  'contact',
  'executives',
  'complaint-channel',
  'public-opinion-channel',
  'social-network',
  'no-gift-declaration',
]);

/**
 * Whether the page is the site's entry: several kinds of modules side by side, or its address says so. A breadcrumb, or a
 * heading that names a topic which is no module, speaks against it: sites put modules beside every page.
 */
export function isHome(main: MainContent, context: AuditContext): boolean {
  const { facts } = main;
  if (HOME_TITLE.test(facts.title) && isEntryAddress(facts.url, context.hosts)) return true;
  const crumbs = main.layout.crumbs.map((at) => facts.blocks[at]?.text ?? '').join(' ');
  const root = isRoot(facts.url);
  if (
    !root &&
    /[ก-๙a-z]{3}/i.test(crumbs.replace(/หน้า(?:แรก|หลัก)|home|คุณอยู่ที่(?:นี่|หน้า)?|you are here|ตำแหน่งปัจจุบัน/gi, ''))
  )
    return false;
  const kinds = new Set<number>();
  const addKinds = (text: string) => {
    if (!ANY_MODULE.test(text)) return;
    MODULES.forEach((module, kind) => {
      if (!kinds.has(kind) && module.test(text)) kinds.add(kind);
    });
  };
  for (let at = 0; at < facts.blocks.length && kinds.size < ENOUGH; at++) {
    const block = facts.blocks[at];
    if (!block || block.text.length > 60 || main.layout.chrome[block.section]) continue;
    if (main.layout.content[at] !== true && block.linked * 2 > block.text.length) continue;
    addKinds(block.text.replace(/^[^ก-๎a-z\d]+/i, ''));
  }
  // The heads of modules are often pictures.
  for (const { it } of main.images) {
    if (it.link === null && it.alt.length >= 4 && it.alt.length <= 40) addKinds(it.alt);
  }
  const top = topHeadline(main.headlines);
  const named = top ? namedTopics(top.folded, main.means)[0] : undefined;
  const clear = named !== undefined && named.score >= 0.8;
  // A page of how the agency is reached is one, whatever else its frame shows.
  if (named?.topic === 'contact') kinds.delete(CONTACT);
  if (clear && !MODULE_TOPICS.has(named.topic)) return false;
  if (HOME_TITLE.test(facts.title) && kinds.size >= 1) return true;
  if (kinds.size >= ENOUGH) return true;
  // A home page may begin with one of its modules: the address then decides.
  if (isEntryAddress(facts.url, context.hosts)) return kinds.size >= 1;
  const other = top !== null && lookAlikeReason(top.folded, main.means) !== null;
  return kinds.size >= 2 && !clear && !other && kinds.has(WELCOME);
}

/** The address of a host without a path. */
const isRoot = (url: string) => /^https?:\/\/[^/?#]+\/?$/i.test(url);

/** A site builder's name for its first page. */
const HOME_TITLE = /^\s*(?:หน้าแรก|หน้าหลัก|home)\s*(?:[|»›·:•–-]|$)/i;

function isEntryAddress(url: string, hosts: readonly string[]): boolean {
  try {
    const { pathname, search, hostname } = new URL(url);
    return (
      HOME_PATH.test(decodeURIComponent(pathname)) &&
      search === '' &&
      (hosts.length === 0 || hosts.includes(hostname.toLowerCase()))
    );
  } catch {
    return false;
  }
}

/** Topics that a home page can be the entry of by a labelled link or tile. */
const BY_LABEL: ReadonlySet<string> = new Set(['e-service', 'qna', 'complaint-channel', 'public-opinion-channel']);
const LANDMARK = /^(?:nav|header|footer) |navigation|banner|contentinfo|menu/;
const SOCIAL_LINK =
  /facebook\.com\/(?!sharer|share|plugins)[^/?#]{3,}|youtube\.com\/|line\.me\/|lin\.ee\/|tiktok\.com\/|instagram\.com\//i;

/**
 * Topics for which a home page itself can serve as the entry: the thing or its labelled link stands in the body of the
 * page, not in its menu. Contact asks for address, telephone and e-mail; executives for people with their posts.
 */
export function entryTopics(main: MainContent): string[] {
  const { facts } = main;
  const found = new Set<string>();
  const menu: boolean[] = [];
  for (const { parent, tag, role, collapsed } of facts.sections) {
    menu.push((parent !== null && menu[parent] === true) || collapsed || LANDMARK.test(`${tag} ${role}`));
  }
  // Tiles are groups of links like menus, but stand in the open, outside the site's navigation.
  const inBody = (section: number) => menu[section] !== true;
  for (const link of facts.links) {
    if (SOCIAL_LINK.test(link.url)) found.add('social-network');
    if (inBody(link.section)) addLabel(link.text, found);
  }
  for (const { it } of main.blocks) addLabel(it.text, found);
  if (contactParts(facts.blocks.map(({ text }, at) => ({ at, text }))).parts === 3) found.add('contact');
  const people = cardsOf(main).filter((card) => card.ranks.length > 0);
  if (people.length >= 3 && people.some((card) => card.ranks.includes('head'))) found.add('executives');
  if (hasNews(main) || hasPosts(main)) found.add('news');
  if (hasNotices(main)) found.add('procurement-notices');
  return [...found].sort((a, b) => ENTRY_ORDER.indexOf(a) - ENTRY_ORDER.indexOf(b));
}

const NEWS_LABEL =
  /^[^ก-๎a-z]*(?:ข่าว(?:สาร)?(?:และ)?(?:\s*\/\s*)?(?:ประชาสัมพันธ์|ล่าสุด|เด่น|ประกาศ|กิจกรรม)?|ประชาสัมพันธ์)(?:ล่าสุด|ทั่วไป|[^ก-๎]{0,4})?$/i;
const NEWS_ITEMS = 3;
const NEWS_LINES = 16;

/** A label of news with some stories under it: titles of some length, or lines with a date. */
function hasNews({ facts, layout }: MainContent): boolean {
  return facts.blocks.some((block, at) => {
    if (block.text.length > 40 || !NEWS_LABEL.test(block.text.trim()) || layout.chrome[block.section]) return false;
    const under = facts.blocks.slice(at + 1, at + 1 + NEWS_LINES);
    return (
      under.filter(({ text }) => text.length >= 22 || /\d{1,2}\s*[ก-๙.]{2,12}\s*(?:25|6)\d/.test(text)).length >=
      NEWS_ITEMS
    );
  });
}

/** Headings of one rank that each lead to a text begun under it: the posts of a site that has no label for its news. */
function hasPosts({ facts, layout }: MainContent): boolean {
  const posts = facts.blocks.filter(
    ({ heading, linked, text, section }, at) =>
      heading > 0 &&
      linked > 0.8 * text.length &&
      text.length >= 12 &&
      !layout.chrome[section] &&
      facts.blocks
        .slice(at + 1, at + 4)
        .some((next) => next.heading === 0 && next.text.length >= 40 && next.linked * 2 < next.text.length),
  );
  return posts.length >= NEWS_ITEMS && new Set(posts.map(({ heading }) => heading)).size === 1;
}

const NOTICES_LABEL = /^[^ก-๎a-z]*(?:ข่าว|ประกาศ)?(?:การ)?(?:จัดซื้อ\s*[-/]?\s*จัดจ้าง|ประกวดราคา|สอบราคา)[^ก-๎]{0,4}$/i;
const NOTICE = /ประกวดราคา|ผู้ชนะ|เชิญชวน|สอบราคา|ราคากลาง/;

/** A label of procurement with notices under it. */
function hasNotices({ facts, layout }: MainContent): boolean {
  return facts.blocks.some(
    ({ text, section }, at) =>
      text.length <= 40 &&
      NOTICES_LABEL.test(text.trim()) &&
      !layout.chrome[section] &&
      facts.blocks
        .slice(at + 1, at + 1 + NEWS_LINES)
        .some((under) => under.text.length >= 22 && NOTICE.test(under.text)),
  );
}

const ENTRY_ORDER = [
  'executives',
  'contact',
  'news',
  'qna',
  'social-network',
  'e-service',
  'complaint-channel',
  'public-opinion-channel',
  'procurement-notices',
];

function addLabel(text: string, found: Set<string>): void {
  if (text.length < 3 || text.length > 60) return;
  const [best] = namedTopics(fold(text), null);
  if (best && best.score >= 0.6 && BY_LABEL.has(best.topic)) found.add(best.topic);
}
