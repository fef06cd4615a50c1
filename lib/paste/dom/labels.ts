import { BOUNDS } from '../bounds';

/** The words that stand at a field: what a reader would take for its name. */

export const plain = (text: string | null | undefined, max: number): string =>
  (text ?? '').replace(/\s+/g, ' ').trim().slice(0, max);

const label = (text: string | null | undefined) => plain(text, BOUNDS.label);

/** Text of a label without what stands in the fields within it. */
function textOf(element: Element): string {
  let text = '';
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) text += ` ${child.nodeValue ?? ''}`;
      else if (
        child.nodeType === 1 &&
        !/^(?:select|textarea|script|style|option)$/.test((child as Element).localName)
      ) {
        walk(child);
      }
      if (text.length > BOUNDS.text) return;
    }
  };
  walk(element);
  return text;
}

function byIds(element: Element, attribute: string): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean);
  return ids
    .map((id) => root.getElementById(id))
    .map((found) => (found ? textOf(found) : ''))
    .join(' ');
}

/** Head of the column that the field's cell stands in. */
function columnHead(element: Element): string {
  const cell = element.closest<HTMLTableCellElement>('td');
  const row = cell?.parentElement;
  const table = cell?.closest('table');
  if (!cell || !row || !table) return '';
  const columnsOf = (one: Element) => Math.max(1, Number(one.getAttribute('colspan')) || 1);
  let column = 0;
  for (const before of row.children) {
    if (before === cell) break;
    column += columnsOf(before);
  }
  const head = [...table.querySelectorAll('tr')]
    .slice(0, 3)
    .find((one) => one.querySelector('th') && !one.contains(cell));
  let at = 0;
  for (const one of head?.children ?? []) {
    const width = columnsOf(one);
    if (column >= at && column < at + width) return textOf(one);
    at += width;
  }
  return '';
}

/** Words right behind a radio button or tick that has no label of its own. */
function wordsBehind(element: Element): string {
  for (let next = element.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === 1 && /^(?:input|select|textarea|br|button)$/.test((next as Element).localName)) return '';
    const text = next.nodeType === 1 ? textOf(next as Element) : (next.nodeValue ?? '');
    if (text.trim() !== '') return text;
  }
  return '';
}

function ownLabels(element: Element): string[] {
  const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
  return [...labels.map(textOf), element.getAttribute('aria-label') ?? '', byIds(element, 'aria-labelledby')];
}

const told = (texts: readonly (string | null | undefined)[]) =>
  [...new Set(texts.map(label).filter((text) => text !== ''))].slice(0, BOUNDS.labels);

/** What one radio button or tick stands for. */
export function choiceLabels(element: Element): string[] {
  const own = told(ownLabels(element));
  return own.length > 0 ? own : told([wordsBehind(element), columnHead(element), element.getAttribute('title')]);
}

/** What names a field, the most particular first. */
export function labelsOf(element: Element): string[] {
  return told([
    ...ownLabels(element),
    element.getAttribute('placeholder'),
    element.getAttribute('title'),
    columnHead(element),
    byIds(element, 'aria-describedby'),
    element.closest('fieldset')?.querySelector('legend')?.textContent,
  ]);
}
