import { fieldText, heads, type ItasSheet, type SheetRow, titleBlock } from './sheet';
import { type Language, sheetWords } from './words';

/** The whole sheet for reading or for a letter: title block, then item after item. */
export function sheetToText(sheet: ItasSheet): string {
  const words = sheetWords(sheet.language);
  const title = [words.title, ...titleBlock(sheet).map(({ label, value }) => `${label}: ${value}`)].join('\n');
  return `${[title, ...sheet.rows.map((row) => rowToText(row, sheet.language))].join('\n\n')}\n`;
}

/** One item: code and name, answer, URLs (numbered when there are several), explanation. */
export function rowToText(row: SheetRow, language: Language = 'th'): string {
  const words = sheetWords(language);
  const [, , answer, url, explanation] = heads(language);
  const several = row.evidence.length > 1 ? '\n' : ' ';
  const urls = fieldText(row, 'url', { numbered: true });
  const explained = fieldText(row, 'explanation');
  return [
    `${row.code} ${row.name}`,
    `${answer}: ${fieldText(row, 'answer', { language }) || words.notAnswered}`,
    `${url}:${urls === '' ? ` ${words.none}` : several + urls}`,
    `${explanation}:${explained === '' ? ` ${words.none}` : (explained.includes('\n') ? '\n' : ' ') + explained}`,
  ].join('\n');
}
