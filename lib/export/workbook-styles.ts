/**
 * Cell styles of our workbooks, as data. Tahoma is on every Windows, has Thai, and stays legible at 10 points; programs
 * without it take their own Thai font. Each style has a twin with `quotePrefix`: a text that looks like a formula stays
 * text also after somebody edits the cell.
 */

const FONT = 'Tahoma';

type Style = {
  size: number;
  bold?: boolean;
  colour?: string;
  underline?: boolean;
  fill?: string;
  border?: boolean;
  align?: 'left' | 'center';
  wrap?: boolean;
};

/** The first is the workbook's default. */
export const STYLES = {
  normal: { size: 10 },
  title: { size: 14, bold: true },
  label: { size: 10, bold: true },
  value: { size: 10, wrap: true, align: 'left' },
  caution: { size: 10, bold: true, colour: 'FF9A3412', wrap: true, align: 'left' },
  head: { size: 10, bold: true, fill: 'FFE5EAF5', border: true, align: 'center', wrap: true },
  code: { size: 10, bold: true, border: true, align: 'center' },
  centre: { size: 10, border: true, align: 'center', wrap: true },
  text: { size: 10, border: true, wrap: true, align: 'left' },
  link: { size: 10, colour: 'FF1D4ED8', underline: true, border: true, wrap: true, align: 'left' },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;

const LIST: readonly Style[] = Object.values(STYLES);
const NAMES: readonly string[] = Object.keys(STYLES);

/** Index of a style, or of its `quotePrefix` twin, among the workbook's cell formats. */
export function styleIndex(name: StyleName, quoted: boolean): number {
  return NAMES.indexOf(name) + (quoted ? LIST.length : 0);
}

/** styles.xml without its XML header: a font a style, the two fills that Excel wants first, then ours. */
export function stylesXml(namespace: string): string {
  const fonts = LIST.map(
    ({ size, bold, underline, colour }) =>
      `<font>${bold ? '<b/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/>${colour ? `<color rgb="${colour}"/>` : ''}<name val="${FONT}"/><family val="2"/></font>`,
  );
  const colours = [...new Set(LIST.flatMap(({ fill }) => fill ?? []))];
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...colours.map(
      (fill) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
    ),
  ];
  const edge = (side: string) => `<${side} style="thin"><color rgb="FF9CA3AF"/></${side}>`;
  const borders = [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`,
  ];
  const format = (style: Style, at: number, quoted: boolean) => {
    const fill = style.fill === undefined ? 0 : colours.indexOf(style.fill) + 2;
    const wrap = style.wrap ? ' wrapText="1"' : '';
    const across = style.align ? ` horizontal="${style.align}"` : '';
    return (
      `<xf numFmtId="0" fontId="${at}" fillId="${fill}" borderId="${style.border ? 1 : 0}" xfId="0"${quoted ? ' quotePrefix="1"' : ''}` +
      ` applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment${across} vertical="top"${wrap}/></xf>`
    );
  };
  const formats = [false, true].flatMap((quoted) => LIST.map((style, at) => format(style, at, quoted)));
  return (
    `<styleSheet xmlns="${namespace}"><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills>` +
    `<borders count="${borders.length}">${borders.join('')}</borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
