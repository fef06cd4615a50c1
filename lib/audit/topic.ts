import { type EditionIndex, indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import type { Place } from '../page/facts';
import { addAddress } from './address-words';
import { featuresOf, labelsOf, partsFound } from './features';
import type { Reason, Signal } from './finding';
import { fold } from './fold';
import { type Headline, NUMBERED, topHeadline } from './heading';
import { blockAtOffset, type MainContent } from './main-content';
import type { Add, Entry } from './ranking';
import { compiledTopics } from './signals/compile';
import { criteriaTopics, lookAlikeReason, namedTopics } from './signals/match';
import { addStory, isInvitation, isOneStory, isRunning } from './story';

/** What the page's words say for one topic. */
export type TopicScore = { topic: string; score: number; signals: Signal[] };

export type Ranking = {
  topics: readonly TopicScore[];
  /** Why nothing is named although the heading looks like an item. */
  declined: readonly Reason[];
};

/** From here on an item is suggested; from 0.75 it is shown as ตรงมาก. */
/** Of several questions each is one that people ask, and the page is of all of them. */
const QUESTION =
  /(?:หรือไม่|หรือยัง|ไหม|อย่างไร|ยังไง|อะไร(?:บ้าง)?|เท่าไร|เท่าไหร่|ที่ไหน|เมื่อไร|เมื่อไหร่|(?<!เ)กี่[ก-๎]{2,12}|ใคร|\?)\s*(?:คะ|ครับ)?\s*\??\s*$/;
export const SUGGEST = 0.5;
const BODY_SHARE = 0.22;

/**
 * Which topics a page is about, best first, each with the signals that say so. The heading decides; the pasted
 * criterion stands in for a missing one; body and address only add. `address` is the page's own.
 */
export function rankTopics(main: MainContent): Ranking {
  const found = new Map<string, Entry>();
  const add = (topic: string, score: number, signal: Signal, heading: boolean) => {
    const entry = found.get(topic) ?? { score: 0, signals: [], heading: 0 };
    found.set(topic, entry);
    if (entry.signals.length < 8) entry.signals.push(signal);
    entry.score = Math.max(entry.score, score);
    if (heading) entry.heading = Math.max(entry.heading, score);
  };

  if (isLoginWall(main))
    return {
      topics: [],
      declined: [{ key: 'declined.loginWall', params: { heading: main.headlines[0]?.text.slice(0, 120) ?? '' } }],
    };
  if (isOtherScheme(main)) {
    return {
      topics: [],
      declined: [{ key: 'declined.otherScheme', params: { heading: main.headlines[0]?.text.slice(0, 120) ?? '' } }],
    };
  }
  if (isResearch(main))
    return {
      topics: [],
      declined: [{ key: 'declined.notAnItem', params: { heading: main.headlines[0]?.text.slice(0, 120) ?? '' } }],
    };
  if (isScoring(main))
    return {
      topics: [],
      declined: [{ key: 'declined.otherAssessment', params: { heading: main.headlines[0]?.text.slice(0, 120) ?? '' } }],
    };
  const many = listedTopics(main);
  if (many >= MANY_TOPICS) return { topics: [], declined: [{ key: 'declined.manyTopics', params: { count: many } }] };
  const declined: Reason[] = [];
  const numbered = numberedLines(main);
  const questions = main.headlines.filter(({ text }) => QUESTION.test(text)).length;
  const top =
    topHeadline(main.headlines) ?? main.headlines.find((one) => !one.generic && one.source !== 'link') ?? null;
  let topSays: 'topic' | 'look-alike' | 'section' | 'nothing' = 'nothing';
  for (const headline of main.headlines) {
    const isTop = headline === top;
    if (isRunning(headline, main)) {
      if (isTop) addStory(main, headline, add);
      continue;
    }
    const folded = wholeOf(headline, main);
    const reason = lookAlikeReason(folded, main.means);
    if (reason !== null) {
      if (isTop) {
        topSays = reason === 'sectionName' || reason === 'itaLanding' ? 'section' : 'look-alike';
        declined.push({ key: `declined.${reason}`, params: { heading: headline.text.slice(0, 120) } });
      }
      continue;
    }
    for (const match of namedTopics(folded, main.means)) {
      // A title with nothing under it may be left from another page.
      const bare = headline.source === 'title' && main.blocks.length === 0;
      const prominence = bare
        ? 0.4
        : isTop
          ? 1
          : prominenceOf(
              headline,
              top,
              topSays,
              isPeer(main, headline, top) || isRightUnder(main, headline, top),
              isCrumb(main, headline),
            );
      // One of several things that stand on the page.
      const ofMany =
        (numbered >= 2 && NUMBERED.test(headline.text)) ||
        (questions >= 2 && QUESTION.test(headline.text)) ||
        (!isTop && topSays === 'nothing' && isSection(main, headline, top, match.topic));
      const score = match.score * prominence * (ofMany ? 0.45 : 1);
      if (score < 0.2) continue;
      if (isTop && match.score >= SUGGEST) topSays = 'topic';
      add(
        match.topic,
        score,
        {
          reason: { key: `signal.${headline.source}`, params: { words: headline.text.slice(0, 120) } },
          weight: score,
          where: headline.at,
        },
        true,
      );
    }
  }
  const lead =
    topSays === 'nothing' && !isMarked(main, top) ? main.headlines.find((one) => isRunning(one, main)) : null;
  if (lead && (lead.at?.at ?? 0) < (top?.at?.at ?? 0)) addStory(main, lead, add);
  if (declined.some(({ key }) => key === 'declined.generalComplaint')) addFormLine(main, add);
  addCriteria(main, add, topSays);
  addLawList(main, add);
  addAddress(main, found, add, topSays);
  addFeatures(main, add, topSays);
  addBody(main, found, top !== null && topSays !== 'topic' ? BODY_SHARE / 3 : BODY_SHARE);

  const topics = [...found].map(([topic, entry]) => ({
    topic,
    score: Math.min(1, entry.score),
    signals: entry.signals,
  }));
  topics.sort((a, b) => b.score - a.score);
  // One story under the name of its shelf is about what it tells, not about news.
  if (topics[0]?.topic === 'news' && topics[0].score >= SUGGEST && isOneStory(main)) topics.shift();
  const first = topics[0]?.topic ?? '';
  if ((DEEDS.has(first) && isInvitation(main)) || (found.has('news') && topics.length === 0))
    return {
      topics: [],
      declined: [{ key: 'declined.notAnItem', params: { heading: main.headlines[0]?.text.slice(0, 120) ?? '' } }],
    };
  return { topics, declined: topics.some((one) => one.score >= SUGGEST) ? [] : declined };
}

const FORM_LINE = 3;
const FORM_LINE_WORTH = 0.8;

/** What a form says that it receives, in letters that stand out right above its fields: nearer to it than the name of the page. */
function addFormLine(main: MainContent, add: Add): void {
  const first = main.fields.find(({ it }) => it.block !== null)?.it.block ?? null;
  if (!main.means.form || first === null) return;
  const line = main.blocks
    .filter(({ at, it }) => at < first && at >= first - FORM_LINE && (it.strong || it.heading > 0) && it.linked === 0)
    .at(-1);
  if (!line) return;
  const folded = fold(line.it.text);
  const match = namedTopics(folded, main.means).find(({ topic }) => topic === 'complaint-channel');
  if (!match || match.score < SUGGEST || lookAlikeReason(folded, main.means) !== null) return;
  const quote = line.it.text.slice(0, 300);
  add(
    match.topic,
    match.score * FORM_LINE_WORTH,
    {
      reason: { key: 'signal.heading', params: { words: quote.slice(0, 120) } },
      weight: match.score * FORM_LINE_WORTH,
      where: { kind: 'block', at: line.at, quote },
    },
    true,
  );
}

/** Topics that are of what was done, which an invitation to it does not show. */
const DEEDS: ReadonlySet<string> = new Set(['participation']);

/** Nothing but a box to log in: what lies behind it is not open to the public. */
function isLoginWall(main: MainContent): boolean {
  const { chrome, side } = main.layout;
  // What stands before the heading or beside the page guards something else.
  const password = main.facts.fields.some(
    ({ type, section, block }) =>
      type === 'password' && !chrome[section] && !side[section] && (block ?? 0) >= main.headingBlock,
  );
  if (!password || main.frames.length > 0 || main.fields.length > 4) return false;
  const below = main.blocks.filter(({ at, it }) => at > main.headingBlock && it.linked * 2 < it.text.length);
  if (below.some(({ it }) => (it.cell?.row ?? 0) > 0 && (it.cell?.col ?? 0) > 0)) return false;
  return (
    below.reduce((sum, { it }) => sum + it.text.length, 0) < 160 &&
    !main.links.some(({ it }) => /\.pdf|\.docx?|\.xlsx?/i.test(it.url))
  );
}

const OPENING = 3_000;
const ABSTRACT = /บทคัดย่อ|abstract/;
const STUDY = /(?:การ|งาน|บทความ)(?:ศึกษา|วิจัย)(?:ครั้ง|เรื่อง|เชิง)?(?:นี้|คุณภาพ|ปริมาณ|มีวัตถุประสงค์)|thisstudy|thisresearch/;

/** A paper about a matter, which is nothing that an agency shows of itself. */
function isResearch(main: MainContent): boolean {
  const opening = main.folded.slice(0, OPENING);
  return ABSTRACT.test(opening) && STUDY.test(opening);
}

/** A title cut short, with the line that holds all of it. */
const CUT = /\s*(?:\.{2,}|…)\s*$/;
const CUT_LENGTH = 20;
const WHOLE = 200;

function wholeOf(headline: Headline, main: MainContent): string {
  const stem = headline.text.replace(CUT, '');
  if (stem === headline.text || stem.length < CUT_LENGTH) return headline.folded;
  const whole = main.blocks.find(({ it }) => it.text.length > headline.text.length && it.text.startsWith(stem));
  return whole ? fold(whole.it.text.slice(0, WHOLE)) : headline.folded;
}

/** How an item is marked, with full marks and none. */
const MARKS = /(?:ระดับ|เกณฑ์(?:การ)?(?:ให้)?|การให้)คะแนน/;
const FULL_AND_NONE = /(?<!\d)100คะแนน[\s\S]{0,300}(?<!\d)0คะแนน|(?<!\d)0คะแนน[\s\S]{0,300}(?<!\d)100คะแนน/;

/** Guidance for those who mark an item names it and is no evidence of it. */
function isScoring(main: MainContent): boolean {
  return MARKS.test(main.folded) && FULL_AND_NONE.test(main.folded);
}

/** So many links with a code are a list of them. */
const CODED_LINKS = 3;
const HOSPITAL_CODE = /(?:^|[^a-z])moit[-_ ]?\d{1,2}(?!\d)|(?:^|[^a-z])eb[-_ ]?\d{1,2}(?!\d)/i;

/** The same as a part of the page's own address. */
const HOSPITAL_PATH = /[/=_-](?:moit[-_]?\d{1,2}|eb[-_]?\d{1,4})(?=$|[/.?&#_-])/i;

/** Hospitals number what they show as MOIT and EB, also where only the addresses say so. */
function isOtherScheme(main: MainContent): boolean {
  // A way to such a list stands beside every page of a hospital.
  const coded = main.blocks.slice(0, 40).filter(({ it }) => HOSPITAL_CODE.test(it.text));
  const words =
    main.headlines.some(({ text, source }) => source !== 'link' && HOSPITAL_CODE.test(text)) ||
    coded.some(({ it }) => it.linked * 2 < it.text.length) ||
    coded.length >= CODED_LINKS;
  const named = main.links.slice(0, 60).some(({ it }) => /\/moit[-_]?\d{1,2}(?!\d)/i.test(it.url));
  return words || named || HOSPITAL_PATH.test(main.facts.url);
}

/** A heading below the top one counts less; much less when the top one says plainly something else. */
function prominenceOf(
  headline: Headline,
  top: Headline | null,
  topSays: string,
  peer: boolean,
  crumb: boolean,
): number {
  // A line that is a link as a whole leads to its topic and is not about it.
  if (headline.source === 'link') return Math.min(0.45, headline.prominence);
  if (top === null) return headline.prominence;
  // Titles are often copied from another page of the site.
  if (headline.source === 'title' && top.source === 'heading') return Math.min(0.6, headline.prominence) * 0.7;
  if (topSays === 'topic') return Math.min(0.9, headline.prominence) * (headline.source === 'breadcrumb' ? 0.5 : 0.9);
  if (topSays === 'section') return headline.prominence;
  if (topSays === 'look-alike') return headline.prominence * 0.45;
  // The category of an article is not what it is about.
  if (headline.source === 'breadcrumb') return headline.prominence * 0.45;
  return peer ? 0.85 : headline.prominence * (crumb ? 1 : 0.7);
}

/** The next line under a larger heading, and a heading itself: the one above is a part of the site with nothing of its own. */
function isRightUnder({ facts, blocks }: MainContent, headline: Headline, top: Headline | null): boolean {
  if (headline.at?.kind !== 'block' || top?.at?.kind !== 'block') return false;
  const above = top.at.at;
  const next = blocks.find(({ at }) => at > above);
  const rank = facts.blocks[above]?.heading ?? 0;
  return next?.at === headline.at.at && rank > 0 && next.it.heading > rank;
}

const SECTIONS = 5;

/** One of many headings of one rank, none of which heads the others, and the only one of its topic: a page of all that is told of the agency. */
function isSection(main: MainContent, headline: Headline, top: Headline | null, topic: string): boolean {
  const rank = (one: Headline | null) =>
    one?.at?.kind === 'block' && one.source === 'heading' ? (main.facts.blocks[one.at.at]?.heading ?? 0) : 0;
  const own = rank(headline);
  if (own === 0 || rank(top) !== own) return false;
  const sections = new Set(
    main.headlines.filter((one) => !one.generic && rank(one) === own).map(({ folded }) => folded),
  );
  if (sections.size < SECTIONS) return false;
  return [...sections].filter((one) => namedTopics(one, main.means).some((match) => match.topic === topic)).length < 2;
}

const CRUMB = 8;

/** A heading that the way that leads here ends with: what stands above it is the part of the site. */
function isCrumb(main: MainContent, headline: Headline): boolean {
  const last = main.headlines.find(({ source }) => source === 'breadcrumb')?.folded ?? '';
  return (
    headline.source === 'heading' &&
    isMarked(main, headline) &&
    last.length >= CRUMB &&
    headline.folded.startsWith(last)
  );
}

/** Marked as a heading by the page, and not only the line that stands out most. */
function isMarked(main: MainContent, headline: Headline | null): boolean {
  const block = headline?.at?.kind === 'block' ? main.facts.blocks[headline.at.at] : undefined;
  return block === undefined || block.heading > 0 || block.strong;
}

/** One of two or three headings of equal rank: none of them speaks for the page alone. */
function isPeer(main: MainContent, headline: Headline, top: Headline | null): boolean {
  const rank = (one: Headline | null) => {
    const block = one?.at?.kind === 'block' ? main.facts.blocks[one.at.at] : undefined;
    return block && (block.heading > 0 || block.strong) && block.linked === 0
      ? `${block.heading}${block.strong}`
      : null;
  };
  const wanted = rank(top);
  if (wanted === null || rank(headline) !== wanted) return false;
  const peers = main.headlines.filter((one) => !one.generic && rank(one) === wanted);
  return peers.length <= 3 || isAgreed(main, headline, peers);
}

/** What two of them say and no other two. */
function isAgreed(main: MainContent, headline: Headline, peers: readonly Headline[]): boolean {
  const said = new Map<string, number>();
  for (const one of peers) {
    const topic = namedTopics(one.folded, main.means)[0]?.topic;
    if (topic) said.set(topic, (said.get(topic) ?? 0) + 1);
  }
  const often = [...said].filter(([, count]) => count > 1);
  return often.length === 1 && often[0]?.[0] === namedTopics(headline.folded, main.means)[0]?.topic;
}

/** So many topics named one line after the other are a menu or a table of contents. */
const MANY_TOPICS = 6;
const SHORT_LINE = 70;
const LISTED_LINES = 60;

/** How many topics the longest run of short lines names: nothing stands between them that any of them could be about. */
function listedTopics(main: MainContent): number {
  let most = 0;
  let run = new Set<string>();
  for (const { it } of main.blocks.slice(0, LISTED_LINES)) {
    if (it.linked * 2 > it.text.length && it.text.length <= SHORT_LINE) continue;
    const listed = it.text.length <= SHORT_LINE && it.linked * 2 <= it.text.length && it.cell === null && !it.strong;
    const best = listed ? namedTopics(fold(it.text), null)[0] : undefined;
    if (best && best.score >= 0.75) run.add(best.topic);
    else if (!listed) run = new Set();
    most = Math.max(most, run.size);
  }
  return most;
}

/** How many of the content's lines are numbered: from two on each is one of many. */
function numberedLines(main: MainContent): number {
  return main.blocks.slice(0, 200).filter(({ it }) => NUMBERED.test(it.text)).length + (headingNumbered(main) ? 1 : 0);
}

function headingNumbered(main: MainContent): boolean {
  const heading = main.facts.blocks[main.headingBlock];
  return heading !== undefined && NUMBERED.test(heading.text);
}

/** The official criterion, pasted in place of a heading. */
function addCriteria(main: MainContent, add: Add, topSays: string): void {
  if (topSays === 'topic') return;
  const source =
    main.pasted.length > 0 ? main.pasted : main.blocks.filter(({ it }) => it.linked * 2 < it.text.length).slice(0, 12);
  if (source.length === 0) return;
  const text = source
    .map(({ it }) => it.text)
    .join(' ')
    .slice(0, 3_000);
  const strength = main.pasted.length > 0 ? 0.95 : topSays === 'look-alike' || main.blocks.length > 25 ? 0.3 : 0.6;
  const [first] = source;
  const quote = first?.it.text.slice(0, 300) ?? '';
  for (const match of criteriaTopics(fold(text))) {
    const where = first ? { kind: 'block' as const, at: first.at, quote } : null;
    add(
      match.topic,
      match.score * strength,
      {
        reason: { key: 'signal.criterion', params: { words: quote.slice(0, 120) } },
        weight: match.score * strength,
        where,
      },
      false,
    );
  }
}

const LAW_LINE =
  /^[^ก-๎a-z]{0,6}(?:พระราชบัญญัติ|พ\.?\s?ร\.?\s?บ\.?|พระราชกฤษ[ฎฏ]ีกา|พ\.?\s?ร\.?\s?ฎ\.?|กฎกระทรวง|กฏกระทรวง|รัฐธรรมนูญ|ระเบียบ(?:กระทรวง|สำนัก)).{6,200}[2๒][4-5๔๕][\d๐-๙]{2}/u;
const LAWS_LISTED = 4;
const LAW_LIST_WORTH = 0.7;

/** Nothing but names of laws, one a line: the list itself, whatever heads it. */
function addLawList(main: MainContent, add: Add): void {
  const heading = main.facts.blocks[main.headingBlock];
  const lines = [
    ...(heading ? [heading.text] : []),
    ...main.blocks.slice(0, LISTED_LINES).map(({ it }) => it.text),
  ].filter((text) => text.length > 3);
  const laws = lines.filter((text) => LAW_LINE.test(text)).length;
  if (laws < LAWS_LISTED || laws < lines.length * 0.7) return;
  const words = lines.find((text) => LAW_LINE.test(text)) ?? '';
  add(
    'laws',
    LAW_LIST_WORTH,
    {
      reason: { key: 'signal.criterion', params: { words: words.slice(0, 120) } },
      weight: LAW_LIST_WORTH,
      where: null,
    },
    false,
  );
}

/** What stands on the page, where no heading names an item or anything like it. */
function addFeatures(main: MainContent, add: Add, topSays: string): void {
  if (topSays !== 'nothing' || isTitledOtherwise(main)) return;
  const features = featuresOf(main);
  for (const { topic, features: declared } of compiledTopics()) {
    for (const { feature, weight } of declared) {
      const where = features.get(feature);
      if (where) add(topic, weight, { reason: { key: `signal.${feature}`, params: {} }, weight, where }, false);
    }
  }
  addParts(main, add);
}

/** What such evidence is put together of, where its parts stand on the page without a name over them. */
function addParts(main: MainContent, add: Add): void {
  const labels = labelsOf(main);
  if (labels.length < 3) return;
  for (const { topic, parts } of compiledTopics()) {
    if (!parts || parts.within?.test(main.folded) === false) continue;
    const found = partsFound(labels, parts.of);
    const [first] = found;
    if (!first || found.length < parts.least) continue;
    const words = found.map(({ text }) => text.slice(0, 40)).join(' · ');
    const where = { kind: 'block' as const, at: first.at, quote: first.text };
    add(
      topic,
      parts.weight,
      { reason: { key: 'signal.parts', params: { words } }, weight: parts.weight, where },
      false,
    );
  }
}

/** Nothing on the page outranks its title, and that says something else. */
function isTitledOtherwise(main: MainContent): boolean {
  const [first] = main.headlines;
  return first?.source === 'title' && !first.generic && lookAlikeReason(first.folded, main.means) !== null;
}

/** Words of the text add to topics that something else already speaks for, less where the heading names another thing; alone they suggest nothing. */
function addBody(main: MainContent, found: Map<string, Entry>, share: number): void {
  if (main.folded.length < 20) return;
  for (const { topic, body } of compiledTopics()) {
    const entry = found.get(topic);
    if (!entry || entry.score < 0.25 || body.length === 0) continue;
    const hits = body.flatMap((pattern) => pattern.exec(main.folded)?.index ?? []);
    const [first] = hits;
    if (first === undefined) continue;
    const gain = share * Math.min(1, hits.length / 3) * (1 - entry.score);
    entry.score += gain;
    const block = blockAtOffset(main, first);
    const where: Place | null = block ? { kind: 'block', at: block.at, quote: block.it.text.slice(0, 200) } : null;
    entry.signals.push({ reason: { key: 'signal.body', params: { count: hits.length } }, weight: gain, where });
  }
}

export type ItemScore = { id: string; code: string; topics: string[]; score: number; signals: Signal[] };

/** Topics → items of the edition: an item with several topics once, with the best score; topics that it lacks are left out. */
export function itemsOf(topics: readonly TopicScore[], pack: EditionPack): ItemScore[] {
  const index: EditionIndex = indexEdition(pack);
  const items = new Map<string, ItemScore>();
  for (const { topic, score, signals } of topics) {
    if (score < SUGGEST) continue;
    const entry = index.byTopic.get(topic);
    if (!entry) continue;
    const known = items.get(entry.item.id);
    if (known) {
      known.topics.push(topic);
      known.signals.push(...signals.slice(0, 3));
    } else {
      items.set(entry.item.id, {
        id: entry.item.id,
        code: entry.item.code,
        topics: [topic],
        score,
        signals: [...signals],
      });
    }
  }
  return [...items.values()].sort((a, b) => b.score - a.score);
}
