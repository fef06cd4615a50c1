import { useState } from 'preact/hooks';
import { differencesSince, type ItemDifference } from '../../../lib/assessment/evidence-state';
import type { Submission, SubmittedItem } from '../../../lib/assessment/submission';
import { urlKey } from '../../../lib/links/identity';
import { formatThaiDate, formatThaiDateTime } from '../../../lib/thai/dates';
import { useSidebar } from '../../app/context';
import { readableUrl } from '../../app/names';
import { Field } from '../../parts/controls';
import { Panel, Scrolling } from '../page';

/** What was entered into ITAS, frozen as it stood. */
export function Submissions() {
  const { app } = useSidebar();
  const [note, setNote] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const w = app.w.value.results.freeze;
  const snapshot = app.snapshot.value;
  const states = [...(app.readiness.value?.items.values() ?? [])];
  const count = (answer: 'yes' | 'no' | null) => states.filter((state) => state.answer === answer).length;

  async function freeze() {
    // Of what is sent, and not of every link that was ever checked.
    const sent = new Set(snapshot?.evidence.map(({ url }) => urlKey(url)));
    const verdicts = (app.state.value?.links ?? []).flatMap(({ url, verdict }) =>
      sent.has(urlKey(url)) ? [{ url, verdict }] : [],
    );
    const result = await app.act(
      { type: 'submission.freeze', note: note.trim(), verdicts },
      { said: w.done, about: w.title },
    );
    if (result.ok) setNote('');
  }
  return (
    <Panel title={w.title} part="submissions">
      <form
        class="pad stack-s"
        onSubmit={(event) => {
          event.preventDefault();
          void freeze();
        }}
      >
        <p>{w.why}</p>
        <p class="c-2">{w.now(count('yes'), count('no'), count(null))}</p>
        <Field label={w.note} hint={w.noteHint}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              maxLength={500}
              value={note}
              data-part="submission-note"
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="btn main" data-part="freeze">
          {w.main}
        </button>
      </form>
      {snapshot?.submissions.length === 0 && <p class="pad c-2">{w.none}</p>}
      <ul class="list roomy">
        {snapshot?.submissions.map((one, at) => (
          <Row
            key={one.id}
            submission={one}
            newest={at === 0}
            open={opened === one.id}
            toggle={() => setOpened(opened === one.id ? null : one.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function Row({
  submission,
  newest,
  open,
  toggle,
}: {
  submission: Submission;
  newest: boolean;
  open: boolean;
  toggle: () => void;
}) {
  const { app } = useSidebar();
  const w = app.w.value.results.freeze;
  const { items, note, submittedAt, submittedBy } = submission;
  const yes = items.filter(({ answer }) => answer === 'yes').length;
  const urls = items.reduce((sum, { evidence }) => sum + evidence.length, 0);
  return (
    <li class="wrap" data-part="submission">
      <span class="grow tight" style={{ padding: '6px 0' }}>
        <b>{w.at(formatThaiDateTime(submittedAt), submittedBy)}</b>
        <span class="meta block">
          {w.count(yes, urls)}
          {note && ` · ${note}`}
        </span>
      </span>
      <button type="button" class="link" aria-expanded={open} data-part="open-submission" onClick={toggle}>
        {open ? w.close : w.open}
      </button>
      {open && (
        <div class="submission">
          {newest && <Differences submission={submission} />}
          <Frozen items={items} />
        </div>
      )}
    </li>
  );
}

function Differences({ submission }: { submission: Submission }) {
  const { app } = useSidebar();
  const w = app.w.value.results.freeze;
  const states = app.readiness.value?.items;
  const different = differencesSince(submission, (item) => {
    const state = states?.get(item);
    return {
      answer: state?.answer ?? null,
      explanation: state?.explanation ?? '',
      evidence: state?.evidence ?? [],
    };
  });
  const what = ({ answer, explanation, added, removed }: ItemDifference) =>
    [
      answer && w.changes.answer,
      explanation && w.changes.explanation,
      added.length > 0 && w.changes.added(added.length),
      removed.length > 0 && w.changes.removed(removed.length),
    ]
      .filter(Boolean)
      .join(' · ');
  if (different.length === 0) return <p class="c-2">{w.same}</p>;
  return (
    <details data-part="differences">
      <summary>{w.different(different.length)}</summary>
      <ul class="list">
        {different.map((one) => (
          <li key={one.item.item}>
            <b class="code">{one.item.code}</b> {what(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Frozen({ items }: { items: readonly SubmittedItem[] }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const words = w.results.freeze;
  return (
    <Scrolling label={words.title}>
      <table data-part="frozen">
        <thead>
          <tr>
            <th>{w.export.columns.code}</th>
            <th>{w.export.columns.name}</th>
            <th>{w.export.columns.answer}</th>
            <th>{w.export.columns.url}</th>
            <th>{w.export.columns.explanation}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.item} data-code={item.code}>
              <td>
                <b class="num">{item.code}</b>
              </td>
              <td class="tight">{item.name}</td>
              <td class="keep">{item.answer ? w.answer[item.answer] : words.unanswered}</td>
              <td class="tight">
                {item.evidence.length === 0 && <span class="c-2">{words.noUrl}</span>}
                {item.evidence.map((piece) => (
                  <p key={piece.evidenceId} class="url">
                    {readableUrl(piece.url)}
                    <span class="meta block">
                      {piece.verdict
                        ? `${words.verdict(formatThaiDate(piece.verdict.at))}: ${w.dash.links.states[piece.verdict.state]}`
                        : words.unchecked}
                      {piece.pictureIds.length > 0 && ` · ${words.pictures(piece.pictureIds.length)}`}
                    </span>
                  </p>
                ))}
              </td>
              <td class="tight">
                {item.explanation}
                {item.evidence.map(({ evidenceId, explanation }) =>
                  explanation ? <p key={evidenceId}>{explanation}</p> : null,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
