import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A page of the dashboard: its heading gets the focus when it is opened. */
export function Page({
  title,
  intro,
  part,
  wide,
  children,
}: {
  title: ComponentChildren;
  intro?: ComponentChildren;
  part: string;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo?.(0, 0);
  }, []);
  return (
    <main class={wide ? 'd-page wide' : 'd-page'} data-part={part}>
      <header class="d-title">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {intro && <p class="c-2">{intro}</p>}
      </header>
      {children}
    </main>
  );
}

export function Panel({
  title,
  hint,
  part,
  children,
}: {
  title?: ComponentChildren;
  hint?: ComponentChildren;
  part?: string;
  children: ComponentChildren;
}) {
  return (
    <section class="panel" data-part={part}>
      {title && (
        <header>
          <h2>{title}</h2>
          {hint && <span class="c-2">{hint}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

/** What may be wider or longer than its place: it scrolls by itself, by keyboard as well. */
export function Scrolling({
  label,
  axis = 'x',
  children,
}: {
  label: string;
  axis?: 'x' | 'y';
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section class={`scroll-${axis}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** A file chooser that looks like the other buttons and works by keyboard; the same file can be chosen again. */
export function FileButton({
  label,
  accept,
  part,
  main,
  choose,
}: {
  label: string;
  accept: string;
  part: string;
  main?: boolean;
  choose: (file: File) => void;
}) {
  return (
    <label class={main ? 'btn main file-btn' : 'btn file-btn'}>
      {label}
      <input
        type="file"
        accept={accept}
        data-part={part}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (file) choose(file);
          input.value = '';
        }}
      />
    </label>
  );
}
