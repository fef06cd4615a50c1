import { type Zippable, zipSync } from 'fflate';
import { formatThaiDateTime } from '../thai/dates';
import { cleanLine, cleanUrl } from './clean';
import { escapeHtml } from './html';
import type { PictureUse } from './picture-names';
import { type ItasSheet, titleBlock } from './sheet';
import { sheetWords } from './words';

/**
 * The pictures as a ZIP with an index.html that says of each the item, address, moment and person.
 * @param bytes of each picture, by id; one that is not there is named in the index as missing
 */
export function picturesZip(
  sheet: Pick<ItasSheet, 'agency' | 'edition' | 'date' | 'caveat' | 'language'>,
  uses: readonly PictureUse[],
  bytes: ReadonlyMap<string, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const files: Zippable = {
    'index.html': [new TextEncoder().encode(indexOf(sheet, uses, bytes)), { level: 6 }],
  };
  for (const { picture, file } of uses) {
    const found = bytes.get(picture.id);
    // JPEG is compressed already.
    if (found) files[file] = [found, { level: 0, mtime: picture.takenAt }];
  }
  return new Uint8Array(zipSync(files));
}

const STYLE =
  'body{font:15px/1.6 "Leelawadee UI",Tahoma,Thonburi,sans-serif;margin:24px}table{border-collapse:collapse}' +
  'td,th{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eef}' +
  'img{display:block;width:320px;height:auto}';

function indexOf(
  sheet: Parameters<typeof picturesZip>[0],
  uses: readonly PictureUse[],
  bytes: ReadonlyMap<string, Uint8Array>,
): string {
  const words = sheetWords(sheet.language);
  const title = escapeHtml(`${words.pictures} ${sheet.agency} ${sheet.edition}`);
  const block = titleBlock(sheet).map(
    ({ label, value }) => `<tr><th>${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const heads = [words.code, words.order, words.url, words.pictureTaken, words.picture].map(
    (text) => `<th>${text}</th>`,
  );
  const rows = uses.map((use) => `<tr>${cellsOf(use, words, bytes.has(use.picture.id)).join('')}</tr>`);
  return (
    `<!doctype html>\n<html lang="${sheet.language}">\n<head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>\n` +
    `<body><h1>${title}</h1>\n<table>${block.join('')}</table>\n<p>${escapeHtml(words.picturesNote)}</p>\n` +
    `<table><tr>${heads.join('')}</tr>\n${rows.join('\n')}</table>\n</body>\n</html>\n`
  );
}

function cellsOf(use: PictureUse, words: ReturnType<typeof sheetWords>, there: boolean): string[] {
  const { picture, file, code, name, at, url, way } = use;
  const shown = cleanUrl(picture.url);
  const taken = `${formatThaiDateTime(picture.takenAt)} ${cleanLine(picture.takenBy)}`;
  const notes = [
    way ? `${words.pictureWay}: ${shown}` : '',
    picture.marked === '' ? '' : `${words.pictureMarked}: ${cleanLine(picture.marked)}`,
  ].filter((note) => note !== '');
  const image = there
    ? `<a href="${escapeHtml(file)}"><img src="${escapeHtml(file)}" alt="">${escapeHtml(file)}</a>`
    : escapeHtml(words.none);
  const link = /^https?:\/\//i.test(url) ? `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>` : escapeHtml(url);
  return [
    `<td>${escapeHtml(code || words.none)}<br>${escapeHtml(name)}</td>`,
    `<td>${at || escapeHtml(words.none)}</td>`,
    `<td>${link}</td>`,
    `<td>${[taken, ...notes].map(escapeHtml).join('<br>')}</td>`,
    `<td>${image}</td>`,
  ];
}
