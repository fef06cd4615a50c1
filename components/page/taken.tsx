import { useState } from 'preact/hooks';
import type { Evidence } from '../../lib/assessment/model';
import { useSidebar } from '../app/context';
import type { Seen } from '../app/seen';
import { removeEvidence } from '../app/takings';
import { Icon } from '../parts/icons';
import { By } from '../parts/marks';
import { CriteriaList } from './criteria';
import { usePageWords } from './subject';

/** What staff have already taken from this address: in ink, each with the way to its item and back out. */
export function TakenList({
  evidence,
  seen,
  unfold = false,
}: {
  evidence: readonly Evidence[];
  /** Null = nothing was read of it. */
  seen: Seen | null;
  /** Nothing else is shown: the first one is open from the start. */
  unfold?: boolean;
}) {
  const { app, view } = useSidebar();
  const [touched, setOpen] = useState<string | null | undefined>(undefined);
  const open = touched === undefined ? (unfold ? evidence[0]?.id : null) : touched;
  const w = app.w.value;
  const words = usePageWords();
  if (evidence.length === 0) return null;
  return (
    <ul class="ink taken" aria-label={words.takenList} data-part="taken-list">
      {evidence.map((one) => {
        const code = app.codeOf(one.item);
        const entry = app.index.value?.byId.get(one.item);
        const findings = seen?.findingsOf(one.item);
        const shown = open === one.id && entry && findings;
        return (
          <li key={one.id} data-part="taken" data-item={one.item} data-code={code}>
            <By who="staff">{w.page.taken}</By>
            <button
              type="button"
              class="link grow"
              style={{ textDecoration: 'none', color: 'inherit' }}
              title={entry?.item.name}
              aria-label={w.page.openItem(`${code} ${entry?.item.name ?? ''}`)}
              onClick={() => view.openItem(one.item)}
            >
              <b class="code">{code}</b> <span class="cut">{entry?.item.name}</span>
            </button>
            {findings && (
              <button
                type="button"
                class="link"
                aria-expanded={Boolean(shown)}
                aria-label={`${w.item.criteria} ${code}`}
                title={w.item.criteria}
                onClick={() => setOpen(shown ? null : one.id)}
              >
                <Icon name={shown ? 'up' : 'down'} size={14} />
              </button>
            )}
            <button
              type="button"
              class="link meta"
              aria-label={words.removeFrom(code)}
              data-part="remove-taken"
              onClick={() => void removeEvidence(app, [one])}
            >
              {w.page.remove}
            </button>
            {shown && (
              <div style={{ flexBasis: '100%' }}>
                <CriteriaList item={entry.item} findings={findings} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
