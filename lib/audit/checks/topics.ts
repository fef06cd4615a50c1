import type { CheckId } from './ids';

/**
 * Which topics a check is about, where an item joins several: what a page of one topic does not show of another is not on
 * that page, whatever its files may hold. Checks that are left out ask the same of every topic.
 */
export const checkTopics: Partial<Record<CheckId, readonly string[]>> = {
  'has-chart': ['org-structure'],
  'mentions-divisions': ['org-structure'],
  'both-sides': ['org-structure', 'executives'],
  'describes-authority': ['authority'],
  'not-whole-act': ['authority'],
  'has-address': ['contact'],
  'has-phone': ['contact'],
  'has-email': ['contact'],
  'has-map': ['contact'],
  'two-way-channel': ['qna'],
  'one-year-plan': ['action-plan', 'budget-plan'],
  'projects-budget-period': ['action-plan', 'budget-plan', 'hr-policy-plan'],
  'six-month-progress': ['action-progress-6m', 'budget-progress-6m', 'anticorruption-6m'],
  'procurement-plan-rows': ['procurement-plan'],
  'procurement-progress': ['procurement-progress'],
  'hr-criteria-five': ['hr-criteria'],
  'hr-policy': ['hr-policy-plan'],
  'ethics-code': ['ethics-code'],
  'ethics-rules': ['ethics-code'],
  'ethics-team': ['ethics-drive'],
  'dos-and-donts': ['ethics-drive'],
  'ethics-training': ['ethics-drive'],
  'signed-by-head': ['no-gift-declaration', 'integrity-intent'],
  'gift-policy-statement': ['no-gift-declaration'],
  'gift-activities': ['no-gift-culture'],
  'gift-knowledge': ['gift-receipt-knowledge'],
};
