// @vitest-environment happy-dom
import { waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { PAGES } from '../../fixtures/ui/pages';
import { ASSESSMENT, beside, run, setUp, taking } from '../../fixtures/ui/scenes';
import { checkedLink } from '../../fixtures/verdicts';
import { bench } from './bench';

const SHORT = 'https://bit.ly/3people';

it('a page that a short link in the evidence leads to counts as taken, and what is read of it is kept', async () => {
  const { find, store } = await bench({
    before: async (store, fake) => {
      await setUp(store);
      const takings = [taking(['executives'], SHORT, 'ผู้บริหาร')];
      await run(store, { type: 'evidence.take', assessmentId: ASSESSMENT, takings });
      fake.links = [checkedLink(SHORT, { state: 'redirected', finalUrl: PAGES.executives.url })];
      beside(fake, 'executives');
    },
  });
  expect((await find('taken')).dataset.code).toBe('O2');
  await waitFor(async () => {
    const { observations = [] } = (await store.snapshot(ASSESSMENT)) ?? {};
    expect(observations.map(({ item, url }) => [item, url])).toContainEqual(['executives', PAGES.executives.url]);
  });
});
