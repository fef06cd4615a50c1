import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app/context';
import { Icon } from './icons';

/** Long enough to read and reach; waits while it is pointed at or has the focus. Undo stays in the history after it. */
const SHOWN_MS = 9_000;

/** What was just done, with the way back. The live region is always there, so that every change of it is read aloud. */
export function ToastPlace() {
  const app = useApp();
  const toast = app.toast.value;
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (!toast || toast.ask || held) return;
    const timer = setTimeout(() => app.hush(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held, app]);

  // Over the foot of the view, whose height differs and changes with the view: the main action stays in sight.
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const here = place.current;
    const frame = here?.parentElement;
    if (!toast || !here || !frame) return;
    const rise = () => {
      const foot = frame.querySelector<HTMLElement>('.sb-foot');
      here.style.bottom = `${(foot?.offsetHeight ?? 0) + 10}px`;
    };
    rise();
    const watch = new MutationObserver(rise);
    watch.observe(frame, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [toast]);

  const w = app.w.value;
  return (
    <div class="sb-toast" ref={place}>
      <div role="status" aria-live="polite">
        {toast && (
          <div
            class="toast"
            data-part="toast"
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocusIn={() => setHeld(true)}
            onFocusOut={() => setHeld(false)}
          >
            <span class="grow">{toast.text}</span>
            {toast.historyId && (
              <button
                type="button"
                data-part="undo"
                onClick={() => {
                  const { historyId, again } = toast;
                  setHeld(false);
                  if (historyId) void app.undo(historyId, again === 'undo' ? w.doing.undone : w.doing.redone);
                }}
              >
                {toast.again === 'undo' ? w.undo : w.redo}
              </button>
            )}
            {toast.ask && (
              <button
                type="button"
                data-part="toast-yes"
                onClick={() => {
                  setHeld(false);
                  app.hush(toast.id);
                  toast.ask?.run();
                }}
              >
                {toast.ask.yes}
              </button>
            )}
            <button type="button" aria-label={w.closePanel} onClick={() => app.hush(toast.id)}>
              <Icon name="close" size={14} />
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
