/** Digits 0-9 as Thai ๐-๙: how pages write what the readers must read. */
export function toThaiDigits(text: string | number): string {
  return String(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}
