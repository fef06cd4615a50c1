import { conflictsOf } from '../../../lib/assessment/merge/conflicts';
import { useApp } from '../../app/context';
import { Note } from '../../parts/controls';
import { Page } from '../page';
import { hrefOf } from '../route';
import { DecidePanel } from './decide';
import { SendPanel } from './send';
import { TakePanel } from './take';

/** What colleagues say otherwise and nobody has decided yet. */
export function useConflicts() {
  const app = useApp();
  const snapshot = app.snapshot.value;
  return snapshot === null ? [] : conflictsOf(snapshot, app.state.value?.editions ?? []);
}

/** Working together: a file goes out, one comes in, and what was changed differently is decided. */
export function ColleaguesPage() {
  const app = useApp();
  const conflicts = useConflicts();
  const w = app.w.value.merge;
  return (
    <Page title={w.title} intro={w.intro} part="colleagues" wide>
      {conflicts.length > 0 && <DecidePanel conflicts={conflicts} />}
      <div class="d-cols even">
        <TakePanel />
        <SendPanel />
      </div>
    </Page>
  );
}

/** On every page while something waits for a decision. */
export function ConflictBanner() {
  const app = useApp();
  const conflicts = useConflicts();
  const w = app.w.value.merge;
  if (conflicts.length === 0) return null;
  return (
    <aside class="d-banner" aria-label={w.decide.title}>
      <Note tone="part" icon="warn" title={w.open(conflicts.length)} part="conflict-banner">
        <a class="link" href={hrefOf({ place: 'colleagues' })} data-part="see-conflicts">
          {w.see}
        </a>
      </Note>
    </aside>
  );
}

/** The number of open conflicts beside a link; nothing where there are none. */
export function ConflictBadge() {
  const app = useApp();
  const count = useConflicts().length;
  if (count === 0) return null;
  return (
    <span class="badge-n" role="img" aria-label={app.w.value.merge.open(count)} data-part="conflict-badge">
      {count}
    </span>
  );
}
