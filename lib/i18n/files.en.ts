import type { filesTh } from './files.th';

export const filesEn: Record<keyof typeof filesTh, string> = {
  'file.ocr': 'Read from a scan by OCR: digits may be wrong, look at years and amounts yourself',
  'file.ocrSome': 'A scan; OCR read {read} of {pages} pages. Digits may be wrong, look at years and amounts yourself',
  'file.noOcr': 'A scan without text: please look yourself',
  'file.garbledOcr':
    'The text in the file is damaged and was read from its picture by OCR, {read} of {pages} pages. Digits may be wrong, look at years and amounts yourself',
  'file.garbledNoOcr': 'The text in the file is damaged and cannot be read: please look yourself',
  'file.password': 'The file asks for a password: the public cannot open it',
  'file.damaged': 'The file is damaged or incomplete and cannot be opened',
  'file.empty': 'The file is empty',
  'file.crash': 'The file is malformed and cannot be read: please look yourself',
  'file.crashAfter': '{read} of {pages} pages were read; the next one is malformed',
  'file.slow': 'Reading took longer than allowed: please look yourself',
  'file.outOfTime': '{read} of {pages} pages were read in the time allowed',
  'file.firstPages': 'A very long file: the first {read} of {pages} pages were read',
  'file.pagesFailed': '{failed} of {pages} pages could not be read',
  'file.pagesArePictures': '{pictures} of {pages} pages are pictures and were not read',
  'file.cut': 'A very large file: only its beginning was read',
  'file.tooLarge': 'The file is larger than {megabytes} MB and was not read',
  'file.tooManyDots': 'The picture has too many dots and was not read',
  'file.bomb': 'What the file holds is abnormally large; it was not read',
  'file.oldOffice': 'An old Office file (.doc .xls .ppt) cannot be read; better publish it as PDF',
  'file.webPage': 'This link opens a web page, not a file',
  'file.otherPackage': 'An archive or a kind of file that cannot be read',
  'file.otherKind': 'A kind of file that cannot be read ({type})',
  'file.noAnswer': 'This file made the reader hang; reading was stopped. Please look yourself',
};
