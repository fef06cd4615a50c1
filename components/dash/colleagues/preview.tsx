import { useEffect, useRef, useState } from 'preact/hooks';
import { indexEdition, resolveEdition } from '../../../lib/checklist';
import type { MergeCheck } from '../../../lib/storage';
import { formatThaiDateTime } from '../../../lib/thai/dates';
import { useApp } from '../../app/context';
import { readableUrl, shortAgency } from '../../app/names';
import { Field, Note } from '../../parts/controls';
import { Scrolling } from '../page';

type Checked = Extract<MergeCheck, { ok: true }>;

/** What a merge would do: where it goes, how much of what, and each thing by name. */
export function MergePreview({
  check,
  choose,
  merge,
  cancel,
}: {
  check: Checked;
  choose: (into: string) => void;
  /** `person` where the assessment is new here. */
  merge: (person: string | undefined) => void;
  cancel: () => void;
}) {
  const app = useApp();
  const w = app.w.value.merge.take;
  const [person, setPerson] = useState(app.snapshot.value?.assessment.person ?? '');
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const target = check.targets.find(({ id }) => id === check.into);
  const isNew = target?.what === 'new';
  const { counts } = check;
  const hows = (['added', 'changed', 'removed', 'conflict'] as const).filter((how) => counts[how] > 0);
  const all = counts.added + counts.changed + counts.removed + counts.conflict;

  return (
    <div class="stack" data-part="merge-preview">
      <div>
        <h3 tabIndex={-1} ref={head}>
          {w.of(shortAgency(check.agency), check.edition)}
        </h3>
        <p class="c-2">{w.made(check.madeBy, formatThaiDateTime(check.madeAt))}</p>
      </div>
      <fieldset class="stack-s" data-part="merge-into">
        <legend class="label">{w.where}</legend>
        {check.targets.map(({ id, what }) => (
          <label key={id} class="choice">
            <input
              type="radio"
              class="check"
              name="merge-into"
              checked={id === check.into}
              data-part={`into-${what}`}
              onChange={() => choose(id)}
            />
            {w.into[what]}
          </label>
        ))}
      </fieldset>
      {isNew && (
        <Field label={w.person} hint={w.personHint}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              value={person}
              maxLength={120}
              data-part="merge-person"
              onInput={(event) => setPerson(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {check.known ? (
        <Note tone="ink-n" icon="tick" title={w.known} part="merge-known" />
      ) : (
        <p class="row wrap" data-part="merge-counts">
          {hows.map((how) => (
            <b key={how} class={`tally ${how}`} data-how={how}>
              {w.counts[how](counts[how])}
            </b>
          ))}
        </p>
      )}
      {counts.conflict > 0 && (
        <Note tone="part" icon="warn">
          {w.conflicts}
        </Note>
      )}
      {check.rows.length > 0 && <Rows check={check} all={all} />}
      {check.silent > 0 && <p class="meta">{w.silent(check.silent)}</p>}
      {check.pictures > 0 && <p class="meta">{w.pictures(check.pictures)}</p>}
      {!check.known && !isNew && <p class="meta">{w.undo}</p>}
      <div class="row wrap">
        {!check.known && (
          <button
            type="button"
            class="btn main"
            data-part="merge"
            disabled={isNew && person.trim() === ''}
            onClick={() => merge(isNew ? person.trim() : undefined)}
          >
            {isNew ? w.mainNew : w.main}
          </button>
        )}
        <button type="button" class="btn" data-part="merge-cancel" onClick={cancel}>
          {check.known ? w.close : w.cancel}
        </button>
      </div>
    </div>
  );
}

function Rows({ check, all }: { check: Checked; all: number }) {
  const app = useApp();
  const { take: w, kinds } = app.w.value.merge;
  // The file's year, which need not be that of the assessment that is open.
  const pack = resolveEdition(check.edition, app.storedPacks.value);
  const codes = new Map(pack === null ? [] : indexEdition(pack).items.map(({ item }) => [item.id, item.code]));
  return (
    <Scrolling label={w.list} axis="y">
      <table>
        <thead>
          <tr>
            <th>{w.columns.how}</th>
            <th>{w.columns.item}</th>
            <th>{w.columns.what}</th>
          </tr>
        </thead>
        <tbody>
          {check.rows.map((row, at) => (
            <tr key={at} data-part="merge-row" data-how={row.how} data-kind={row.kind}>
              <td class="keep">{w.how[row.how]}</td>
              <td class="num">{row.item === null ? '' : (codes.get(row.item) ?? row.item)}</td>
              <td>
                {kinds[row.kind]}
                {row.about && <span class="meta block">{readableUrl(row.about)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > check.rows.length && <p class="meta">{w.more(all - check.rows.length)}</p>}
    </Scrolling>
  );
}
