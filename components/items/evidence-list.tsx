import { useState } from 'preact/hooks';
import { evidenceState } from '../../lib/assessment/evidence-state';
import type { Evidence } from '../../lib/assessment/model';
import type { Reason } from '../../lib/audit/finding';
import type { Item } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useApp } from '../app/context';
import { readableUrl, shortUrl, yearSpans } from '../app/names';
import { evidencePictures } from '../app/pictures';
import { removeEvidence } from '../app/takings';
import { Icon, type IconName } from '../parts/icons';
import { By } from '../parts/marks';
import { Thumbs } from '../pictures/thumbs';
import { AddUrl } from './add-url';
import { EvidenceEditor, findEvidenceDraft } from './evidence-editor';

const ICONS: Record<Evidence['source'], IconName> = {
  page: 'page',
  link: 'link',
  file: 'file',
  anchor: 'link',
  manual: 'pencil',
  import: 'upload',
};

type Moves = { up: (() => void) | null; down: (() => void) | null };

function EvidenceRow({
  item,
  one,
  at,
  doubts,
  moves,
  drag,
}: {
  item: Item;
  one: Evidence;
  at: number;
  doubts: readonly Reason[];
  moves: Moves;
  drag: { over: boolean; start: () => void; enter: () => void; drop: () => void; end: () => void };
}) {
  const app = useApp();
  const w = app.w.value;
  const [open, setOpen] = useState(false);
  // What was typed and not saved when the frame went away comes back open.
  const [editing, setEditing] = useState(() => findEvidenceDraft(one) !== null);
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const pictures = evidencePictures(app, one);
  const n = at + 1;

  function onKeyDown(event: KeyboardEvent) {
    const move = event.key === 'ArrowUp' ? moves.up : event.key === 'ArrowDown' ? moves.down : null;
    if (!event.altKey || !move) return;
    event.preventDefault();
    move();
  }

  return (
    <li
      class={`ev ${drag.over ? 'over' : ''}`}
      data-part="evidence"
      data-url={one.url}
      data-id={one.id}
      onDragOver={(event) => {
        event.preventDefault();
        drag.enter();
      }}
      onDrop={(event) => {
        event.preventDefault();
        drag.drop();
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt+arrows move the row from any of its buttons */}
      <div class="ev-row" onKeyDown={onKeyDown}>
        <button
          type="button"
          class="btn icon grip"
          draggable
          aria-label={w.item.drag(n)}
          title={w.item.drag(n)}
          data-part="grip"
          onDragStart={(event) => {
            event.dataTransfer?.setData('text/plain', one.url);
            drag.start();
          }}
          onDragEnd={drag.end}
        >
          <Icon name="grip" size={14} />
        </button>
        <span class="num">{n}</span>
        <Icon name={ICONS[one.source]} />
        <button type="button" class="ev-title grow" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span class="cut" title={one.title}>
            {one.title || w.picker.subject[one.source]}
          </span>
          <span class="meta cut" title={readableUrl(one.url)}>
            {shortUrl(one.url, hosts)}
          </span>
        </button>
        <button
          type="button"
          class="btn icon"
          aria-label={`${w.item.open} ${n}`}
          title={w.item.open}
          data-part="open-evidence"
          onClick={() => app.tell({ type: 'open', url: one.url })}
        >
          <Icon name="open" />
        </button>
      </div>
      {doubts.map((doubt) => (
        <p key={doubt.key} class={`ev-doubt ${doubt.key === 'doubt.link-unchecked' ? 'c-unk' : 'c-part'}`}>
          <Icon name={doubt.key === 'doubt.link-unchecked' ? 'cantTell' : 'warn'} size={14} />
          <span title={reasonText(app.language.value, doubt)}>
            {app.w.value.doubts[doubt.key] ?? reasonText(app.language.value, doubt)}
          </span>
        </p>
      ))}
      <EvidenceState one={one} />
      {one.explanation && !editing && (
        <p class="ev-more tight" style={{ paddingLeft: '46px' }}>
          {one.explanation}
        </p>
      )}
      {!editing && <Thumbs pictures={pictures} label={w.pictures.list} />}
      {open && !editing && (
        <div class="ev-more stack-s">
          <p class="url">{readableUrl(one.url)}</p>
          {one.note && (
            <p class="tight">
              <span class="meta">{w.picker.note}: </span>
              {one.note}
            </p>
          )}
          {one.fiscalYears.length > 0 && <p class="meta">{w.page.years(yearSpans(one.fiscalYears))}</p>}
          <By who="staff">{w.savedBy(one.takenBy, formatThaiDateTime(one.takenAt))}</By>
          {pictures.length === 0 && (
            <p class="meta" data-part="no-picture">
              {w.pictures.none} {w.pictures.how}
            </p>
          )}
          <div class="row wrap">
            <button type="button" class="btn small" data-part="edit-evidence" onClick={() => setEditing(true)}>
              <Icon name="pencil" size={14} />
              {w.item.edit}
            </button>
            <button
              type="button"
              class="btn small"
              disabled={!moves.up}
              data-part="move-up"
              onClick={() => moves.up?.()}
            >
              <Icon name="up" size={14} />
              {w.item.up}
            </button>
            <button
              type="button"
              class="btn small"
              disabled={!moves.down}
              data-part="move-down"
              onClick={() => moves.down?.()}
            >
              <Icon name="down" size={14} />
              {w.item.down}
            </button>
            <button
              type="button"
              class="btn small"
              aria-label={w.item.removeLabel(n, item.code)}
              data-part="remove-evidence"
              onClick={() => void removeEvidence(app, [one])}
            >
              <Icon name="trash" size={14} />
              {w.item.remove}
            </button>
          </div>
        </div>
      )}
      {editing && <EvidenceEditor item={item} one={one} n={n} close={() => setEditing(false)} />}
    </li>
  );
}

/** How far it has come since it was submitted, and where it came over from. */
function EvidenceState({ one }: { one: Evidence }) {
  const app = useApp();
  const w = app.w.value;
  const snapshot = app.snapshot.value;
  const submissions = snapshot?.submissions ?? [];
  const state = evidenceState(one, app.readiness.value?.items.get(one.item), submissions, snapshot?.itemResults ?? []);
  const said = [
    one.carried && w.nextYear.carried.badge(one.carried.code, one.carried.edition),
    submissions.length > 0 && w.results.states[state],
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <p class="ev-more meta" data-part="evidence-state" data-state={state}>
      {said.join(' · ')}
    </p>
  );
}

/** หลักฐาน in its order: the order of the URLs on the sheet. Moved by dragging, by Alt+arrows and by buttons. */
export function EvidenceList({
  item,
  evidence,
  doubts,
}: {
  item: Item;
  evidence: readonly Evidence[];
  /** Of the whole item; those with `at` are about the piece in that place, from 1. */
  doubts: readonly Reason[];
}) {
  const app = useApp();
  const w = app.w.value;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const ids = evidence.map((one) => one.id);

  async function move(id: string, to: number) {
    const rest = ids.filter((other) => other !== id);
    const order = [...rest.slice(0, to), id, ...rest.slice(to)];
    if (order.join() === ids.join()) return;
    const said = w.doing.reordered(item.code);
    await app.act({ type: 'evidence.reorder', item: item.id, evidenceIds: order }, { said, about: said });
  }
  const end = () => {
    setDragged(null);
    setOver(null);
  };

  return (
    <section data-part="evidence-list">
      <div class="sect">
        <h3>{w.item.evidence}</h3>
        <span class="meta num">{evidence.length}</span>
        <span class="grow" />
        <button
          type="button"
          class="link"
          data-part="add-url"
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          {w.item.addUrl}
        </button>
      </div>
      {adding && <AddUrl item={item} close={() => setAdding(false)} />}
      {evidence.length === 0 && !adding && (
        <p class="card c-2 tight" style={{ padding: '8px 12px' }}>
          {w.item.noEvidence}
        </p>
      )}
      {evidence.length > 0 && (
        <ol class="ink">
          {evidence.map((one, at) => (
            <EvidenceRow
              key={one.id}
              item={item}
              one={one}
              at={at}
              doubts={doubts.filter((doubt) => doubt.params.at === at + 1)}
              moves={{
                up: at > 0 ? () => void move(one.id, at - 1) : null,
                down: at < ids.length - 1 ? () => void move(one.id, at + 1) : null,
              }}
              drag={{
                over: dragged !== null && dragged !== one.id && over === one.id,
                start: () => setDragged(one.id),
                enter: () => setOver(one.id),
                drop: () => {
                  if (dragged) void move(dragged, at);
                  end();
                },
                end,
              }}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
