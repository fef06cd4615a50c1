import { useId, useState } from 'preact/hooks';
import { judgeYears } from '../../lib/assessment/years';
import type { Signal, Suggestion } from '../../lib/audit/finding';
import type { Item } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import type { Written } from '../app/takings';
import { Field } from '../parts/controls';
import { Icon } from '../parts/icons';
import { CriteriaList } from './criteria';

/** From this score on a suggestion is called ตรงมาก. */
const STRONG = 0.75;

/** ทำไมจึงเป็นข้อนี้: what spoke for and against, in words and in weights. */
export function Signals({ signals }: { signals: readonly Signal[] }) {
  const { app } = useSidebar();
  const w = app.w.value;
  if (signals.length === 0) return <p class="meta">{w.page.whyNone}</p>;
  const most = Math.max(...signals.map((signal) => Math.abs(signal.weight)), Number.EPSILON);
  const sorted = [...signals].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return (
    <ul class="signals" data-part="signals">
      {sorted.map((signal) => {
        const level = Math.max(1, Math.round((3 * Math.abs(signal.weight)) / most));
        const against = signal.weight < 0;
        return (
          <li key={`${signal.reason.key} ${JSON.stringify(signal.reason.params)}`}>
            <span class={`weight ${against ? 'against' : ''}`} aria-hidden="true">
              {[1, 2, 3].map((step) => (
                <i key={step} class={step <= level ? 'on' : ''} />
              ))}
            </span>
            <span class="grow">
              {against && <b>{w.page.against}: </b>}
              {reasonText(app.language.value, signal.reason)}
              <span class="aloud"> {w.page.weight(level)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A page of another year than the item asks for: a warning when the rule is known well enough, else advice. */
function WrongYear({ item, years }: { item: Item; years: readonly number[] }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const judged = judgeYears(item.yearRule, app.edition.value?.year ?? 0, years);
  if (judged.verdict !== 'wrong') return null;
  const say = judged.known ? w.page.wrongYear : w.page.yearAdvice;
  return (
    <p class={`row top ${judged.known ? 'c-part' : 'meta'}`} data-part="wrong-year" data-known={judged.known}>
      <Icon name="warn" />
      <span class="grow tight">{say(years.join(', '), judged.expected)}</span>
    </p>
  );
}

/** A pencil card: chosen by its radio, which also opens it. */
export function SuggestionCard({
  suggestion,
  chosen,
  choose,
  written,
  write,
  url,
  years,
}: {
  suggestion: Suggestion;
  chosen: boolean;
  choose: () => void;
  written: Written;
  write: (written: Written) => void;
  url: string;
  /** Fiscal years that the page is about. */
  years: readonly number[];
}) {
  const { app } = useSidebar();
  const w = app.w.value;
  const [why, setWhy] = useState(false);
  const [noting, setNoting] = useState(written.note !== '' || written.explanation !== '');
  const id = useId();
  const entry = app.index.value?.byId.get(suggestion.item);
  if (!entry) return null;
  const { item } = entry;
  const fit = suggestion.score >= STRONG ? w.page.strong : w.page.maybe;
  return (
    <section
      class={`pencil opt ${chosen ? '' : 'folded'}`}
      data-part="suggestion"
      data-item={item.id}
      data-code={item.code}
      data-chosen={chosen}
    >
      <label class="opt-head" for={id}>
        <input type="radio" class="radio" name="suggestion" id={id} checked={chosen} onChange={choose} />
        <h3 class={`grow ${chosen ? '' : 'cut'}`} title={item.name}>
          <span class="code">{item.code}</span>
          {item.name}
        </h3>
        <span class="meta keep">{fit}</span>
      </label>
      {chosen && (
        <>
          <WrongYear item={item} years={years} />
          <CriteriaList item={item} findings={suggestion.findings} />
          {why && <Signals signals={suggestion.signals} />}
          {noting && (
            <div class="stack-s" style={{ paddingBottom: '8px' }}>
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
                    rows={2}
                    maxLength={2_000}
                    value={written.note}
                    data-part="take-note"
                    onInput={(event) => write({ ...written, note: event.currentTarget.value })}
                  />
                )}
              </Field>
            </div>
          )}
          <div class="opt-foot">
            <button type="button" class="link" data-part="why" aria-expanded={why} onClick={() => setWhy(!why)}>
              {why ? w.page.whyHide : w.page.why}
            </button>
            <button
              type="button"
              class="link"
              data-part="noting"
              aria-expanded={noting}
              onClick={() => setNoting(!noting)}
            >
              {noting ? w.page.noteHide : w.page.note}
            </button>
            <button
              type="button"
              class="link"
              data-part="not-this"
              onClick={() => {
                const said = w.doing.notThis(item.code);
                void app.act(
                  { type: 'correction.set', url, item: item.id, verdict: 'not-this' },
                  { said, about: said },
                );
              }}
            >
              {w.page.notThis}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
