import type { ComponentChildren, JSX } from 'preact';

/** Every icon is drawn on a 16 px square, stroke 1.6, in the colour of its text; a word always stands beside it. */
const SHAPES = {
  back: <path d="M10 3L5 8l5 5" />,
  next: <path d="M6 4l4 4-4 4" />,
  down: <path d="M4 6l4 4 4-4" />,
  up: <path d="M4 10l4-4 4 4" />,
  recheck: <path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.8V5h-3.2" />,
  more: <path d="M3.5 8v.1M8 8v.1M12.5 8v.1" stroke-width="2.2" />,
  collapse: <path d="M3 2.5v11M6 8h7M10 5l3 3-3 3" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  stamp: (
    <path d="M2 13.8h12M3 11h10v-1.2c0-.8-.6-1.4-1.4-1.4H9.5c0-1.5 1-2.2 1-3.9a2.5 2.5 0 0 0-5 0c0 1.7 1 2.4 1 3.9H4.4c-.8 0-1.4.6-1.4 1.4z" />
  ),
  pencil: <path d="M2.5 13.5l.7-3L10.6 3a1.2 1.2 0 0 1 1.7 0l.7.7a1.2 1.2 0 0 1 0 1.7l-7.5 7.4z" />,
  file: (
    <>
      <path d="M3.5 1.8h6l3 3v9.4h-9z" />
      <path d="M9.5 1.8v3h3" />
    </>
  ),
  link: (
    <path d="M6.5 9.5l3-3M7 4.8l1.6-1.6a2.6 2.6 0 0 1 3.7 3.7L10.7 8.5M9 11.2l-1.6 1.6a2.6 2.6 0 0 1-3.7-3.7L5.3 7.5" />
  ),
  page: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M2 5.8h12" />
    </>
  ),
  download: <path d="M8 2v8M4.8 7.2L8 10.4l3.2-3.2M2.5 13.5h11" />,
  upload: <path d="M8 10.4V2.4M4.8 5.2L8 2l3.2 3.2M2.5 13.5h11" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.2" />
      <path d="M3.5 10.5h-.3a1 1 0 0 1-1-1V3.2a1 1 0 0 1 1-1h6.3a1 1 0 0 1 1 1v.3" />
    </>
  ),
  corner: <path d="M2.5 2.5h11v11z" fill="currentColor" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="M10.6 10.6L14 14" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.4V11M8 5v.1" stroke-width="1.8" />
    </>
  ),
  warn: (
    <>
      <path d="M8 1.8l6.6 12H1.4z" />
      <path d="M8 6.4v3.4M8 11.8v.1" stroke-width="1.8" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  open: <path d="M9.5 2.5h4v4M13.5 2.5L7.5 8.5M12 9.5v3a1 1 0 0 1-1 1H3.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  tick: <path d="M3 8.5l3.3 3.3L13 4.8" stroke-width="2.2" />,
  grip: <path d="M6 4v.1M6 8v.1M6 12v.1M10 4v.1M10 8v.1M10 12v.1" stroke-width="2" />,
  undo: <path d="M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6" />,
  trash: <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 9h5.8l.6-9" />,
  help: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.1M8 11.3v.1" />
    </>
  ),
  history: (
    <>
      <path d="M2.5 8a5.5 5.5 0 1 0 1.7-4M2.5 1.8V5h3.2" />
      <path d="M8 5v3.3l2.2 1.3" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.2" />
      <path d="M2 6.2h12M2 9.8h12M6.5 6.2v7.3" />
    </>
  ),
  board: (
    <>
      <rect x="2" y="2" width="5" height="5" rx="1" />
      <rect x="9" y="2" width="5" height="5" rx="1" />
      <rect x="2" y="9" width="5" height="5" rx="1" />
      <rect x="9" y="9" width="5" height="5" rx="1" />
    </>
  ),
  side: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.2" />
      <path d="M10 2.5v11" />
    </>
  ),
  language: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M1.8 8h12.4M8 1.8c2.2 2 2.2 10.4 0 12.4M8 1.8c-2.2 2-2.2 10.4 0 12.4" />
    </>
  ),

  // Finding: the machine's word, outlined
  passed: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M5 8.2l2.1 2.1L11 6" />
    </>
  ),
  failed: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="1.5" />
      <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  cantTell: (
    <>
      <circle cx="8" cy="8" r="6.2" stroke-dasharray="2.4 2.4" />
      <path d="M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.1M8 11.3v.1" />
    </>
  ),
  inapplicable: (
    <>
      <circle cx="8" cy="8" r="6.2" stroke-dasharray="2.4 2.4" />
      <path d="M5 8h6" />
    </>
  ),
  untested: <circle cx="8" cy="8" r="6.2" stroke-dasharray=".1 2.7" stroke-width="1.8" />,

  // Decision: the staff's word, filled
  met: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2.5" fill="currentColor" stroke="none" />
      <path d="M4.6 8.3l2.3 2.3 4.5-5" stroke="var(--paper)" stroke-width="2" />
    </>
  ),
  unmet: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2.5" fill="currentColor" stroke="none" />
      <path d="M5 5l6 6M11 5l-6 6" stroke="var(--paper)" stroke-width="2" />
    </>
  ),

  // Readiness: filled, half, hollow
  ready: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="M4.8 8.3l2.2 2.2 4.2-4.8" stroke="var(--paper)" stroke-width="1.9" />
    </>
  ),
  partial: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" stroke="none" />
    </>
  ),
  missing: <circle cx="8" cy="8" r="6.2" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof SHAPES;

export function Icon({
  name,
  size = 16,
  class: className,
}: {
  name: IconName;
  size?: number;
  class?: string;
}): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      class={className}
    >
      {SHAPES[name]}
    </svg>
  );
}

export function Logo({ size = 20 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" class="logo">
      <rect x="1" y="1" width="18" height="18" rx="4" fill="var(--ink)" />
      <circle cx="10" cy="10" r="5" fill="none" stroke="var(--on-ink)" stroke-width="2" />
      <path
        d="M7.7 10.2l1.7 1.7 3.2-3.7"
        fill="none"
        stroke="var(--on-ink)"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** How well a criterion is known: 4, 3, 2, 1 of four small bars. */
export function BasisBars({ level }: { level: 1 | 2 | 3 | 4 }): JSX.Element {
  return (
    <svg width="19" height="10" viewBox="0 0 19 10" aria-hidden="true">
      {[0, 1, 2, 3].map((at) => (
        <rect
          key={at}
          x={at * 5 + 0.4}
          y={7 - at * 2}
          width="3"
          height={2.6 + at * 2}
          rx=".5"
          fill={at < level ? 'currentColor' : 'none'}
          stroke="currentColor"
          stroke-width=".8"
        />
      ))}
    </svg>
  );
}
