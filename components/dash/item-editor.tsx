import { useState } from 'preact/hooks';
import {
  addCriterion,
  type EditResult,
  indexEdition,
  recodeItem,
  removeCriterion,
  removeItem,
  renameItem,
  retopicItem,
  rewordCriterion,
  topicBySlug,
  topics,
} from '../../lib/checklist';
import { Basis, type EditionPack, type Item } from '../../lib/checklist/schema';
import { useApp } from '../app/context';
import { Field } from '../parts/controls';
import { Icon } from '../parts/icons';
import type { SavePack } from './edition-page';

type CriterionDraft = { /** null = added here. */ id: string | null; text: string; basis: Basis };
type Draft = { code: string; name: string; topics: readonly string[]; criteria: readonly CriterionDraft[] };

const draftOf = (item: Item): Draft => ({
  code: item.code,
  name: item.name,
  topics: item.topics,
  criteria: item.criteria.map(({ id, text, basis }) => ({ id, text, basis })),
});

/** The pack with everything that the draft changes about one item; stops at the first thing that does not fit. */
export function applyDraft(pack: EditionPack, item: Item, draft: Draft): EditResult {
  const steps: ((pack: EditionPack) => EditResult)[] = [];
  const code = draft.code.trim().toUpperCase();
  if (code !== item.code) steps.push((now) => recodeItem(now, item.id, code));
  if (draft.name.trim() !== item.name) steps.push((now) => renameItem(now, item.id, draft.name.trim()));
  if (draft.topics.join() !== item.topics.join()) steps.push((now) => retopicItem(now, item.id, draft.topics));
  for (const { id, text, basis } of draft.criteria) {
    const before = item.criteria.find((criterion) => criterion.id === id);
    const change = { text: text.trim(), basis };
    if (!before) steps.push((now) => addCriterion(now, item.id, change));
    else if (before.text !== change.text || before.basis !== basis) {
      steps.push((now) => rewordCriterion(now, item.id, before.id, change));
    }
  }
  // Last, so that an item whose criteria are all replaced is never without one.
  for (const { id } of item.criteria) {
    if (!draft.criteria.some((one) => one.id === id)) steps.push((now) => removeCriterion(now, item.id, id));
  }
  return steps.reduce<EditResult>((result, step) => (result.ok ? step(result.pack) : result), { ok: true, pack });
}

function Topics({
  pack,
  item,
  draft,
  change,
}: {
  pack: EditionPack;
  item: Item;
  draft: Draft;
  change: (topics: readonly string[]) => void;
}) {
  const app = useApp();
  const w = app.w.value.dash.edition;
  const { byTopic } = indexEdition(pack);
  const nameOf = (slug: string) => {
    const topic = topicBySlug(slug);
    return topic ? (app.language.value === 'th' ? topic.nameTh : topic.nameEn) : slug;
  };
  const free = topics.filter(({ slug }) => !draft.topics.includes(slug));
  return (
    <Field label={w.topics} hint={w.topicsHint}>
      {(attributes) => (
        <>
          <ul class="row wrap" style={{ padding: '4px 0' }}>
            {draft.topics.map((slug) => (
              <li key={slug} class="tag">
                {nameOf(slug)}
                {draft.topics.length > 1 && (
                  <button
                    type="button"
                    class="link"
                    aria-label={w.removeTopic(nameOf(slug))}
                    onClick={() => change(draft.topics.filter((other) => other !== slug))}
                  >
                    <Icon name="close" size={14} />
                  </button>
                )}
              </li>
            ))}
          </ul>
          <select
            {...attributes}
            class="in"
            value=""
            data-part="add-topic"
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value) change([...draft.topics, value]);
            }}
          >
            <option value="">{w.addTopic}</option>
            {free.map(({ slug }) => {
              const owner = byTopic.get(slug)?.item;
              return (
                <option key={slug} value={slug} disabled={owner !== undefined && owner.id !== item.id}>
                  {nameOf(slug)}
                  {owner && owner.id !== item.id ? ` (${w.topicOf(owner.code)})` : ''}
                </option>
              );
            })}
          </select>
        </>
      )}
    </Field>
  );
}

export function ItemEditor({
  pack,
  item,
  save,
  close,
}: {
  pack: EditionPack;
  item: Item;
  save: SavePack;
  close: () => void;
}) {
  const app = useApp();
  const w = app.w.value;
  const words = w.dash.edition;
  const [draft, setDraft] = useState(() => draftOf(item));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const setCriterion = (at: number, part: Partial<CriterionDraft>) =>
    change({ criteria: draft.criteria.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(item));

  async function submit() {
    if (await save(applyDraft(pack, item, draft), words.saved(item.code))) close();
  }
  return (
    <form
      class="pad stack-s ed-form"
      data-part="item-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div class="two code-name">
        <Field label={words.code}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              value={draft.code}
              data-part="item-code"
              onInput={(event) => change({ code: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={words.name}>
          {(attributes) => (
            <textarea
              {...attributes}
              class="in"
              rows={1}
              style={{ minHeight: '36px' }}
              maxLength={400}
              value={draft.name}
              data-part="item-name"
              onInput={(event) => change({ name: event.currentTarget.value.replace(/\n/g, ' ') })}
            />
          )}
        </Field>
      </div>
      <Topics pack={pack} item={item} draft={draft} change={(list) => change({ topics: list })} />
      <fieldset class="stack-s">
        <legend class="label">{words.criteria}</legend>
        {draft.criteria.map((criterion, at) => (
          <div class="row top" key={criterion.id ?? `new-${at}`}>
            <textarea
              class="in grow"
              rows={2}
              maxLength={1_000}
              aria-label={words.criterion(at + 1)}
              value={criterion.text}
              data-part="criterion-text"
              onInput={(event) => setCriterion(at, { text: event.currentTarget.value })}
            />
            <select
              class="in"
              style={{ width: '150px' }}
              aria-label={words.criterionBasis(at + 1)}
              value={criterion.basis}
              onChange={(event) => setCriterion(at, { basis: Basis.parse(event.currentTarget.value) })}
            >
              {Basis.options.map((basis) => (
                <option key={basis} value={basis}>
                  {w.basis[basis]}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="btn icon"
              aria-label={words.removeCriterion(at + 1)}
              title={words.removeCriterion(at + 1)}
              disabled={draft.criteria.length === 1}
              onClick={() => change({ criteria: draft.criteria.filter((_, n) => n !== at) })}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
        <button
          type="button"
          class="link"
          data-part="add-criterion"
          onClick={() => change({ criteria: [...draft.criteria, { id: null, text: '', basis: 'certain' }] })}
        >
          <Icon name="plus" size={14} />
          {words.addCriterion}
        </button>
      </fieldset>
      <div class="row wrap">
        <button type="submit" class="btn" data-part="save-item" disabled={!dirty}>
          {words.save(item.code)}
        </button>
        <button type="button" class="btn" onClick={close}>
          {w.cancel}
        </button>
        {dirty && <span class="meta">{words.unsaved}</span>}
        <span class="grow" />
        <button
          type="button"
          class="link"
          data-part="remove-item"
          title={words.removeKeeps}
          onClick={() => void save(removeItem(pack, item.id), words.removed(item.code))}
        >
          <Icon name="trash" size={14} />
          {words.removeItem}
        </button>
      </div>
    </form>
  );
}
