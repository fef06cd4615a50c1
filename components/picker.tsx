import { useState } from 'preact/hooks';
import type { IndexedItem } from '../lib/checklist';
import { useSidebar } from './app/context';
import { groupItems, matchesItem } from './app/item-search';
import { isOurs, readableUrl } from './app/names';
import { codesOf, evidenceAt, take, takingOf } from './app/takings';
import type { Picking } from './app/view';
import { Field, SearchBox } from './parts/controls';
import { Icon } from './parts/icons';
import { onEscape, SubHead } from './parts/sub-head';

function PickRow({
  entry,
  chosen,
  already,
  toggle,
}: {
  entry: IndexedItem;
  chosen: boolean;
  already: boolean;
  toggle: () => void;
}) {
  const { app } = useSidebar();
  const w = app.w.value;
  const { item } = entry;
  return (
    <li data-part="picker-item" data-item={item.id} data-code={item.code}>
      <label class="choice grow">
        <input type="checkbox" class="check" checked={chosen || already} disabled={already} onChange={toggle} />
        <b class="code">{item.code}</b>
        <span class="grow">{item.name}</span>
        {already && <span class="meta c-ink keep">{w.picker.already}</span>}
      </label>
    </li>
  );
}

/** Choosing the items that a page, link or file is evidence of: several at once, with its explanation and note. */
export function Picker({ picking, close }: { picking: Picking; close: () => void }) {
  const { app, reading } = useSidebar();
  const w = app.w.value;
  const [search, setSearch] = useState('');
  const [written, write] = useState({ note: '', explanation: '' });
  const [noting, setNoting] = useState(false);
  const evidence = evidenceAt(app, picking.url);
  const already = new Set(evidence.map((one) => one.item));
  const [chosen, setChosen] = useState<readonly string[]>(() => picking.preset.filter((item) => !already.has(item)));
  const index = app.index.value;
  if (!index) return null;

  const audit = reading.audit.value;
  const samePage = picking.source === 'page' && reading.page.value?.url === picking.url;
  const { suggested } = picking;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const found = groupItems(index, (entry) => matchesItem(entry, search));
  const proposed = search ? [] : suggested.flatMap((item) => index.byId.get(item) ?? []);
  const toggle = (item: string) =>
    setChosen(chosen.includes(item) ? chosen.filter((other) => other !== item) : [...chosen, item]);
  const row = (entry: IndexedItem) => (
    <PickRow
      key={entry.item.id}
      entry={entry}
      chosen={chosen.includes(entry.item.id)}
      already={already.has(entry.item.id)}
      toggle={() => toggle(entry.item.id)}
    />
  );

  async function takeChosen() {
    const result = await take(app, [takingOf(picking, chosen, written, samePage ? audit : null)]);
    if (result.ok) close();
  }
  const label = picking.source === 'page' ? w.page.take : picking.source === 'file' ? w.page.takeFile : w.page.takeLink;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="picker" onKeyDown={onEscape(close)}>
      <SubHead back={close} title={w.picker.title} />
      <div class="sb-body">
        <div class="what">
          <div class="row">
            <Icon name={picking.source === 'file' ? 'file' : picking.source === 'page' ? 'page' : 'link'} />
            <span class="grow cut" title={picking.title}>
              <b>{picking.title || w.picker.subject[picking.source]}</b>
            </span>
          </div>
          <p class="url">{readableUrl(picking.url)}</p>
          {!isOurs(picking.url, hosts) && (
            <p class="mark c-part wraps" data-part="other-host">
              <Icon name="warn" />
              {w.picker.otherHost}
            </p>
          )}
        </div>
        <div class="tools row">
          <SearchBox
            label={w.picker.search}
            value={search}
            change={setSearch}
            clear={w.items.clear}
            part="picker-search"
          />
        </div>
        <div class="pick">
          {proposed.length > 0 && (
            <>
              <div class="group">
                <Icon name="pencil" size={14} />
                <h3>{w.picker.suggested}</h3>
              </div>
              <ul class="list">{proposed.map(row)}</ul>
            </>
          )}
          {found.map(({ sub, entries }) => (
            <section key={sub.code}>
              <div class="group">
                <h3 class="cut" title={sub.name}>
                  {sub.code} {sub.name}
                </h3>
              </div>
              <ul class="list">{entries.filter((entry) => !proposed.includes(entry)).map(row)}</ul>
            </section>
          ))}
          {found.length === 0 && (
            <p class="pad" role="status">
              {w.picker.none}
            </p>
          )}
        </div>
      </div>
      <footer class="sb-foot">
        {noting && (
          <div class="stack-s" style={{ paddingBottom: '10px' }}>
            <Field label={w.picker.explanation} hint={w.picker.explanationHint}>
              {(attributes) => (
                <textarea
                  {...attributes}
                  class="in"
                  rows={2}
                  maxLength={2_000}
                  value={written.explanation}
                  data-part="take-explanation"
                  onInput={(event) => write({ ...written, explanation: event.currentTarget.value })}
                />
              )}
            </Field>
            <Field label={w.picker.note} hint={w.picker.noteHint}>
              {(attributes) => (
                <textarea
                  {...attributes}
                  class="in"
                  rows={1}
                  maxLength={2_000}
                  value={written.note}
                  data-part="take-note"
                  onInput={(event) => write({ ...written, note: event.currentTarget.value })}
                />
              )}
            </Field>
          </div>
        )}
        <button
          type="button"
          class="btn main wide"
          data-part="picker-take"
          disabled={chosen.length === 0 || app.busy.value > 0}
          onClick={() => void takeChosen()}
        >
          <Icon name="stamp" />
          {chosen.length === 0 ? w.picker.chooseFirst : label(codesOf(app, chosen))}
        </button>
        <div class="under">
          <button
            type="button"
            class="link"
            aria-expanded={noting}
            data-part="noting"
            onClick={() => setNoting(!noting)}
          >
            {noting ? w.page.noteHide : w.page.note}
          </button>
          {picking.pending ? (
            <button type="button" class="link" data-part="pending-dismiss" onClick={close}>
              {w.picker.pendingDismiss}
            </button>
          ) : (
            <span class="meta">{chosen.length > 1 ? w.picker.chosen(chosen.length) : ''}</span>
          )}
        </div>
      </footer>
    </div>
  );
}
