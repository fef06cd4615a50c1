import type { ErrorName, ErrorWords } from './errors.th';

const KEPT = 'Everything saved before is still there; nothing is damaged.';
const UNTOUCHED = 'What you have now was not changed.';

export const errorsEn: Readonly<Record<ErrorName, ErrorWords>> = {
  'storage-full': {
    what: 'Not saved: this computer’s disk is full',
    kept: KEPT,
    todo: 'Delete files to make room, then try again.',
  },
  'storage-failed': {
    what: 'Not saved: the database on this computer does not respond',
    kept: KEPT,
    todo: 'Try again. If that does not help, close and reopen the browser.',
  },
  'newer-database': {
    what: 'The data cannot be opened: a newer version of this program wrote it',
    kept: 'The data is all there; nothing was changed.',
    todo: 'Install the latest version, then open it again.',
  },
  blocked: {
    what: 'The data cannot be opened: an older version is still open in another window',
    kept: 'The data is all there; nothing was changed.',
    todo: 'Close every browser window, then open it again.',
  },
  'not-found': {
    what: 'Not done: this entry is no longer there',
    kept: KEPT,
    todo: 'It may have been removed in another window; the history shows it.',
  },
  'not-kept': {
    what: 'Not undone: the details of this old step are no longer kept',
    kept: KEPT,
    todo: 'Edit the data to what it should be instead.',
  },
  'picture-private': {
    what: 'The picture was not kept: this window is a private one',
    kept: KEPT,
    todo: 'Open the page in an ordinary window, then take the picture again.',
  },
  'picture-unreadable': {
    what: 'No picture: there is no web page in this tab',
    kept: KEPT,
    todo: 'Open the page that is to be evidence, then take the picture again.',
  },
  'picture-no-assessment': {
    what: 'The picture was not kept: the agency is not set up yet',
    kept: KEPT,
    todo: 'Set up the agency, then take the picture again.',
  },
  'picture-foreign': {
    what: 'The picture was not kept: this page is not on the agency’s site and is no evidence yet',
    kept: KEPT,
    todo: 'Take the page as evidence first, then take the picture again.',
  },
  'picture-changed': {
    what: 'The picture was not kept: the page or the tab changed while it was taken',
    kept: KEPT,
    todo: 'Go back to the page, let it settle, then take the picture again.',
  },
  'picture-refused': {
    what: 'No picture: the browser does not allow it on this page',
    kept: KEPT,
    todo: 'Right-click the page, or this program’s button, and choose the picture again. Of a file, photograph the page that links to it.',
  },
  'pictures-full': {
    what: 'The picture was not kept: the room for pictures of evidence is used up',
    kept: KEPT,
    todo: 'Download all pictures under Export, then remove those that you do not need.',
  },
  conflict: {
    what: 'Not saved: this entry was changed elsewhere, or the same one exists already',
    kept: 'What was saved before is all there; nothing was overwritten.',
    todo: 'Look at the latest state, then do it again if you still want to.',
  },
  invalid: {
    what: 'Not saved: something is missing or not in the right form',
    kept: KEPT,
    todo: 'Check the text and the web address that you entered, then try again.',
  },
  'not-allowed': {
    what: 'Not done: this page may not give orders',
    kept: KEPT,
    todo: 'Open the sidebar with the program’s button, then try again.',
  },
  'unknown-item': {
    what: 'Not saved: this edition has no such item or component',
    kept: KEPT,
    todo: 'Check which year you are working on, then choose the item again.',
  },
  unreachable: {
    what: 'It is not known whether this was saved: the program does not answer',
    kept: KEPT,
    todo: 'Try again; what was saved already is not saved twice. If that does not help, reload this page.',
  },
  'not-a-backup': {
    what: 'Not restored: this file is no backup of this program',
    kept: UNTOUCHED,
    todo: 'Choose a backup file that was downloaded from this program.',
  },
  'newer-version': {
    what: 'Not restored: the backup is from a newer version of this program',
    kept: UNTOUCHED,
    todo: 'Install the latest version, then restore again.',
  },
  damaged: {
    what: 'Not restored: the backup file is damaged or incomplete',
    kept: UNTOUCHED,
    todo: 'Download or copy the file again, or choose another backup.',
  },
};
