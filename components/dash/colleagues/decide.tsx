import type { ComponentChildren } from 'preact';
import type { Change } from '../../../lib/assessment/commands';
import type { Conflict, Side } from '../../../lib/assessment/merge/conflicts';
import { formatThaiDateTime } from '../../../lib/thai/dates';
import { useApp } from '../../app/context';
import { Panel } from '../page';
import { aboutText, valueText } from './values';

type Decision = Extract<Change, { type: 'conflict.decide' }>['decisions'][number];
/** What one command decides at most; the rest stays open and is asked again. */
const MOST = 500;

/** What two changed differently, side by side. Ours is in force until a person chooses; the choice can be undone. */
export function DecidePanel({ conflicts }: { conflicts: readonly Conflict[] }) {
  const app = useApp();
  const w = app.w.value.merge.decide;
  const busy = app.busy.value > 0;

  function decide(decisions: Decision[]) {
    void app.act({ type: 'conflict.decide', decisions }, { said: w.said(decisions.length), about: w.about });
  }
  const order = app.index.value?.items.map(({ item }) => item.id) ?? [];
  const all = [...conflicts].sort((a, b) => order.indexOf(a.item ?? '') - order.indexOf(b.item ?? '')).slice(0, MOST);
  const single = all.every(({ theirs }) => theirs.length === 1);
  return (
    <Panel title={w.title} hint={w.hint(conflicts.length)} part="decide">
      <div class="pad stack">
        {all.length > 1 && (
          <div class="row wrap">
            <button
              type="button"
              class="btn"
              disabled={busy}
              data-part="all-mine"
              onClick={() => decide(all.map((one) => decisionOf(one, 'mine')))}
            >
              {w.allMine(all.length)}
            </button>
            {single && (
              <button
                type="button"
                class="btn"
                disabled={busy}
                data-part="all-theirs"
                onClick={() => decide(all.map((one) => decisionOf(one, one.theirs[0]?.id ?? 'mine')))}
              >
                {w.allTheirs(all.length)}
              </button>
            )}
          </div>
        )}
        {all.map((conflict) => (
          <Card
            key={conflict.id}
            conflict={conflict}
            busy={busy}
            decide={(keep) => decide([decisionOf(conflict, keep)])}
          />
        ))}
      </div>
    </Panel>
  );
}

function decisionOf({ id, seen }: Conflict, keep: Decision['keep']): Decision {
  return { conflict: id, seen, keep };
}

function Card({
  conflict,
  busy,
  decide,
}: {
  conflict: Conflict;
  busy: boolean;
  decide: (keep: Decision['keep']) => void;
}) {
  const app = useApp();
  const w = app.w.value.merge.decide;
  const { kind, item, mine, theirs, both } = conflict;
  const data = mine.data ?? theirs.find((side) => side.data !== null)?.data ?? {};
  const what = aboutText(app, kind, item, data);
  const choice = (part: string, text: string, keep: Decision['keep']) => (
    <button
      type="button"
      class="btn"
      disabled={busy}
      data-part={part}
      aria-label={w.label(what, text)}
      onClick={() => decide(keep)}
    >
      {text}
    </button>
  );
  return (
    <article class="differs" data-part="conflict" data-kind={kind} aria-label={what}>
      <h3>
        {what}
        {item !== null && <span class="c-2 name">{app.nameOf(item)}</span>}
      </h3>
      <div class="sides">
        <SideCard conflict={conflict} side={mine} title={w.mine} inForce>
          {choice('keep-mine', w.keepMine, 'mine')}
        </SideCard>
        {theirs.map((side) => (
          <SideCard key={side.id} conflict={conflict} side={side} title={w.theirs(side.by)}>
            {choice('keep-theirs', w.keepTheirs(side.by), side.id)}
          </SideCard>
        ))}
      </div>
      {both !== null && (
        <p class="row wrap">
          {choice('keep-both', w.keepBoth, 'both')}
          <span class="meta">{w.bothHint}</span>
        </p>
      )}
    </article>
  );
}

function SideCard({
  conflict: { kind, fields },
  side,
  title,
  inForce,
  children,
}: {
  conflict: Conflict;
  side: Side;
  title: string;
  inForce?: boolean;
  children: ComponentChildren;
}) {
  const app = useApp();
  const w = app.w.value.merge;
  const { data } = side;
  return (
    <section class={inForce ? 'side-card now' : 'side-card'} data-part={inForce ? 'side-mine' : 'side-theirs'}>
      <h4>
        {title}
        {inForce && <span class="meta">{w.decide.inForce}</span>}
      </h4>
      <p class="meta">{w.decide.by(side.by, side.at === '' ? '' : formatThaiDateTime(side.at))}</p>
      {data === null ? (
        <p>{w.values.gone}</p>
      ) : (
        <dl>
          {fields.map((field) => (
            <div key={field}>
              <dt>{w.fields[field] ?? field}</dt>
              <dd>{valueText(app, kind, field, data)}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </section>
  );
}
