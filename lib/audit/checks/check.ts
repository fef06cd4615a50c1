import type { EditionPack, Item } from '../../checklist/schema';
import type { Place } from '../../page/facts';
import { type Inventory, inventoryOf } from '../content';
import type { AuditContext, Outcome, Reason } from '../finding';
import { fold } from '../fold';
import type { At, MainContent } from '../main-content';
import { isPutOff, OWN_ADDRESS } from './shown';

/** What a check may look at: one page, read once, and what it is judged for. */
export type CheckPage = {
  main: MainContent;
  stock: Inventory;
  item: Item;
  edition: EditionPack;
  context: AuditContext;
  fiscalYears: readonly number[];
  /** The topics of the item that the page was found to be about. */
  topics: readonly string[];
  /** The criterion's own words, folded, up to its examples. */
  asked: string;
};

/** A check's word: what it saw (or missed) and where. */
export type CheckResult = { outcome: Outcome; reason: Reason; where: Place[] };

/** A named predicate. Pure; never throws; says `failed` only where the page itself shows the lack. */
export type Check = (page: CheckPage) => CheckResult;

export function pageFor(
  main: MainContent,
  rest: Omit<CheckPage, 'main' | 'stock' | 'asked'>,
  criterion = '',
): CheckPage {
  return { main, stock: inventoryOf(main), asked: askedBy(criterion), ...rest };
}

/** What a criterion asks for: its words without the notes in brackets and without the examples behind "เช่น". */
export function askedBy(criterion: string): string {
  return fold(criterion.replace(/\((?:เทียบ|เห็น|คาด)[^)]*\)/g, '').replace(/เช่น[\s\S]*$/, ''));
}

/** With more text than this an announcement is of a part only. */
const ANNOUNCED_ONLY = 120;
const QUOTE = 200;
const PLACES = 10;

export function blockPlace({ at, it }: At<{ text: string }>, from = 0): Place {
  // Begins a little before what was found, so that long paragraphs quote the right words.
  const start = from > 60 ? from - 30 : 0;
  return { kind: 'block', at, quote: it.text.slice(start, start + QUOTE).trim() };
}

export function linkPlace({ at, it }: At<{ text: string; href: string }>): Place {
  return { kind: 'link', at, quote: (it.text || it.href).slice(0, QUOTE) };
}

export function imagePlace({ at, it }: At<{ alt: string; url: string }>): Place {
  return { kind: 'image', at, quote: (it.alt || it.url.slice(it.url.lastIndexOf('/') + 1)).slice(0, QUOTE) };
}

export function framePlace({ at, it }: At<{ title: string; url: string }>): Place {
  return { kind: 'frame', at, quote: (it.title || it.url).slice(0, QUOTE) };
}

export function fieldPlace({ at, it }: At<{ label: string; name: string }>): Place {
  return { kind: 'field', at, quote: (it.label || it.name).slice(0, QUOTE) };
}

export function result(
  outcome: Outcome,
  key: string,
  params: Reason['params'] = {},
  where: readonly Place[] = [],
): CheckResult {
  const short = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 300) : value]),
  );
  return { outcome, reason: { key: `check.${key}`, params: short }, where: where.slice(0, PLACES) };
}

/** What is known of a part that was not found. */
export type Lack = {
  /** Most of the thing stands here, so that only a file or a frame can hold the rest. */
  shown?: boolean;
  /** Its words are few and fixed (an e-mail address, a telephone, months): not to see them is to see that they lack. */
  sure?: boolean;
  /** Lines that name the part and leave it open: a blank, a promise, a phrase. They say themselves that it lacks. */
  stated?: readonly Place[];
};

/**
 * Not found in the page's text: could it stand where the check cannot look? Then `cantTell` and where to look. Else
 * `failed`, but only with a reason that can be seen: nothing stands there, it is announced, left open, or would have to
 * be worded in one of a few ways. That a word of a list is not there is no such reason: `cantTell`.
 */
export function notFound(page: CheckPage, missing: string, seen: readonly Place[] = [], lack: Lack = {}): CheckResult {
  const { stock, main } = page;
  const { shown = false, sure = false } = lack;
  const stated = lack.stated && lack.stated.length > 0 ? lack.stated : allPutOff(page);
  const near = shown || stated.length > 0;
  const told = stock.words >= BESIDE_PHOTOS && stock.pictures.every(isPhoto);
  const elsewhere = hiddenEvidence(
    near
      ? { ...page, stock: { ...stock, pictures: [], links: [] } }
      : told
        ? { ...page, stock: { ...stock, pictures: [] } }
        : page,
    near || told,
  );
  if (elsewhere)
    return result('cantTell', elsewhere.key, { missing, ...elsewhere.params }, [...elsewhere.where, ...seen]);
  if (main.facts.partial) return result('cantTell', 'partial', { missing }, seen);
  if (stock.announced.length > 0 && stock.words < ANNOUNCED_ONLY)
    return result(
      'failed',
      'announced',
      { missing },
      stock.announced.map((one) => blockPlace(one)),
    );
  if (stock.text.length === 0) return result('failed', 'empty', { missing }, headingPlace(page));
  if (stated.length > 0) return result('failed', 'missing', { missing }, stated);
  const where = seen.length > 0 ? seen : headingPlace(page);
  return sure ? result('failed', 'missing', { missing }, where) : result('cantTell', 'unworded', { missing }, where);
}

/** A shorter line is a label, a date, a button. */
const SENTENCE = 30;
const LATER_PAGE = 400;

/** The sentences of a page that only say when or where its content will be found; none where one of them says more. */
function allPutOff({ stock }: CheckPage): Place[] {
  if (stock.words > LATER_PAGE) return [];
  const told = stock.lines.filter(({ it }) => it.text.length >= SENTENCE && !OWN_ADDRESS.test(fold(it.text)));
  return told.every(({ it }) => isPutOff(fold(it.text), 0)) ? told.map((one) => blockPlace(one)) : [];
}

export function headingPlace({ main }: CheckPage): Place[] {
  const block = main.headingBlock >= 0 ? main.facts.blocks[main.headingBlock] : undefined;
  return block ? [{ kind: 'block', at: main.headingBlock, quote: block.text.slice(0, QUOTE) }] : [];
}

/** Beside so much text photographs only show what it is about. */
const BESIDE_PHOTOS = 120;
const PHOTO_NAME = /activit|photo|gallery|album|(?:^|[/_-])(?:dscn?|img|pic|p)[-_]?\d|กิจกรรม|ภาพ/i;

/** Whether a picture is called what cameras and albums call photographs. */
function isPhoto({ it }: At<{ alt: string; url: string }>): boolean {
  return PHOTO_NAME.test(decoded(it.url.slice(it.url.lastIndexOf('/') + 1))) || /^ภาพ(?:กิจกรรม|ถ่าย)/.test(it.alt);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Frames of maps, films and social networks: what a text asks for stands in none of them. */
const NO_PAPER =
  /google\.[a-z.]+\/maps|maps\.google|goo\.gl\/maps|openstreetmap|longdo|\/maps?(?:\/|\?|$)|facebook\.com|fb\.com|youtube|youtu\.be|vimeo|tiktok|twitter|instagram|line\.me/i;

/** Frames in which a document may stand. */
export function paperFrames({ frames }: Inventory): Inventory['frames'] {
  return frames.filter(({ it }) => !NO_PAPER.test(it.url));
}

/** Where evidence may stand that these facts do not contain: a linked file, a frame, a picture, a page behind a link. */
export function hiddenEvidence(
  { stock, main }: CheckPage,
  shown = false,
): { key: string; params: Reason['params']; where: Place[] } | null {
  const [frame] = paperFrames(stock);
  if (frame) return { key: 'inFrame', params: {}, where: [framePlace(frame)] };
  if (stock.files.length > 0)
    return { key: 'inFile', params: { count: stock.files.length }, where: stock.files.slice(0, 3).map(linkPlace) };
  if (stock.pictures.length > 0)
    return {
      key: 'inPicture',
      params: { count: stock.pictures.length },
      where: stock.pictures.slice(0, 3).map(imagePlace),
    };
  if (stock.links.length > 0)
    return { key: 'behindLink', params: { count: stock.links.length }, where: stock.links.slice(0, 3).map(linkPlace) };
  // A picture that is big enough to be read, wherever it stands in the content.
  const large = shown
    ? undefined
    : main.images.find(({ it }) => it.width >= 300 && it.link === null && (it.block ?? -1) >= main.headingBlock);
  return large ? { key: 'inPicture', params: { count: 1 }, where: [imagePlace(large)] } : null;
}
