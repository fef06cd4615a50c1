import type { DoubtWords } from './doubts.th';

export const doubtsEn: DoubtWords = {
  'doubt.no-answer': 'Not answered yet',
  'doubt.answer-no-with-evidence': 'Answered ไม่มี (no), but there is evidence ({count})',
  'doubt.answer-yes-without-evidence': 'Answered มี (yes), but there is no evidence yet',
  'doubt.no-explanation': 'No explanation',
  'doubt.criterion-unmet': 'You decided that {count} of its components are not complete',
  'doubt.criterion-failed': 'The check did not find {count} of its components; you have not decided yet',
  'doubt.criteria-open': 'Not decided yet: {count} of its components',
  'doubt.wrong-year': 'Evidence {at} is of {years}; this item asks for {expected}',
  'doubt.year-advice': 'Evidence {at} is of {years}; this item probably asks for {expected} (advice, does not count)',
  'doubt.not-main-site': 'Evidence {at} is not on the main website ({host})',
  'doubt.content-placeholder': 'Evidence {at} has the right heading, but no content yet',
  'doubt.link-unchecked': 'The link of evidence {at} has not been checked',
};
