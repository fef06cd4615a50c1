import { useMemo } from 'preact/hooks';
import type { Item } from '../../lib/checklist/schema';
import { clipboardOf, itasSheet, type SheetField } from '../../lib/export';
import { useApp } from '../app/context';
import { CopyFallback, useCopy } from '../export/copying';
import { Icon } from '../parts/icons';

/** The item's fields as ITAS takes them, for pasting into its form. */
export function CopyItem({ item }: { item: Item }) {
  const app = useApp();
  const w = app.w.value;
  const copying = useCopy();
  const snapshot = app.snapshot.value;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  const today = app.state.value?.today ?? '';
  const row = useMemo(() => {
    if (!snapshot || !edition || !readiness) return null;
    return itasSheet({ snapshot, edition, readiness, today }).rows.find((one) => one.itemId === item.id) ?? null;
  }, [snapshot, edition, readiness, today, item.id]);
  if (!row || (row.evidence.length === 0 && row.explanation.trim() === '')) return null;
  const fields: { field: SheetField; text: string; said: string; off: boolean }[] = [
    { field: 'url', text: w.item.copyUrls, said: w.export.fieldUrl, off: row.evidence.length === 0 },
    {
      field: 'explanation',
      text: w.item.copyExplanation,
      said: w.export.fieldExplanation,
      off: row.explanation.trim() === '',
    },
  ];
  return (
    <div class="stack-s">
      <div class="row wrap">
        {fields
          .filter(({ off }) => !off)
          .map(({ field, text, said }) => (
            <button
              type="button"
              key={field}
              class="btn small"
              data-part={`item-copy-${field}`}
              onClick={() =>
                copying.copy(clipboardOf({ kind: 'field', row, field }), w.export.copiedField(`${said} ${row.code}`))
              }
            >
              <Icon name="copy" size={14} />
              {text}
            </button>
          ))}
      </div>
      <CopyFallback copying={copying} />
    </div>
  );
}
