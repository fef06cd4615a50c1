import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Fold } from '../parts/controls';

/** What is seldom needed, closed until it is asked for. */
export function Folded({ title, part, children }: { title: string; part: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section class="card">
      <Fold open={open} toggle={() => setOpen(!open)} part={part} controls={id}>
        <span class="grow">{title}</span>
      </Fold>
      {open && <div id={id}>{children}</div>}
    </section>
  );
}
