import { useId, useState } from 'preact/hooks';
import type { EditionPack } from '../../../lib/checklist/schema';
import { printed, withScore } from '../../../lib/last-year/problems';
import {
  IndicatorCode,
  Instrument,
  type LastResult,
  type LastScores,
  type ScoreField,
} from '../../../lib/last-year/schema';
import { useWords } from '../../app/context';
import { typedScore } from '../../app/points';
import { Panel } from '../page';

const INSTRUMENTS = Instrument.options;
const INDICATORS = IndicatorCode.options;

function ScoreInput({
  label,
  field,
  value,
  change,
  wrong,
}: {
  label: string;
  field: ScoreField;
  value: number | null;
  change: (value: number | null) => void;
  wrong: (is: boolean) => void;
}) {
  const w = useWords().lastYear.scores;
  const id = useId();
  const [written, setWritten] = useState(value === null ? '' : value.toFixed(2));
  const bad = typedScore(written) === undefined;
  // Another value came from outside: what is being typed stays while it means the same.
  const shown = bad || typedScore(written) === value ? written : value === null ? '' : value.toFixed(2);
  return (
    <span class="score-in">
      <input
        class="in num"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={bad}
        aria-describedby={bad ? `${id}-wrong` : undefined}
        value={shown}
        maxLength={8}
        data-part="score"
        data-field={field}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setWritten(text);
          const next = typedScore(text);
          wrong(next === undefined);
          if (next !== undefined) change(next);
        }}
      />
      {bad && (
        <span class="wrong" id={`${id}-wrong`}>
          {w.wrong}
        </span>
      )}
    </span>
  );
}

/** Every score of a result, to be typed or mended. */
export function ScoreFields({
  result,
  pack,
  change,
  wrong,
}: {
  result: LastResult;
  pack: EditionPack;
  change: (scores: LastScores) => void;
  wrong: (field: ScoreField, is: boolean) => void;
}) {
  const w = useWords().lastYear.scores;
  const { scores } = result;
  const input = (field: ScoreField, label: string) => (
    <ScoreInput
      label={label}
      field={field}
      value={printed(scores, field)}
      change={(value) => change(withScore(scores, field, value))}
      wrong={(is) => wrong(field, is)}
    />
  );
  return (
    <table class="score-table">
      <caption class="aloud">{w.title}</caption>
      <tbody>
        <tr>
          <th scope="row">{w.total}</th>
          <td>{input('total', w.total)}</td>
        </tr>
        <tr>
          <th scope="row">{w.grade}</th>
          <td>
            <select
              class="in"
              aria-label={w.grade}
              data-part="grade"
              value={scores.grade ?? ''}
              onChange={(event) => change({ ...scores, grade: event.currentTarget.value || null })}
            >
              <option value="">{w.notSaid}</option>
              {gradesOf(scores, pack).map((label) => (
                <option key={label} value={label}>
                  {label}
                </option>
              ))}
            </select>
          </td>
        </tr>
        {INSTRUMENTS.map((one) => (
          <tr key={one}>
            <th scope="row">{w.instruments[one]}</th>
            <td>{input(one, w.instruments[one])}</td>
          </tr>
        ))}
        {INDICATORS.map((code) => (
          <tr key={code}>
            <th scope="row" class="indicator">
              {w.indicator(code, w.names[code])}
            </th>
            <td>{input(code, w.indicator(code, w.names[code]))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those of the edition, and what was printed where it is none of them. */
function gradesOf({ grade }: LastScores, pack: EditionPack): string[] {
  const labels = pack.grades.bands.map(({ label }) => label);
  return grade === null || labels.includes(grade) ? labels : [...labels, grade];
}

/** The scores as they will be or are saved; one that was printed otherwise says so. */
export function ScoreTable({ scores, asPrinted }: { scores: LastScores; asPrinted?: LastScores }) {
  const w = useWords().lastYear.scores;
  const row = (field: ScoreField, label: string, strong: boolean) => {
    const value = printed(scores, field);
    const before = asPrinted ? printed(asPrinted, field) : value;
    return (
      <tr key={field} data-field={field}>
        <th scope="row" class={strong ? '' : 'indicator'}>
          {label}
        </th>
        <td class="num">
          {value === null ? <span class="c-2">{w.notSaid}</span> : <b>{value.toFixed(2)}</b>}
          {before !== null && before !== value && <span class="block meta">{w.used(before.toFixed(2))}</span>}
        </td>
      </tr>
    );
  };
  return (
    <table class="score-table" data-part="last-scores">
      <caption class="aloud">{w.title}</caption>
      <tbody>
        {row('total', w.total, true)}
        <tr>
          <th scope="row">{w.grade}</th>
          <td>
            {scores.grade === null ? <span class="c-2">{w.notSaid}</span> : <b>{scores.grade}</b>}
            {asPrinted?.grade && asPrinted.grade !== scores.grade && (
              <span class="block meta">{w.used(asPrinted.grade)}</span>
            )}
          </td>
        </tr>
        {INSTRUMENTS.map((one) => row(one, w.instruments[one], true))}
        {INDICATORS.map((code) => row(code, w.indicator(code, w.names[code]), false))}
      </tbody>
    </table>
  );
}

/** Scores in a panel: shown, and on demand editable. */
export function ScorePanel({
  scores,
  asPrinted,
  result,
  pack,
  open,
  change,
  wrong,
}: {
  scores: LastScores;
  asPrinted: LastScores;
  result: LastResult;
  pack: EditionPack;
  open: boolean;
  change: (scores: LastScores) => void;
  wrong: (field: ScoreField, is: boolean) => void;
}) {
  const w = useWords().lastYear.scores;
  const [editing, setEditing] = useState(open);
  return (
    <Panel title={w.title} hint={editing ? w.hint : undefined} part="score-panel">
      {editing ? (
        <ScoreFields result={result} pack={pack} change={change} wrong={wrong} />
      ) : (
        <>
          <ScoreTable scores={scores} asPrinted={asPrinted} />
          <p class="pad">
            <button type="button" class="btn" data-part="edit-scores" onClick={() => setEditing(true)}>
              {w.edit}
            </button>
          </p>
        </>
      )}
    </Panel>
  );
}
