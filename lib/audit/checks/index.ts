import {
  corruptionChannel,
  feedbackChannel,
  linkedFromMainSite,
  onlineService,
  socialLinks,
  twoWayChannel,
} from './channels';
import type { Check } from './check';
import { hasAddress, hasEmail, hasFax, hasMap, hasPhone } from './contact';
import { integrityChecks } from './declared-integrity';
import { workChecks } from './declared-work';
import {
  complaintCounts,
  describesAuthority,
  documentLink,
  ethicsRules,
  issuedByAgency,
  lawList,
  manualShown,
  multiYearPlan,
  newsItems,
  noneStated,
  notWholeAct,
  oneYearPlan,
  procurementNotices,
  serviceStatistics,
  signedByHead,
} from './documents';
import type { CheckId } from './ids';
import {
  bothSides,
  eachHasContact,
  eachHasName,
  eachHasPhoto,
  eachHasPosition,
  executivesListed,
  hasChart,
  vacanciesStated,
} from './people';
import { monthsCovered, sixMonthProgress } from './progress';
import { termCheck } from './terms';

export { type CheckId, checkIds } from './ids';

const declaredChecks = { ...workChecks, ...integrityChecks };
const built = Object.fromEntries(
  Object.entries(declaredChecks).map(([id, declared]) => [id, lazy(() => termCheck(declared))]),
) as Record<keyof typeof declaredChecks, Check>;

/** Compiles the check's patterns when it is first asked. */
function lazy(make: () => Check): Check {
  let check: Check | null = null;
  return (page) => {
    check ??= make();
    return check(page);
  };
}

/** The predicate of every check that a pack may name. */
export const checks: Record<CheckId, Check> = {
  ...built,
  'has-chart': hasChart,
  'both-sides': bothSides,
  'executives-listed': executivesListed,
  'each-has-name': eachHasName,
  'each-has-position': eachHasPosition,
  'each-has-photo': eachHasPhoto,
  'each-has-contact': eachHasContact,
  'vacancies-stated': vacanciesStated,
  'describes-authority': describesAuthority,
  'not-whole-act': notWholeAct,
  'multi-year-plan': multiYearPlan,
  'has-address': hasAddress,
  'has-phone': hasPhone,
  'has-email': hasEmail,
  'has-map': hasMap,
  'has-fax': hasFax,
  'law-list': lawList,
  'news-items': newsItems,
  'two-way-channel': twoWayChannel,
  'social-links': socialLinks,
  'linked-from-main-site': linkedFromMainSite,
  'one-year-plan': oneYearPlan,
  'six-month-progress': sixMonthProgress,
  'manual-shown': manualShown,
  'service-statistics': serviceStatistics,
  'online-service': onlineService,
  'procurement-notices': procurementNotices,
  'months-covered': monthsCovered,
  'none-stated': noneStated,
  'complaint-counts': complaintCounts,
  'corruption-channel': corruptionChannel,
  'feedback-channel': feedbackChannel,
  'signed-by-head': signedByHead,
  'ethics-rules': ethicsRules,
  'document-link': documentLink,
  'issued-by-agency': issuedByAgency,
};
