import { useState } from 'preact/hooks';
import type { IndexedItem } from '../lib/checklist';
import { useSidebar } from './app/context';
import { isOurs, readableUrl } from './app/names';
import { seenOn } from './app/seen';
import { codesOf, evidenceAt, take, takingOf } from './app/takings';
import type { Picking } from './app/view';
import { useScannedWay } from './app/way';
import { useWritten } from './app/written';
import { OfferedWay } from './page/offered-way';
import { PersonalNote } from './page/personal';
import { FileContext } from './page/subject';
import { Icon } from './parts/icons';
import { ItemChoice } from './parts/item-choice';
import { onEscape, SubHead } from './parts/sub-head';
import { Restored, WrittenFields } from './parts/written-fields';

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
  const draft = useWritten(app, picking.url, '', useScannedWay(app, picking.url));
  const [noting, setNoting] = useState(draft.restored);
  const evidence = evidenceAt(app, picking.url);
  const already = new Set(evidence.map((one) => one.item));
  const [chosen, setChosen] = useState<readonly string[]>(() => picking.preset.filter((item) => !already.has(item)));
  const index = app.index.value;
  if (!index) return null;

  const audit = reading.audit.value;
  const page = reading.page.value;
  const onPage = audit && page?.url === picking.url ? { page, audit } : null;
  // What was read of the very thing that is taken.
  const read = onPage ?? reading.files.readAt(picking.url);
  const seen = read && seenOn(app, read.page.facts, read.audit);
  const { suggested } = picking;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
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
    const result = await take(app, [takingOf(picking, chosen, draft.written, seen)]);
    if (!result.ok) return;
    draft.drop();
    close();
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
        {read && (
          <FileContext.Provider value={read.page.facts.file ? { url: picking.url, facts: read.page.facts.file } : null}>
            <div class="tools-note">
              <PersonalNote facts={read.page.facts} />
            </div>
          </FileContext.Provider>
        )}
        <ItemChoice index={index} suggested={suggested} row={row} />
      </div>
      <footer class="sb-foot">
        {!noting && <OfferedWay draft={draft} edit={() => setNoting(true)} />}
        {noting && (
          <div class="stack-s" style={{ paddingBottom: '10px' }}>
            {draft.restored && <Restored />}
            <WrittenFields part="take" written={draft.written} write={draft.write} />
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
