import { describe, expect, it } from 'vitest';
import { CommandErrorName } from '../../../lib/assessment/commands';
import { CommandError } from '../../../lib/assessment/draft';
import { errorText, errorWords } from '../../../lib/i18n/errors';
import { errorsEn } from '../../../lib/i18n/errors.en';
import { type ErrorName, errorsTh } from '../../../lib/i18n/errors.th';
import { refusalOf, rootCause, storeErrorOf } from '../../../lib/storage/errors';

describe('failures of the database', () => {
  it.each([
    [new DOMException('', 'QuotaExceededError'), 'storage-full'],
    [
      new DOMException('Encountered full disk while opening backing store for indexedDB.open.', 'UnknownError'),
      'storage-full',
    ],
    [new DOMException('', 'VersionError'), 'newer-database'],
    [new DOMException('', 'UnknownError'), 'storage-failed'],
    [new TypeError('x'), 'storage-failed'],
    ['text', 'storage-failed'],
    [undefined, 'storage-failed'],
  ])('%s is %s', (cause, error) => {
    expect(storeErrorOf(cause)).toMatchObject({ error, cause });
  });

  it('are told by what caused them, not by the abort that followed', () => {
    const abort = new DOMException('', 'AbortError');
    const full = new DOMException('', 'QuotaExceededError');
    const refused = new CommandError('conflict', 'evidence/1');
    expect(rootCause(abort, full)).toBe(full);
    expect(rootCause(refused, abort)).toBe(refused);
    expect(rootCause(undefined, abort)).toBe(abort);
    expect(refusalOf(refused)).toEqual({ ok: false, error: 'conflict', detail: 'evidence/1' });
    expect(refusalOf(full)).toMatchObject({ ok: false, error: 'storage-full' });
  });
});

describe('words', () => {
  const names = Object.keys(errorsTh) as ErrorName[];

  it('are there for every named error, in Thai and English', () => {
    expect(Object.keys(errorsEn).sort()).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(CommandErrorName.options));
    const others = ['newer-database', 'blocked', 'not-a-backup', 'newer-version', 'damaged'];
    expect(names).toEqual(expect.arrayContaining(others));
  });

  it.each(names)('%s: what failed and why, what is kept, what to do; no code in sight', (name) => {
    const thai = errorWords('th', name);
    for (const text of Object.values(thai)) {
      expect(text).toMatch(/[ก-๙]/);
      expect(text).not.toMatch(/[a-z]|!/i);
    }
    expect(thai.what).toMatch(/เพราะ/);
    expect(errorText('th', name)).toBe(thai.what);
    for (const text of Object.values(errorWords('en', name))) expect(text).toMatch(/^[A-Z][^!]+$/);
  });
});
