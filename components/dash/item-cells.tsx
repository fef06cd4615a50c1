import type { Item } from '../../lib/checklist/schema';
import { useSidebar } from '../app/context';
import { ReadinessMark } from '../parts/marks';
import { useOpenItem } from './open-item';

/** An item in a table's row: its code, its name that leads to it, how far it is. */
export function ItemCells({ item }: { item: Item }) {
  const { app } = useSidebar();
  const open = useOpenItem();
  return (
    <>
      <td>
        <b class="num">{item.code}</b>
      </td>
      <td>
        <button type="button" class="link plain" title={item.name} onClick={() => open(item.id)}>
          {item.name}
        </button>
      </td>
      <td class="keep">
        <ReadinessMark readiness={app.readiness.value?.items.get(item.id)?.readiness ?? 'missing'} />
      </td>
    </>
  );
}
