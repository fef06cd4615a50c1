import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icons';

/** A choice of a few, one pressed; pressing the pressed one again takes it back. */
export function Seg<Value extends string>({
  label,
  options,
  value,
  part,
  choose,
}: {
  label: string;
  options: readonly { value: Value; text: string }[];
  value: Value | null;
  part: string;
  choose: (value: Value | null) => void;
}) {
  return (
    <fieldset class="seg" aria-label={label} data-part={part}>
      {options.map((option) => {
        const on = option.value === value;
        return (
          <button
            type="button"
            key={option.value}
            aria-pressed={on}
            data-part={`${part}-${option.value}`}
            onClick={() => choose(on ? null : option.value)}
          >
            {on && <Icon name="tick" size={14} />}
            {option.text}
          </button>
        );
      })}
    </fieldset>
  );
}

export function SearchBox({
  label,
  value,
  change,
  clear,
  part,
  autoFocus,
}: {
  label: string;
  value: string;
  change: (value: string) => void;
  clear: string;
  part: string;
  autoFocus?: boolean;
}) {
  return (
    <div class="search grow">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        data-part={part}
        ref={autoFocus ? focusOnce : undefined}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          event.preventDefault();
          change('');
        }}
      />
      {value !== '' && (
        <button type="button" class="link" aria-label={clear} title={clear} onClick={() => change('')}>
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}

const focused = new WeakSet<HTMLElement>();
function focusOnce(element: HTMLElement | null): void {
  if (!element || focused.has(element)) return;
  focused.add(element);
  element.focus({ preventScroll: true });
}

/** A label over its field, a hint under the label, what is wrong under the field. */
export function Field({
  label,
  hint,
  wrong,
  children,
}: {
  label: string;
  hint?: string;
  wrong?: string | null;
  children: (attributes: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
  }) => ComponentChildren;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {children({ id, 'aria-describedby': described, 'aria-invalid': Boolean(wrong) })}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`}>
          <Icon name="failed" />
          {wrong}
        </p>
      )}
    </div>
  );
}

export function Note({
  tone,
  icon,
  title,
  alert,
  part,
  children,
}: {
  tone?: 'part' | 'miss' | 'ink-n';
  icon: IconName;
  title?: string;
  alert?: boolean;
  part?: string;
  children?: ComponentChildren;
}) {
  return (
    <section class={`note ${tone ?? ''}`} role={alert ? 'alert' : undefined} data-part={part}>
      <Icon name={icon} />
      <div class="grow">
        {title && <b class="block">{title}</b>}
        {children}
      </div>
    </section>
  );
}

/** A row that opens what stands under it. */
export function Fold({
  open,
  toggle,
  part,
  controls,
  children,
}: {
  open: boolean;
  toggle: () => void;
  part: string;
  controls?: string;
  children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class="fold"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      data-part={part}
      onClick={toggle}
    >
      {children}
      <Icon name="down" size={14} class="chev" />
    </button>
  );
}
