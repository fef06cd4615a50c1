import { useState } from 'preact/hooks';
import { knownYears, resolveEdition } from '../../../lib/checklist';
import { parseLastResult, type Unread } from '../../../lib/last-year/parse';
import type { LastResult, ScoreField } from '../../../lib/last-year/schema';
import { squash } from '../../../lib/thai/text';
import { useApp } from '../../app/context';
import { shortAgency } from '../../app/names';
import { Field, Note } from '../../parts/controls';
import { Icon } from '../../parts/icons';
import { Panel } from '../page';
import { AdviceOfDraft, NarrativePanel } from './advice';
import { changed, type Draft, draftOf, ofOtherYear, settled, ticked } from './draft';
import { FailingPanel } from './failing-fields';
import { ProblemList } from './problem-list';
import { ScorePanel } from './score-fields';

/** What was understood, before anything is stored: what cannot be right, scores, items, advice; saved in one step. */
export function DraftPanel({
  draft,
  said,
  change,
  save,
  cancel,
}: {
  draft: Draft;
  /** What the reading of the file says. */
  said: string | null;
  change: (draft: Draft) => void;
  save: (result: LastResult) => void;
  cancel: () => void;
}) {
  const app = useApp();
  const w = app.w.value.lastYear;
  const [wrong, setWrong] = useState<ReadonlySet<ScoreField>>(new Set());
  const { base } = draft;
  const stored = app.storedPacks.value;
  const pack = resolveEdition(base.year, stored);
  const ours = app.snapshot.value?.assessment.agency.name ?? '';
  if (!pack) return null;
  const result = settled(draft, pack);
  const scores = [base.scores.total, base.scores.IIT, base.scores.EIT, base.scores.OIT, ...base.scores.indicators];
  const other = base.agency !== null && !sameAgency(base.agency, ours);

  function ofYear(year: number) {
    if (draft.text === null) {
      const to = resolveEdition(year, stored);
      if (pack && to) change(ofOtherYear(draft, pack, to));
      return;
    }
    const parsed = parseLastResult(draft.text, { year, fallback: year, stored });
    if (parsed.ok) change(draftOf(parsed, draft.text));
  }
  return (
    <div class="stack-l" data-part="last-draft">
      <Panel part="last-about">
        <div class="pad stack">
          {said && (
            <Note tone="part" icon="warn">
              {said}
            </Note>
          )}
          <div class="two last-head">
            <div class="stack-s">
              <p>
                <b>{base.agency ? shortAgency(base.agency) : ''}</b>
              </p>
              {draft.text !== null && (
                <p data-part="understood">
                  {w.draft.understood(
                    base.failing.length,
                    scores.filter((one) => one !== null).length,
                    base.recommendations.length,
                    base.narrative.length,
                  )}
                </p>
              )}
            </div>
            <Field label={w.draft.year}>
              {(attributes) => (
                <select
                  {...attributes}
                  class="in"
                  data-part="last-year-of"
                  value={String(base.year)}
                  onChange={(event) => ofYear(Number(event.currentTarget.value))}
                >
                  {knownYears(stored).map((year) => (
                    <option key={year} value={String(year)}>
                      {year}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          {other && (
            <Note tone="part" icon="warn" part="other-agency">
              {w.draft.otherAgency(shortAgency(base.agency ?? ''), shortAgency(ours))}
            </Note>
          )}
          <UnreadNote unread={draft.unread} />
        </div>
      </Panel>
      <ProblemList draft={draft} pack={pack} change={change} />
      <div class="d-cols last-cols">
        <div class="stack">
          <FailingPanel
            result={result}
            pack={pack}
            open={draft.byHand || base.failing.length === 0}
            tick={(item, failed) => change(changed(draft, ticked(result, pack, item, failed), pack))}
          />
          <AdviceOfDraft result={result} pack={pack} />
        </div>
        <div class="stack">
          <ScorePanel
            scores={result.scores}
            asPrinted={base.scores}
            result={result}
            pack={pack}
            open={draft.byHand}
            change={(next) => change(changed(draft, { ...result, scores: next }, pack))}
            wrong={(field, is) => {
              if (wrong.has(field) === is) return;
              const next = new Set(wrong);
              if (is) next.add(field);
              else next.delete(field);
              setWrong(next);
            }}
          />
          <NarrativePanel result={result} pack={pack} />
        </div>
      </div>
      <div class="panel pad row wrap scan-foot sticky last-foot">
        <button
          type="button"
          class="btn main"
          data-part="last-save"
          disabled={wrong.size > 0 || app.busy.value > 0}
          onClick={() => save(result)}
        >
          <Icon name="stamp" />
          {w.draft.save(base.year, result.failing.length)}
        </button>
        <button type="button" class="btn" data-part="last-cancel" onClick={cancel}>
          {w.draft.cancel}
        </button>
        <span class="c-2">{w.draft.nothingYet}</span>
      </div>
    </div>
  );
}

function UnreadNote({ unread }: { unread: readonly Unread[] }) {
  const app = useApp();
  const w = app.w.value.lastYear;
  if (unread.length === 0) return null;
  return (
    <Note icon="info" title={w.draft.unread} part="last-unread">
      <ul>
        {unread.map((one) => {
          // The key says which data it has; the compiler does not follow that through the table.
          const sentence = w.unread[one.key] as (data: Unread['data']) => string;
          return <li key={one.key}>{sentence(one.data)}</li>;
        })}
      </ul>
    </Note>
  );
}

/** อบต.ก and องค์การบริหารส่วนตำบลก are one. */
function sameAgency(one: string, other: string): boolean {
  return squash(shortAgency(one)) === squash(shortAgency(other));
}
