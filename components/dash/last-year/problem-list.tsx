import { type EditionPack, KNOWN_BASIS } from '../../../lib/checklist/schema';
import type { LastProblem } from '../../../lib/last-year/schema';
import { useWords } from '../../app/context';
import { Seg } from '../../parts/controls';
import { Icon } from '../../parts/icons';
import { Panel } from '../page';
import { type Draft, idOf, valuesOf } from './draft';

/** The sentence of a problem. */
export function useProblemText(): (problem: LastProblem) => string {
  const { sentences } = useWords().lastYear.problems;
  return (problem) => {
    // The key says which data it has; the compiler does not follow that through the table.
    const sentence = sentences[problem.key] as (data: LastProblem['data']) => string;
    return sentence(problem.data);
  };
}

/** What cannot be right, each with the value that it must have and the choice to take it. */
export function ProblemList({
  draft,
  pack,
  change,
}: {
  draft: Draft;
  pack: EditionPack;
  change: (draft: Draft) => void;
}) {
  const w = useWords().lastYear.problems;
  const textOf = useProblemText();
  const { problems } = draft.base;
  if (problems.length === 0) {
    const any = draft.base.failing.length > 0 || draft.base.scores.indicators.length > 0;
    return any ? (
      <p class="row c-2" data-part="no-problems">
        <Icon name="passed" />
        {w.none}
      </p>
    ) : null;
  }
  const choose = (entries: readonly (readonly [string, 'use' | 'keep' | null])[]) => {
    const chosen = new Map(draft.chosen);
    for (const [id, choice] of entries) {
      if (choice === null) chosen.delete(id);
      else chosen.set(id, choice);
    }
    change({ ...draft, chosen });
  };
  const mendable = problems.filter((problem) => valuesOf(problem) !== null);
  const open = mendable.filter((problem) => draft.chosen.get(idOf(problem)) !== 'use');
  const unsure = !KNOWN_BASIS.includes(pack.scoring.basis);
  return (
    <Panel title={w.title(problems.length)} hint={w.hint} part="last-problems">
      {unsure && <p class="pad c-2">{w.weakArithmetic}</p>}
      <ol class="list roomy last-problems">
        {problems.map((problem, at) => {
          const id = idOf(problem);
          const values = valuesOf(problem);
          return (
            <li key={id} data-part="last-problem" data-key={problem.key}>
              <Icon name="warn" class="c-part" />
              <div class="grow last-problem">
                <p>{textOf(problem)}</p>
                {values ? (
                  <Seg
                    label={w.choice(at + 1)}
                    part="last-choice"
                    options={[
                      { value: 'use', text: w.use(values.needed) },
                      { value: 'keep', text: w.keep(values.printed) },
                    ]}
                    value={draft.chosen.get(id) ?? null}
                    choose={(choice) => choose([[id, choice]])}
                  />
                ) : (
                  <p class="meta">{w.onlyTell}</p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {open.length > 1 && (
        <p class="pad">
          <button
            type="button"
            class="btn"
            data-part="use-all"
            onClick={() => choose(mendable.map((problem) => [idOf(problem), 'use'] as const))}
          >
            {w.useAll(mendable.length)}
          </button>
        </p>
      )}
    </Panel>
  );
}
