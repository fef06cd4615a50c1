import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../app/context';
import { Icon } from './icons';

/** Head of a place over or under a tab: the way back, and the heading that gets the focus when the place opens. */
export function SubHead({
  back,
  title,
  children,
}: {
  back: () => void;
  title: ComponentChildren;
  children?: ComponentChildren;
}) {
  const w = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="sb-sub">
      <button type="button" class="btn icon" aria-label={w.back} title={w.back} data-part="back" onClick={back}>
        <Icon name="back" />
      </button>
      <h2 class="grow cut" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </div>
  );
}

/** Esc goes one step back, unless a field or menu inside has used it. */
export function onEscape(back: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    back();
  };
}
