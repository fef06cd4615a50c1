import type { PageFacts } from '../page/facts';
import { fold } from './fold';
import { isFootLine } from './foot';
import { CONTROL, isNoise } from './noise';
import { isInside, lastInside } from './sections';

/** Words that menus of public sites are made of; a group of links with several of them leads elsewhere. */
export const MENU_WORD =
  /หน้าแรก|หน้าหลัก|^home$|เข้าสู่ระบบ|ผังเว็บ|ติดต่อ|ประวัติ|วิสัยทัศน์|โครงสร้าง|อานาจ|คณะผู้บริหาร|สมาชิกสภา|สานักปลัด|กองคลัง|กองช่าง|กฎหมาย|แผน(?:พัฒนา|การ|ดา|ปฎิบัติ|อัตรา)|รายงาน|จัดซื้อ|ข่าว|กิจกรรม|ท่องเที่ยว|ผลิตภัณฑ์|บัญญัติ|คู่มือ|มาตรการ|นโยบาย|บริการ|ทุจริต|ร้องเรียน|ดาวน์โหลด|กระดาน|ถามตอบ|km|ita|lpa|facebook|webboard/;
const LABEL = 32;
const LABELLED = 10;

/** A menu of labels and links in turn, whatever holds them: a long run of short links with a label before every few. */
export function markLabelledRuns({ blocks, links }: PageFacts, content: boolean[], labels: Set<string>): void {
  // A line that is the name of a link as well is the page that the link leads to.
  const pages = new Set(links.map(({ text }) => fold(text)));
  let run: number[] = [];
  let heads = 0;
  let words = new Set<string>();
  const isLink = (at: number) => {
    const block = blocks[at];
    return block !== undefined && block.linked >= 0.8 * block.text.length && block.text.length <= 45;
  };
  const close = () => {
    // A label at the end belongs to what follows.
    while (run.length > 0 && !isLink(run.at(-1) ?? 0)) run.pop();
    if (heads >= 2 && run.length >= LABELLED && words.size >= 4) {
      for (const at of run) {
        if (isLink(at)) labels.add(fold(blocks[at]?.text ?? ''));
        content[at] = false;
      }
    }
    run = [];
    heads = 0;
    words = new Set();
  };
  blocks.forEach((block, at) => {
    // What is known for a menu already lies between; it is no part of this one.
    if (content[at] !== true) return;
    if (isLink(at) && !/[\d๐-๙]{4}/.test(block.text)) {
      run.push(at);
      const word = MENU_WORD.exec(fold(block.text));
      if (word) words.add(word[0]);
      return;
    }
    const label =
      block.linked === 0 && block.text.length <= LABEL && block.heading === 0 && !/[\d๐-๙]/.test(block.text);
    if (label && isLink(at + 1) && isLink(at + 2) && !pages.has(fold(block.text))) {
      run.push(at);
      heads += 1;
    } else close();
  });
  close();
}

const BETWEEN = 12;

/** What folds out under one button of several: between two menus that fold out so is a third, whatever its entries are called. */
export function markFoldouts({ blocks, sections }: PageFacts, chrome: readonly boolean[], content: boolean[]): void {
  const opens = (at: number) => sections[blocks[at]?.section ?? 0]?.tag === 'button';
  const isMenu = (at: number) => chrome[blocks[at]?.section ?? 0] === true;
  for (let at = 1; at < blocks.length; at++) {
    if (!opens(at) || isMenu(at) || !isMenu(at - 1)) continue;
    let end = at + 1;
    while (end < blocks.length && end - at <= BETWEEN && !opens(end) && !isMenu(end)) {
      const { text = '', linked = 0 } = blocks[end] ?? {};
      if (text.length > 45 || linked < 0.8 * text.length) break;
      end += 1;
    }
    if (end === at + 1 || !opens(end) || !isMenu(end + 1)) continue;
    for (let inside = at; inside <= end; inside++) content[inside] = false;
  }
}

const RUN = 6;

/** A menu that its markup does not group: a run of short lines that are links, several of them the names of pages. */
export function markLinkRuns({ blocks }: PageFacts, content: boolean[], labels: Set<string>): void {
  let run: number[] = [];
  let part = 0;
  let words = new Set<string>();
  const close = () => {
    if (run.length >= RUN && words.size >= 4) {
      for (const at of run) {
        content[at] = false;
        labels.add(fold(blocks[at]?.text ?? ''));
      }
    }
    run = [];
    words = new Set();
  };
  blocks.forEach((block, at) => {
    if (
      content[at] === true &&
      block.linked >= 0.8 * block.text.length &&
      block.text.length <= 45 &&
      !/[\d๐-๙]{4}/.test(block.text)
    ) {
      // A menu that stands in one part ends with it: tiles are parts of their own.
      if (run.length >= RUN && block.section !== part && run.every((one) => blocks[one]?.section === part)) close();
      if (run.length === 0) part = block.section;
      run.push(at);
      const word = MENU_WORD.exec(fold(block.text));
      if (word) words.add(word[0]);
    } else if (content[at] === true) close();
  });
  close();
}

/** What sites call the box of links to others. */
const OTHER_SITES =
  /^[^ก-๎]*(?:เว็บ(?:ไซ[ตท]์?)?|ลิ[งน]ก?[ก์คส]*|หน่วยงาน|link)\s*(?:หน่วยงาน|เว็บไซต์)?\s*(?:ที่)?\s*(?:น่าสนใจ|เกี่ยวข้อง|แนะนำ|เพื่อนบ้าน|ภายนอก|อื่น\s*ๆ?|ราชการ)/iu;
const OTHER_SITE = 45;
const OTHER_LINKS = 3;

/** The box of links to other offices: its label and the short links behind it, where something else is left. */
export function markOtherSites({ blocks }: PageFacts, content: boolean[]): void {
  const found = new Set<number>();
  blocks.forEach((block, at) => {
    if (content[at] !== true || block.text.length > LABEL || !OTHER_SITES.test(block.text)) return;
    const run = [at];
    for (let next = at + 1; next < blocks.length; next++) {
      const link = blocks[next];
      if (!link || link.text.length > OTHER_SITE || link.linked < 0.8 * link.text.length) break;
      run.push(next);
    }
    if (run.length > OTHER_LINKS) for (const one of run) found.add(one);
  });
  const rest = blocks.some(
    (block, at) => content[at] === true && !found.has(at) && block.linked * 2 < block.text.length,
  );
  if (rest) for (const at of found) content[at] = false;
}

/** In saved text without links a menu is a run of short lines that name pages; the last of them may be the heading. */
export function markListedMenus({ blocks }: PageFacts, content: boolean[]): void {
  let run: number[] = [];
  const close = () => {
    if (run.length >= 4) for (const at of run.slice(0, -1)) content[at] = false;
    run = [];
  };
  blocks.forEach((block, at) => {
    const short = block.text.length <= 32 && !/[\d๐-๙]/.test(block.text) && MENU_WORD.test(fold(block.text));
    if (short) run.push(at);
    else close();
  });
  close();
}
/** The label of a menu: a short line beside the group of links that follows it, or the heading of a box that holds nothing else. */
export function markLabels(facts: PageFacts, chrome: boolean[], content: boolean[]): void {
  const { blocks, sections } = facts;
  // The outermost part of the frame that each section stands in.
  const outer: number[] = [];
  sections.forEach(({ parent }, at) => {
    outer.push(parent !== null && chrome[parent] === true ? (outer[parent] ?? at) : at);
  });
  const linksIn: string[][] = sections.map(() => []);
  for (const { section, text } of facts.links) linksIn[section]?.push(text);
  const menus = new Map<number, boolean>();
  const boxes: { at: number; menu: number }[] = [];
  for (let at = blocks.length - 2; at >= 0; at--) {
    if (content[at] !== true || content[at + 1] === true) continue;
    const block = blocks[at];
    const next = blocks[at + 1];
    if (!block || !next || block.text.length > 60 || chrome[next.section] !== true) continue;
    const menu = outer[next.section] ?? next.section;
    const own = sections[block.section];
    const around = boxAround(facts, sections[menu]?.parent ?? null, block.section);
    if (around === null) continue;
    const deep = sections[menu]?.parent !== around || (block.section !== around && own?.parent !== around);
    if (!menus.has(menu)) menus.set(menu, leadsElsewhere(facts, menu, linksIn));
    if (menus.get(menu) !== true) continue;
    const label = block.section === around || /^(?:button|li|a|span|summary)$/.test(own?.tag ?? '');
    const alone = around > 0 && sections[around]?.tag !== 'main' && !holdsMore(facts, content, around, at);
    if (deep && !alone) continue;
    if (block.heading === 0 && label) content[at] = false;
    else if (alone) boxes.push({ at, menu });
  }
  for (const { at } of boxes) content[at] = false;
  const rest = blocks.some(
    (block, at) =>
      content[at] === true && block.linked * 2 < block.text.length && !isFootLine(block) && block.text.length > 3,
  );
  if (rest) return;
  // The box is all there is: then its head is the heading of the page, and its links are the content.
  for (const { at, menu } of boxes) {
    content[at] = true;
    for (let section = menu; section <= (lastInside(facts)[menu] ?? menu); section++) chrome[section] = false;
    blocks.forEach((block, other) => {
      if (isInside(facts, block.section, menu) && !isNoise(block)) content[other] = true;
    });
  }
}

/** Folds of a menu wrap label and links in boxes of their own. */
const WRAPPED = 4;

/** The box that holds a group of links and the line before it; null where only the page as a whole does. */
function boxAround(facts: PageFacts, parent: number | null, section: number): number | null {
  let box = parent;
  for (let level = 0; level < WRAPPED && box !== null && box > 0; level++) {
    if (isInside(facts, section, box)) return box;
    box = facts.sections[box]?.parent ?? null;
  }
  return box === 0 && parent === 0 ? 0 : null;
}

/** Whether a group of links is a menu and not the page numbers under a list. `linksIn`: their words, by section. */
function leadsElsewhere(facts: PageFacts, menu: number, linksIn: readonly (readonly string[])[]): boolean {
  let named = 0;
  const last = lastInside(facts)[menu] ?? menu;
  for (let section = menu; section <= last; section++) {
    for (const text of linksIn[section] ?? []) {
      if (text.length >= 4 && !CONTROL.test(text)) named += 1;
      if (named >= 3) return true;
    }
  }
  return false;
}

/** Whether a part of the page holds content besides the line at `at`. */
function holdsMore(facts: PageFacts, content: readonly boolean[], part: number, at: number): boolean {
  const { blocks } = facts;
  for (let other = Math.max(0, at - 60); other < Math.min(blocks.length, at + 60); other++) {
    if (other !== at && content[other] === true && isInside(facts, blocks[other]?.section ?? 0, part)) return true;
  }
  return false;
}
