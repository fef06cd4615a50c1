import { useState } from 'preact/hooks';
import {
  addItem,
  builtinEditions,
  caveatIn,
  confirmNumbering,
  type EditResult,
  indexEdition,
  moveItem,
  type PackProblem,
  renumberInOrder,
  resolveEdition,
} from '../../lib/checklist';
import type { EditionPack, Item, SubIndicator } from '../../lib/checklist/schema';
import { packProblemText } from '../../lib/i18n';
import { useApp } from '../app/context';
import { Field, Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { useRouter } from './context';
import { downloadPack } from './editions';
import { ItemEditor } from './item-editor';
import { Page, Panel } from './page';

export type SavePack = (result: EditResult, said: string) => Promise<boolean>;

/** Keeps an edited pack; what does not fit is said with its place, and nothing is kept then. */
function useSavePack(): { save: SavePack; problem: PackProblem | null } {
  const app = useApp();
  const [problem, setProblem] = useState<PackProblem | null>(null);
  return {
    problem,
    async save(result, said) {
      setProblem(result.ok ? null : result.problem);
      if (!result.ok) return false;
      const saved = await app.run({ change: { type: 'edition.save', pack: result.pack }, said, about: said });
      return saved.ok;
    },
  };
}

export function Problem({ problem }: { problem: PackProblem | null }) {
  const app = useApp();
  if (!problem) return null;
  return (
    <Note tone="miss" icon="failed" alert part="edition-problem">
      {packProblemText(app.language.value, problem)} <b>{app.w.value.failure.notSaved}</b>
    </Note>
  );
}

function AddItem({ pack, sub, close }: { pack: EditionPack; sub: SubIndicator; close: () => void }) {
  const app = useApp();
  const w = app.w.value.dash.edition;
  const { save, problem } = useSavePack();
  const last = indexEdition(pack).items.length;
  const [code, setCode] = useState(`O${last + 1}`);
  const [name, setName] = useState('');
  const [text, setText] = useState('');

  async function add() {
    const result = addItem(pack, {
      sub: sub.code,
      code: code.trim().toUpperCase(),
      name: name.trim(),
      criteria: [{ text: text.trim(), basis: 'certain' }],
    });
    if (await save(result, w.added(code.trim()))) close();
  }
  return (
    <form
      class="ink pad stack-s"
      data-part="add-item-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Problem problem={problem} />
      <div class="two code-name">
        <Field label={w.code}>
          {(attributes) => (
            <input {...attributes} class="in" value={code} onInput={(event) => setCode(event.currentTarget.value)} />
          )}
        </Field>
        <Field label={w.name}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              maxLength={400}
              value={name}
              data-part="new-item-name"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <Field label={w.criterion(1)}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="in"
            rows={2}
            maxLength={1_000}
            value={text}
            data-part="new-item-criterion"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row wrap">
        <button type="submit" class="btn" data-part="add-item-save">
          {w.addItemTo(sub.code)}
        </button>
        <button type="button" class="btn" onClick={close}>
          {app.w.value.cancel}
        </button>
      </div>
    </form>
  );
}

function ItemLine({
  pack,
  sub,
  item,
  at,
  save,
}: {
  pack: EditionPack;
  sub: SubIndicator;
  item: Item;
  at: number;
  save: SavePack;
}) {
  const app = useApp();
  const w = app.w.value.dash.edition;
  const [open, setOpen] = useState(false);
  const move = (to: number) => void save(moveItem(pack, item.id, sub.code, to), w.moved(item.code));
  return (
    <li class="ed-item" data-part="edition-item" data-item={item.id} data-code={item.code}>
      <div class="row top">
        <button
          type="button"
          class="link plain grow"
          aria-expanded={open}
          data-part="open-item"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'down' : 'next'} size={14} />
          <b class="code">{item.code}</b>
          <span>{item.name}</span>
        </button>
        <button
          type="button"
          class="btn icon"
          disabled={at === 0}
          aria-label={w.up(item.code)}
          title={w.up(item.code)}
          onClick={() => move(at - 1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          class="btn icon"
          disabled={at === sub.items.length - 1}
          aria-label={w.down(item.code)}
          title={w.down(item.code)}
          onClick={() => move(at + 1)}
        >
          <Icon name="down" />
        </button>
      </div>
      {open && <ItemEditor pack={pack} item={item} save={save} close={() => setOpen(false)} />}
    </li>
  );
}

/** One year's checklist, every word of it open to staff; the built-in one stays and can be gone back to. */
export function EditionPage({ year }: { year: number }) {
  const app = useApp();
  const router = useRouter();
  const w = app.w.value;
  const words = w.dash.edition;
  const { save, problem } = useSavePack();
  const [adding, setAdding] = useState<string | null>(null);
  const pack = resolveEdition(year, app.storedPacks.value);
  const back = (
    <a class="link" href="#editions">
      <Icon name="back" size={14} />
      {words.back}
    </a>
  );
  if (!pack) {
    return (
      <Page title={w.tab.noEditionTitle(year)} part="edition">
        <p>{back}</p>
      </Page>
    );
  }
  const stored = app.state.value?.editions.some((edition) => edition.year === year) ?? false;
  const builtin = builtinEditions.some((edition) => edition.year === year);

  async function reset() {
    const said = words.resetDone(year);
    const result = await app.run({ change: { type: 'edition.remove', year }, said, about: said });
    if (result.ok && !builtin) router.go({ place: 'editions' });
  }
  return (
    <Page
      title={words.title(year)}
      intro={`${words.items(indexEdition(pack).items.length)} · ${w.dash.editions.origin[pack.origin]}`}
      part="edition"
    >
      <div class="row wrap between">
        {back}
        <span class="row wrap">
          {stored && (
            <button type="button" class="btn" data-part="reset-edition" onClick={() => void reset()}>
              {builtin ? words.reset : words.resetDraft}
            </button>
          )}
          <button
            type="button"
            class="btn"
            data-part="renumber"
            onClick={() => void save(renumberInOrder(pack), words.renumbered)}
          >
            {words.renumber}
          </button>
          <button type="button" class="btn" data-part="export-edition" onClick={() => downloadPack(pack)}>
            <Icon name="download" />
            {w.dash.editions.export}
          </button>
        </span>
      </div>
      {pack.numberingBasis !== 'certain' && (
        <Note tone="part" icon="warn" title={w.caveat(year)} part="caveat">
          <p>{caveatIn(pack, app.language.value)}</p>
          <button
            type="button"
            class="btn"
            style={{ marginTop: '8px' }}
            data-part="confirm-numbering"
            onClick={() => void save(confirmNumbering(pack), words.confirmed(year))}
          >
            {words.confirm}
          </button>
          <p class="meta">{words.confirmHint}</p>
        </Note>
      )}
      <Problem problem={problem} />
      {pack.indicators.flatMap((indicator) =>
        indicator.subIndicators.map((sub) => (
          <Panel
            key={sub.code}
            title={`${sub.code} ${sub.name}`}
            hint={
              <button
                type="button"
                class="link"
                data-part="add-item"
                aria-label={`${words.addItem} ${sub.code}`}
                onClick={() => setAdding(sub.code)}
              >
                <Icon name="plus" size={14} />
                {words.addItem}
              </button>
            }
          >
            <ul>
              {sub.items.map((item, at) => (
                <ItemLine key={item.id} pack={pack} sub={sub} item={item} at={at} save={save} />
              ))}
            </ul>
            {adding === sub.code && (
              <div class="pad">
                <AddItem pack={pack} sub={sub} close={() => setAdding(null)} />
              </div>
            )}
          </Panel>
        )),
      )}
    </Page>
  );
}
