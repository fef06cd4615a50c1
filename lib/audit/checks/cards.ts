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
  const people: { name: string; block: number; section: number; row: string | null }[] = [];
  for (const { at, it } of main.blocks) {
    if (people.length >= MAX_PEOPLE || it.text.length > 400) continue;
    const cell = it.cell;
    for (const person of peopleIn(it.text)) {
      people.push({
        name: `${person.title}${person.given} ${person.surname}`.trim(),
        block: at,
        section: it.section,
        row: cell ? `${cell.table}.${cell.row}.${cell.col}` : null,
      });
    }
  }
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
    const texts = main.blocks
      .filter(({ at, it }) => (alone ? isInside(facts, it.section, section) : near(at, it.section)))
      .map(({ it }) => it.text);
    const text = texts.join('\n');
    const photo = facts.images.some(
      (image) => (image.width === 0 || image.width > 40) && near(image.block, image.section) && image.url !== '',
    );
    const linked = facts.links.some((link) => SOCIAL_CONTACT.test(link.href) && near(link.block, link.section));
    const reach =
      phonesIn(text).length > 0 ||
      emailsIn(text).length > 0 ||
      linked ||
      (CONTACT_WORDS.test(text) && /\d{4}|@/.test(text));
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
