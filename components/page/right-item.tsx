import { useId, useState } from 'preact/hooks';
import type { IndexedItem } from '../../lib/checklist';
import { useSidebar } from '../app/context';
import { evidenceAt } from '../app/takings';
import type { Choosing } from '../app/view';
import { Icon } from '../parts/icons';
import { ItemChoice } from '../parts/item-choice';
import { onEscape, SubHead } from '../parts/sub-head';

/** ข้อที่ถูก: staff say which item the page or file is about. It is kept for its address, and its criteria are then checked there. */
export function RightItem({ choosing, close }: { choosing: Choosing; close: () => void }) {
  const { app, reading } = useSidebar();
  const w = app.w.value;
  const file = reading.files.readAt(choosing.url) !== null;
  const words = file ? { ...w.right, ...w.files.asRight } : w.right;
  const name = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const index = app.index.value;
  if (!index) return null;

  const { url, item } = choosing;
  const taken = new Set(evidenceAt(app, url).map((one) => one.item));
  const old = item === null ? '' : app.codeOf(item);
  const row = ({ item: { id, code, name: itemName } }: IndexedItem) => (
    <li key={id} data-part="right-item" data-item={id} data-code={code}>
      <label class="choice grow">
        <input
          type="radio"
          class="radio"
          name={name}
          checked={chosen === id}
          disabled={id === item || taken.has(id)}
          onChange={() => setChosen(id)}
        />
        <b class="code">{code}</b>
        <span class="grow">{itemName}</span>
        {taken.has(id) && <span class="meta c-ink keep">{w.picker.already}</span>}
      </label>
    </li>
  );

  async function say(right: string) {
    const said = w.doing.rightItem(app.codeOf(right));
    const result = await app.act(
      item === null
        ? { type: 'correction.set', url, item: right, verdict: 'this' }
        : { type: 'correction.replace', url, item, instead: right },
      { said, about: said },
    );
    if (result.ok) close();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="right-item-choice" onKeyDown={onEscape(close)}>
      <SubHead back={close} title={words.title} />
      <div class="sb-body">
        <div class="what">
          <div class="row">
            <Icon name={file ? 'file' : 'page'} />
            <b class="grow cut" title={choosing.title}>
              {choosing.title}
            </b>
          </div>
          <p class="meta">{item === null ? words.none : words.insteadOf(old, app.nameOf(item))}</p>
        </div>
        <ItemChoice index={index} suggested={choosing.suggested.filter((id) => id !== item)} row={row} />
      </div>
      <footer class="sb-foot">
        <button
          type="button"
          class="btn main wide"
          data-part="say-right-item"
          disabled={chosen === null || app.busy.value > 0}
          onClick={() => chosen !== null && void say(chosen)}
        >
          <Icon name="stamp" />
          {chosen === null
            ? w.picker.chooseFirst
            : item === null
              ? words.main(app.codeOf(chosen))
              : words.mainInstead(app.codeOf(chosen), old)}
        </button>
        <p class="meta tight" style={{ paddingTop: '4px' }}>
          {words.foot}
        </p>
      </footer>
    </div>
  );
}
