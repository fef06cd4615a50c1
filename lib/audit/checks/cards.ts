import type { Block } from '../../page/facts';
import { emailsIn, phonesIn } from '../../thai/contact';
import { peopleIn, positionsIn, type Rank } from '../../thai/people';
import type { At, MainContent } from '../main-content';
import { lastInside } from '../sections';

/** One person as the page shows them: name, post, picture and how to reach them, in one card, row or paragraph. */
export type Card = {
  name: string;
  block: number;
  ranks: readonly Rank[];
  photo: boolean;
  contact: boolean;
};

const SOCIAL_CONTACT = /line\.me|lin\.ee|facebook\.com|fb\.com|m\.me|messenger|^tel:|^mailto:/i;
const CONTACT_WORDS = /โทร|เบอร์|tel|e-?mail|อีเมล|line\s*(?:id)?\s*:|facebook/i;
/** What sites show where they have no photograph. */
export const NO_FACE =
  /no[-_]?(?:image|photo|pic|avatar)|placeholder|silhouette|dummy|(?:^|[/_-])(?:avatar|blank|default|nobody|user|person|unknown)[-_\d]*\.(?:png|jpe?g|gif|svg|webp)/i;
const MAX_PEOPLE = 60;
/** Lines between a person and what is told of them, where several stand in one part. */
const NEAR = 4;

const kept = new WeakMap<MainContent, readonly Card[]>();

/** The people of the page's content with what stands in their card. A card is the largest part of the page that holds nobody else. */
export function cardsOf(main: MainContent): readonly Card[] {
  const known = kept.get(main);
  if (known) return known;
  const { facts } = main;
  const people: { name: string; block: number; line: number; section: number }[] = [];
  for (const [line, { at, it }] of main.blocks.entries()) {
    // Who stands above the heading is at the side of every page.
    if (people.length >= MAX_PEOPLE || it.text.length > 400 || at < main.headingBlock) continue;
    for (const person of peopleIn(it.text)) {
      people.push({
        name: `${person.title}${person.given} ${person.surname}`.trim(),
        block: at,
        line,
        section: it.section,
      });
    }
  }
  const contactAfter = nameFirst(main, people);
  const last = lastInside(facts);
  const isInside = (section: number, part: number) => section >= part && section <= (last[part] ?? -1);
  const faces = facts.images.filter(
    ({ width, url }) => (width === 0 || width > 40) && url !== '' && !NO_FACE.test(url),
  );
  const social = facts.links.filter(({ href }) => SOCIAL_CONTACT.test(href));
  const lines = facts.sections.map((): At<Block>[] => []);
  for (const one of people.length > 0 ? main.blocks : []) lines[one.it.section]?.push(one);
  const cards = people.map((person, index): Card => {
    const others = people.filter((other) => other.block !== person.block);
    let section = person.section;
    for (
      let parent = facts.sections[section]?.parent ?? null;
      parent !== null && parent > 0;
      parent = facts.sections[section]?.parent ?? null
    ) {
      const wider = parent;
      if (others.some((other) => isInside(other.section, wider))) break;
      section = wider;
    }
    const alone = !others.some((other) => isInside(other.section, section));
    const from = people[index - 1]?.block ?? main.headingBlock;
    const to = people[index + 1]?.block ?? Number.POSITIVE_INFINITY;
    // Where several stand in one part, a card is what lies between the neighbours.
    const near = (block: number | null, of: number) =>
      alone
        ? isInside(of, section)
        : block !== null &&
          block > Math.min(from, person.block - 3) &&
          block < to &&
          Math.abs(block - person.block) <= NEAR;
    const own = alone
      ? lines
          .slice(section, (last[section] ?? -1) + 1)
          .flat()
          .sort((a, b) => a.at - b.at)
      : main.blocks
          .slice(Math.max(0, person.line - NEAR), person.line + NEAR + 1)
          .filter(({ at, it }) => near(at, it.section));
    const cell = cellOf(main, person.block);
    // Of people in a row each has a cell; of people one under another, what stands before a name is of who came before.
    const texts = cell ? own.filter(({ it }) => sameCell(it.cell, cell)) : own;
    const text = texts.map(({ it }) => it.text).join('\n');
    const reached = texts.filter(
      ({ at, it }) => (alone || cell !== null || !contactAfter || at >= person.block) && !isOfAgency(it.text),
    );
    const contacts = reached.map(({ it }) => it.text).join('\n');
    const photo = faces.some((image) => near(image.block, image.section));
    const linked = social.some(
      (link) =>
        near(link.block, link.section) &&
        (cell === null || sameCell(facts.blocks[link.block ?? -1]?.cell ?? null, cell)),
    );
    const reach = linked || isReach(contacts);
    return {
      name: person.name,
      block: person.block,
      ranks: positionsIn(text).map((one) => one.rank),
      photo,
      contact: reach,
    };
  });
  kept.set(main, cards);
  return cards;
}

const OF_AGENCY = /(?:ที่ตั้ง|ที่อยู่|เลขที่|ถนน|ตำบล|หมู่(?:ที่)?\s*[\d๐-๙]).{0,120}(?:โทร|[\d๐-๙]{3})/;

/** The address of the agency below the people is nobody's of them. */
export const isOfAgency = (text: string) => OF_AGENCY.test(text);

type Cell = { table: number; row: number; col: number };

const sameCell = (a: Cell | null, b: Cell) => a !== null && a.table === b.table && a.row === b.row && a.col === b.col;

function isReach(text: string): boolean {
  return phonesIn(text).length > 0 || emailsIn(text).length > 0 || (CONTACT_WORDS.test(text) && /\d{4}|@/.test(text));
}

/** The cell that holds a person with more than the name, where others stand in other cells of the table; else null. */
function cellOf({ blocks, facts }: MainContent, block: number): Cell | null {
  const cell = facts.blocks[block]?.cell ?? null;
  if (!cell) return null;
  let inside = 0;
  for (let at = block - 3; at <= block + 3; at++) if (sameCell(facts.blocks[at]?.cell ?? null, cell)) inside += 1;
  const names = new Set<string>();
  for (const { it } of blocks) {
    if (it.cell?.table !== cell.table || it.text.length > 400 || peopleIn(it.text).length === 0) continue;
    names.add(`${it.cell.row}.${it.cell.col}`);
    if (names.size > 1) break;
  }
  return inside >= CARD_LINES && names.size > 1 ? cell : null;
}

const CARD_LINES = 2;

/** Whether people are reached by what stands behind their names: the first of them is not reached by what stands before. */
function nameFirst({ blocks }: MainContent, people: readonly { block: number }[]): boolean {
  const [first, second] = people;
  if (!first) return false;
  const behind = blocks.some(
    ({ at, it }) =>
      at > first.block && at < (second?.block ?? first.block + 5) && at <= first.block + 4 && isReach(it.text),
  );
  const before = blocks.some(({ at, it }) => at < first.block && at >= first.block - 3 && isReach(it.text));
  return behind && !before;
}
