import type { Reason } from '../audit/finding';
import { dashboardEn } from './dashboard.en';
import { dashboardTh } from './dashboard.th';
import { doubtsEn } from './doubts.en';
import { doubtsTh } from './doubts.th';
import { filesEn } from './files.en';
import { filesTh } from './files.th';
import { lastYearEn } from './last-year.en';
import { type LastYearWords, lastYearTh } from './last-year.th';
import { linksEn } from './links.en';
import { linksTh } from './links.th';
import { mergeEn } from './merge.en';
import { type MergeWords, mergeTh } from './merge.th';
import { nextYearEn } from './next-year.en';
import { type NextYearWords, nextYearTh } from './next-year.th';
import { reasonsEn } from './reasons.en';
import { reasonsTh } from './reasons.th';
import { reportsEn } from './reports.en';
import { type ReportsWords, reportsTh } from './reports.th';
import { resultsEn } from './results.en';
import { type ResultsWords, resultsTh } from './results.th';
import { scanEn, scanWordsEn } from './scan.en';
import { scanTh, scanWordsTh } from './scan.th';
import { standingEn } from './standing.en';
import { type StandingWords, standingTh } from './standing.th';
import { en } from './ui.en';
import { th } from './ui.th';

export { errorText, errorWords } from './errors';
export type { ErrorName, ErrorWords } from './errors.th';
export { packProblemText } from './pack-problems';

export type Language = 'th' | 'en';
/** Words of sidebar and dashboard; `dash` are the dashboard's own, `scan` those of the site scan, `lastYear` of last year's result. */
export type Words = typeof th & {
  dash: typeof dashboardTh & StandingWords;
  scan: typeof scanWordsTh;
  reports: ReportsWords;
  results: ResultsWords;
  nextYear: NextYearWords;
  lastYear: LastYearWords;
  merge: MergeWords;
};

const WORDS: Record<Language, Words> = {
  th: {
    ...th,
    dash: { ...dashboardTh, ...standingTh },
    scan: scanWordsTh,
    reports: reportsTh,
    results: resultsTh,
    nextYear: nextYearTh,
    lastYear: lastYearTh,
    merge: mergeTh,
  },
  en: {
    ...en,
    dash: { ...dashboardEn, ...standingEn },
    scan: scanWordsEn,
    reports: reportsEn,
    results: resultsEn,
    nextYear: nextYearEn,
    lastYear: lastYearEn,
    merge: mergeEn,
  },
};

/** The words of the interface. */
export function words(language: Language): Words {
  return WORDS[language];
}

/** Sentences for reasons, by key; `{name}` stands for the reason's parameter of that name. */
const REASONS: Record<Language, Readonly<Record<string, string>>> = {
  th: { ...doubtsTh, ...filesTh, ...linksTh, ...reasonsTh, ...scanTh },
  en: { ...doubtsEn, ...filesEn, ...linksEn, ...reasonsEn, ...scanEn },
};

/** Why, in words. A key without words is shown as it is, so that it is noticed; tests keep that from happening. */
export function reasonText(language: Language, { key, params }: Reason): string {
  const template = REASONS[language][key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
