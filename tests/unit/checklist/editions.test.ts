import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinEditions, caveatIn, indexEdition, parsePack } from '../../../lib/checklist';
import { type EditionPack, KNOWN_BASIS } from '../../../lib/checklist/schema';
import { checkEditions, ITEM_COUNTS } from '../../../lib/checklist/shipped';
import { copyOf, entryOf, packOf } from './packs';

const YEARS = [2563, 2564, 2565, 2566, 2567, 2568, 2569];
const TOTALS = [43, 43, 43, 43, 35, 28, 26];

/** Means upward, as `scoring` says: failed items per sub-indicator of 2565, scores of the other instruments → indicators and total. */
function oitOf(failed: Readonly<Record<string, number>>): { indicators: number[]; oit: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const indicators = packOf(2565).indicators.map((indicator) =>
    mean(indicator.subIndicators.map((sub) => (1 - (failed[sub.code] ?? 0) / sub.items.length) * 100)),
  );
  return { indicators, oit: mean(indicators) };
}

function totalOf(failed: Readonly<Record<string, number>>, other: { IIT: number; EIT: number }): number {
  const { weights } = packOf(2565).scoring;
  return weights.IIT * other.IIT + weights.EIT * other.EIT + weights.OIT * oitOf(failed).oit;
}

const items = (pack: EditionPack) => indexEdition(pack).items.map(({ item }) => item);

describe('shipped editions', () => {
  it('are the seven known ones, ascending, and nothing is wrong with them', () => {
    expect(builtinEditions.map((pack) => pack.year)).toEqual(YEARS);
    expect(checkEditions().problems).toEqual([]);
    for (const pack of builtinEditions) expect(parsePack(pack)).toMatchObject({ ok: true });
  });

  it('have the items that each edition had, in each sub-indicator', () => {
    expect(builtinEditions.map((pack) => items(pack).length)).toEqual(TOTALS);
    const counts = (year: number) =>
      packOf(year).indicators.flatMap((indicator) => indicator.subIndicators.map((sub) => sub.items.length));
    expect(counts(2563)).toEqual([9, 8, 7, 4, 5, 8, 2]);
    expect(counts(2565)).toEqual([9, 8, 7, 4, 5, 8, 2]);
    expect(counts(2566)).toEqual([10, 8, 4, 4, 4, 8, 5]);
    expect(counts(2567)).toEqual([6, 7, 4, 4, 4, 8, 2]);
    expect(counts(2568)).toEqual([4, 7, 2, 3, 4, 4, 4]);
    expect(counts(2569)).toEqual([4, 6, 2, 3, 4, 3, 4]);
    expect(Object.keys(ITEM_COUNTS).map(Number)).toEqual(YEARS);
  });

  it('say how well their numbering is known, and warn where it is not', () => {
    const known = builtinEditions.filter((pack) => KNOWN_BASIS.includes(pack.numberingBasis)).map((pack) => pack.year);
    expect(known).toEqual([2565, 2566, 2568]);
    for (const pack of builtinEditions) expect(pack.caveat === null).toBe(known.includes(pack.year));
    expect(packOf(2569).caveat).toContain('หน่วยงานเดียว');
    for (const pack of builtinEditions) {
      expect(caveatIn(pack, 'th')).toBe(pack.caveat);
      const english = caveatIn(pack, 'en');
      if (pack.caveat === null) expect(english).toBeNull();
      else expect(english).toMatch(new RegExp(`^[ -~]*manual of ${pack.year}\\.$`));
    }
  });

  it('mean different items by one code in different years', () => {
    const o18 = [2565, 2566, 2567].map((year) => entryOf(year, 'O18').item.id);
    expect(o18).toEqual(['budget-plan', 'e-service', 'hr-policy-plan']);
  });

  it('join topics where the NACC joined items', () => {
    expect(entryOf(2568, 'O6').item.topics).toEqual([
      'action-plan',
      'action-progress-6m',
      'budget-plan',
      'budget-progress-6m',
    ]);
    expect(entryOf(2568, 'O1').item.topics).toEqual(['org-structure', 'authority']);
    expect(entryOf(2569, 'O13').item.topics).toEqual(['hr-policy-plan', 'hr-criteria']);
  });

  it('never count what the source only supposes', () => {
    for (const pack of builtinEditions) {
      for (const item of items(pack)) {
        for (const criterion of item.criteria) {
          if (/\(คาด\)|ยังไม่ยืนยัน/.test(criterion.text))
            expect(criterion.basis, `${pack.year} ${item.code}`).toBe('guess');
        }
        for (const rule of [item.yearRule, ...(item.periodRule ? [item.periodRule] : [])]) {
          if (rule.text.includes('ยังไม่ยืนยัน')) expect(rule.basis, `${pack.year} ${item.code}`).toBe('guess');
        }
        if (item.yearRule.kind === 'unstated') expect(item.yearRule.basis).toBe('guess');
      }
    }
  });

  it('ask a local government for both sides, as surely as it was seen', () => {
    const bases = (code: string) =>
      YEARS.map((year) => entryOf(year, code).item.criteria.find(({ id }) => id === 'both-sides')?.basis);
    const expected = ['weak', 'weak', 'strong', 'certain', 'strong', 'certain', 'strong'];
    expect(bases('O1')).toEqual(expected);
    expect(bases('O2')).toEqual(expected);
  });

  it('count the well known items of 2566 as certain', () => {
    const certain = items(packOf(2566))
      .filter((item) => item.criteria.some(({ basis }) => basis === 'certain'))
      .map(({ code }) => code);
    const expected = [1, 2, 3, 11, 12, 19, 20, 23, 24, 27, 28, 31, 32, 39, 40].map((n) => `O${n}`);
    expect(certain).toEqual(expected);
  });

  it('ask annual reports for the year before and plans for the year', () => {
    const rule = (year: number, code: string) => entryOf(year, code).item.yearRule;
    for (const code of ['O12', 'O16', 'O20', 'O24', 'O28', 'O41'])
      expect(rule(2565, code)).toMatchObject({ kind: 'within', offset: -1 });
    for (const code of ['O7', 'O13', 'O15', 'O19', 'O24', 'O26', 'O28']) {
      expect(rule(2568, code)).toMatchObject({ kind: 'within', offset: -1, basis: 'strong' });
    }
    for (const code of ['O12', 'O14', 'O18', 'O24', 'O26']) expect(rule(2569, code)).toMatchObject({ offset: -1 });
    expect(rule(2565, 'O20').text).toContain('คลาดเคลื่อน');
    expect(rule(2568, 'O5')).toMatchObject({ kind: 'covers', offset: 0 });
    expect(rule(2566, 'O11')).toMatchObject({ kind: 'covers', offset: 0, basis: 'certain' });
    expect(rule(2566, 'O41').kind).toBe('unstated');
    expect(rule(2567, 'O12')).toMatchObject({ offset: -1, basis: 'guess' });
  });

  it('tell monthly series from reports of the half-year', () => {
    const kinds = (kind: string) =>
      builtinEditions.flatMap((pack) =>
        items(pack)
          .filter((item) => item.periodRule?.kind === kind)
          .map((item) => `${pack.year} ${item.code}`),
      );
    expect(kinds('monthly-first-half')).toEqual(['2563 O23', '2564 O23', '2565 O23', '2566 O21', '2569 O11']);
    expect(kinds('first-half').filter((code) => code.startsWith('2565'))).toEqual(
      ['O11', 'O15', 'O19', 'O31', 'O40'].map((code) => `2565 ${code}`),
    );
  });

  it('name the same component the same through the years', () => {
    const ids = (code: (year: number) => string) =>
      YEARS.map((year) => entryOf(year, code(year)).item.criteria.map(({ id }) => id));
    for (const list of ids(() => 'O1'))
      expect(list).toEqual(expect.arrayContaining(['chart', 'positions', 'both-sides']));
    for (const list of ids(() => 'O2'))
      expect(list).toEqual(expect.arrayContaining(['executives', 'each-complete', 'both-sides']));
  });

  it('name no agency in what staff read', () => {
    for (const pack of builtinEditions) {
      for (const item of items(pack)) {
        for (const seen of item.notes.observed ?? []) {
          expect(seen).toMatch(/^(หน่วยงานตัวอย่าง|อบต\. แห่งหนึ่ง|เอกสารจริงของหน่วยงาน|มีแบบฟอร์ม)/);
        }
      }
      expect(JSON.stringify([pack.indicators, pack.caveat])).not.toMatch(/(อบต|เทศบาลตำบล)\.?[ก-๙]/);
      expect(JSON.stringify(pack.sources)).not.toMatch(/github|memo\.txt/i);
    }
  });
});

describe('how well a thing is known', () => {
  it('is said of the document that confirms it, or that none was found', () => {
    const remembered = builtinEditions.flatMap(
      (pack) => JSON.stringify(pack).match(/"[^"]*(ความจำ|จำได้|จำว่า)[^"]*"/g) ?? [],
    );
    expect(remembered).toEqual([]);
    const borders = packOf(2565).grades.bands.filter(({ basis }) => basis === 'guess');
    expect(borders.length).toBeGreaterThan(0);
    for (const { text } of borders) expect(text).toContain('ยังไม่พบเอกสารยืนยัน');
  });
});

describe('arithmetic', () => {
  it('weighs 30, 30 and 40 over the indicators of the instruments', () => {
    for (const { scoring } of builtinEditions) {
      expect(scoring.weights).toEqual({ IIT: 0.3, EIT: 0.3, OIT: 0.4 });
      expect(scoring.iitIndicators).toEqual(['1', '2', '3', '4', '5']);
      expect(scoring.eitIndicators).toEqual(['6', '7', '8']);
    }
    expect(packOf(2565).scoring.basis).toBe('certain');
  });

  it('takes plain means upward: an invented result of 2565', () => {
    const total = totalOf({ '9.2': 4, '10.2': 1 }, { IIT: 80, EIT: 90 });
    // 9.2 4/8 = 50, so indicator 9 = 90; 10.2 1/2 = 50, so indicator 10 = 75; OIT = 82.5.
    expect(total).toBeCloseTo(0.3 * 80 + 0.3 * 90 + 0.4 * 82.5, 10);
    expect(packOf(2565).grades.bands.find((band) => total >= band.minTotal)?.label).toBe('B');
  });

  it('grades by letters to 2565 and by ratings from 2566, with the borders that no document confirms marked', () => {
    expect(builtinEditions.map((pack) => pack.grades.scheme)).toEqual([
      ...Array(3).fill('letter'),
      ...Array(4).fill('rating'),
    ]);
    const { bands } = packOf(2568).grades;
    expect(bands.map(({ label, minTotal, minInstrument, basis }) => [label, minTotal, minInstrument, basis])).toEqual([
      ['ผ่านดีเยี่ยม', 95, 95, 'guess'],
      ['ผ่านดี', 85, 85, 'weak'],
      ['ผ่าน', 85, null, 'certain'],
      ['ต้องปรับปรุง', 70, null, 'guess'],
      ['ต้องปรับปรุงโดยด่วน', 0, null, 'guess'],
    ]);
    expect(
      packOf(2565)
        .grades.bands.map(({ label, minTotal }) => `${label}${minTotal}`)
        .join(' '),
    ).toBe('AA95 A85 B75 C65 D55 E50 F0');
  });
});

describe('check of what is shipped', () => {
  const spoiled = (change: (pack: EditionPack) => void, year = 2568) => {
    const packs = builtinEditions.map(copyOf);
    const pack = packs.find((candidate) => candidate.year === year);
    if (pack) change(pack);
    return checkEditions(packs).problems;
  };
  const firstItem = (pack: EditionPack) => {
    const item = pack.indicators[0]?.subIndicators[0]?.items[0];
    if (!item) throw new Error('no item');
    return item;
  };

  it.each<[string, (pack: EditionPack) => void, RegExp]>([
    ['an unknown check', (pack) => firstItem(pack).criteria[0]?.checks.push('looks-nice'), /2568: .*looks-nice/],
    [
      'a missing text',
      (pack) => Object.assign(firstItem(pack).criteria[0] ?? {}, { text: ' ' }),
      /Item O1, criterion 1.*must not be empty/,
    ],
    ['a duplicate id', (pack) => Object.assign(firstItem(pack), { id: 'news' }), /permanent id “news”/],
    ['a duplicate code', (pack) => Object.assign(firstItem(pack), { code: 'O2' }), /code O2 is that of another/],
    ['a topic twice', (pack) => firstItem(pack).topics.push('news'), /topic “news” already belongs to item O1/],
    ['an unknown source', (pack) => firstItem(pack).sources.push('NOBODY'), /no source “NOBODY”/],
    [
      'a source that nobody names',
      (pack) => pack.sources.push({ id: 'X', what: '', where: '', confidence: '' }),
      /source "X" is named by no item/,
    ],
    ['a lost item', (pack) => pack.indicators[0]?.subIndicators[0]?.items.pop(), /9\.1: 3 items, 4 expected/],
    ['a topic without a name', (pack) => firstItem(pack).topics.push('local-new'), /not in topics\.json/],
    ['a lost topic', (pack) => Object.assign(firstItem(pack), { topics: ['org-structure'] }), /^$|authority/],
    [
      'an unconfirmed numbering without a warning',
      (pack) => Object.assign(pack, { numberingBasis: 'weak' }),
      /needs a caveat/,
    ],
  ])('names %s', (_what, change, line) => {
    const problems = spoiled(change);
    if (line.source.startsWith('^$')) return expect(problems).toEqual([]);
    expect(
      problems.some((problem) => line.test(problem)),
      problems.join('\n'),
    ).toBe(true);
  });

  it('names a topic that no edition has any more', () => {
    const problems = checkEditions(builtinEditions.filter((pack) => pack.year !== 2566)).problems;
    expect(problems).toContain('topics.json: no edition has "privacy-policy"');
  });
});

const shared = new URL('../../../../shared/oit/', import.meta.url);
if (!existsSync(shared)) console.info('No sources to compare with (../shared/oit): the comparison is left out.');

describe('against the sources, where they are at hand', () => {
  it.skipIf(!existsSync(shared))('keeps every criterion’s text unchanged', () => {
    for (const pack of builtinEditions) {
      const source: unknown = JSON.parse(readFileSync(new URL(`edition-${pack.year}.json`, shared), 'utf8'));
      const texts = new Map<string, string[]>();
      for (const indicator of (
        source as { indicators: { subs: { items: { code: string; name: string; criteria: string[] }[] }[] }[] }
      ).indicators) {
        for (const sub of indicator.subs)
          for (const item of sub.items) texts.set(`${item.code} ${item.name}`, item.criteria);
      }
      expect(texts.size).toBe(items(pack).length);
      for (const item of items(pack)) {
        const ours = item.criteria.filter(({ id }) => id !== 'both-sides').map(({ text }) => text);
        expect(ours, `${pack.year} ${item.code}`).toEqual(texts.get(`${item.code} ${item.name}`));
      }
    }
  });

  it.skipIf(!existsSync(shared))('reproduces the real result of 2565 from the counts of the pack', () => {
    const source = JSON.parse(readFileSync(new URL('edition-2565.json', shared), 'utf8')) as {
      memo_check: { failing_list: Record<string, string[]>; indicator9: number; indicator10: number; oit: number };
    };
    const { failing_list: failing, indicator9, indicator10, oit } = source.memo_check;
    for (const [sub, codes] of Object.entries(failing)) {
      for (const code of codes) expect(entryOf(2565, code).sub.code).toBe(sub);
    }
    const ours = oitOf(Object.fromEntries(Object.entries(failing).map(([sub, codes]) => [sub, codes.length])));
    expect(ours.indicators[0]).toBeCloseTo(indicator9, 2);
    expect(ours.indicators[1]).toBeCloseTo(indicator10, 2);
    expect(ours.oit).toBeCloseTo(oit, 2);
  });
});
