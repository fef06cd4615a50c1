const THAI_ZERO = 0x0e50;

/** Thai digits ๐-๙ as 0-9; everything else unchanged. Same length as the input. */
export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));
}

/** Whether there is any digit, Thai or Arabic: most lines of a page have none, and then there is no date, year, code or number to look for. */
export function hasDigit(text: string): boolean {
  return /[0-9๐-๙]/.test(text);
}
