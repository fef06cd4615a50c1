import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../lib/assessment/model';
import { readinessOf } from '../../../lib/assessment/readiness';
import type { Finding } from '../../../lib/audit/finding';
import type { YearRule } from '../../../lib/checklist/schema';
import { doubtsEn } from '../../../lib/i18n/doubts.en';
import { doubtsTh } from '../../../lib/i18n/doubts.th';
import type { CheckedLink, LinkVerdict } from '../../../lib/links/verdict';
import { checkedLink, DEAD } from '../../fixtures/verdicts';
import { decision, evidence, finding, observation, oneItem, snapshot, state } from './records';

const ITEM = 'the-item';
const yes = state(ITEM, 'yes', 'เมนูหลัก');
const met = [decision(ITEM, 'a', 'met'), decision(ITEM, 'b', 'met')];

function judge(records: Partial<Snapshot>, rule: Partial<YearRule> = {}, links: readonly CheckedLink[] = []) {
  const { edition } = oneItem(rule);
  const result = readinessOf(snapshot(records), edition, links);
  const state = result.items.get(ITEM);
  if (state === undefined) throw new Error('no item');
  return { ...state, keys: state.doubts.map(({ key }) => key), counts: result.counts };
}

describe('readiness', () => {
  it('is missing without evidence, whatever was answered and decided', () => {
    expect(judge({})).toMatchObject({
      readiness: 'missing',
      answer: null,
      counts: { ready: 0, partial: 0, missing: 1 },
    });
    expect(judge({ itemStates: [state(ITEM, 'no')] })).toMatchObject({ readiness: 'missing', answer: 'no', keys: [] });
    const answered = judge({ itemStates: [yes], decisions: met });
    expect(answered).toMatchObject({ readiness: 'missing', keys: ['doubt.answer-yes-without-evidence'] });
  });

  it('is ready when answered มี, with evidence and every criterion decided by staff', () => {
    const records = { evidence: [evidence(ITEM, 'p')], itemStates: [yes], decisions: met };
    expect(judge(records)).toMatchObject({ readiness: 'ready', keys: ['doubt.link-unchecked'] });
    expect(judge({ ...records, itemStates: [] })).toMatchObject({ readiness: 'partial' });
    expect(judge({ ...records, itemStates: [state(ITEM, 'no', 'x')] })).toMatchObject({ readiness: 'partial' });
    expect(judge({ ...records, decisions: met.slice(1) })).toMatchObject({ readiness: 'partial' });
  });

  describe('and the links behind it', () => {
    const records = { evidence: [evidence(ITEM, 'p')], itemStates: [yes], decisions: met };
    const withLink = (
      state: LinkVerdict['state'],
      { stale, ...rest }: Partial<LinkVerdict> & { stale?: boolean } = {},
    ) => judge(records, {}, [checkedLink(records.evidence[0]?.url ?? '', { state, ...rest }, stale)]);

    it.each([
      ['opens', 'ready', []],
      ['redirected', 'ready', ['doubt.link-moved']],
      ['blocked', 'ready', ['doubt.link-look']],
      ['needs-scripts', 'ready', ['doubt.link-look']],
      ['not-granted', 'ready', ['doubt.link-look']],
      ['broken', 'partial', ['doubt.link-dead']],
      ['sign-in', 'partial', ['doubt.link-dead']],
      ['home-instead', 'partial', ['doubt.link-dead']],
    ] as const)('%s: %s', (state, readiness, keys) => {
      expect(withLink(state)).toMatchObject({ readiness, keys });
    });

    it('says what changed and what was checked too long ago, and goes on being ready', () => {
      expect(withLink('opens', { changed: true, stale: true })).toMatchObject({
        readiness: 'ready',
        keys: ['doubt.link-changed', 'doubt.link-stale'],
      });
    });

    it('one open link is enough', () => {
      const [p, q] = [evidence(ITEM, 'p'), evidence(ITEM, 'q')];
      const dead = (url: string) => checkedLink(url, DEAD);
      const both = { ...records, evidence: [p, q] };
      expect(judge(both, {}, [dead(p.url)]).readiness).toBe('ready');
      expect(judge(both, {}, [dead(p.url), dead(q.url)]).readiness).toBe('partial');
    });
  });

  it.each([
    ['certain', 'ready'],
    ['strong', 'ready'],
    ['weak', 'partial'],
    ['guess', 'partial'],
  ] as const)('counts what the machine saw on a %s basis: %s', (basis, readiness) => {
    const observations = [observation(ITEM, 'p', [finding('a', 'passed', basis), finding('b', 'passed', 'certain')])];
    expect(judge({ evidence: [evidence(ITEM, 'p')], itemStates: [yes], observations }).readiness).toBe(readiness);
  });

  it('lets staff overrule the machine, both ways', () => {
    const seen = (outcome: Finding['outcome']) => [
      observation(ITEM, 'p', [finding('a', outcome, 'certain'), finding('b', 'passed', 'certain')]),
    ];
    const records = { evidence: [evidence(ITEM, 'p')], itemStates: [yes] };
    const unmet = judge({ ...records, observations: seen('passed'), decisions: [decision(ITEM, 'a', 'unmet')] });
    expect(unmet).toMatchObject({ readiness: 'partial', keys: ['doubt.criterion-unmet'] });
    const failed = judge({ ...records, observations: seen('failed') });
    expect(failed).toMatchObject({ readiness: 'partial', keys: ['doubt.criterion-failed', 'doubt.criteria-open'] });
    const overruled = judge({ ...records, observations: seen('failed'), decisions: [decision(ITEM, 'a', 'met')] });
    expect(overruled).toMatchObject({ readiness: 'ready', keys: [] });
  });

  it('does not count what was seen on pages that are no evidence of the item', () => {
    const both = [finding('a', 'passed'), finding('b', 'passed')];
    const records = { evidence: [evidence(ITEM, 'p')], itemStates: [yes] };
    expect(judge({ ...records, observations: [observation(ITEM, 'q', both)] }).readiness).toBe('partial');
    expect(judge({ ...records, observations: [observation('another-item', 'p', both)] }).readiness).toBe('partial');
    expect(judge({ ...records, observations: [observation(ITEM, 'p', both)] }).readiness).toBe('ready');
  });

  it('takes the best finding over the evidence: what one page shows another need not', () => {
    const records = { evidence: [evidence(ITEM, 'p'), evidence(ITEM, 'q', { criteria: ['b'] })], itemStates: [yes] };
    const observations = [
      observation(ITEM, 'p', [finding('a', 'passed'), finding('b', 'failed', 'certain')]),
      observation(ITEM, 'q', [finding('a', 'failed', 'certain'), finding('b', 'cantTell')]),
    ];
    const { criteria, readiness } = judge({ ...records, observations });
    expect(criteria.map((one) => [one.finding?.outcome, one.decided])).toEqual([
      ['passed', true],
      ['cantTell', false],
    ]);
    expect(readiness).toBe('partial');
    const onlyOther = judge({ evidence: records.evidence.slice(1), observations });
    expect(onlyOther.criteria[0]?.finding).toBeNull();
  });

  it('gives the evidence in its order', () => {
    const [first, second] = [evidence(ITEM, 'p', { order: 2 }), evidence(ITEM, 'q', { order: 1 })];
    expect(judge({ evidence: [first, second] }).evidence).toEqual([second, first]);
  });

  it('rests on the best of what one page says of a criterion, in whatever order', () => {
    const said = [finding('a', 'passed', 'guess'), finding('a', 'passed', 'certain'), finding('b', 'passed')];
    for (const findings of [said, [...said].reverse()]) {
      const records = {
        evidence: [evidence(ITEM, 'p')],
        itemStates: [yes],
        observations: [observation(ITEM, 'p', findings)],
      };
      expect(judge(records).readiness).toBe('ready');
    }
  });

  it('is never changed by what is weak or a guess', () => {
    const outcome = fc.constantFrom<Finding['outcome']>('passed', 'failed', 'cantTell', 'inapplicable', 'untested');
    const basis = fc.constantFrom<Finding['basis']>('certain', 'strong', 'weak', 'guess');
    const findings = fc.array(fc.tuple(fc.constantFrom('a', 'b'), outcome, basis), { maxLength: 2 });
    const pages = fc.dictionary(fc.constantFrom('p', 'q', 'r'), findings, { maxKeys: 3 });
    const decisions = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom<'met' | 'unmet'>('met', 'unmet')),
      { selector: ([criterion]) => criterion },
    );
    fc.assert(
      fc.property(pages, decisions, (seen, decided) => {
        const readinessWith = (keep: (basis: Finding['basis']) => boolean) =>
          judge({
            evidence: Object.keys(seen).map((page) => evidence(ITEM, page)),
            itemStates: [yes],
            decisions: decided.map(([criterion, verdict]) => decision(ITEM, criterion, verdict)),
            observations: Object.entries(seen).map(([page, found]) =>
              observation(
                ITEM,
                page,
                found.filter(([, , b]) => keep(b)).map(([criterion, o, b]) => finding(criterion, o, b)),
              ),
            ),
          }).readiness;
        expect(readinessWith(() => true)).toBe(readinessWith((b) => b === 'certain' || b === 'strong'));
      }),
    );
  });
});

describe('fiscal years of evidence', () => {
  const judged = (rule: Partial<YearRule>, ...years: number[][]) =>
    judge(
      {
        evidence: years.map((fiscalYears, at) => evidence(ITEM, `p${at}`, { fiscalYears })),
        itemStates: [yes],
        decisions: met,
      },
      { basis: 'certain', ...rule },
    );

  it.each<[string, Partial<YearRule>, number[], boolean]>([
    ['of the year', { kind: 'within' }, [2568], false],
    ['of the year among others', { kind: 'within' }, [2567, 2568], false],
    ['of another year', { kind: 'within' }, [2567], true],
    ['of no known year', { kind: 'within' }, [], false],
    ['of the year before, as asked', { kind: 'within', offset: -1 }, [2567], false],
    ['of this year where the year before is asked', { kind: 'within', offset: -1 }, [2568], true],
    ['a plan whose span covers the year', { kind: 'covers' }, [2566, 2570], false],
    ['a plan that ended', { kind: 'covers' }, [2561, 2565], true],
    ['what is in force', { kind: 'current' }, [2560], false],
    ['where the year is not known', { kind: 'unstated' }, [2560], false],
  ])('%s', (_what, rule, years, wrong) => {
    const { readiness, keys } = judged(rule, years);
    expect(readiness).toBe(wrong ? 'partial' : 'ready');
    expect(keys.includes('doubt.wrong-year')).toBe(wrong);
  });

  it('one that fits is enough, and the others are told', () => {
    const { readiness, doubts } = judged({ kind: 'within' }, [2567], [2568]);
    expect(readiness).toBe('ready');
    expect(doubts.filter(({ key }) => key === 'doubt.wrong-year')).toEqual([
      { key: 'doubt.wrong-year', params: { at: 1, title: 'p0', years: '2567', expected: 2568 } },
    ]);
  });

  it('a rule that is not certain is advice only', () => {
    const { readiness, keys } = judged({ kind: 'within', basis: 'weak' }, [2567]);
    expect(readiness).toBe('ready');
    expect(keys).toContain('doubt.year-advice');
    expect(keys).not.toContain('doubt.wrong-year');
  });

  it('what was seen in a document of a wrong year does not count for this one', () => {
    const records = {
      evidence: [evidence(ITEM, 'old', { fiscalYears: [2567] }), evidence(ITEM, 'new', { fiscalYears: [2568] })],
      itemStates: [yes],
      observations: [observation(ITEM, 'old', [finding('a', 'passed'), finding('b', 'passed')])],
    };
    expect(judge(records, { kind: 'within' }).readiness).toBe('partial');
    expect(judge(records, { kind: 'current' }).readiness).toBe('ready');
  });
});

describe('doubts', () => {
  it('tell what is left open before the sheet goes out', () => {
    const off = evidence(ITEM, 'x', { url: 'https://www.example.com/x', title: 'แฟ้ม' });
    const odd = judge({
      evidence: [off, evidence(ITEM, 'p'), evidence(ITEM, 'q', { url: 'http://data.tuayangphrai.go.th:8080/q' })],
      observations: [observation(ITEM, 'p', [], 'placeholder')],
    });
    expect(odd.doubts).toEqual([
      { key: 'doubt.no-answer', params: {} },
      { key: 'doubt.no-explanation', params: {} },
      { key: 'doubt.criteria-open', params: { count: 2 } },
      { key: 'doubt.not-main-site', params: { at: 1, title: 'แฟ้ม', host: 'example.com' } },
      { key: 'doubt.content-placeholder', params: { at: 2, title: 'p' } },
      { key: 'doubt.link-unchecked', params: { at: 1, title: 'แฟ้ม' } },
      { key: 'doubt.link-unchecked', params: { at: 3, title: 'q' } },
    ]);
    expect(judge({ evidence: [off], itemStates: [state(ITEM, 'no')] }).keys).toContain('doubt.answer-no-with-evidence');
    const explained = [evidence(ITEM, 'p', { explanation: 'เมนูหลัก' })];
    expect(judge({ evidence: explained, itemStates: [state(ITEM, 'yes')] }).keys).not.toContain('doubt.no-explanation');
  });

  it('have their words in Thai and English, with the same parameters', () => {
    const params = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    expect(Object.keys(doubtsEn)).toEqual(Object.keys(doubtsTh));
    for (const [key, text] of Object.entries(doubtsTh)) {
      expect(params(doubtsEn[key as keyof typeof doubtsTh])).toEqual(params(text));
    }
  });
});
