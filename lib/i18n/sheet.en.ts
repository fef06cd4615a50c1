import type { SheetWords } from './sheet.th';

export const sheetEn: SheetWords = {
  title: 'ITAS sheet: open data integrity and transparency (OIT)',
  sheetName: 'ITAS sheet',
  linksName: 'Links',

  agency: 'Agency',
  edition: 'Assessment year (B.E.)',
  date: 'Date',
  caution: 'Caution',
  note: 'Note',

  code: 'Item',
  name: 'Description',
  answer: 'Answer',
  url: 'URL',
  explanation: 'Explanation',
  order: 'No.',
  linkTitle: 'Page or file title',

  pictures: 'Pictures of evidence',
  picturesNote:
    'Each shows the visible part of the page at the moment that is named. File names: item, place of the evidence, number of the picture.',
  picture: 'Picture',
  pictureTaken: 'Taken',
  pictureWay: 'Shows the page with the link',
  pictureMarked: 'Framed',

  yes: 'Yes',
  no: 'No',
  notAnswered: 'not answered',
  none: '–',

  unconfirmed: 'The item numbers of this year are not confirmed',
  severalLinks: 'Items with several URLs: open them one by one on the sheet “Links”',
  linksNote: 'This sheet is for opening the links. To change something, change the sheet “ITAS sheet”',
  cellCut: '… too long for an Excel cell, complete on the sheet “Links”',

  'format.xlsx': 'Excel (.xlsx)',
  'format.csv': 'CSV (.csv)',
  'format.tsv': 'Tab-separated table (.tsv)',
  'format.html': 'HTML table (.html)',
  'format.txt': 'Text (.txt)',

  'problem.empty': 'The file is empty: there is nothing to read',
  'problem.too-big': 'The file is too big: at most {megabytes} megabytes can be read',
  'problem.too-big-inside': 'This Excel file unpacks to an abnormal size and was not read',
  'problem.too-many-rows':
    'The table has too many rows or columns: at most {rows} rows and {columns} columns can be read',
  'problem.damaged': 'This Excel file is damaged and cannot be read. Open it in Excel and save it again',
  'problem.old-excel':
    'This is an old Excel file (.xls), or it has a password. Open it in Excel and save it as .xlsx without a password',
  'problem.not-a-table': 'This file is neither Excel (.xlsx), CSV nor a table, so it cannot be read',
  'problem.no-columns':
    'No table head was found. There must be a column for the item and one for the URL or the answer, such as ข้อ | รายการ | คำตอบ | URL | คำอธิบาย',
  'problem.no-rows': 'The table head was found, but no row of any item',

  'doubt.bad-url': '{code}: what stands in the URL cell is no web address and was left out: {text}',
  'doubt.no-scheme': '{code}: the URL had no http:// before it; it was added: {url}',
  'doubt.cut-url': '{code}: the URL is cut with “…” and was left out: {url}',
  'doubt.linked-text': '{code}: the cell holds no URL; the link behind its text was used: {url}',
  'doubt.odd-answer': '{code}: the answer “{text}” is neither yes nor no and was left blank',
  'doubt.number-as-code': '{code}: the table writes the item as a bare number “{text}”',
  'doubt.no-code': 'Row {row}: no item code, left out: {text}',
  'doubt.repeated': '{code}: stands in several rows, which were joined',
  'doubt.cut-text': '{code}: the text was too long and was cut to fit',
  'doubt.too-many': 'The file has more than {limit} pieces of evidence; the rest was left out',
  'doubt.name-wins': '{code}: the name in the file is that of {actual}, so the name was followed',
  'doubt.unknown-item': '{code}: there is no such item in the chosen year; left out: {name}',
  'doubt.other-edition':
    'The file is of {file}, but the year in work is {edition}: rows were matched by name only, never by number',
  'doubt.no-edition':
    'The file does not say its assessment year. Check that its item numbers are those of the chosen year',
};
