import type { ScanReasonWords } from './scan.th';

export const scanEn: ScanReasonWords = {
  'scan.unread': 'The page opens but could not be read: please look yourself',
  'scan.no-answer':
    'The website did not answer {count} times in a row, so the scan stopped. What was read is kept: go on when the site is back',
  'scan.asked-to-wait':
    'The server asks for a break of {seconds} seconds, so the scan stopped. What was read is kept: go on later',
  'scan.not-granted': 'This website may no longer be read. Grant access and go on: what was read is kept',
  'scan.max-pages': '{pages} pages were read, as was set. There are more: raise the number and go on',
  'scan.reason.listed': 'The agency’s own ITA index names this page for the item',
  'scan.reason.entry': 'The home page shows this topic',
  'scan.doubt.year': 'Its content is of {found}; the item asks for {wanted}',
  'scan.doubt.scripts': 'The page shows its content by scripts and could not be read: please look yourself',
  'scan.doubt.placeholder': 'Only a heading: the content is not there yet',
  'scan.doubt.empty': 'No content was found on this page',
  'scan.doubt.orphan': 'No menu or link leads here from the home page: add one',
  'scan.doubt.personal': 'It shows personal data: remove or cover it before it becomes evidence',
  'scan.doubt.dead-documents': 'None of the documents that it links to opens ({count} links)',
  'scan.doubt.index-only': 'Only the ITA index names it; its content was not seen to fit: please look yourself',
  'scan.wrong-year': 'Looks like item {code}, but is of {found}; the item asks for {wanted}',
  'scan.appeared': 'New since the scan before',
  'scan.changed': 'Its content changed since the scan before',
  'scan.gone': 'No longer there; it was at the scan before',
};
