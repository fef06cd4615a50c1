import { emailsIn, phonesIn } from '../../thai/contact';
import { peopleIn, positionsIn, type Rank } from '../../thai/people';
import type { MainContent } from '../main-content';
import { isInside } from '../sections';

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
const MAX_PEOPLE = 60;

const kept = new WeakMap<MainContent, readonly Card[]>();

/** The people of the page's content with what stands in their card. A card is the largest part of the page that holds nobody else. */
export function cardsOf(main: MainContent): readonly Card[] {
  const known = kept.get(main);
  if (known) return known;
  const { facts } = main;
  const people: { name: string; block: number; section: number }[] = [];
  for (const { at, it } of main.blocks) {
    // Who stands above the heading is at the side of every page.
    if (people.length >= MAX_PEOPLE || it.text.length > 400 || at < main.headingBlock) continue;
    for (const person of peopleIn(it.text)) {
      people.push({
        name: `${person.title}${person.given} ${person.surname}`.trim(),
        block: at,
        section: it.section,
      });
    }
  }
  const contactAfter = nameFirst(main, people);
  const cards = people.map((person, index): Card => {
    const others = people.filter((other) => other.block !== person.block);
    let section = person.section;
    for (
      let parent = facts.sections[section]?.parent ?? null;
      parent !== null && parent > 0;
      parent = facts.sections[section]?.parent ?? null
    ) {
      const wider = parent;
      if (others.some((other) => isInside(facts, other.section, wider))) break;
      section = wider;
    }
    const alone = !others.some((other) => isInside(facts, other.section, section));
    const from = people[index - 1]?.block ?? main.headingBlock;
    const to = people[index + 1]?.block ?? Number.POSITIVE_INFINITY;
    // Where several stand in one part, a card is what lies between the neighbours.
    const near = (block: number | null, of: number) =>
      alone
        ? isInside(facts, of, section)
        : block !== null &&
          block > Math.min(from, person.block - 3) &&
          block < to &&
          Math.abs(block - person.block) <= 4;
    const own = main.blocks.filter(({ at, it }) =>
      alone ? isInside(facts, it.section, section) : near(at, it.section),
    );
    const cell = cellOf(main, person.block);
    // Of people in a row each has a cell; of people one under another, what stands before a name is of who came before.
    const texts = cell ? own.filter(({ it }) => sameCell(it.cell, cell)) : own;
    const text = texts.map(({ it }) => it.text).join('\n');
    const reached = texts.filter(({ at }) => alone || cell !== null || !contactAfter || at >= person.block);
    const contacts = reached.map(({ it }) => it.text).join('\n');
    const photo = facts.images.some(
      (image) => (image.width === 0 || image.width > 40) && near(image.block, image.section) && image.url !== '',
    );
    const linked = facts.links.some(
      (link) =>
        SOCIAL_CONTACT.test(link.href) &&
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
