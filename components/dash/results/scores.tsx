import { useState } from 'preact/hooks';
import { submittedItem } from '../../../lib/assessment/evidence-state';
import type { ItemResult } from '../../../lib/assessment/model';
import { oitScore } from '../../../lib/assessment/score';
import { readScoreLines, type ScoreLines } from '../../../lib/assessment/score-lines';
import type { Item } from '../../../lib/checklist/schema';
import { useSidebar } from '../../app/context';
import { points } from '../../app/points';
import { Field, Note } from '../../parts/controls';
import { Panel } from '../page';

/** The scores that ITAS gave, pasted or entered one by one. */
export function ItemScores() {
  const { app } = useSidebar();
  const w = app.w.value.results.scores;
  const edition = app.edition.value;
  const results = new Map(app.snapshot.value?.itemResults.map((result) => [result.item, result]));
  const items = (app.index.value?.items ?? []).map(({ item }) => item);
  const entered = items.filter(({ id }) => results.get(id)?.score != null).length;
  return (
    <Panel title={w.title} hint={w.hint} part="item-scores">
      <PasteScores />
      <p class="pad">
        {w.entered(entered, items.length)}
        {edition && items.length > 0 && entered === items.length && (
          <>
            {' '}
            ·{' '}
            <b data-part="oit-given">
              {w.oit(points(oitScore(edition, ({ id }) => results.get(id)?.score ?? 0).score))}
            </b>
          </>
        )}
      </p>
      <div class="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{w.columns.code}</th>
              <th>{w.columns.name}</th>
              <th>{w.columns.sent}</th>
              <th>{w.columns.score}</th>
              <th>{w.columns.comment}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={item.id} item={item} result={results.get(item.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Row({ item, result }: { item: Item; result: ItemResult | undefined }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const words = w.results.scores;
  const sent = submittedItem(app.snapshot.value?.submissions ?? [], item.id);
  const score = result?.score ?? null;
  const enter = (more: { score: number | null; comment?: string }) =>
    void app.act(
      { type: 'result.enter', results: [{ item: item.id, ...more }] },
      { said: words.done, about: item.code },
    );
  // Items are 100 or 0; a result that was pasted may say otherwise.
  const other = score !== null && score !== 0 && score !== 100;
  return (
    <tr data-code={item.code}>
      <td>
        <b class="num">{item.code}</b>
      </td>
      <td class="tight">{item.name}</td>
      <td class="keep">{sent?.answer ? w.answer[sent.answer] : '–'}</td>
      <td>
        <select
          class="in"
          aria-label={words.scoreOf(item.code)}
          value={score === null ? '' : String(score)}
          data-part="score"
          onChange={({ currentTarget: { value } }) => enter({ score: value === '' ? null : Number(value) })}
        >
          <option value="">{words.none}</option>
          <option value="100">100</option>
          <option value="0">0</option>
          {other && <option value={String(score)}>{score}</option>}
        </select>
      </td>
      <td>
        <input
          class="in"
          aria-label={words.commentOf(item.code)}
          maxLength={4_000}
          defaultValue={result?.comment ?? ''}
          key={result?.comment ?? ''}
          data-part="comment"
          onBlur={({ currentTarget: { value } }) => {
            if (value !== (result?.comment ?? '')) enter({ score, comment: value });
          }}
        />
      </td>
    </tr>
  );
}

function PasteScores() {
  const { app } = useSidebar();
  const [text, setText] = useState('');
  const [read, setRead] = useState<ScoreLines | null>(null);
  const w = app.w.value.results.scores;
  const edition = app.edition.value;
  if (!edition) return null;

  async function take(lines: ScoreLines['lines']) {
    const results = lines.map(({ item, score, comment }) => ({ item, score, ...(comment ? { comment } : {}) }));
    const result = await app.act({ type: 'result.enter', results }, { said: w.done, about: w.title });
    if (!result.ok) return;
    setText('');
    setRead(null);
  }
  return (
    <form
      class="pad stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        setRead(readScoreLines(text, edition));
      }}
    >
      <Field label={w.paste} hint={w.pasteHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="in"
            rows={3}
            maxLength={200_000}
            value={text}
            data-part="paste-scores"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="btn" disabled={text.trim() === ''} data-part="read-scores">
        {w.read}
      </button>
      {read && (
        <Note
          icon={read.lines.length > 0 ? 'info' : 'warn'}
          tone={read.lines.length > 0 ? 'ink-n' : 'part'}
          part="scores-read"
        >
          {read.lines.length === 0 ? (
            <p>{w.nothing}</p>
          ) : (
            <>
              <p>{w.preview(read.lines.length)}</p>
              <p class="num">{read.lines.map(({ code, score }) => `${code} ${score}`).join(' · ')}</p>
            </>
          )}
          {read.unknown.length > 0 && <p>{w.unknown(read.unknown.join(' '))}</p>}
          {read.unclear.length > 0 && <p>{w.unclear(read.unclear.join(' '))}</p>}
          <div class="row">
            {read.lines.length > 0 && (
              <button type="button" class="btn main" data-part="take-scores" onClick={() => void take(read.lines)}>
                {w.take(read.lines.length)}
              </button>
            )}
            <button type="button" class="btn" onClick={() => setRead(null)}>
              {w.drop}
            </button>
          </div>
        </Note>
      )}
    </form>
  );
}
