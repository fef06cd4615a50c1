import type { documentsTh, personalTh } from './documents.th';

export const documentsEn: typeof documentsTh = {
  read: 'Read this file',
  readLabel: (name) => `Read this file ${name}`,
  chooseUnread: 'Choose without reading',
  unreadTitle: 'Only the file’s name is known; it was not read',
  unreadBody:
    'Read it to see what it is about, of which year, and what is missing. It is read on this computer and sent nowhere.',
  fetching: 'Opening the file…',
  progress: {
    text: (page, of) => `Reading page ${page} of ${of}`,
    ocr: (page, of) => `Reading the scan by OCR, page ${page} of ${of}; each takes some seconds`,
  },
  goOn: 'You may go on working; it is read meanwhile',
  stop: 'Stop reading',
  result: 'Show result',
  resultLabel: (name) => `Show what was read of ${name}`,
  readingShort: 'Reading…',
  readingPage: (page, of) => `Reading ${page}/${of}`,
  fits: (codes) => `Can serve ${codes}`,
  fitsNone: 'Read; fits no item',
  pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
  sheets: (count) => (count === 1 ? '1 worksheet' : `${count} worksheets`),
  yearByEye: 'look at the year yourself',
  page: (page) => `Page ${page}`,
  sheet: (page) => `Worksheet ${page}`,
  openPage: (page) => `Open the file at page ${page} in a new tab`,
  openFile: 'Open the file',
  again: 'Read again',
  grant: (host) => `Allow ${host}`,
  grantElsewhere: 'Once it is evidence, that site can be allowed in the dashboard, under Check links',
  readSome: (read, pages) => `${read} of ${pages} pages were read`,
  empty: 'Hardly any text',
  nothingRead: 'You may still choose items and take it as evidence',
  verdict: {
    scanned: ['A scan, read by OCR', 'Numbers and years may be wrong: look yourself'],
    scannedUnread: ['A scan without text', 'Open the file, then choose the item'],
    garbled: [
      'The text in the file is damaged: it can be neither copied nor searched',
      'It was read by OCR instead; numbers and years may be wrong: look yourself. Better save the PDF again from its source',
    ],
    garbledUnread: [
      'The text in the file is damaged and cannot be read',
      'Open the file, then choose the item. Better save the PDF again from its source',
    ],
    password: [
      'The file asks for a password',
      'Neither the public nor assessors can open it: publish one without a password before you use it as evidence',
    ],
    broken: [
      'The file is damaged or cannot be read',
      'Try to open it; if it does not open, publish it again before you use it as evidence',
    ],
    'too-large': [
      'The file is larger than what is read',
      'Open the file, then choose the item. A smaller one opens faster for the public',
    ],
    unsupported: ['This kind of file cannot be read', 'Open the file, then choose the item'],
    readableSome: ['A part of the file was read', 'What was not found may stand in the rest: look yourself'],
  },
  error: {
    'no-access': (host) => [`${host} may not be read`, 'Open the file and choose the item yourself'],
    gone: (_host, status) => [
      `The file is not on the site any more (code ${status})`,
      'Assessors cannot open it either: mend the link or publish the file again before you use it as evidence',
    ],
    refused: (host, status) => [
      `${host} does not give the file (code ${status})`,
      'Try to open it in a private window; if it does not open there, the public cannot open it',
    ],
    walled: (host: string) => [
      `${host} does not send the file: most likely visitors have to sign in`,
      'Share it with everyone who has the link, or put the file on the website, then read it again',
    ],
    'too-large': () => [
      'The file is larger than what is read (50 MB)',
      'Open the file, then choose the item. A smaller one opens faster for the public',
    ],
    timeout: (host) => [`${host} sends the file too slowly`, 'Read it again later, or open it yourself'],
    network: (host) => [`${host} does not answer`, 'See whether the internet and the site work, then read again'],
    unreachable: () => ['The program does not answer', 'Load this page again, then read again'],
    reader: () => ['The reader does not run', 'Read again; if that does not help, restart the browser'],
  },
  asPage: {
    recheck: 'Read again',
    partial: 'A very long file: a part was read',
    noHeading: 'The file has no heading',
    takenList: 'Items that this file is evidence of',
    removeFrom: (code) => `Remove this file from the evidence of ${code}`,
    take: (codes) => `Take this file as evidence of ${codes}`,
    wrongYear: (years, expected) => `This file is of ${years}, but the item asks for ${expected}`,
    yearAdvice: (years, expected) =>
      `This file is of ${years}; the item probably asks for ${expected} (advice, does not count)`,
    placeholderBody: 'Assessors will find no content: publish the filled file first, or take it already',
    emptyTitle: 'This file has hardly any text',
    emptyBody: 'It may be a picture that cannot be read. Look yourself and choose the item',
    nothingTitle: 'This file fits no item yet',
    nothingAsk: 'If you know its item, say so: the criteria of that item are then checked in this file',
    sayRight: 'Say which item this file is',
    nothingOther: 'Nothing else is suggested for this file',
  },
  asRight: {
    title: 'Which item is this file?',
    none: 'It is kept for this file; reading again does not change it.',
    main: (code) => `This file is ${code}`,
  },
};

export const personalEn: typeof personalTh = {
  found: (kinds) => `Found: ${kinds.join(', ')} (masked)`,
  kind: {
    'citizen-id': (count) => `citizen number in ${count} ${count === 1 ? 'place' : 'places'}`,
    'bank-account': (count) => `bank account in ${count} ${count === 1 ? 'place' : 'places'}`,
    'private-address': (count) => `private address in ${count} ${count === 1 ? 'place' : 'places'}`,
  },
  todo: 'Better remove it from the site before you use this as evidence. The numbers are not stored.',
  short: 'Shows personal data',
  places: 'Show where',
  placesHide: 'Hide where',
  more: 'and elsewhere',
};
