import { expect, it } from 'vitest';
import { readinessOf } from '../../../lib/assessment/readiness';
import type { CheckedLink } from '../../../lib/links/verdict';
import { checkedLink } from '../../fixtures/verdicts';
import { evidence, finding, observation, oneItem, snapshot, state } from './records';

const ITEM = 'the-item';
const short = evidence(ITEM, 's', { url: 'https://bit.ly/3plan' });
const long = evidence(ITEM, 'p');
const leads = checkedLink(short.url, { state: 'redirected', finalUrl: long.url });

function judge(pieces: (typeof short)[], links: readonly CheckedLink[], observations = [observation(ITEM, 'p', [])]) {
  const records = { evidence: pieces, itemStates: [state(ITEM, 'yes', 'เมนูหลัก')], observations };
  const item = readinessOf(snapshot(records), oneItem().edition, links).items.get(ITEM);
  return { ...item, doubts: item?.doubts ?? [], keys: item?.doubts.map(({ key }) => key) ?? [] };
}

it('a short link and the page that it leads to are one piece, once that is known', () => {
  const known = judge([short, long], [leads]).doubts.filter(({ key }) => key === 'doubt.same-page');
  expect(known).toEqual([{ key: 'doubt.same-page', params: { at: 2, other: 1, title: long.title } }]);
  expect(judge([short, long], []).keys).not.toContain('doubt.same-page');
  expect(judge([short, evidence(ITEM, 'q')], [leads]).keys).not.toContain('doubt.same-page');
});

it('two places in one page are two pieces', () => {
  const places = ['#one', '#two'].map((place, at) => evidence(ITEM, `p${at}`, { url: `${long.url}${place}` }));
  expect(judge(places, [checkedLink(long.url, {})]).keys).not.toContain('doubt.same-page');
});

it('a short link into the main site stands on it, and what was read there counts for it', () => {
  expect(judge([short], []).keys).toContain('doubt.not-main-site');
  const read = [observation(ITEM, 'p', [finding('a', 'passed'), finding('b', 'passed')])];
  const { keys, readiness } = judge([short], [leads], read);
  expect(keys).not.toContain('doubt.not-main-site');
  expect(keys).not.toContain('doubt.criteria-open');
  expect(readiness).toBe('ready');
  expect(judge([short], [], read).readiness).toBe('partial');
});
