import { describe, expect, it } from 'vitest';
import { mainContentOf } from '../../../lib/audit/main-content';
import { rankTopics, SUGGEST } from '../../../lib/audit/topic';
import { factsOf, sitePage } from './page';
import { none, wordingsBySub } from './wordings';

const body = '<p><a href="/files/a.pdf">เอกสารประกอบ ฉบับเต็ม</a></p><p>รายละเอียดเป็นไปตามเอกสารแนบท้าย</p>';
const named = (heading: string) =>
  rankTopics(mainContentOf(factsOf(sitePage(`<h2>${heading}</h2>${body}`))))
    .topics.filter(({ score }) => score >= SUGGEST)
    .map(({ topic }) => topic);

describe.each(Object.entries(wordingsBySub))('headings as agencies word them: %s', (_, wordings) => {
  it.each(Object.entries(wordings))('%s', (topic, headings) => {
    const other = headings.flatMap((heading) => {
      const [first = '–'] = named(heading);
      return first === topic ? [] : [`${heading}: ${first}`];
    });
    expect(other).toEqual([]);
  });
});

it('look-alikes serve nothing', () => {
  const suggested = none.flatMap((heading) => {
    const topics = named(heading);
    return topics.length === 0 ? [] : [`${heading}: ${topics.join(', ')}`];
  });
  expect(suggested).toEqual([]);
});
