import { useSidebar } from '../../app/context';
import { doubtGroups } from '../../app/doubts';
import { Icon } from '../../parts/icons';
import { useRouter } from '../context';
import { Panel } from '../page';

/** What to look at before the sheet goes out, a line a kind of doubt. */
export function DoubtsPanel() {
  const { app, view } = useSidebar();
  const router = useRouter();
  const w = app.w.value;
  const groups = doubtGroups(app);
  return (
    <Panel title={w.export.before} hint={w.export.anyway}>
      {groups.length === 0 && <p class="pad">{w.export.nothingDoubtful}</p>}
      <ul class="list roomy">
        {groups.map((group) => (
          <li key={group.key}>
            <Icon name="warn" class="c-part" />
            <span class="grow tight">{group.text}</span>
            <b class="num">{group.items.length}</b>
            <button
              type="button"
              class="link"
              aria-label={w.export.seeLabel(group.text)}
              onClick={() => {
                view.showDoubt(group.key);
                router.go({ place: 'items' });
              }}
            >
              {w.export.see}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
