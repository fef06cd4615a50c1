import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCriterion,
  addItem,
  builtinEditions,
  caveatIn,
  confirmNumbering,
  diffEditions,
  draftFrom,
  type EditResult,
  indexEdition,
  moveItem,
  packToJson,
  readPackFile,
  recodeItem,
  recodeItems,
  removeCriterion,
  removeItem,
  renameItem,
  renumberInOrder,
  retopicItem,
  rewordCriterion,
  setRules,
  successors,
  validatePack,
} from '../../../lib/checklist';
import type { EditionPack, Item } from '../../../lib/checklist/schema';
import { packProblemText } from '../../../lib/i18n/pack-problems';
import { packOf } from './packs';

const draft = draftFrom(packOf(2569), 2570);

function done(result: EditResult): EditionPack {
  if (!result.ok) throw new Error(packProblemText('en', result.problem));
  return result.pack;
}

const refusal = (result: EditResult) => (result.ok ? null : result.problem.key);
const item = (pack: EditionPack, id: string): Item | undefined => indexEdition(pack).byId.get(id)?.item;
const codes = (pack: EditionPack) => indexEdition(pack).items.map((entry) => entry.item.code);

const criterion = { text: 'มีรายชื่อผู้รับผิดชอบ', basis: 'certain' as const };

describe('editing a pack', () => {
  it('marks the new pack as edited and leaves the old one alone', () => {
    const before = packToJson(draft);
    const after = done(renameItem(draft, 'news', 'ข่าวสารของหน่วยงาน', 'certain'));
    expect(after).toMatchObject({ origin: 'edited', basedOn: 2569, year: 2570, numberingBasis: 'guess' });
    expect(item(after, 'news')).toMatchObject({ name: 'ข่าวสารของหน่วยงาน', nameBasis: 'certain', code: 'O4' });
    expect(packToJson(draft)).toBe(before);
  });

  it('adds an item on a known topic, in its place', () => {
    const after = done(
      addItem(draft, {
        sub: '9.3',
        code: 'O27',
        name: 'ประกาศจัดซื้อจัดจ้าง',
        topics: ['procurement-notices'],
        criteria: [criterion],
        at: 0,
      }),
    );
    expect(item(after, 'procurement-notices')).toMatchObject({
      code: 'O27',
      topics: ['procurement-notices'],
      nameBasis: 'certain',
    });
    expect(indexEdition(after).items.findIndex((entry) => entry.item.code === 'O27')).toBe(10);
    expect(successors(packOf(2567), 'procurement-notices', after).map(({ code }) => code)).toEqual(['O27']);
  });

  it('gives a new subject a topic of its own, which the next year carries on', () => {
    const once = done(addItem(draft, { sub: '9.1', code: 'O27', name: 'ข้อใหม่', criteria: [criterion] }));
    const twice = done(addItem(once, { sub: '9.1', code: 'O28', name: 'ข้อใหม่อีกข้อ', criteria: [criterion, criterion] }));
    expect(item(twice, 'local-2570-2')?.criteria.map(({ id }) => id)).toEqual(['added-1', 'added-2']);
    const next = draftFrom(twice, 2571);
    expect(successors(twice, 'local-2570-1', next).map(({ code }) => code)).toEqual(['O27']);
    expect(validatePack(next)).toEqual([]);
  });

  it('takes an item out and hands its topics on, or retires them', () => {
    const handed = done(removeItem(draft, 'ethics-code', 'complaint-procedure'));
    expect(successors(packOf(2566), 'ethics-drive', handed).map(({ id }) => id)).toEqual(['complaint-procedure']);
    const retired = done(removeItem(draft, 'ethics-code'));
    expect(successors(packOf(2566), 'ethics-drive', retired)).toEqual([]);
    expect(refusal(removeItem(draft, 'ethics-code', 'ethics-code'))).toBe('unknown-item');
    expect(refusal(removeItem(draft, 'ethics-code', 'nothing'))).toBe('unknown-item');
  });

  it('lets two items change codes, but never two have one', () => {
    expect(refusal(recodeItem(draft, 'news', 'O5'))).toBe('duplicate-code');
    const swapped = done(recodeItems(draft, { news: 'O5', 'strategic-plan': 'O4' }));
    expect(item(swapped, 'news')?.code).toBe('O5');
    expect(item(swapped, 'strategic-plan')?.code).toBe('O4');
    expect(codes(done(renumberInOrder(swapped)))).toEqual(codes(draft));
    expect(refusal(recodeItem(draft, 'news', '4'))).toBe('bad-code');
  });

  it('moves an item to another group and numbers anew', () => {
    const moved = done(moveItem(draft, 'news', '10.2', 1));
    expect(codes(moved).indexOf('O4')).toBe(22);
    expect(item(done(renumberInOrder(moved)), 'news')?.code).toBe('O23');
    expect(refusal(moveItem(draft, 'news', '9.9', 0))).toBe('unknown-sub');
  });

  it('never orphans: an item keeps a topic, a topic one item', () => {
    expect(refusal(retopicItem(draft, 'news', []))).toBe('no-topic');
    expect(refusal(retopicItem(draft, 'news', ['news', 'contact']))).toBe('topic-twice');
    expect(refusal(retopicItem(draft, 'news', ['no-such-topic']))).toBe('unknown-topic');
    expect(item(done(retopicItem(draft, 'news', ['news', 'laws'])), 'news')?.topics).toEqual(['news', 'laws']);
  });

  it('adds, rewords and removes criteria; their ids stay', () => {
    const added = done(addCriterion(draft, 'news', { ...criterion, checks: ['news-items'] }));
    const reworded = done(rewordCriterion(added, 'news', 'added-1', { text: 'ถ้อยคำตามคู่มือ', basis: 'strong' }));
    expect(item(reworded, 'news')?.criteria[1]).toEqual({
      id: 'added-1',
      text: 'ถ้อยคำตามคู่มือ',
      basis: 'strong',
      checks: ['news-items'],
    });
    const removed = done(removeCriterion(reworded, 'news', 'news'));
    expect(refusal(removeCriterion(removed, 'news', 'added-1'))).toBe('last-criterion');
    expect(item(done(addCriterion(removed, 'news', criterion)), 'news')?.criteria.map(({ id }) => id)).toEqual([
      'added-1',
      'added-2',
    ]);
    expect(refusal(rewordCriterion(draft, 'news', 'nothing', {}))).toBe('unknown-criterion');
    expect(refusal(rewordCriterion(draft, 'news', 'news', { text: ' ' }))).toBe('empty');
    expect(refusal(addCriterion(draft, 'news', { ...criterion, checks: ['looks-nice'] }))).toBe('unknown-check');
  });

  it('changes rules of year and period', () => {
    const after = done(
      setRules(draft, 'service-manual', { yearRule: { kind: 'current', offset: 0, basis: 'certain', text: 'ปัจจุบัน' } }),
    );
    expect(item(after, 'service-manual')?.yearRule.kind).toBe('current');
    expect(item(done(setRules(after, 'action-plan', { periodRule: null })), 'action-plan')?.periodRule).toBeNull();
  });

  it('confirms the numbering once staff have compared it', () => {
    const after = done(confirmNumbering(draft));
    expect(after).toMatchObject({ numberingBasis: 'certain', caveat: null });
    expect([caveatIn(after, 'th'), caveatIn(after, 'en')]).toEqual([null, null]);
    expect(indexEdition(after).items.every((entry) => entry.item.nameBasis === 'certain')).toBe(true);
  });

  it('says which item is not there', () => {
    for (const result of [
      renameItem(draft, 'x', 'y'),
      recodeItem(draft, 'x', 'O30'),
      moveItem(draft, 'x', '9.1', 0),
      removeItem(draft, 'x'),
      addCriterion(draft, 'x', criterion),
      removeCriterion(draft, 'x', 'y'),
    ]) {
      expect(refusal(result)).toBe('unknown-item');
    }
    expect(refusal(addItem(draft, { sub: '9.8', code: 'O27', name: 'x', criteria: [criterion] }))).toBe('unknown-sub');
    expect(refusal(addItem(draft, { sub: '9.1', code: 'O27', name: 'x', criteria: [] }))).toBe('too-few');
  });
});

describe('any row of edits', () => {
  type Edit = (pack: EditionPack) => EditResult;
  const ids = indexEdition(draft).items.map((entry) => entry.item.id);
  const anyId = fc.constantFrom(...ids, 'local-2570-1', 'no-such-item');
  const anyCode = fc.constantFrom('O1', 'O7', 'O26', 'O27', 'O28', 'x');
  const anyText = fc.string({ maxLength: 30 });
  const anySub = fc.constantFrom('9.1', '9.3', '10.2', '9.9');
  const anyTopics = fc.subarray(['news', 'laws', 'privacy-policy', 'contact', 'local-a', 'nonsense'], { maxLength: 3 });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(anySub, anyCode, anyText, anyTopics).map(
      ([sub, code, name, topics]): Edit =>
        (pack) =>
          addItem(pack, { sub, code, name, topics, criteria: [criterion] }),
    ),
    fc.tuple(anyId, fc.option(anyId, { nil: undefined })).map(
      ([id, to]): Edit =>
        (pack) =>
          removeItem(pack, id, to),
    ),
    fc.tuple(anyId, anyText).map(
      ([id, name]): Edit =>
        (pack) =>
          renameItem(pack, id, name),
    ),
    fc.tuple(anyId, anyCode).map(
      ([id, code]): Edit =>
        (pack) =>
          recodeItem(pack, id, code),
    ),
    fc.tuple(anyId, anySub, fc.nat(40)).map(
      ([id, sub, at]): Edit =>
        (pack) =>
          moveItem(pack, id, sub, at),
    ),
    fc.tuple(anyId, anyTopics).map(
      ([id, topics]): Edit =>
        (pack) =>
          retopicItem(pack, id, topics),
    ),
    fc.tuple(anyId, anyText).map(
      ([id, text]): Edit =>
        (pack) =>
          addCriterion(pack, id, { text, basis: 'weak' }),
    ),
    fc.tuple(anyId, fc.constantFrom('news', 'added-1')).map(
      ([id, name]): Edit =>
        (pack) =>
          removeCriterion(pack, id, name),
    ),
    fc.constant<Edit>(renumberInOrder),
    fc.constant<Edit>(confirmNumbering),
  );

  it('ends in a valid pack that a file carries unchanged, with no item lost but by removing', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        let pack = draft;
        for (const change of edits) {
          const before = packToJson(pack);
          const result = change(pack);
          expect(packToJson(pack)).toBe(before);
          if (result.ok) pack = result.pack;
          else expect(packProblemText('th', result.problem)).not.toMatch(/\{\w+\}/);
        }
        expect(validatePack(pack)).toEqual([]);
        expect(readPackFile(packToJson(pack))).toEqual({ ok: true, pack: { ...pack, origin: 'imported' } });
        const diff = diffEditions(draft, pack);
        const kept = indexEdition(pack).items.length - diff.added.length - diff.split.length;
        expect(kept + diff.removed.length + diff.merged.length).toBe(indexEdition(draft).items.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('difference of two editions', () => {
  it('is nothing between an edition and itself or its draft', () => {
    for (const pack of builtinEditions) {
      for (const other of [pack, draftFrom(pack, pack.year + 1)]) {
        for (const [what, list] of Object.entries(diffEditions(pack, other)))
          expect(list, `${pack.year} ${what}`).toEqual([]);
      }
    }
  });

  it('tells what the NACC did from 2567 to 2568', () => {
    const diff = diffEditions(packOf(2567), packOf(2568));
    expect(diff.added).toEqual([]);
    expect(diff.removed.map(({ id }) => id)).toEqual(['procurement-notices', 'no-gift-report']);
    expect(diff.merged.map(({ from, into }) => `${from.code}>${into.map(({ code }) => code)}`)).toEqual([
      'O3>O1',
      'O6>O3',
      'O16>O12',
      'O21>O16',
      'O27>O21',
    ]);
    expect(diff.retopiced.map(({ to }) => to.code)).toEqual(['O1', 'O3', 'O12', 'O16', 'O21']);
  });

  it('tells the renumbering from 2565 to 2566', () => {
    const diff = diffEditions(packOf(2565), packOf(2566));
    const same = indexEdition(packOf(2566))
      .items.map(({ item: now }) => now)
      .filter((now) => indexEdition(packOf(2565)).byId.get(now.id)?.item.code === now.code);
    expect(same.map(({ code }) => code)).toEqual(['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O9', 'O42', 'O43']);
    expect(diff.renumbered).toHaveLength(26);
    expect(diff.added.map(({ code }) => code)).toContain('O10');
  });

  it('tells an edit as what it was', () => {
    const renamed = done(renameItem(draft, 'news', 'ชื่ออื่น'));
    expect(diffEditions(draft, renamed).renamed.map(({ to }) => to.id)).toEqual(['news']);
    const reworded = diffEditions(draft, done(rewordCriterion(draft, 'news', 'news', { text: 'ถ้อยคำใหม่' }))).reworded;
    expect(reworded[0]?.changed[0]?.to.text).toBe('ถ้อยคำใหม่');
    const { added, split } = diffEditions(
      draft,
      done(
        addItem(done(retopicItem(draft, 'org-structure', ['org-structure'])), {
          sub: '9.1',
          code: 'O27',
          name: 'อำนาจหน้าที่',
          topics: ['authority'],
          criteria: [criterion],
        }),
      ),
    );
    expect(added).toEqual([]);
    expect(split.map(({ to, outOf }) => `${outOf.map(({ code }) => code)}>${to.code}`)).toEqual(['O1>O27']);
  });
});
