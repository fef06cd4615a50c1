import { normalize } from '../thai/text';

/**
 * What a field shows after it was written, beside what was written. same: to the letter (line ends and space at the ends
 * aside); spelling: the same characters in another order or form; cut: only its beginning; changed: anything else.
 */
export type Comparison = 'same' | 'spelling' | 'cut' | 'changed';

const plain = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();

/** A field that changed what it was given is never called the same. */
export function compare(written: string, shown: string): Comparison {
  const [wanted, is] = [plain(written), plain(shown)];
  if (wanted === is) return 'same';
  if (is !== '' && wanted.startsWith(is)) return 'cut';
  // A form may write SARA AM in two letters, or sort marks: what people read is the same.
  if (normalize(wanted) === normalize(is) && wanted.split('\n').length === is.split('\n').length) return 'spelling';
  return 'changed';
}

/** Whether what stands there may be called pasted. */
export const holds = (comparison: Comparison): boolean => comparison === 'same' || comparison === 'spelling';
