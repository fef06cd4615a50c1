import { useEffect, useRef, useState } from 'preact/hooks';
import { resolveEdition } from '../../../lib/checklist';
import type { LastResult } from '../../../lib/last-year/schema';
import { formatThaiDateTime } from '../../../lib/thai/dates';
import { useApp } from '../../app/context';
import { Icon } from '../../parts/icons';
import { Page } from '../page';
import { type Draft, draftOfSaved } from './draft';
import { DraftPanel } from './draft-panel';
import { SavedResult } from './result';
import { SourcePanel } from './source';

type Phase = { at: 'home' } | { at: 'source' } | { at: 'draft'; draft: Draft; said: string | null };

/** ผลปีก่อน: what last year's assessment came to, taken in once and carried to this year's items. */
export function LastYearPage() {
  const app = useApp();
  const w = app.w.value.lastYear;
  const saved = app.snapshot.value?.lastYear ?? null;
  const [phase, setPhase] = useState<Phase>({ at: 'home' });
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const at = phase.at;
  // A new view begins at its top, for the eye and for the reader.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (at === 'home') return;
    window.scrollTo?.(0, 0);
    top.current?.focus({ preventScroll: true });
  }, [at]);

  async function save(result: LastResult) {
    const done = await app.act({ type: 'lastYear.save', result }, { said: w.saved(result.year), about: w.about });
    if (done.ok) setPhase({ at: 'home' });
  }
  const pack = saved ? resolveEdition(saved.result.year, app.storedPacks.value) : null;
  const home = () => setPhase({ at: 'home' });
  const take = (draft: Draft, said: string | null) => setPhase({ at: 'draft', draft, said });
  const showSource = phase.at === 'source' || (phase.at === 'home' && !saved);
  return (
    <Page title={w.title} intro={w.intro} part="last-year-page" wide>
      <div ref={top} tabIndex={-1} class="stack-l last-top">
        {showSource && <SourcePanel take={take} cancel={saved ? home : undefined} />}
        {phase.at === 'draft' && (
          <>
            <h2>{phase.draft.text === null && saved ? w.draft.titleEdit : w.draft.titleNew}</h2>
            <DraftPanel
              draft={phase.draft}
              said={phase.said}
              change={(draft) => setPhase({ ...phase, draft })}
              save={(result) => void save(result)}
              cancel={home}
            />
          </>
        )}
        {phase.at === 'home' && saved && (
          <>
            <div class="row wrap between">
              <p class="c-2">{w.savedAt(formatThaiDateTime(saved.updatedAt), saved.updatedBy)}</p>
              <div class="row wrap">
                {pack && (
                  <button
                    type="button"
                    class="btn"
                    data-part="last-edit"
                    onClick={() => take(draftOfSaved(saved.result, pack), null)}
                  >
                    <Icon name="pencil" />
                    {w.edit}
                  </button>
                )}
                <button type="button" class="btn" data-part="last-replace" onClick={() => setPhase({ at: 'source' })}>
                  {w.replace}
                </button>
                <button
                  type="button"
                  class="btn"
                  data-part="last-remove"
                  onClick={() =>
                    void app.act({ type: 'lastYear.remove' }, { said: w.removed(saved.result.year), about: w.about })
                  }
                >
                  <Icon name="trash" />
                  {w.remove}
                </button>
              </div>
            </div>
            <SavedResult result={saved.result} />
          </>
        )}
      </div>
    </Page>
  );
}
