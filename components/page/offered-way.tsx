import { useSidebar } from '../app/context';
import type { useWritten } from '../app/written';
import { Icon } from '../parts/icons';

/** The explanation that goes along unless staff write another: the way that the newest scan knows. */
export function OfferedWay({ draft, edit }: { draft: ReturnType<typeof useWritten>; edit: () => void }) {
  const { app } = useSidebar();
  const w = app.w.value.scan.paths;
  if (!draft.isOffer) return null;
  return (
    <p class="row top meta" data-part="offered-way">
      <Icon name="pencil" size={14} />
      <span class="grow tight">
        {w.offered}: {draft.written.explanation}
      </span>
      <button type="button" class="link keep" aria-label={w.edit} data-part="edit-way" onClick={edit}>
        {app.w.value.item.edit}
      </button>
    </p>
  );
}
