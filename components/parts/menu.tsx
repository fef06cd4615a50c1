import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icons';

export type MenuEntry =
  | { kind: 'head'; text: string }
  | { kind: 'line' }
  | {
      kind: 'action';
      id: string;
      text: string;
      detail?: string;
      icon?: IconName;
      /** Given = one of a choice. */
      chosen?: boolean;
      lang?: string;
      run: () => void;
    };

/** A button that opens a menu: arrows, Home, End; Esc and Tab close it and give the focus back. */
export function Menu({
  label,
  button,
  class: className,
  part,
  up,
  entries,
}: {
  label: string;
  button: ComponentChildren;
  class: string;
  part: string;
  /** Opens over its button. */
  up?: boolean;
  entries: () => MenuEntry[];
}) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  const buttons = () => [...(place.current?.querySelectorAll<HTMLButtonElement>('[role^="menuitem"]') ?? [])];
  const close = (focus: boolean) => {
    setOpen(false);
    if (focus) opener.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const all = buttons();
    (all.find((one) => one.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
    const away = (event: Event) => {
      if (!(event.target instanceof Node) || !place.current?.contains(event.target)) setOpen(false);
    };
    const gone = () => setOpen(false);
    document.addEventListener('pointerdown', away);
    window.addEventListener('blur', gone);
    return () => {
      document.removeEventListener('pointerdown', away);
      window.removeEventListener('blur', gone);
    };
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const move: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const to = move[event.key];
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span class="menu-place" ref={place}>
      <button
        type="button"
        ref={opener}
        class={className}
        data-part={part}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {button}
      </button>
      {open && (
        <div class={up ? 'menu up' : 'menu'} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
          {entries().map((entry, at) => {
            if (entry.kind === 'line') return <hr key={at} />;
            if (entry.kind === 'head') {
              return (
                <div key={at} class="menu-head" role="presentation">
                  {entry.text}
                </div>
              );
            }
            return (
              <button
                type="button"
                key={entry.id}
                {...(entry.chosen === undefined
                  ? { role: 'menuitem' as const }
                  : { role: 'menuitemradio' as const, 'aria-checked': entry.chosen })}
                tabIndex={-1}
                lang={entry.lang}
                data-part={`${part}-${entry.id}`}
                onClick={() => {
                  close(true);
                  entry.run();
                }}
              >
                <span class="menu-mark">
                  {entry.chosen ? <Icon name="tick" size={14} /> : entry.icon ? <Icon name={entry.icon} /> : null}
                </span>
                <span class="grow">
                  {entry.text}
                  {entry.detail && <span class="meta block">{entry.detail}</span>}
                </span>
              </button>
            );
          })}
        </div>
      )}
    </span>
  );
}
