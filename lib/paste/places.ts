import { fold } from '../audit/fold';
import type { FormField } from './form';
import type { RowField } from './rows';

/** What a field of a form asks for: one of the sheet's fields, or URLs and explanation in one. */
export type Target = 'answer' | 'urls' | 'explanation' | 'both';

/** `guessed`: nothing names the field, its place among the others suggests it. */
export type Place = { field: FormField; target: Target; guessed: boolean };

const YES = ['มี', 'มีข้อมูล', 'มีการเผยแพร่', 'เผยแพร่', 'เผยแพร่แล้ว', 'ใช่', 'yes', 'มีการดำเนินการ'].map(fold);
const NO = ['ไม่มี', 'ไม่มีข้อมูล', 'ยังไม่มี', 'ไม่มีการเผยแพร่', 'ไม่เผยแพร่', 'ไม่ใช่', 'no', 'ไม่มีการดำเนินการ'].map(fold);

const URL_WORDS = /url|ลิงก์|ลิงค์|ลิ้งค์|link|เว็บไซต์|ที่อยู่เว็บ/;
const EXPLAIN_WORDS = /อธิบาย|ชี้แจง|รายละเอียด|description|explanation|explain/;
const ANSWER_WORDS = /^(?:คาตอบ|ผลการตอบ|answer)/;

/** Which of a choice's words says มี or ไม่มี; -1 = none does, or several do. */
export function choiceOf(options: readonly string[], answer: 'yes' | 'no'): number {
  const words = answer === 'yes' ? YES : NO;
  const found = options.flatMap((option, at) =>
    words.includes(fold(option.replace(/^\s*\d+\s*[.)=:-]?/, ''))) ? [at] : [],
  );
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

function targetNamed(label: string): Target | null {
  const folded = fold(label);
  const [url, explain] = [URL_WORDS.test(folded), EXPLAIN_WORDS.test(folded)];
  if (url && /อธิบาย|explanation/.test(folded)) return 'both';
  if (url) return 'urls';
  if (explain) return 'explanation';
  return ANSWER_WORDS.test(folded) ? 'answer' : null;
}

const CHOICES: readonly FormField['kind'][] = ['radio', 'select'];

function targetOf({ field, near }: RowField, rowTexts: readonly string[]): Target | null {
  if (CHOICES.includes(field.kind)) {
    return choiceOf(field.options, 'yes') >= 0 || choiceOf(field.options, 'no') >= 0 ? 'answer' : null;
  }
  if (field.kind === 'checkbox')
    return choiceOf(field.labels, 'yes') >= 0 || choiceOf(field.labels, 'no') >= 0 ? 'answer' : null;
  // The item's own name may hold such words and says nothing of its fields.
  const words = [...field.labels, near].filter((label) => label !== '' && !rowTexts.includes(label));
  for (const label of words) {
    const target = targetNamed(label);
    if (target) return target;
  }
  return null;
}

/** What the fields of one row ask for: by what names them, then by their place. Fields that nothing tells of are left out. */
export function placesOf(fields: readonly RowField[], rowTexts: readonly string[]): Place[] {
  const told = fields.map((own) => ({ field: own.field, target: targetOf(own, rowTexts) }));
  const writable = told.filter(
    ({ field }) => field.kind !== 'radio' && field.kind !== 'select' && field.kind !== 'checkbox',
  );
  const open = writable.filter(({ target }) => target === null);
  const taken = writable.flatMap(({ target }) => target ?? []);
  const free = (['urls', 'explanation'] as const).filter(
    (target) => !taken.includes(target) && !taken.includes('both'),
  );
  // One field too many, and nothing can be said of any of them.
  const guesses = new Map(open.length <= free.length ? open.map(({ field }, at) => [field.id, free[at]] as const) : []);
  return told.flatMap(({ field, target }): Place[] => {
    if (target) return [{ field, target, guessed: false }];
    const guess = guesses.get(field.id);
    return guess ? [{ field, target: guess, guessed: true }] : [];
  });
}
