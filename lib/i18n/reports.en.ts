import type { ReportsWords } from './reports.th';

const items = (n: number) => (n === 1 ? '1 item' : `${n} items`);

/** English words of the place for official documents; the documents themselves are Thai. The same shape as reports.th. */
export const reportsEn: ReportsWords = {
  title: 'Reports',
  intro: 'Official documents made from this assessment, in Thai: as Word files to edit, or opened for printing',
  loading: 'Preparing the reports',
  loadFailed: 'The reports cannot be opened. Reload this page',
  thaiDigits: 'Thai digits in the documents',
  thaiDigitsHint:
    'Web addresses, e-mail and item codes such as O12 keep Arabic digits. Page numbers are Thai in Word, Arabic in LibreOffice',
  docx: 'Make Word file',
  print: 'Open to print',
  docxLabel: (name) => `Make Word file: ${name}`,
  printLabel: (name) => `Open to print in a new tab: ${name}`,
  making: 'Making the file…',
  done: (name) => `${name} downloaded`,
  opened: 'Opened in a new tab. Press Ctrl+P to print',
  blocked: (name) => `The browser did not open a new tab, so ${name} was downloaded. Open it to print`,
  failed: 'The document could not be made. Your data is untouched: try again',
  ready: 'Nothing is missing for this document',
  garuda: 'A place is left for the Garuda emblem',

  names: {
    memo: 'Memo on the result to the executives',
    measures: 'Measures for integrity and transparency',
    'follow-up': 'Follow-up on publication',
    dossier: 'The whole evidence',
    todo: 'To-do sheets of divisions',
  },
  what: {
    memo: 'Last year’s result, items that got 0, advice, and how far this year is, with lines to sign',
    measures: 'Analysis of last year’s result and the table of six columns; itself evidence for the item on measures',
    'follow-up': 'Item by item: published or not, where, whether the link opens, and when it was checked',
    dossier: 'Answer, addresses, way there, link check, picture, and who did what when, for every item',
    todo: 'What each division has to publish, what is missing, where to put it, and until when',
  },

  lacks: {
    lastYear: 'Last year’s result is not entered',
    lastYearGo: 'Enter last year’s result',
    lastPack: (year) => `There is no checklist of ${year}, so its items cannot be matched to this year’s`,
    lastPackGo: 'See checklists',
    owners: (count) => `${items(count)} without an owner`,
    ownersGo: 'Set owners',
    links: (count) => (count === 1 ? '1 link not checked' : `${count} links not checked`),
    linksGo: 'Check links',
    evidence: 'There is no evidence yet',
    evidenceGo: 'To the items',
    pictures: 'There are no pictures yet',
    picturesMany: (count, most) => `${count} pictures; the first ${most} are printed`,
    numbering: (year) => `The numbering of ${year} is not confirmed; the document says so`,
  },

  memo: {
    unit: 'Office (ส่วนราชการ)',
    unitHint: 'Unit, division and telephone',
    number: 'Number (ที่)',
    date: 'Date (วันที่)',
    recipient: 'To (เรียน)',
    recipientHint: 'Empty = the head of the agency',
    about: 'Contents',
    abouts: { both: 'Last year and this year', last: 'Last year’s result', now: 'This year so far' },
    blank: 'What is left empty becomes a dotted line to fill in by hand',
  },

  todo: {
    division: 'Division',
    all: 'All divisions',
    nobody: 'No division yet',
    none: 'Nothing is owed',
    count: items,
    xlsx: 'Make Excel file',
    line: 'Text for LINE',
    lineMany: (count) => `Too long for one message: ${count} messages`,
    copy: 'Copy',
    copyPart: (at) => `Copy message ${at}`,
    copied: 'Copied. Paste it into LINE',
    copyFailed: 'It cannot be copied. Select the text and press Ctrl+C',
  },
};
