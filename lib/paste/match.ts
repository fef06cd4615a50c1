import { fold } from '../audit/fold';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { compare, holds } from './compare';
import type { FormDescription, FormField, Write } from './form';
import { fitText, fitUrls, stricter } from './limits';
import { namesOf } from './names';
import { choiceOf, type Place, placesOf, type Target } from './places';
import { type FormRow, rowsOf } from './rows';
import { hashOf, type PasteField, type PasteStep } from './steps';

/** sure: code and name agree; likely: one of them, and nothing against it; doubtful: never filled without a tick. */
export type Confidence = 'sure' | 'likely' | 'doubtful';

/** Why; the words are `paste.why.<key>` in lib/i18n. */
export type WhyKey =
  | 'code-and-name'
  | 'name'
  | 'code'
  | 'other-edition-name'
  | 'code-disagrees'
  | 'code-alone'
  | 'number-alone'
  | 'twice'
  | 'unlabelled';
export type Why = { key: WhyKey; params: Record<string, string> };

/** What goes into one field. Nothing is written before staff confirm, and only what is ticked. */
export type Placement = {
  item: string;
  target: Target;
  /** The sheet's fields that are pasted when the form shows what was written. */
  fields: PasteField[];
  form: FormField;
  write: Write;
  /** As people read it: what will stand in the field. */
  will: string;
  now: string;
  /** same: it stands there already; earlier: what stands there was pasted from here; replaces: other text would be lost. */
  state: 'empty' | 'same' | 'earlier' | 'replaces';
  confidence: Confidence;
  why: Why[];
  /** What does not fit into the field; '' = everything fits. */
  lost: string;
  limit: number | null;
  /** Ticked from the start. */
  ticked: boolean;
};

export type Match = {
  placements: Placement[];
  /** Parts of the form that name an item of no this edition, or several. */
  unclear: { texts: string[] }[];
  /** Items with something to paste that the form does not show. */
  absent: string[];
  /** Fields that staff cannot write into. */
  locked: number;
};

type Meant = { item: string; confidence: Confidence; why: Why[] };
/** What was pasted before, to tell it from what somebody else wrote: hash by item and field. */
export type Pasted = (item: string, field: PasteField) => string | null;

const why = (key: WhyKey, params: Record<string, string> = {}): Why => ({ key, params });
const RANK: readonly Confidence[] = ['sure', 'likely', 'doubtful'];
const worse = (a: Confidence, b: Confidence): Confidence => (RANK.indexOf(a) > RANK.indexOf(b) ? a : b);
/** So many rows in which code and name agree, and none in which they do not, make a code alone worth something. */
const ENOUGH = 3;

/**
 * Which field of a form takes what. The name of an item beats its code, for another edition has other numbers; where
 * they disagree it is doubtful.
 *
 * @param steps what there is to paste, as `stepsOf` gives it
 * @param pasted hash of what was pasted last
 */
export function matchForm(
  form: FormDescription,
  edition: EditionPack,
  steps: readonly PasteStep[],
  limits: Readonly<Record<PasteField, number | null>>,
  pasted: Pasted,
): Match {
  const rows = rowsOf(form, namesOf(edition));
  const meaning = meaningOf(edition);
  const first = rows.map((row) => ({ row, meant: meaning(row) }));
  const agreeing = first.filter(({ meant }) => meant?.why[0]?.key === 'code-and-name').length;
  const against = first.some(({ meant }) => meant?.why[0]?.key === 'code-disagrees');
  const codesCount = agreeing >= ENOUGH && !against;
  const byItem = new Map(steps.map((step) => [step.item, step]));
  const placements: Placement[] = [];
  let locked = 0;
  for (const { row, meant } of first) {
    const step = meant && byItem.get(meant.item);
    if (!meant || !step) continue;
    const { confidence } = meant;
    const sure = meant.why[0]?.key === 'code-alone' && codesCount ? 'likely' : confidence;
    const places = placesOf(row.fields, row.texts);
    locked += places.filter(({ field }) => field.locked).length;
    placements.push(...placed(step, places, { ...meant, confidence: sure }, limits, pasted));
  }
  markTwice(
    placements,
    first.map(({ row }) => row),
  );
  const reached = new Set(placements.map(({ item }) => item));
  return {
    placements,
    unclear: first.filter(({ meant }) => meant === null).map(({ row }) => ({ texts: row.texts })),
    absent: steps
      .filter((step) => !reached.has(step.item) && Object.values(step.fields).some(({ text }) => text !== ''))
      .map(({ item }) => item),
    locked,
  };
}

/** What a row means by itself; null = it names nothing of this edition, or several items alike. */
function meaningOf(edition: EditionPack): (row: FormRow) => Meant | null {
  const { byCode, byId, items } = indexEdition(edition);
  const names = items
    .map(({ item }) => ({ id: item.id, folded: fold(item.name) }))
    .filter(({ folded }) => folded.length >= 8)
    .sort((a, b) => b.folded.length - a.folded.length);
  /** The item whose whole name stands somewhere in the row; the longest where one name holds another. */
  const held = (row: FormRow) => {
    const texts = row.around.map(fold);
    return names.find(({ folded }) => texts.some((one) => one.includes(folded)))?.id ?? null;
  };
  const codeOf = (item: string) => byId.get(item)?.item.code ?? '';

  return (row) => {
    const letter = row.codes.find(({ form }) => form === 'letter') ?? null;
    const number = row.codes.find(({ form }) => form === 'number') ?? null;
    const coded = letter ? (byCode.get(letter.code)?.item.id ?? null) : null;
    const candidates = row.name?.items ?? [];
    if (candidates.length > 1) {
      if (coded === null || !candidates.includes(coded)) return null;
      return {
        item: coded,
        confidence: 'likely',
        why: [why('code', { code: codeOf(coded) }), why('other-edition-name')],
      };
    }
    const exact = candidates[0] ?? null;
    const named = exact ?? (letter || number ? held(row) : null);
    if (named !== null) {
      const code = codeOf(named);
      if (letter && letter.code !== code) {
        return {
          item: named,
          confidence: 'doubtful',
          why: [why('code-disagrees', { there: letter.code, here: code })],
        };
      }
      if (letter) return { item: named, confidence: 'sure', why: [why('code-and-name', { code })] };
      if (row.name?.kind === 'other') return { item: named, confidence: 'doubtful', why: [why('other-edition-name')] };
      return { item: named, confidence: 'likely', why: [why('name')] };
    }
    if (coded !== null)
      return { item: coded, confidence: 'doubtful', why: [why('code-alone', { code: codeOf(coded) })] };
    const counted = number ? byCode.get(number.code)?.item.id : undefined;
    return counted === undefined
      ? null
      : { item: counted, confidence: 'doubtful', why: [why('number-alone', { number: number?.code.slice(1) ?? '' })] };
  };
}

function placed(
  step: PasteStep,
  places: readonly Place[],
  meant: Meant,
  limits: Readonly<Record<PasteField, number | null>>,
  pasted: Pasted,
): Placement[] {
  const urlFields = places.filter(({ target, field }) => target === 'urls' && !field.locked);
  return places.flatMap((place) => {
    const { field, target, guessed } = place;
    if (field.locked) return [];
    const content = contentFor(step, place, urlFields, limits);
    if (content === null) return [];
    const { write, will, lost, limit, fields } = content;
    const now = field.kind === 'checkbox' ? (field.value === '' ? '' : (field.labels[0] ?? '')) : field.value;
    const confidence = guessed ? 'doubtful' : meant.confidence;
    const state = stateOf(now, will, step.item, fields, pasted);
    const choice = target === 'answer' && field.options.length > 0;
    return [
      {
        item: step.item,
        target,
        fields,
        form: field,
        write,
        will,
        now,
        state,
        confidence: worse(confidence, meant.confidence),
        why: guessed ? [...meant.why, why('unlabelled')] : meant.why,
        lost,
        limit,
        ticked:
          confidence !== 'doubtful' &&
          lost === '' &&
          (state === 'empty' || state === 'earlier' || (choice && state === 'replaces')),
      },
    ];
  });
}

function stateOf(
  now: string,
  will: string,
  item: string,
  fields: readonly PasteField[],
  pasted: Pasted,
): Placement['state'] {
  if (now.trim() === '') return will === '' ? 'same' : 'empty';
  if (holds(compare(will, now))) return 'same';
  return fields.some((field) => pasted(item, field) === hashOf(now)) ? 'earlier' : 'replaces';
}

type Content = { write: Write; will: string; lost: string; limit: number | null; fields: PasteField[] };

/** Null = there is nothing to put there. */
function contentFor(
  step: PasteStep,
  { field, target }: Place,
  urlFields: readonly Place[],
  limits: Readonly<Record<PasteField, number | null>>,
): Content | null {
  if (target === 'answer') return answerFor(step, field);
  const between = field.lines ? '\n' : ' ';
  const own = (name: PasteField) => stricter(field.maxLength, limits[name]);
  if (target === 'urls') {
    const at = urlFields.findIndex((one) => one.field.id === field.id);
    // Several fields for URLs take one each, the last one what is left.
    const urls =
      urlFields.length < 2 ? step.urls : step.urls.slice(at, at === urlFields.length - 1 ? undefined : at + 1);
    if (urls.length === 0) return null;
    const { kept, lost, limit } = fitUrls(urls, own('urls'), between);
    return { write: { field: field.id, text: kept }, will: kept, lost, limit, fields: ['urls'] };
  }
  const explanation = field.lines ? step.fields.explanation.text : step.fields.explanation.line;
  const wanted =
    target === 'explanation' ? explanation : [step.urls.join(between), explanation].filter(Boolean).join(between);
  if (wanted === '') return null;
  const { kept, lost, limit } = fitText(wanted, own('explanation'));
  const fields: PasteField[] = target === 'both' ? ['urls', 'explanation'] : ['explanation'];
  return { write: { field: field.id, text: kept }, will: kept, lost, limit, fields };
}

function answerFor({ answer, fields }: PasteStep, field: FormField): Content | null {
  if (answer === null) return null;
  const said = { lost: '', limit: null, fields: ['answer' as const] };
  if (field.kind === 'checkbox') {
    const yes = choiceOf(field.labels, 'yes') >= 0;
    const tick = yes === (answer === 'yes');
    return { ...said, write: { field: field.id, tick }, will: tick ? (field.labels[0] ?? '') : '' };
  }
  if (field.kind === 'radio' || field.kind === 'select') {
    const choose = choiceOf(field.options, answer);
    return choose < 0 ? null : { ...said, write: { field: field.id, choose }, will: field.options[choose] ?? '' };
  }
  return { ...said, write: { field: field.id, text: fields.answer.text }, will: fields.answer.text };
}

/** Two parts of a form that mean the same item for the same thing: one of them is another item's. */
function markTwice(placements: Placement[], rows: readonly FormRow[]): void {
  const rowOf = new Map(rows.flatMap((row, at) => row.fields.map(({ field }) => [field.id, at] as const)));
  const seen = new Map<string, Set<number>>();
  const keyOf = ({ item, target }: Placement) => `${item} ${target}`;
  for (const one of placements) {
    const places = seen.get(keyOf(one)) ?? new Set();
    seen.set(keyOf(one), places.add(rowOf.get(one.form.id) ?? -1));
  }
  for (const one of placements) {
    if ((seen.get(keyOf(one))?.size ?? 0) < 2) continue;
    one.confidence = 'doubtful';
    one.ticked = false;
    one.why = [...one.why, why('twice')];
  }
}
