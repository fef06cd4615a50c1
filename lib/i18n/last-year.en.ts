import type { ScoreField } from '../last-year/schema';
import type { LastYearWords } from './last-year.th';

const score = (value: number) => value.toFixed(2);
const field = (name: ScoreField) => (name === 'total' ? 'The total' : /^\d/.test(name) ? `Indicator ${name}` : name);
const list = (codes: readonly string[]) => codes.join(' ');
const items = (n: number) => (n === 1 ? '1 item' : `${n} items`);

/** English words of the place for last year's result; the same shape as last-year.th. */
export const lastYearEn: LastYearWords = {
  title: 'Last year’s result',
  intro: 'Items that got 0 and the assessors’ advice, matched to this year’s items by topic, not by number',
  saved: (year) => `Result of ${year} saved`,
  removed: (year) => `Result of ${year} removed`,
  about: 'Last year’s result',

  source: {
    title: 'Enter last year’s result',
    paste: 'Paste the memo, or the result page of ITAS',
    hint: 'The whole text, with tables and Thai digits. It is read on this computer only',
    read: 'Read this text',
    or: 'or',
    choose: 'Open a file (Word, PDF, text)',
    byHand: 'Enter by hand',
    reading: 'Reading the file',
    bad: 'This cannot be read',
    empty:
      'There are no scores, failing items or advice in this text. Paste the part with the scores, or enter by hand',
    noEdition: (year) => `There is no checklist of ${year} here. Add it first, or choose another year`,
    noText: 'This file has no text to read',
    ocr: 'Read from a scanned picture: digits may be wrong. Compare every value with the original',
    cancel: 'Cancel',
  },

  draft: {
    titleNew: 'Check before saving',
    titleEdit: 'Edit last year’s result',
    nothingYet: 'Nothing is saved until you press save',
    year: 'Result of the edition',
    agency: 'Agency in the document',
    otherAgency: (theirs, ours) => `The document is of ${theirs}, the assessment is of ${ours}`,
    understood: (failing, scores, advice, words) =>
      `Found: ${items(failing)} that got 0, ${scores} scores, ${advice} pieces of advice, ${words} lines in words`,
    unread: 'What was not understood, or not surely',
    save: (year, failing) => `Save the result of ${year} (${items(failing)} got 0)`,
    cancel: 'Do not save',
  },

  problems: {
    title: (n) => (n === 1 ? '1 inconsistency' : `${n} inconsistencies`),
    hint: 'By the arithmetic of that edition',
    none: 'Scores, codes and words agree',
    weakArithmetic: 'Means and weights of this edition are taken from 2565: no document that confirms them was found',
    choice: (n) => `Value of no. ${n}`,
    use: (value) => `Use ${value}`,
    keep: (value) => `Keep ${value} as printed`,
    useAll: (n) => `Use the right value in all ${n} places`,
    onlyTell: 'There is no value to choose: both are kept',
    kept: (n) => (n === 1 ? '1 inconsistency kept as printed' : `${n} inconsistencies kept as printed`),
    sentences: {
      'score-items': ({ field: name, printed, needed, failing, total }) =>
        `${field(name)} is printed as ${score(printed)}, but with ${failing} items at 0 it must be ${score(needed)}${
          total === null ? '' : `, which the printed total ${score(total)} agrees with`
        }`,
      'items-unclear': ({ printed, computed, failing }) =>
        `${failing} items at 0 make an OIT of ${score(computed)}, but the printed scores agree with each other at ${score(printed)}: the list of items may not be right`,
      'score-mean': ({ field: name, printed, needed, instrument, mean, parts, copied }) =>
        `${field(name)} is printed as ${score(printed)}${copied === null ? '' : `, the same as indicator ${copied}`}, but ${instrument} ${score(mean)} is the mean of indicators ${parts.join(', ')}: it must be ${score(needed)}`,
      'score-total': ({ field: name, printed, needed }) =>
        name === 'total'
          ? `The total is printed as ${score(printed)}, but IIT, EIT and OIT make ${score(needed)}`
          : `${name} is printed as ${score(printed)}, but its indicators and the total make ${score(needed)}`,
      'score-unclear': ({ field: name, printed, computed }) =>
        name === 'total'
          ? `The total is printed as ${score(printed)}, but IIT, EIT and OIT make ${score(computed)}: which of them is wrong cannot be told. See ITAS`
          : `${name} is printed as ${score(printed)}, but the mean of its indicators is ${score(computed)}: which of them is wrong cannot be told. See ITAS`,
      'two-values': ({ field: name, printed, other }) =>
        `${field(name)} is printed with two values, ${score(printed)} and ${score(other)}: the first one was taken`,
      grade: ({ printed, needed, total }) => `The grade is printed as ${printed}, but ${score(total)} is ${needed}`,
      'code-words': ({ refs, written, code, needed, words }) =>
        `The advice ${list(refs)} refers to ${written} (${code}), but the words beside it are about ${needed}: “${words}”`,
      'other-sub': ({ code, written, sub }) => `${code} stands under “${written}”, but is of sub-indicator ${sub}`,
      narrative: ({ entries, codes, onlyWords, onlyCodes, unknown }) =>
        [
          `The list in words has ${entries} lines, the list of codes ${codes}; they do not agree`,
          onlyWords.length > 0 ? `only in words: ${list(onlyWords)}` : '',
          onlyCodes.length > 0 ? `only in codes: ${list(onlyCodes)}` : '',
          unknown > 0 ? `of unknown items: ${unknown}` : '',
        ]
          .filter(Boolean)
          .join(' · '),
    },
  },
  unread: {
    'year-guessed': ({ year }) =>
      `The text does not say of which year it is: ${year} was taken. Choose another if it is not`,
    'unknown-codes': ({ codes, year }) => `The checklist of ${year} does not have these items: ${codes}`,
    'no-failing': () => 'No list of items that got 0 was found: tick them below',
    'no-scores': () => 'No scores were found: they can be entered below',
    'narrative-unknown': ({ count }) => `${count} lines in words whose item could not be told`,
    'advice-without-items': ({ refs }) => `Advice that refers to no item: ${refs}`,
    cut: () => 'The text is very long: only its beginning was read',
  },

  scores: {
    title: 'Scores',
    total: 'Total',
    grade: 'Grade',
    instruments: { IIT: 'IIT internal', EIT: 'EIT external', OIT: 'OIT open data' },
    indicator: (code, name) => `${code} ${name}`,
    names: {
      '1': 'Performance of duties',
      '2': 'Use of the budget',
      '3': 'Use of power',
      '4': 'Use of public property',
      '5': 'Tackling corruption',
      '6': 'Quality of operations',
      '7': 'Communication',
      '8': 'Improving work',
      '9': 'Open data',
      '10': 'Preventing corruption',
    },
    columns: { indicator: 'Indicator', score: 'Score' },
    hint: '0 to 100, may be empty',
    wrong: 'A number from 0 to 100',
    notSaid: 'not said',
    edit: 'Edit scores',
    used: (value) => `printed ${value}`,
  },

  failing: {
    title: 'Items that got 0',
    edit: 'Edit the items that got 0',
    hint: 'Tick the items that did not score',
    count: (n, all) => `${n} of ${all} items`,
    written: (code) => `written ${code}`,
    none: 'No item got 0',
    mapped: (year) => `Items that got 0 in ${year}, and this year’s items`,
    summary: (failed, now, gone) =>
      `${items(failed)}, in ${now} of this year’s${gone > 0 ? ` · ${gone} no longer assessed` : ''}`,
    columns: { before: (year) => `${year}`, now: (year) => `${year}`, state: 'Now' },
    gone: 'no longer an item this year',
    goneTitle: 'No longer assessed this year',
    goneHint: 'No evidence is asked for this year; citizens should find it all the same',
    open: (code, name) => `Open ${code} ${name}`,
  },
  fates: { same: 'same topic', merged: 'merged with others', split: 'split', gone: 'no longer an item' },

  advice: {
    title: 'The assessors’ advice',
    hint: 'Completing these items also answers the advice',
    none: 'No advice on single questions',
    of: (refs) => refs,
    items: 'Refers to',
    answers: 'This year’s items that answer it',
    noItems: 'refers to no item',
    gone: (codes) => `${codes} no longer assessed`,
    whole: 'Read all of it',
    less: 'Less',
  },
  narrative: {
    title: 'The list in words',
    hint: 'Words matched with the names of items',
    unknown: 'item not known',
    notInCodes: 'not in the list of codes',
  },

  edit: 'Edit',
  replace: 'Enter another result instead',
  remove: 'Remove last year’s result',
  savedAt: (when, by) => `Saved by ${by}, ${when}`,
  noPack: (year) => `There is no checklist of ${year} here, so nothing can be matched to this year’s items`,
};
