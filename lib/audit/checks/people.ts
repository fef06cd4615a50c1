import { positionsIn, type Rank } from '../../thai/people';
import { fold } from '../fold';
import { topHeadline } from '../heading';
import type { MainContent } from '../main-content';
import { type Card, cardsOf, isOfAgency, NO_FACE } from './cards';
import {
  blockPlace,
  type Check,
  type CheckPage,
  type CheckResult,
  headingPlace,
  hiddenEvidence,
  imagePlace,
  notFound,
  paperFrames,
  result,
} from './check';
import { leftOpen } from './lines';
import { isPutOff } from './shown';

const POLITICAL: ReadonlySet<Rank> = new Set(['head', 'deputy-head', 'adviser']);
const PERMANENT: ReadonlySet<Rank> = new Set(['clerk', 'deputy-clerk', 'director']);
const SCHOOL_HEAD = /ผู้อำนวยการ(?:วิทยาลัย|โรงเรียน|สถานศึกษา)|อธิการบดี|คณบดี/;
const SCHOOL_DEPUTY = /รองผู้อำนวยการ|รองอธิการ|รองคณบดี/;
const CHART_WORD = /โครงสร้าง|แผนผัง|ผังองค์กร|แผนภูมิ|chart|organi[sz]ation|structure/i;
/** The posts of a card's line count; a name without a post counts where the page lists executives. */
const MAX_NAMED = 6;

function cardPlaces(main: MainContent, cards: readonly Card[]) {
  return cards.slice(0, MAX_NAMED).flatMap((card) => {
    const it = main.facts.blocks[card.block];
    return it ? [blockPlace({ at: card.block, it })] : [];
  });
}

/** Where ranks are named in the content: the first line of each. */
function ranksOf(
  main: MainContent,
  counts: (at: number, text: string) => boolean = () => true,
): Map<Rank, { at: number; text: string }> {
  const found = new Map<Rank, { at: number; text: string }>();
  for (const { at, it } of main.blocks) {
    if (it.text.length > 600 || at < main.headingBlock || !counts(at, it.text)) continue;
    for (const { rank } of positionsIn(it.text)) if (!found.has(rank)) found.set(rank, { at, text: it.text });
  }
  return found;
}

const names = (cards: readonly Card[]) =>
  cards
    .slice(0, MAX_NAMED)
    .map((card) => card.name)
    .join(', ');

export const executivesListed: Check = (page) => {
  const { main } = page;
  const ranks = ranksOf(main);
  const line = (pattern: RegExp) => main.blocks.find(({ it }) => pattern.test(it.text) && it.text.length < 300);
  const head = ranks.get('head') ?? line(SCHOOL_HEAD);
  const deputy = ranks.get('deputy-head') ?? line(SCHOOL_DEPUTY);
  const places = [head, deputy].flatMap((one) => {
    const at = one?.at;
    const it = at === undefined ? undefined : main.facts.blocks[at];
    return at === undefined || !it ? [] : [blockPlace({ at, it })];
  });
  const people = cardsOf(main);
  if (head && deputy && people.length >= 2) return result('passed', 'executives', { count: people.length }, places);
  if (people.length === 0) return notFound(page, 'ผู้บริหารสูงสุดและรองผู้บริหารสูงสุด', places);
  // Who stands alone may stand on a page of his own, unless he heads the agency.
  if (hiddenEvidence(withoutFaces(page)) || main.facts.partial || (people.length < 3 && !(head && !deputy)))
    return result('cantTell', 'executivesPartly', { count: people.length }, places);
  const missing = [head ? '' : 'ผู้บริหารสูงสุด', deputy ? '' : 'รองผู้บริหารสูงสุด'].filter(Boolean).join(', ');
  return result('failed', 'missing', { missing }, cardPlaces(main, people));
};

/** Lines between the picture of a person and the name. */
const FACE_NEAR = 4;

/** The page without the pictures that are of the people named beside them: no list of others is hidden in those. */
function withoutFaces(page: CheckPage): CheckPage {
  const cards = cardsOf(page.main);
  // On the page of the structure a picture is the chart.
  if (page.topics.includes('org-structure') || !cards.some(({ photo }) => photo)) return page;
  const others = (images: CheckPage['stock']['pictures']) =>
    images.filter(({ it }) => !cards.some(({ block }) => Math.abs((it.block ?? block) - block) <= FACE_NEAR));
  return {
    ...page,
    stock: { ...page.stock, pictures: others(page.stock.pictures) },
    main: { ...page.main, images: others(page.main.images) },
  };
}

/** So many people make a list of them; the post of one stands so many lines from the name. */
const MANY = 3;
const NEAR = 3;

/** From so many characters on a text without a word of one side shows the other alone. */
const TELLING = 80;
const POLITICAL_TRACE = /นายก|การเมือง|สภา|คณะผู้บริหาร/;
const PERMANENT_TRACE = /ปลัด|ข้าราชการ|ประจา|กอง[ก-ฮ]|สานัก|ผู้อานวยการ/;

/** Both political and permanent executives. A chart in a picture cannot be read. */
export const bothSides: Check = (page) => {
  if (
    page.context.agency.kind !== '' &&
    !/อบต|อบจ|เทศบาล|องค์การบริหาร|เมืองพัทยา|lao|tao|sao|municipal|pao|special|local/i.test(page.context.agency.kind)
  ) {
    return result('inapplicable', 'onlyLocal');
  }
  const people = cardsOf(page.main);
  // Where people are shown, a post is one of them: a line that only says where the others are found shows nobody.
  const ranks = ranksOf(
    page.main,
    (at, text) =>
      !isPutOff(fold(text), 0) && (people.length < MANY || people.some(({ block }) => Math.abs(block - at) <= NEAR)),
  );
  const side = (of: ReadonlySet<Rank>) => [...ranks].find(([rank]) => of.has(rank))?.[1];
  const political = side(POLITICAL) ?? ranks.get('council');
  const permanent = side(PERMANENT);
  const places = [political, permanent].flatMap((one) => {
    const it = one ? page.main.facts.blocks[one.at] : undefined;
    return one && it ? [blockPlace({ at: one.at, it })] : [];
  });
  if (political && permanent) return result('passed', 'bothSides', {}, places);
  const missing = [political ? '' : 'ฝ่ายการเมือง', permanent ? '' : 'ฝ่ายข้าราชการประจำ'].filter(Boolean).join(', ');
  const shown = people.length >= 3 || drawnChart(page.main).length > 0;
  const { stock } = withoutFaces(page);
  const elsewhere = paperFrames(stock).length + stock.files.length + stock.pictures.length > 0;
  if (shown && !page.main.facts.partial && !elsewhere && (political || permanent)) {
    return result('failed', 'missing', { missing }, places);
  }
  // One side is there by name, so it is the place of both.
  const unnamed = political ? PERMANENT_TRACE : POLITICAL_TRACE;
  const sure =
    places.length > 0 &&
    (people.length > 0 ||
      (page.stock.words >= TELLING && !page.stock.lines.some(({ it }) => unnamed.test(fold(it.text)))));
  return notFound(withoutFaces(page), missing, places, { sure });
};

function everyCard(part: string, has: (card: Card) => boolean): Check {
  return (page): CheckResult => {
    const cards = executivesOf(page);
    if (cards.length === 0) return notFound(page, part);
    const without = cards.filter((card) => !has(card));
    if (without.length === 0)
      return result('passed', 'eachHas', { part, count: cards.length }, cardPlaces(page.main, cards));
    if (page.main.facts.partial || paperFrames(page.stock).length > 0)
      return result('cantTell', 'eachUnsure', { part, names: names(without) }, cardPlaces(page.main, without));
    const promised = leftOpen(page, PART_WORDS[part] ?? /^$/);
    if (promised.length > 0)
      return result('failed', 'eachLacks', { part, names: names(without), count: without.length }, promised);
    const share = without.length / cards.length;
    // One card in a page of complete ones is a lack; where most lack it, the page may be built in a way not understood,
    // unless no more of it stands there than the cards have.
    if (share <= 0.5 || !anywhere(page, part) || isUsedUp(page, part, cards, cards.length - without.length))
      return result(
        'failed',
        'eachLacks',
        { part, names: names(without), count: without.length },
        cardPlaces(page.main, without),
      );
    return result('cantTell', 'eachUnsure', { part, names: names(without) }, cardPlaces(page.main, without));
  };
}

const PHOTO = 'รูปถ่าย';
const CONTACT = 'ช่องทางการติดต่อ';
const PART_WORDS: Readonly<Record<string, RegExp>> = {
  [PHOTO]: /รูป(?:ถ่าย|ภาพ)?|ภาพถ่าย/,
  [CONTACT]: /โทรศัพท์|เบอร์โทร|ช่องทาง(?:การ)?ติดต่อ|อีเมล|email/,
};

const ONE_CONTACT = /(?:^|[^\d๐-๙])[0๐][\d๐-๙](?:[-\s]?[\d๐-๙]){7,8}|[\w.-]+@[\w-]+\.\w/;

/** Whether as many contacts or pictures stand among the people as were given to them: none is left for the others. */
function isUsedUp({ main }: CheckPage, part: string, cards: readonly Card[], given: number): boolean {
  const at = cards.map(({ block }) => block);
  const [from, to] = [Math.min(...at) - NEAR, Math.max(...at) + NEAR];
  const among = (block: number | null) => block !== null && block >= from && block <= to;
  if (part === PHOTO) return main.images.filter(({ it }) => among(it.block) && !NO_FACE.test(it.url)).length <= given;
  if (part !== CONTACT) return false;
  const lines = main.blocks.filter(
    ({ at: block, it }) => among(block) && ONE_CONTACT.test(it.text) && !isOfAgency(it.text),
  ).length;
  const links = main.links.filter(
    ({ it }) => among(it.block) && /^(?:tel|mailto):|line|facebook/i.test(it.href),
  ).length;
  return lines + links <= given;
}

/** Whether the part stands anywhere in the content, so that the cards may only have been read wrongly. */
function anywhere(page: CheckPage, part: string): boolean {
  if (part === PHOTO) return page.main.images.length > 0;
  if (part === CONTACT)
    return (
      page.main.blocks.some(({ it }) => /\d{3}[-\s]?\d{3,4}|@/.test(it.text)) ||
      page.main.links.some(({ it }) => /^(?:tel|mailto):|line|facebook/i.test(it.href))
    );
  return true;
}

/** People with an executive's post; where no post is read, all of them. */
function executivesOf({ main }: CheckPage): readonly Card[] {
  const cards = cardsOf(main);
  const executives = cards.filter((card) => card.ranks.some((rank) => POLITICAL.has(rank) || PERMANENT.has(rank)));
  return executives.length > 0 ? executives : cards;
}

/** A post without anybody must say so. Whether one is vacant cannot be seen where none says it. */
export const vacanciesStated: Check = (page) => {
  const line = page.main.blocks.find(
    ({ it }) => it.text.length < 120 && /(?:^|[\s(-])ว่าง(?:$|[\s)-])|ตำแหน่งว่าง/.test(it.text),
  );
  return line
    ? result('passed', 'found', { parts: 'ตำแหน่งที่ว่าง' }, [blockPlace(line)])
    : result('cantTell', 'ifAny', { missing: 'ตำแหน่งที่ว่าง' }, headingPlace(page));
};

export const eachHasName: Check = (page) => {
  const cards = executivesOf(page);
  if (cards.length > 0)
    return result('passed', 'eachHas', { part: 'ชื่อ-นามสกุล', count: cards.length }, cardPlaces(page.main, cards));
  return notFound(page, 'ชื่อ-นามสกุล');
};
export const eachHasPosition = everyCard('ตำแหน่ง', (card) => card.ranks.length > 0);
export const eachHasPhoto = everyCard(PHOTO, (card) => card.photo);
export const eachHasContact = everyCard(CONTACT, (card) => card.contact);

const DIVISION =
  /^[\s•–-]*(?:สำนัก(?:งาน)?ปลัด|กอง(?:คลัง|ช่าง|การ|สวัสดิการ|สาธารณสุข|ยุทธศาสตร์|วิชาการ|ส่งเสริม)|หน่วยตรวจสอบ|ส่วน(?:โยธา|การคลัง|การศึกษา))/;
const BOX = 90;
const DIVISIONS = 3;

/** Boxes of divisions under a clerk, side by side in a table or nested in lists: a chart drawn without a picture. */
function drawnChart(main: MainContent) {
  const lines = main.blocks.filter(({ it }) => it.text.length <= BOX);
  const divisions = lines.filter(({ it }) => DIVISION.test(it.text));
  const clerk = lines.find(({ it }) => positionsIn(it.text).some(({ rank }) => rank === 'clerk'));
  if (!clerk || new Set(divisions.map(({ it }) => it.text.slice(0, 14))).size < DIVISIONS) return [];
  const { sections } = main.facts;
  const beside = divisions.filter(
    ({ it }) => it.cell !== null || sections[it.section]?.tag === 'li' || nested(main, it.section),
  );
  return beside.length >= DIVISIONS ? [clerk, ...beside].map((one) => blockPlace(one)) : [];
}

/** Whether a part stands in a list in a list. */
function nested({ facts }: MainContent, section: number): boolean {
  let lists = 0;
  for (let at: number | null = section; at !== null; at = facts.sections[at]?.parent ?? null)
    if (/^(?:ul|ol)$/.test(facts.sections[at]?.tag ?? '')) lists += 1;
  return lists >= 2;
}

/** The chart itself: a picture that says that it is one; any other picture must be looked at. */
export const hasChart: Check = (page) => {
  const { stock, main } = page;
  // The picture that is the page's heading names the chart and is none.
  const top = topHeadline(main.headlines);
  const shown = [...stock.pictures, ...main.images.filter(({ it }) => it.width >= 300)].filter(
    ({ it }) => top?.source !== 'image' || fold(it.alt) !== top.folded,
  );
  const named = shown.find(({ it }) => CHART_WORD.test(it.alt));
  if (named) return result('passed', 'chartPicture', {}, [imagePlace(named)]);
  const file = [...stock.files, ...stock.links].find(({ it }) => CHART_WORD.test(it.text));
  if (file)
    return result('cantTell', 'inFile', { missing: 'แผนผังโครงสร้าง', count: 1 }, [
      { kind: 'link', at: file.at, quote: file.it.text.slice(0, 200) },
    ]);
  const drawn = drawnChart(main);
  if (drawn.length > 0) return result('passed', 'chartOfBoxes', { count: drawn.length }, drawn);
  const [picture] = shown;
  if (picture)
    return result('cantTell', 'inPicture', { missing: 'แผนผังโครงสร้าง', count: shown.length }, [imagePlace(picture)]);
  // Names in boxes may be drawn as a chart by the page's style, which is not read.
  if (cardsOf(main).length > 0 || ranksOf(main).size >= 3)
    return result('cantTell', 'drawnChart', {}, cardPlaces(main, cardsOf(main)));
  // Without a box, a picture, a file or a division nothing can be a chart.
  const sure = !main.blocks.some(({ it }) => DIVISION.test(it.text));
  return notFound(page, 'แผนผังโครงสร้าง', [], { sure });
};
