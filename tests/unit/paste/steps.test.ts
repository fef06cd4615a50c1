import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, holds } from '../../../lib/paste/compare';
import { fitText, fitUrls, NO_LIMITS, stricter } from '../../../lib/paste/limits';
import {
  FIELDS,
  hashOf,
  type Mark,
  nextField,
  nextMissing,
  progressOf,
  stepState,
  stepsOf,
} from '../../../lib/paste/steps';
import { allSteps, rowOf } from './common';

const thai = fc.string({ unit: fc.constantFrom(...'กขคงัิ่้าำ เแ\n012abc😀'), maxLength: 80 });
const AT = '2025-04-21T03:00:00.000Z';

describe('what there is to paste', () => {
  it('is the sheet’s clean text, URLs one a line or in one line', () => {
    const [step] = stepsOf([rowOf(2)], [], NO_LIMITS);
    expect(step?.fields.answer.text).toBe('มี');
    expect(step?.fields.urls.text.split('\n')).toEqual(step?.urls);
    expect(step?.fields.urls.line).toBe(step?.urls.join(' '));
    expect(step?.fields.explanation.line).not.toContain('\n');
  });

  it('knows what is pasted by its content', () => {
    const row = rowOf(0);
    const marks: Mark[] = [{ item: row.itemId, field: 'urls', hash: hashOf(row.evidence[0]?.url ?? ''), pastedAt: AT }];
    const state = (one = row) => stepsOf([one], marks, NO_LIMITS)[0]?.fields.urls.state;
    expect(state()).toBe('pasted');
    expect(
      state({ ...row, evidence: [{ url: 'http://www.thungthotsop.go.th/new', title: '', explanation: '' }] }),
    ).toBe('changed');
    // Taken away since: what stands in the form is not what the sheet says any more.
    expect(state({ ...row, evidence: [] })).toBe('changed');
    expect(stepsOf([{ ...row, evidence: [] }], [], NO_LIMITS)[0]?.fields.urls.state).toBe('empty');
  });

  it('takes the newest mark', () => {
    const row = rowOf(0);
    const url = hashOf(row.evidence[0]?.url ?? '');
    const marks: Mark[] = [
      { item: row.itemId, field: 'urls', hash: url, pastedAt: '2025-04-21T04:00:00.000Z' },
      { item: row.itemId, field: 'urls', hash: 'other', pastedAt: AT },
    ];
    expect(stepsOf([row], marks, NO_LIMITS)[0]?.fields.urls.state).toBe('pasted');
  });

  it('goes through every field once by the next one that is missing, whatever is pasted before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 83 }), { maxLength: 40 }), fc.nat({ max: 27 }), (before, start) => {
        const flat = allSteps().flatMap((step) => FIELDS.map((field) => ({ step, field })));
        const marks: Mark[] = before.flatMap((at) => {
          const one = flat[at];
          return one
            ? [{ item: one.step.item, field: one.field, hash: one.step.fields[one.field].hash, pastedAt: AT }]
            : [];
        });
        const waiting = flat.length - new Set(before).size;
        let steps = allSteps(2568, marks);
        const from = steps[start]?.item ?? '';
        let at = nextMissing(steps, { item: from, field: 'answer' });
        let count = 0;
        while (at !== null && count <= 84) {
          const { item, field } = at;
          const hash = steps.find((step) => step.item === item)?.fields[field].hash ?? '';
          marks.push({ item, field, hash, pastedAt: AT });
          steps = allSteps(2568, marks);
          count += 1;
          at = nextMissing(steps, at);
        }
        expect(count).toBe(waiting);
        expect(progressOf(steps)).toEqual({ done: 28, all: 28, changed: 0 });
      }),
      { numRuns: 15 },
    );
  });

  it('goes on to the next field, and stays at the end', () => {
    const steps = allSteps();
    const [first, second] = steps;
    expect(nextField(steps, { item: first?.item ?? '', field: 'answer' })).toEqual({
      item: first?.item,
      field: 'urls',
    });
    expect(nextField(steps, { item: first?.item ?? '', field: 'explanation' })).toEqual({
      item: second?.item,
      field: 'answer',
    });
    const end = { item: steps.at(-1)?.item ?? '', field: 'explanation' as const };
    expect(nextField(steps, end)).toEqual(end);
    expect(
      stepState(stepsOf([rowOf(0, 2568, { answer: null, evidence: [], explanation: '' })], [], NO_LIMITS)[0] ?? fail()),
    ).toBe('nothing');
  });
});

function fail(): never {
  throw new Error('no step');
}

describe('a limit', () => {
  it('cuts nothing silently: what is kept and what is lost are the whole', () => {
    fc.assert(
      fc.property(thai, fc.nat({ max: 90 }), (text, limit) => {
        const { kept, lost } = fitText(text, limit);
        expect(kept + lost).toBe(text);
        expect(kept.length).toBeLessThanOrEqual(limit);
        if (text.length <= limit) expect(lost).toBe('');
        // No half character, no vowel or tone mark without its letter.
        if (kept !== '') expect(lost).not.toMatch(/^[\udc00-\udfff\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/);
      }),
    );
  });

  it('keeps whole URLs only', () => {
    fc.assert(
      fc.property(fc.array(fc.webUrl(), { maxLength: 6 }), fc.nat({ max: 200 }), (urls, limit) => {
        const { kept, lost } = fitUrls(urls, limit);
        expect([...(kept ? kept.split('\n') : []), ...(lost ? lost.split('\n') : [])]).toEqual(urls);
        expect(kept.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('is the stricter of the form’s and the one that was set', () => {
    expect([stricter(null, null), stricter(5, null), stricter(null, 4), stricter(5, 4)]).toEqual([null, 5, 4, 4]);
  });
});

describe('what the form shows afterwards', () => {
  it('is the same only to the letter, but for line ends', () => {
    fc.assert(
      fc.property(thai, (text) => {
        expect(compare(text, text)).toBe('same');
        expect(compare(text, text.replace(/\n/g, '\r\n'))).toBe('same');
        expect(holds(compare(text, `${text}ก`))).toBe(false);
      }),
    );
  });

  it('tells what was cut from what was changed', () => {
    expect(compare('แผนพัฒนาท้องถิ่น', 'แผนพัฒนา')).toBe('cut');
    expect(compare('แผนพัฒนาท้องถิ่น', 'แผนพัฒนา…')).toBe('changed');
    expect(compare('แผนพัฒนาท้องถิ่น', '')).toBe('changed');
    expect(compare('ประจำปี', 'ประจําปี')).toBe('spelling');
    expect(compare('ก\nข', 'ก ข')).toBe('changed');
  });
});
