import type { Answer } from '../../assessment/model';
import { codesIn } from '../../thai/codes';
import { normalize, squash } from '../../thai/text';
import { cleanUrl } from '../clean';
import type { Doubt } from '../words';
import type { Cell } from './grid';

/** Longest address that is kept as evidence (`WebUrl`). */
const URL_LIMIT = 4_000;

/** The item codes of a code cell as O12; `bare` = it has only a number. A range of two (O40-O41) gives both. */
export function codesOf(cell: Cell): { codes: string[]; bare: boolean } {
  const text = normalize(cell.text);
  const written = codesIn(text).map(({ code }) => code);
  if (written.length > 0) return { codes: [...new Set(written)], bare: false };
  const number = /^(?:ข้อ(?:ที่)?\s*)?0?([1-9]\d?)[.)]?$/.exec(text)?.[1];
  return number === undefined ? { codes: [], bare: false } : { codes: [`O${Number(number)}`], bare: true };
}

const ANSWERS: Readonly<Record<Answer, readonly string[]>> = {
  yes: ['มี', 'มีข้อมูล', 'yes', 'y', '✓', '✔', '√'],
  no: ['ไม่มี', 'ไม่มีข้อมูล', 'no', 'n', '✗', '✘', '×'],
};
const NO_ANSWER = ['', '-', '–', '—', 'ยังไม่ตอบ', 'notanswered'];

/** The answer of a cell; 'odd' = something that is none. */
export function answerOf(cell: Cell): Answer | null | 'odd' {
  const text = squash(cell.text);
  if (ANSWERS.yes.includes(text)) return 'yes';
  if (ANSWERS.no.includes(text)) return 'no';
  return NO_ANSWER.includes(text) ? null : 'odd';
}

/** A list number before a URL: 1. 1) ๑. – • */
const LIST_MARK = /^\s*(?:[0-9๐-๙]{1,3}\s*[.)]|[-–•*])\s*/;
const WHOLE_URL = /^https?:\/\/[^\s/?#]\S*$/i;
const URL_WITHIN = /(?:https?:\/\/|www\.)[^\s<>"“”]+/gi;
const CUT = /…|\.\.\.$/;

/**
 * The URLs of a cell in order, repeated ones too. A line that is one URL, numbered or not, is taken as it stands, so our own sheets
 * come back exactly; else URLs are found in the text. A link behind the text stands in where the text has no URL or a cut one.
 */
export function urlsOf(cell: Cell, code: string, doubts: Doubt[]): string[] {
  const written = cell.text.split('\n').flatMap(urlsOfLine);
  if (written.length === 0) {
    const [url] = cell.links;
    if (url !== undefined) doubts.push({ key: 'linked-text', params: { code, url } });
    else if (!NO_ANSWER.includes(squash(cell.text)))
      doubts.push({ key: 'bad-url', params: { code, text: cell.text.slice(0, 120) } });
    return usable(cell.links, code, doubts);
  }
  const whole = written.map((url, at) =>
    CUT.test(url) && cell.links.length === written.length ? (cell.links[at] ?? url) : url,
  );
  for (const url of whole.filter((one) => CUT.test(one)))
    doubts.push({ key: 'cut-url', params: { code, url: url.slice(0, 200) } });
  return usable(
    whole.filter((url) => !CUT.test(url)),
    code,
    doubts,
  );
}

function urlsOfLine(line: string): string[] {
  const bare = line.replace(LIST_MARK, '').trim();
  if (WHOLE_URL.test(bare)) return [bare];
  return (bare.match(URL_WITHIN) ?? []).map((url) => url.replace(/[.,;:!?)\]}]+$/, ''));
}

function usable(urls: readonly string[], code: string, doubts: Doubt[]): string[] {
  const whole = urls.map((url) => {
    if (!/^www\./i.test(url)) return cleanUrl(url);
    doubts.push({ key: 'no-scheme', params: { code, url: `http://${url}` } });
    return `http://${cleanUrl(url)}`;
  });
  for (const url of whole.filter((one) => one.length > URL_LIMIT)) {
    doubts.push({ key: 'bad-url', params: { code, text: url.slice(0, 120) } });
  }
  return whole.filter((url) => url.length <= URL_LIMIT);
}
