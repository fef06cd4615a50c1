import type { FormDescription, FormField } from './form';
import type { Named, NamedCode, NamedItems } from './names';

/** The part of a form that is about one item, as far as the form says so itself. */
export type FormRow = {
  codes: NamedCode[];
  name: NamedItems | null;
  /** The texts that told. */
  texts: string[];
  /** Every text of that part, the first few dozen. */
  around: string[];
  fields: RowField[];
};
/** `near`: the text right before the field, which may name it where no label does; '' = none. */
export type RowField = { field: FormField; near: string };

type Part = { node: number; text: string; named: Named } | { node: number; field: FormField; near: string };

/** What a stretch of the form names: code by code, name by name. */
type Told = { codes: Map<string, NamedCode>; names: Map<string, NamedItems>; texts: string[] };

const AROUND = 30;
const MOST_FIELDS = 8;
const CHOICES: readonly FormField['kind'][] = ['radio', 'select', 'checkbox'];

const fresh = (): Told => ({ codes: new Map(), names: new Map(), texts: [] });
const keyOf = ({ items }: NamedItems) => items.join(' ');
const tells = (named: Named) => named.codes.length > 0 || named.name !== null;
const isOne = ({ codes, names }: Told) => codes.size <= 1 && names.size <= 1;
const isNone = ({ codes, names }: Told) => codes.size === 0 && names.size === 0;

function add(told: Told, text: string, named: Named): void {
  for (const code of named.codes) if (told.codes.get(code.code)?.form !== 'letter') told.codes.set(code.code, code);
  if (named.name) told.names.set(keyOf(named.name), named.name);
  if (tells(named)) told.texts.push(text);
}

/**
 * Sorts the fields of a form by the items that their surroundings name. A field belongs to the largest part of the form
 * around it that speaks of one item only; where the parts are not apart, to what was named last before it. A field
 * around which nothing is named stands in no row.
 */
export function rowsOf(form: FormDescription, named: (text: string) => Named): FormRow[] {
  const parts = withNear(form, named);
  const told = toldBy(form, parts);
  const parent = (node: number) => form.nodes[node] ?? -1;
  const rows = new Map<string, FormRow>();
  const put = (key: string, { codes, names, texts }: Told, field: RowField, around: () => string[]) => {
    const row = rows.get(key) ?? {
      codes: [...codes.values()],
      name: [...names.values()][0] ?? null,
      texts: [...texts],
      around: around(),
      fields: [],
    };
    row.fields.push(field);
    rows.set(key, row);
  };
  const textsIn = (from: number, to: number, node: number) =>
    parts
      .slice(from, to)
      .flatMap((part) => ('text' in part && isWithin(part.node, node, parent) ? [part.text] : []))
      .slice(0, AROUND);
  for (const [at, part] of parts.entries()) {
    if (!('field' in part)) continue;
    let node = part.node;
    let one = -1;
    while (node >= 0) {
      const here = told[node] ?? fresh();
      if (!isOne(here)) break;
      if (!isNone(here)) one = node;
      node = parent(node);
    }
    const own: RowField = { field: part.field, near: part.near };
    if (one >= 0) put(`node ${one}`, told[one] ?? fresh(), own, () => textsIn(0, parts.length, one));
    else if (node >= 0) {
      const within = (other: number) => isWithin(other, node, parent);
      const last = namedBefore(parts, at, within);
      if (last && !isComplete(parts, at, last.at, node, parent))
        put(`part ${last.at}`, last.told, own, () => textsIn(last.at, at, node));
    }
  }
  return [...rows.entries()].map(([key, row]) => (key.startsWith('node') ? narrowed(row, parts, parent) : row));
}

/** More than one item is asked for: one answer, some links, an explanation. */
const isMuch = (fields: readonly RowField[]) =>
  fields.length > MOST_FIELDS || fields.filter(({ field }) => CHOICES.includes(field.kind)).length > 1;

/**
 * Where one item alone is named in a whole list, the list is not that item's: only what stands nearest to its name is.
 */
function narrowed(row: FormRow, parts: readonly Part[], parent: (node: number) => number): FormRow {
  if (!isMuch(row.fields)) return row;
  const heading = parts.find((part) => 'text' in part && tells(part.named) && row.texts.includes(part.text));
  const nodeOf = new Map(parts.flatMap((part) => ('field' in part ? [[part.field.id, part.node] as const] : [])));
  for (let node = heading?.node ?? -1; node >= 0; node = parent(node)) {
    const within = row.fields.filter(({ field }) => isWithin(nodeOf.get(field.id) ?? -1, node, parent));
    if (within.length > 0) return { ...row, fields: isMuch(within) ? [] : within };
  }
  return row;
}

function withNear(form: FormDescription, named: (text: string) => Named): Part[] {
  let near = '';
  let free = false;
  const known = new Map(form.parts.flatMap((part) => ('text' in part ? [[part.text, named(part.text)] as const] : [])));
  const letter = ({ form: how }: NamedCode) => how === 'letter';
  // Beside codes or names, bare numbers are running numbers.
  const better = [...known.values()].some(({ codes, name }) => name !== null || codes.some(letter));
  const read = (text: string): Named => {
    const own = known.get(text) ?? { codes: [], name: null };
    return better ? { ...own, codes: own.codes.filter(letter) } : own;
  };
  return form.parts.map((part): Part => {
    if ('text' in part) {
      near = part.text;
      free = true;
      return { ...part, named: read(part.text) };
    }
    // A text names the field behind it, not the ones after that.
    const own = free ? near : '';
    free = false;
    return { ...part, near: own };
  });
}

/** What each node tells, with everything in it. */
function toldBy(form: FormDescription, parts: readonly Part[]): Told[] {
  const told = form.nodes.map(fresh);
  for (const part of parts) {
    if ('field' in part || !tells(part.named)) continue;
    for (let node = part.node; node >= 0; node = form.nodes[node] ?? -1) {
      const here = told[node];
      if (here) add(here, part.text, part.named);
    }
  }
  return told;
}

function isWithin(node: number, outer: number, parent: (node: number) => number): boolean {
  for (let at = node; at >= 0; at = parent(at)) if (at === outer) return true;
  return false;
}

/** The heading stands in a part of its own that has fields of its own: what comes behind that part is not the heading's. */
function isComplete(
  parts: readonly Part[],
  field: number,
  heading: number,
  outer: number,
  parent: (node: number) => number,
): boolean {
  let own = parts[heading]?.node ?? -1;
  if (own === outer) return false;
  while (parent(own) !== outer && parent(own) >= 0) own = parent(own);
  if (isWithin(parts[field]?.node ?? -1, own, parent)) return false;
  return parts.some((part) => 'field' in part && isWithin(part.node, own, parent));
}

/** The heading before a field, which may be several texts one after the other: a code, then a name. */
function namedBefore(
  parts: readonly Part[],
  from: number,
  within: (node: number) => boolean,
): { at: number; told: Told } | null {
  let at = -1;
  let told = fresh();
  let closed = true;
  for (const [place, part] of parts.slice(0, from).entries()) {
    if (!within(part.node)) continue;
    if ('field' in part) {
      closed = true;
      continue;
    }
    if (!tells(part.named)) continue;
    const joined: Told = { codes: new Map(told.codes), names: new Map(told.names), texts: [...told.texts] };
    add(joined, part.text, part.named);
    const same = joined.codes.size === told.codes.size && joined.names.size === told.names.size;
    if (at >= 0 && isOne(joined) && (!closed || same)) told = joined;
    else {
      told = fresh();
      add(told, part.text, part.named);
      at = place;
    }
    closed = false;
  }
  return at >= 0 && isOne(told) ? { at, told } : null;
}
