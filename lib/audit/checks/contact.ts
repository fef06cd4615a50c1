import type { Block } from '../../page/facts';
import { addressesIn, emailsIn, phonesIn } from '../../thai/contact';
import { fold } from '../fold';
import type { At } from '../main-content';
import { blockPlace, type Check, type CheckPage, framePlace, imagePlace, linkPlace, notFound, result } from './check';
import { leftOpen } from './lines';

const MAP =
  /google\.[a-z.]+\/maps|maps\.google|goo\.gl\/maps|maps\.app\.goo|openstreetmap|longdo|\/maps?(?:\/|\?|$)|maps\/embed/i;
const MAP_WORD = /แผนที่|ที่ตั้ง|(?:^|[^a-z])map(?:s|$|[^a-z])/i;

/** Lines of the content first, then those of the foot: an office's address may stand there and is shown on this page too. */
function lines({ main }: CheckPage): At<Block>[] {
  const inMain = new Set(main.blocks.map(({ at }) => at));
  const rest = main.facts.blocks.flatMap((it, at) =>
    inMain.has(at) || it.linked * 2 > it.text.length ? [] : [{ at, it }],
  );
  return [...main.blocks, ...rest];
}

/** `word`: a line that names it and leaves it open says that it lacks; `trace`: without it there is none. Over folded text. */
function first(
  page: CheckPage,
  name: string,
  { word, trace }: { word: RegExp; trace: RegExp },
  test: (text: string) => number | null,
): ReturnType<Check> {
  for (const line of lines(page)) {
    const start = test(line.it.text);
    if (start !== null) return result('passed', 'found', { parts: name }, [blockPlace(line, start)]);
  }
  const sure = !page.stock.lines.some(({ it }) => trace.test(fold(it.text)));
  return notFound(page, name, [], { sure, stated: leftOpen(page, word) });
}

const ADDRESS = { word: /ที่อยู่|ที่ตั้ง/, trace: /ที่อยู่|ตาบล|อาเภอ|จังหวัด|หมู่ที่|ถนน|แขวง|เขต/ };
const PHONE = { word: /โทรศัพท์|เบอร์/, trace: /\d{6,}|สายด่วน|โทร\d/ };
const FAX = { word: /โทรสาร|แฟ[กค]ซ์|fax/, trace: /โทรสาร|แฟ[กค]ซ์|fax/ };
const EMAIL = { word: /อีเมล|email|ไปรษณีย์อิเล็ก/, trace: /[a-z0-9]at[a-z0-9]|อีเมล|email|ไปรษณีย์อิเล็ก/ };
const MAP_LABEL = /แผนที่/;

export const hasAddress: Check = (page) =>
  first(page, 'ที่อยู่', ADDRESS, (text) => {
    const [address] = addressesIn(text).filter(
      ({ parts }) =>
        parts.number !== undefined ||
        parts.moo !== undefined ||
        parts.postcode !== undefined ||
        parts.road !== undefined,
    );
    if (address) return address.start;
    // An address broken into lines: number and village here, district and province in the next ones.
    return /(?:^|\s)\d{1,4}(?:\/\d+)?\s*(?:หมู่|ม\.)\s*(?:ที่)?\s*[\d๐-๙]{1,2}\s*(?:ตำบล|ต\.)|ที่อยู่\s*[:：].{8,}/.test(text)
      ? 0
      : null;
  });

export const hasPhone: Check = (page) =>
  first(
    page,
    'หมายเลขโทรศัพท์',
    PHONE,
    (text) =>
      phonesIn(text).find(({ kind }) => kind === 'phone')?.start ??
      (/โทร(?:ศัพท์)?\s*[:：.]?\s*[\d๐-๙][\d๐-๙\s-]{5,}/.test(text) ? 0 : null),
  );

export const hasFax: Check = (page) =>
  first(page, 'หมายเลขโทรสาร', FAX, (text) => phonesIn(text).find(({ kind }) => kind === 'fax')?.start ?? null);

export const hasEmail: Check = (page) => {
  const link = page.main.facts.links.findIndex(({ href }) => /^mailto:[^@\s]+@/i.test(href));
  const it = page.main.facts.links[link];
  if (it) return result('passed', 'found', { parts: 'e-mail' }, [linkPlace({ at: link, it })]);
  return first(page, 'e-mail', EMAIL, (text) => emailsIn(text)[0]?.start ?? null);
};

export const hasMap: Check = (page) => {
  const { main } = page;
  const frame = main.facts.frames.findIndex(({ url, title }) => MAP.test(url) || MAP_WORD.test(title));
  const shown = main.facts.frames[frame];
  if (shown && shown.url !== '')
    return result('passed', 'found', { parts: 'แผนที่ตั้ง' }, [framePlace({ at: frame, it: shown })]);
  const link = main.links.find(({ it }) => !it.dead && (MAP.test(it.url) || /^(?:ดู)?แผนที่|google\s*map/i.test(it.text)));
  if (link) return result('passed', 'found', { parts: 'แผนที่ตั้ง' }, [linkPlace(link)]);
  const picture = main.images.find(({ it }) => MAP_WORD.test(it.alt));
  if (picture) return result('passed', 'found', { parts: 'แผนที่ตั้ง' }, [imagePlace(picture)]);
  const promised = leftOpen(page, MAP_LABEL);
  const [big] = page.stock.pictures;
  if (big && promised.length === 0)
    return result('cantTell', 'inPicture', { missing: 'แผนที่ตั้ง', count: page.stock.pictures.length }, [imagePlace(big)]);
  if (main.facts.partial || page.stock.text.length === 0) return notFound(page, 'แผนที่ตั้ง');
  if (main.facts.frames.length > 0) return result('cantTell', 'inFrame', { missing: 'แผนที่ตั้ง' });
  // Links of a contact page lead elsewhere: a map that is not on it is not there.
  return page.stock.links.length > 2
    ? notFound(page, 'แผนที่ตั้ง', [], { sure: true, stated: promised })
    : result(
        'failed',
        'missing',
        { missing: 'แผนที่ตั้ง' },
        page.stock.text.slice(0, 2).map((one) => blockPlace(one)),
      );
};
