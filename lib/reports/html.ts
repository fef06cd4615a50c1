import { base64Of } from '../base64';
import { cleanLine, cleanText } from '../export/clean';
import { escapeHtml } from '../export/html';
import { linkTarget } from '../export/workbook';
import {
  type Block,
  type Cell,
  DOTS,
  isShort,
  type Line,
  PAGE,
  pictureSize,
  type ReportDocument,
  type Row,
  runsOf,
  type Section,
  WIDE_PAGE,
} from './document';

/**
 * A report as one HTML file for reading and printing on A4. Nothing is fetched: type and pictures are in the file, and a
 * policy in it forbids scripts and everything from elsewhere. Every text is escaped, links are http(s) alone.
 */

/** One file of a typeface. `range` as CSS writes unicode-range; `base64` of the WOFF2. */
export type FontFile = { weight: 400 | 700; range: string; base64: string };

/** The words of the hint that is seen on the screen and not on paper. */
const HINT = 'พิมพ์หรือบันทึกเป็น PDF: กด Ctrl+P (เครื่อง Mac กด ⌘P) เลือกกระดาษ A4';
/**
 * Sarabun is drawn larger on its body than TH SarabunPSK, the type of official letters: at this share its 16 points look as
 * theirs do and take their room.
 */
const SAME_SIZE = '72%';

/** @param fonts none = the reader's own TH Sarabun, or what stands in for it */
export function reportHtml(report: ReportDocument, fonts: readonly FontFile[]): string {
  const sections = report.sections.map(sectionHtml).join('\n');
  return (
    '<!doctype html>\n<html lang="th">\n<head><meta charset="utf-8">' +
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; font-src data:; img-src data:">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${attribute(report.title)}</title>\n<style>${fonts.map(fontFace).join('')}${pageCss(report)}${CSS}</style></head>\n` +
    `<body><p class="hint">${HINT}</p>\n<main>\n${sections}\n</main>\n<footer>${escaped(report.foot)}</footer>\n</body>\n</html>\n`
  );
}

function fontFace({ weight, range, base64 }: FontFile): string {
  // What is no unicode-range and no base64 cannot leave its place.
  const safeRange = range.replace(/[^\w+,?\- ]/g, '');
  const safeData = base64.replace(/[^\w+/=]/g, '');
  return (
    `@font-face{font-family:"Report Sarabun";font-weight:${weight};size-adjust:${SAME_SIZE};` +
    `src:url(data:font/woff2;base64,${safeData}) format("woff2");unicode-range:${safeRange}}\n`
  );
}

/** Page numbers and foot stand in the margins of the page: browsers that know no margin boxes print their own. */
function pageCss({ foot, digits }: ReportDocument): string {
  const style = digits === 'thai' ? ',thai' : '';
  const margins = ({ top, right, bottom, left }: typeof PAGE | typeof WIDE_PAGE) =>
    `margin:${top}mm ${right}mm ${bottom}mm ${left}mm`;
  const boxes =
    `@top-center{content:"- " counter(page${style}) " -";font:14pt ${FAMILY}}` +
    `@bottom-center{content:${cssString(foot)};font:11pt ${FAMILY};color:#444}`;
  return (
    `@page{size:A4;${margins(PAGE)};${boxes}}@page wide{size:A4 landscape;${margins(WIDE_PAGE)};${boxes}}` +
    '@page :first{@top-center{content:none}}\n'
  );
}

const FAMILY = '"Report Sarabun","TH SarabunPSK","TH Sarabun New",Sarabun,"Leelawadee UI",sans-serif';
const mm = (value: number) => `${value}mm`;
const sheet = ({ width, height, top, right, bottom, left }: typeof PAGE | typeof WIDE_PAGE) =>
  `width:${mm(width)};min-height:${mm(height)};padding:${mm(top)} ${mm(right)} ${mm(bottom)} ${mm(left)}`;

const CSS =
  `*{box-sizing:border-box}html{font:16pt/1.25 ${FAMILY};color:#000;background:#e8e8ea}body{margin:0}` +
  'p,h1,h2,h3{margin:0 0 4pt;font-size:inherit}.title{text-align:center;font-size:20pt;margin:0 0 10pt}' +
  'h2{font-size:18pt;margin-top:10pt;break-after:avoid}h3{margin-top:6pt;break-after:avoid}' +
  '.first{text-indent:25mm}.centre{text-align:center}.right{text-align:right}' +
  '.item{padding-left:8mm;text-indent:-8mm}.l1{margin-left:8mm}.l2{margin-left:16mm}.item .mark{display:inline-block;min-width:8mm;text-indent:0}' +
  '.item,.cell,p{overflow-wrap:anywhere}' +
  '.head{display:flex;align-items:center;gap:6mm;margin-bottom:4mm}.head h1{flex:1;text-align:center;font-size:29pt;margin:0 25mm 0 0;line-height:1.1}' +
  '.emblem{flex:none;width:19mm;height:17mm;border:1px solid #666;display:flex;align-items:center;justify-content:center;font-size:11pt;text-align:center;color:#444}' +
  '.fields{display:flex;gap:6mm}.fields>span{flex:1}.fields b{font-size:20pt;line-height:1}' +
  'table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:14pt;line-height:1.2;margin:4pt 0 8pt}thead{display:table-header-group}' +
  'th,td{border:.5pt solid #000;padding:2pt 4pt;vertical-align:top;text-align:left;overflow-wrap:anywhere}th{background:#e7e6e6;text-align:center;vertical-align:middle}' +
  'td[colspan]{background:#f5f5f5;font-weight:bold;break-after:avoid}tr.short{break-inside:avoid}td p{margin:0}td.centre{text-align:center}td.bold{font-weight:bold}' +
  '.note{border:1pt solid #000;padding:4pt 6pt;margin:4pt 0 10pt}figure{margin:6pt 0 10pt;text-align:center;break-inside:avoid}figure img{max-width:100%}figcaption{font-size:12pt}' +
  '.sign{break-inside:avoid;margin-top:14pt}.sign .who{margin-left:60mm;text-align:center;white-space:nowrap}.sign .dots{overflow:hidden;white-space:nowrap}' +
  'a{color:#0563c1}.hint{margin:0;padding:6pt 12pt;background:#1f3b6d;color:#fff;text-align:center;font-size:14pt}' +
  `@media screen{.sheet{${sheet(PAGE)};margin:8mm auto;background:#fff;box-shadow:0 1px 6px #0004}.sheet.wide{${sheet(WIDE_PAGE)}}` +
  'footer{text-align:center;font-size:12pt;padding:0 0 8mm}.break{border-top:1px dashed #bbb;margin:8mm 0}}' +
  '@media print{html{background:none}.hint,footer{display:none}.sheet{break-after:page}.sheet:last-child{break-after:auto}.wide{page:wide}.break{break-after:page}a{color:#000}' +
  'th,td[colspan]{-webkit-print-color-adjust:exact;print-color-adjust:exact}}';

function sectionHtml({ wide, blocks }: Section): string {
  return `<section class="sheet${wide ? ' wide' : ''}">\n${blocks.map(blockHtml).join('\n')}\n</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1 class="title">${block.lines.map(escaped).join('<br>')}</h1>`;
    case 'letterhead':
      return `<div class="head"><span class="emblem">${escaped(block.emblem)}</span><h1>${escaped(block.text)}</h1></div>`;
    case 'heading':
      return block.level === 1 ? `<h2>${escaped(block.text)}</h2>` : `<h3>${escaped(block.text)}</h3>`;
    case 'paragraph':
      return `<p${classes(block.first && 'first', block.align)}>${lineHtml(block.line)}</p>`;
    case 'item':
      return `<p class="item l${block.level}"><span class="mark">${escaped(block.mark)}</span> ${lineHtml(block.line)}</p>`;
    case 'fields':
      return `<p class="fields">${block.fields.map(({ label, value }) => `<span><b>${escaped(label)}</b> ${escaped(value)}</span>`).join(' ')}</p>`;
    case 'table':
      return tableHtml(block);
    case 'note':
      return `<p class="note">${lineHtml(block.line)}</p>`;
    case 'picture':
      return pictureHtml(block);
    case 'signature':
      return (
        '<div class="sign">' +
        (block.opinion === null
          ? ''
          : `<p><b>${escaped(block.opinion)}</b></p><p class="dots" aria-hidden="true">${DOTS.repeat(3)}</p>`) +
        `<p class="who">(ลงชื่อ)${DOTS}</p><p class="who">(${DOTS})</p><p class="who">${escaped(block.post)}</p></div>`
      );
    case 'break':
      return '<div class="break"></div>';
  }
}

function tableHtml({ widths, head, rows }: Block & { kind: 'table' }): string {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width:${((width / all) * 100).toFixed(2)}%">`);
  const heads = head.map((text) => `<th scope="col">${escaped(text)}</th>`);
  return `<table><colgroup>${columns.join('')}</colgroup><thead><tr>${heads.join('')}</tr></thead><tbody>\n${rows.map(rowHtml).join('\n')}\n</tbody></table>`;
}

function rowHtml(row: Row): string {
  return `<tr${classes(isShort(row) && 'short')}>${row.map(cellHtml).join('')}</tr>`;
}

function cellHtml({ lines, span, bold, align }: Cell): string {
  const attributes = `${span && span > 1 ? ` colspan="${span}"` : ''}${classes(bold && 'bold', align)}`;
  return `<td${attributes}>${lines.map((line) => `<p>${lineHtml(line)}</p>`).join('')}</td>`;
}

function pictureHtml({ image, alt, caption }: Block & { kind: 'picture' }): string {
  const { width } = pictureSize(image);
  return `<figure><img style="width:${width.toFixed(1)}mm" alt="${attribute(alt)}" src="data:image/jpeg;base64,${base64Of(image.data)}"><figcaption>${lineHtml(caption)}</figcaption></figure>`;
}

function lineHtml(line: Line): string {
  return runsOf(line)
    .map(({ text, bold, link }) => {
      const target = link === undefined ? null : linkTarget(link);
      const shown = bold ? `<b>${escaped(text)}</b>` : escaped(text);
      return target === null ? shown : `<a href="${attribute(target)}" rel="noreferrer">${shown}</a>`;
    })
    .join('');
}

function classes(...names: (string | false | undefined)[]): string {
  const given = names.filter((name) => typeof name === 'string');
  return given.length > 0 ? ` class="${given.join(' ')}"` : '';
}

function escaped(text: string): string {
  return escapeHtml(cleanText(text)).replaceAll('\n', '<br>');
}

/** On one line: where no element can stand. */
function attribute(text: string): string {
  return escapeHtml(cleanLine(text));
}

/** A CSS string: whatever is neither a letter, a digit nor a space is written by its number. */
function cssString(text: string): string {
  const inside = cleanText(text).replace(
    /[^\p{L}\p{M}\p{N} ]/gu,
    (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${inside}"`;
}
