import type { Block, Field, Frame, Image, Link, PageFacts } from '../page/facts';
import { type Layout, layoutOf } from './chrome';
import { fold } from './fold';
import { type Headline, headlinesOf, topHeadline } from './heading';
import type { PageMeans } from './signals/match';

/** A thing of the page with its index in the facts' list. */
export type At<T> = { at: number; it: T };

/** The part of a page that a reader came for, told from its frame. */
export type MainContent = {
  facts: PageFacts;
  layout: Layout;
  headlines: readonly Headline[];
  /** Index of the block that is the page's heading; -1 = none. */
  headingBlock: number;
  /** Content blocks, the heading's own left out, criteria that were pasted in left out. */
  blocks: readonly At<Block>[];
  /** Blocks in which the official criterion was pasted: they say what should be there, not what is. */
  pasted: readonly At<Block>[];
  links: readonly At<Link>[];
  images: readonly At<Image>[];
  fields: readonly At<Field>[];
  frames: readonly At<Frame>[];
  means: PageMeans;
  /** Folded text of `blocks`, with a line end between them; at most 60,000 characters. */
  folded: string;
  /** Where in `folded` each of `blocks` begins. */
  offsets: readonly number[];
};

const TEXT_BOUND = 60_000;

/** The wording of official criteria ("แสดง... อย่างน้อยประกอบด้วย"), which sites paste above their evidence. */
const PASTED =
  /^\s*(?:[-–•*(]|o\s)?\s*(?:\d+[.)]\s*)?(?:แสดง(?:ข้อมูล|แผน|ผล|ช่องทาง|การ|นโยบาย|ประกาศ|คู่มือ|ตำแหน่งบน|โครงการ|ให้เห็น|ราย|กฎหมาย|ระบบ|หลักเกณฑ์|มาตรการ|เนื้อหา|สถิติ|สรุป)|มีข้อมูล(?:รายละเอียด|หรือรายละเอียด|เกี่ยวกับ)|(?:เป็น|เป็นการ|เป็นรายงาน|เป็นแผน|เป็นข้อมูล|เป็นประกาศ|เป็นนโยบาย).{0,80}(?:ปีงบประมาณ|ปี\s*พ\.?ศ|ของหน่วยงาน|ของสถานศึกษา|บังคับใช้|ปัจจุบัน|ผู้บริหารสูงสุด|โครงการ)|สามารถเข้าถึง(?:หรือเชื่อมโยง)?|กรณี(?:ไม่มี|ที่ไม่มี|อปท|ไม่ได้)|\(?หากไม่มี|มีวัตถุประสงค์เพื่อ|อย่างน้อย\s*ประกอบด้วย)/;
const PASTED_TAIL = /อย่างน้อย\s*(?:ต้อง)?\s*ประกอบด้วย|ดังนี้\s*[:]?$|เป็นต้น\s*$|ในปีงบประมาณปัจจุบัน/;

const NOT_INPUT = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'search']);
const SEARCH = /ค้นหา|search|^q$|^s$|keyword|หน้าที่|^page$/i;

/** Splits a page into frame and content. Pure and linear; the same facts always give the same parts. */
export function mainContentOf(facts: PageFacts): MainContent {
  const layout = layoutOf(facts);
  const headlines = headlinesOf(facts, layout);
  const first = topHeadline(headlines) ?? headlines.find((one) => one.source === 'heading');
  const headingBlock = first?.at?.kind === 'block' ? first.at.at : -1;

  const inMain = (section: number) => layout.chrome[section] !== true && layout.side[section] !== true;
  const pastedAt = pastedBlocks(facts, layout);
  const blocks: At<Block>[] = [];
  const pasted: At<Block>[] = [];
  facts.blocks.forEach((it, at) => {
    if (layout.content[at] !== true) return;
    if (pastedAt.has(at)) pasted.push({ at, it });
    else if (at !== headingBlock) blocks.push({ at, it });
  });
  const pick = <T extends { section: number }>(list: readonly T[]): At<T>[] => {
    const picked: At<T>[] = [];
    list.forEach((it, at) => {
      if (inMain(it.section)) picked.push({ at, it });
    });
    return picked;
  };
  const fields = pick(facts.fields).filter(
    ({ it }) =>
      !NOT_INPUT.has(it.type) &&
      !SEARCH.test(`${it.label} ${it.name}`) &&
      // A choice of a poll that stands aside.
      !(it.type === 'radio' && it.block !== null && layout.content[it.block] === false),
  );
  const links = pick(facts.links).filter(
    ({ it }) => it.block === null || layout.content[it.block] !== false || it.text === '',
  );
  const frames = pick(facts.frames);

  let folded = '';
  const offsets: number[] = [];
  for (const { it } of blocks) {
    offsets.push(folded.length);
    if (folded.length < TEXT_BOUND) folded += `${fold(it.text)}\n`;
  }
  const inputs = fields.filter(
    ({ it }) => it.tag === 'textarea' || /^(?:text|email|tel|file|radio|checkbox|number|select|date)$/.test(it.type),
  );
  const form = inputs.length >= 2 || inputs.some(({ it }) => it.tag === 'textarea');
  const channel =
    form ||
    links.some(({ it }) =>
      /forms\.gle|docs\.google\.com\/forms|line\.me|m\.me\/|messenger\.com|surveymonkey|chatbot/i.test(it.url),
    );
  return {
    facts,
    layout,
    headlines,
    headingBlock,
    blocks,
    pasted,
    links,
    images: pick(facts.images),
    fields,
    frames,
    means: { form, channel },
    folded,
    offsets,
  };
}

/** Blocks that paste the criterion, with the short list items under an "อย่างน้อยประกอบด้วย". */
function pastedBlocks(facts: PageFacts, layout: Layout): ReadonlySet<number> {
  const found = new Set<number>();
  let listing = -1;
  facts.blocks.forEach((block, at) => {
    if (layout.content[at] !== true) return;
    const { text } = block;
    const opens = PASTED.test(text) && block.linked < text.length / 2;
    const inSame = listing >= 0 && at - listing <= 8 && facts.blocks[listing]?.section === block.section;
    const follows = inSame && block.linked === 0 && /^\s*[-–(]?\s*\(?\d{1,2}[).]\s*\S/.test(text) && text.length < 200;
    if (!opens && !follows) return;
    found.add(at);
    if (opens && (PASTED_TAIL.test(text) || listing < 0)) listing = at;
  });
  // One line that happens to begin like a criterion is none: it takes the tail, or company.
  if (found.size === 1) {
    const [only] = found;
    if (
      only !== undefined &&
      !PASTED_TAIL.test(facts.blocks[only]?.text ?? '') &&
      (facts.blocks[only]?.text.length ?? 0) < 90
    )
      return new Set();
  }
  return found;
}

/** The block in which a position of the folded text stands. */
export function blockAtOffset(main: MainContent, offset: number): At<Block> | null {
  let low = 0;
  let high = main.offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((main.offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return main.blocks[low] ?? null;
}
