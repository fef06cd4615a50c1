import { describe, expect, it } from 'vitest';
import { integrityChecks } from '../../../lib/audit/checks/declared-integrity';
import { checkIds } from '../../../lib/audit/checks/ids';
import { lookAlikes, signals } from '../../../lib/audit/signals';
import { type Declared, validateSignals } from '../../../lib/audit/signals/validate';

const whole: Declared = { signals, lookAlikes, checkIds, termChecks: integrityChecks, checkTopics: {} };
const [first] = signals;
if (!first) throw new Error('no signals');

describe('rules that are data', () => {
  it('are whole as they are shipped', () => {
    expect(validateSignals()).toEqual([]);
  });

  it.each<[string, Partial<Declared>, string]>([
    ['a topic that is not ours', { signals: [...signals, { ...first, topic: 'no-such-topic' }] }, 'unknown topic'],
    ['a topic twice', { signals: [...signals, first] }, 'declared twice'],
    ['a topic without signals', { signals: signals.slice(1) }, 'no signals'],
    [
      'a pattern that does not compile',
      { signals: [{ ...first, names: [{ all: ['(ก'], weight: 1 }] }, ...signals.slice(1)] },
      'pattern (ก',
    ],
    [
      'a concept that is not there',
      { signals: [{ ...first, names: [{ all: ['{nothing}'], weight: 1 }] }, ...signals.slice(1)] },
      'pattern {nothing}',
    ],
    ['a weight above 1', { signals: [{ ...first, names: [{ all: ['ก'], weight: 2 }] }, ...signals.slice(1)] }, 'shape'],
    [
      'a reason without words',
      { lookAlikes: [{ all: ['ก'], reason: 'unheardOf' }] },
      'no words for declined.unheardOf (en)',
    ],
    ['a check twice', { checkIds: [...checkIds, 'has-map'] }, 'check has-map: declared twice'],
    ['a check without a predicate', { checkIds: [...checkIds, 'has-wings'] }, 'check has-wings: no predicate'],
    [
      'a part of a check without a name',
      { termChecks: { 'hr-policy': { groups: [{ name: ' ', any: 'ก' }] } } },
      'check hr-policy: a part without a name',
    ],
    ['a check about a topic that is not ours', { checkTopics: { 'has-map': ['nowhere'] } }, 'unknown topic nowhere'],
  ])('%s stops the build', (_, broken, problem) => {
    expect(validateSignals({ ...whole, ...broken }).join('\n')).toContain(problem);
  });
});
