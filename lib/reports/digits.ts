import { mapText, type ReportDocument } from './document';

const THAI_ZERO = 0x0e50;
/** A word that is an address, with or without a scheme, or e-mail: with Thai digits it opens nothing. */
const ADDRESS = /:\/\/|@|^www\.|[a-z0-9-]\.(?:th|com|org|net)(?![a-z0-9])/i;
/** ITAS writes O12. */
const CODE = /(?<![A-Za-z0-9])(O[1-9]\d?)(?!\d)/;

/** Text with ๐-๙ for 0-9, but in addresses, e-mail and codes of items. Same length as the input. */
export function toThaiDigits(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) =>
      ADDRESS.test(word)
        ? word
        : word
            .split(CODE)
            .map((part, at) => (at % 2 ? part : converted(part)))
            .join(''),
    )
    .join('');
}

/** The document as official letters have it: Thai digits in its text and for its page numbers. */
export function withThaiDigits(document: ReportDocument): ReportDocument {
  return { ...mapText(document, toThaiDigits), digits: 'thai' };
}

function converted(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(THAI_ZERO + Number(digit)));
}
