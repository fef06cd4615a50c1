import { useState } from 'preact/hooks';
import type { ClipboardPayload } from '../../lib/export';
import { useApp } from '../app/context';
import { copy } from '../app/copy';
import { Note } from '../parts/controls';

export type Copying = {
  /** The text that the browser would not take; null = none. */
  refused: string | null;
  copy: (content: ClipboardPayload, said: string) => void;
};

export function useCopy(): Copying {
  const app = useApp();
  const [refused, setRefused] = useState<string | null>(null);
  return {
    refused,
    copy(content, said) {
      if (copy(content)) {
        setRefused(null);
        app.say(said);
      } else setRefused(content.text);
    },
  };
}

/** Where the browser refuses to copy: the text itself, selected, to be copied by hand. */
export function CopyFallback({ copying }: { copying: Copying }) {
  const app = useApp();
  const w = app.w.value.export;
  if (copying.refused === null) return null;
  return (
    <Note tone="part" icon="warn" alert part="copy-refused">
      <p class="tight">{w.copyFailed}</p>
      <textarea
        class="in"
        readOnly
        rows={3}
        aria-label={w.copyText}
        value={copying.refused}
        ref={(element) => {
          element?.focus();
          element?.select();
        }}
      />
    </Note>
  );
}
