import { fold } from './fold';
import type { Headline } from './heading';
import type { MainContent } from './main-content';
import type { Add } from './ranking';
import { lookAlikeReason, namedTopics, storyTopics } from './signals/match';

/** A sentence or a dated lead where a heading is looked for: a story, whose words name things that it is not about. */
export function isRunning(headline: Headline, main: MainContent): boolean {
  if (headline.source !== 'heading' || headline.at?.kind !== 'block') return false;
  const block = main.facts.blocks[headline.at.at];
  if (!block || block.heading > 0) return false;
  const { text } = block;
  return text.length > RUNNING || DATED_LEAD.test(text) || (text.length > 70 && TOLD.test(text));
}

const RUNNING = 130;
/** What news say that somebody does. */
const TOLD = /ลงพื้นที่|จัด(?:การ)?ประชุม|เปิดเวที|นำโดย|พร้อมด้วย|เป็นประธาน|ร่วม(?:กิจกรรม|งาน|พิธี|ประชุม)|ออกหน่วย/;
const DATED_LEAD = /^[^ก-๎a-z\d]*(?:เมื่อ)?(?:วัน[ก-๙]{2,10}ที่|วันที่)\s*[\d๐-๙]{1,2}\s*\S.{40,}/u;
/** What a text says that it announces or reports. */
const ANNOUNCED =
  /(?:เรื่อง|ประกาศใช้|ขอรายงาน|ขอ(?:เผยแพร่|ประชาสัมพันธ์)|(?<!การ)ประกาศ(?=เจตนารมณ์|นโยบาย|เจตจำนง|แผน)|ได้จัดทำ(?=แผน|คู่มือ|รายงาน|ประกาศ))\s*[:：]?\s*([^\n]{8,90})/g;
/** What a text without a title explains: "แผนการดำเนินงาน มีจุดมุ่งหมายเพื่อ ...". */
const EXPLAINED = /(?:^|\s)(?:สำหรับ|ทั้งนี้)?([ก-๎]{8,50}?)\s{0,3}(?:มีจุดมุ่งหมาย|มีวัตถุประสงค์|เป็นแผนที่|เป็นแผนซึ่ง|เป็นเอกสารที่)/gu;
/** Where the name of what is announced ends. */
const CLAUSE = /(?<=.{8})(?:เป็น|เพื่อ|โดย|ตาม|ดังนี้|จึง|ซึ่ง|ต่อไป|โครงการ)/;
const ANNOUNCED_WORTH = 0.8;
const LEAD = 900;
const OPENING = 110;

/** The name of a shelf, one title under it and its text, and nothing to go on to: a story that stands on the shelf of news. */
export function isOneStory({ blocks, links, headingBlock }: MainContent): boolean {
  if (links.some(({ it }) => it.block !== null && it.block > headingBlock && it.text.length >= TITLE)) return false;
  const below = blocks.filter(({ at, it }) => at > headingBlock && it.linked * 2 <= it.text.length);
  const [title, ...text] = below;
  return (
    title !== undefined &&
    title.it.cell === null &&
    (title.it.text.length <= 120 || OPENS_LETTER.test(title.it.text)) &&
    text.length <= 12 &&
    text.some(({ it }) => it.text.length >= 60) &&
    text.filter(({ it }) => it.text.length >= TITLE && it.text.length < 120 && !isFrame(it.text, title.it.text))
      .length < 3
  );
}

const TITLE = 24;
const NO_WORDS = /^[^ก-๎a-z]*$/i;
const NOTICE_HEAD = /^\s*ประกาศ(?:องค์การ|เทศบาล|อบต|จังหวัด|สำนักงาน|โรงเรียน)/;

/** What frames the text of a notice: rules of stars, whose notice it is, its title once more. */
function isFrame(text: string, title: string): boolean {
  return NO_WORDS.test(text) || NOTICE_HEAD.test(text) || text.replace(/^\s*เรื่อง\s*/, '').trim() === title.trim();
}

/** How a notice begins that has no title of its own. */
const OPENS_LETTER = /^[^ก-๎a-z\d]*(?:(?:เนื่อง)?ด้วย|ตามที่|เมื่อวันที่)/u;

const INVITES = /^[^ก-๎a-z\d]*(?:จึง)?(?:ขอเรียนเชิญ|ขอเชิญ|ขอเชิญชวน|เชิญชวน|กำหนดจัด|กำหนดการ)/u;
/** What tells that it has been: who came, what was said, what came of it. */
const WAS_HELD = /ผู้เข้าร่วม|ผลการ|ผลจาก|สรุปผล|มติ|ที่ประชุม(?:เห็น|ได้)|ได้จัด|จัดขึ้น|ดำเนินการแล้ว|รายงาน/;
const INVITATION = 6;

/** A short text that bids people come: what it names has not been held yet. */
export function isInvitation({ blocks, headingBlock }: MainContent): boolean {
  const below = blocks.filter(({ at, it }) => at > headingBlock && it.linked * 2 <= it.text.length);
  return (
    below.length <= INVITATION &&
    INVITES.test(below[0]?.it.text ?? '') &&
    !below.some(({ it }) => WAS_HELD.test(it.text))
  );
}

/** A story: what it announces, and the deeds that an item asks for (a hearing held, a policy handed on). */
export function addStory(main: MainContent, headline: Headline, add: Add): void {
  const first = main.headlines.filter((one) => isRunning(one, main)).map((one) => one.at?.at ?? 0);
  const from = Math.min(headline.at?.at ?? 0, ...first);
  const lead = main.facts.blocks
    .slice(from, from + 6)
    .filter((_, at) => main.layout.content[from + at] === true)
    .map(({ text }) => text)
    .join('\n')
    .slice(0, LEAD);
  const tell = (topic: string, score: number, words: string) =>
    add(
      topic,
      score,
      { reason: { key: 'signal.story', params: { words: words.slice(0, 120) } }, weight: score, where: headline.at },
      false,
    );
  const opening = lead.slice(0, OPENING);
  for (const words of [
    opening,
    ...[...lead.matchAll(ANNOUNCED)].slice(0, 6).map((match) => (match[1] ?? '').split(CLAUSE)[0] ?? ''),
    ...[...lead.matchAll(EXPLAINED)].slice(0, 2).map((match) => match[1] ?? ''),
  ]) {
    const folded = fold(words);
    if (lookAlikeReason(folded, main.means) !== null) continue;
    for (const named of namedTopics(folded, main.means).slice(0, 2))
      tell(named.topic, named.score * ANNOUNCED_WORTH, words);
  }
  for (const { topic, score } of storyTopics(fold(lead))) tell(topic, score, lead);
}
