import { Fragment } from 'preact';
import type { Placement } from '../../lib/paste/match';
import { useSidebar } from '../app/context';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import type { FormState, Pasting } from './pasting';

type Preview = Extract<FormState, { kind: 'preview' }>;

/** What has to be looked at before it is filled: what is not certain, is cut, or would take the place of other text. */
const needsLook = (one: Placement) => one.state !== 'same' && !one.ticked;

function Row({ one, ticked, pasting }: { one: Placement; ticked: boolean; pasting: Pasting }) {
  const { app } = useSidebar();
  const w = app.w.value.paste;
  const what = one.target === 'both' ? w.both : w.fields[one.target];
  const empty = w.empty;
  return (
    <li class="paste-row" data-part="paste-placement" data-target={one.target} data-ticked={ticked}>
      <label class="choice">
        <input
          type="checkbox"
          class="check"
          checked={ticked}
          aria-label={w.form.tick(what, app.codeOf(one.item))}
          data-part="paste-tick"
          onChange={(event) => pasting.tick([one.form.id], event.currentTarget.checked)}
        />
        <span class="grow">
          <b>{what}</b> {one.state === 'replaces' && <span class="meta">{w.form.replaces}</span>}
          {one.state === 'earlier' && <span class="meta">{w.form.earlier}</span>}
          <span
            class={`block tight clamp ${one.target === 'urls' ? 'url' : ''}`}
            title={`${one.now || empty} → ${one.will || empty}`}
          >
            {one.now.trim() !== '' && (
              <>
                <s>{one.now}</s> {w.form.to}{' '}
              </>
            )}
            {one.will || empty}
          </span>
          {one.lost !== '' && (
            <span class="block tight c-part" data-part="paste-cut">
              {w.form.cut(one.limit)} <span class="clamp lines">{one.lost}</span>
            </span>
          )}
        </span>
      </label>
    </li>
  );
}

/** The placements of a part of the list, item by item in the order of the form. */
function Group({
  placements,
  state,
  pasting,
  reasons,
}: {
  placements: readonly Placement[];
  state: Preview;
  pasting: Pasting;
  reasons: boolean;
}) {
  const { app } = useSidebar();
  const w = app.w.value.paste;
  const items = [...new Set(placements.map(({ item }) => item))];
  return (
    <ul class="list-plain stack-s">
      {items.map((item) => {
        const own = placements.filter((one) => one.item === item);
        const [first] = own;
        const why = [...new Map(own.flatMap((one) => one.why).map((one) => [JSON.stringify(one), one])).values()];
        return (
          <li
            key={item}
            class={reasons ? 'pencil pad-s' : 'card pad-s'}
            data-part="paste-row"
            data-code={app.codeOf(item)}
            data-confidence={first?.confidence}
          >
            <p class="row top">
              <span class="code">{app.codeOf(item)}</span>
              <span class="grow tight">{app.nameOf(item)}</span>
            </p>
            {reasons && first && (
              <p class="meta" data-part="paste-why">
                {first.confidence === 'doubtful' ? <b>{w.confidence.doubtful}: </b> : null}
                {why.map((one, at) => (
                  <Fragment key={one.key}>
                    {at > 0 && ' · '}
                    {w.why[one.key](one.params)}
                  </Fragment>
                ))}
              </p>
            )}
            <ul class="list-plain">
              {own.map((one) => (
                <Row key={one.form.id} one={one} ticked={state.ticked.has(one.form.id)} pasting={pasting} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** What goes where, before anything is filled: the uncertain first and unticked, one confirmation for all that is ticked. */
export function FormPreview({ pasting, state }: { pasting: Pasting; state: Preview }) {
  const { app } = useSidebar();
  const w = app.w.value.paste.form;
  const { placements, absent, unclear, locked } = state.match;
  const look = placements.filter(needsLook);
  const ready = placements.filter((one) => one.state !== 'same' && one.ticked);
  const same = placements.filter((one) => one.state === 'same').length;
  const count = placements.filter((one) => state.ticked.has(one.form.id)).length;
  const items = new Set(placements.map(({ item }) => item)).size;
  return (
    <>
      <div class="sb-body pad stack" data-part="paste-preview">
        <p role="status">
          <b>{w.found(placements.length, items)}</b>
        </p>
        {state.more && (
          <Note tone="part" icon="warn">
            {w.more}
          </Note>
        )}
        {look.length > 0 && (
          <section data-part="paste-look">
            <h3 class="sect c-part">
              <Icon name="warn" size={14} />
              {w.look(look.length)}
            </h3>
            <p class="meta">{w.lookHint}</p>
            <Group placements={look} state={state} pasting={pasting} reasons />
          </section>
        )}
        {ready.length > 0 && (
          <section data-part="paste-ready">
            <h3 class="sect">{w.ready(ready.length)}</h3>
            <Group placements={ready} state={state} pasting={pasting} reasons={false} />
          </section>
        )}
        <div class="meta stack-s" data-part="paste-rest">
          {same > 0 && <p>{w.same(same)}</p>}
          {absent.length > 0 && <p>{w.absent(absent.map(app.codeOf).join(' '))}</p>}
          {unclear.length > 0 && <p>{w.unclear(unclear.length)}</p>}
          {locked > 0 && <p>{w.locked(locked)}</p>}
          <p>{w.never}</p>
        </div>
      </div>
      <footer class="sb-foot">
        <button
          type="button"
          class="btn main wide"
          data-part="paste-fill"
          disabled={count === 0}
          onClick={() => void pasting.fill()}
        >
          <Icon name="stamp" />
          {count === 0 ? w.nothingTicked : w.fill(count)}
        </button>
        <div class="under">
          <button type="button" class="link" data-part="paste-cancel" onClick={pasting.reset}>
            {app.w.value.cancel}
          </button>
          <button type="button" class="link" data-part="paste-again" onClick={() => void pasting.readForm()}>
            {w.again}
          </button>
        </div>
      </footer>
    </>
  );
}
