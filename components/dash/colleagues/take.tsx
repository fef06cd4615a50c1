import { nanoid } from 'nanoid';
import { useState } from 'preact/hooks';
import type { CommandErrorName } from '../../../lib/assessment/commands';
import { errorWords } from '../../../lib/i18n';
import type { MergeWords } from '../../../lib/i18n/merge.th';
import type { MergeCheck } from '../../../lib/storage';
import { faultOf } from '../../app/backend';
import { useApp } from '../../app/context';
import { Note } from '../../parts/controls';
import { useRouter } from '../context';
import { FileButton, Panel } from '../page';
import { MergePreview } from './preview';

/** Larger than everything that an assessment with all its pictures can be. */
const MOST_BYTES = 150_000_000;

type Problem = keyof MergeWords['problems'];
type Checked = Extract<MergeCheck, { ok: true }>;
type Phase =
  | { at: 'start' }
  | { at: 'busy'; said: string }
  | { at: 'bad'; what: string; field: string }
  /** `id`: of the command, the same when it is sent again. */
  | { at: 'preview'; file: unknown; check: Checked; id: string };

/** A colleague's file is checked and shown whole; only then is it merged. */
export function TakePanel() {
  const app = useApp();
  const router = useRouter();
  const [phase, setPhase] = useState<Phase>({ at: 'start' });
  const w = app.w.value.merge;

  const bad = (problem: Problem, field = '') => setPhase({ at: 'bad', what: w.problems[problem], field });
  const failed = (error: CommandErrorName | ReturnType<typeof faultOf>) => {
    if (error in w.problems) bad(error as Problem);
    else setPhase({ at: 'bad', what: errorWords(app.language.value, error).what, field: '' });
  };

  async function check(file: unknown, into: string | null) {
    setPhase({ at: 'busy', said: w.take.checking });
    const checked = await app.platform.backend.ask({ type: 'merge.check', file, into }).catch(faultOf);
    if (typeof checked === 'string') failed(checked);
    else if (!checked.ok) bad(checked.error, checked.field);
    else setPhase({ at: 'preview', file, check: checked, id: nanoid() });
  }
  async function open(chosen: File) {
    if (chosen.size > MOST_BYTES) return bad('too-large');
    setPhase({ at: 'busy', said: w.take.checking });
    let file: unknown;
    try {
      file = JSON.parse(await chosen.text());
    } catch {
      return bad('not-an-assessment');
    }
    await check(file, null);
  }
  async function merge({ file, check: { into, counts }, id }: Phase & { at: 'preview' }, person: string | undefined) {
    setPhase({ at: 'busy', said: w.take.merging });
    const result = await app.platform.backend.ask({ type: 'merge.take', id, file, into, person }).catch(faultOf);
    if (typeof result === 'string') return failed(result);
    if (!result.ok) return failed(result.error);
    await app.refresh();
    const taken = counts.added + counts.changed + counts.removed;
    const said = counts.conflict > 0 ? w.take.doneOpen(taken, counts.conflict) : w.take.done(taken);
    setPhase({ at: 'start' });
    app.sayDone(said, result.historyId);
    if (person !== undefined) router.go({ place: 'overview' });
  }

  return (
    <Panel title={w.take.title} part="take-work">
      <div class="pad stack">
        {phase.at !== 'preview' && <p>{w.take.body}</p>}
        {phase.at === 'bad' && (
          <Note tone="miss" icon="failed" title={phase.what} alert part="merge-bad">
            {phase.field && <p class="meta">{w.field(phase.field)}</p>}
          </Note>
        )}
        {phase.at === 'busy' && <p role="status">{phase.said}</p>}
        {phase.at === 'preview' && (
          <MergePreview
            check={phase.check}
            choose={(into) => void check(phase.file, into)}
            merge={(person) => void merge(phase, person)}
            cancel={() => setPhase({ at: 'start' })}
          />
        )}
        {(phase.at === 'start' || phase.at === 'bad') && (
          <FileButton
            main
            label={w.take.choose}
            accept=".json,application/json"
            part="merge-file"
            choose={(file) => void open(file)}
          />
        )}
      </div>
    </Panel>
  );
}
