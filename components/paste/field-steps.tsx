import { Fragment } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { FIELDS, nextMissing, type PasteField, type PasteStep, stepState } from '../../lib/paste/steps';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { Note } from '../parts/controls';
import { Icon, type IconName } from '../parts/icons';
import { Folded } from './folded';
import { LimitsFold } from './limits-fold';
import type { Pasting } from './pasting';
import { PutNote } from './put-note';

const MARK: Record<ReturnType<typeof stepState>, { icon: IconName; tone: string }> = {
  nothing: { icon: 'inapplicable', tone: 'c-unk' },
  open: { icon: 'missing', tone: 'c-unk' },
  partly: { icon: 'partial', tone: 'c-part' },
  done: { icon: 'ready', tone: 'c-ok' },
  changed: { icon: 'warn', tone: 'c-part' },
};
const FIELD_MARK: Record<PasteStep['fields']['answer']['state'], { icon: IconName; tone: string }> = {
  empty: { icon: 'inapplicable', tone: 'c-unk' },
  open: { icon: 'missing', tone: 'c-unk' },
  pasted: { icon: 'ready', tone: 'c-ok' },
  changed: { icon: 'warn', tone: 'c-part' },
};

/** One field: what will stand in the form, what is there already, and copying it. */
function FieldCard({
  pasting,
  step,
  field,
  current,
}: {
  pasting: Pasting;
  step: PasteStep;
  field: PasteField;
  current: boolean;
}) {
  const { app } = useSidebar();
  const w = app.w.value.paste;
  const own = step.fields[field];
  const what = w.fields[field];
  const { icon, tone } = FIELD_MARK[own.state];
  const key = FIELDS.indexOf(field) + 1;
  return (
    <li
      class={`${current ? 'ink' : 'card'} paste-field`}
      aria-current={current ? 'step' : undefined}
      data-part="paste-field"
      data-field={field}
      data-state={own.state}
    >
      <div class="row between">
        <span class="row">
          <kbd>{key}</kbd>
          <b>{what}</b>
        </span>
        <span class={`mark ${tone}`}>
          <Icon name={icon} size={14} />
          {own.state === 'pasted' && own.pastedAt ? w.pastedAt(formatThaiDateTime(own.pastedAt)) : w.state[own.state]}
        </span>
      </div>
      {own.text === '' ? (
        <p class="meta">{field === 'answer' ? w.unanswered : w.state.empty}</p>
      ) : (
        <>
          <p class={field === 'urls' ? 'url clamp lines' : 'tight clamp lines'} title={own.text}>
            {own.text}
          </p>
          {own.fit.lost !== '' && (
            <Note tone="part" icon="warn" part="paste-too-long">
              <p class="tight">{w.tooLong(own.text.length, own.fit.limit ?? 0)}</p>
              <p class="tight clamp lines">
                <b>{own.fit.lost}</b>
              </p>
            </Note>
          )}
          <div class="row wrap between">
            <button
              type="button"
              class="btn small"
              data-part={`paste-copy-${field}`}
              aria-label={w.copy(what, step.code)}
              aria-keyshortcuts={String(key)}
              onClick={() => void pasting.copyField(step, field, w.copied(what, step.code))}
            >
              <Icon name="copy" size={14} />
              {w.copy(what, '').trim()}
            </button>
            {own.state === 'pasted' ? (
              <button
                type="button"
                class="link meta"
                data-part={`paste-unmark-${field}`}
                aria-label={w.unmarkLabel(what, step.code)}
                onClick={() => void pasting.markOne(step, field, false, w.unmarked(what, step.code))}
              >
                {w.unmark}
              </button>
            ) : (
              <button
                type="button"
                class="link meta"
                data-part={`paste-mark-${field}`}
                aria-label={w.markLabel(what, step.code)}
                onClick={() => void pasting.markOne(step, field, true, w.marked(what, step.code))}
              >
                {w.mark}
              </button>
            )}
          </div>
        </>
      )}
    </li>
  );
}

/** Keys by their place on the keyboard: a Thai layout gives other letters. */
const DIGITS: Record<string, PasteField> = {
  Digit1: 'answer',
  Numpad1: 'answer',
  Digit2: 'urls',
  Numpad2: 'urls',
  Digit3: 'explanation',
  Numpad3: 'explanation',
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input,textarea,select,[role=tablist],[role=menu]') !== null;
}

/** ทีละช่อง: the item one stands at with its three fields, and the way to all others. */
export function FieldSteps({ pasting }: { pasting: Pasting }) {
  const { app } = useSidebar();
  const w = app.w.value.paste;
  const steps = pasting.steps.value;
  const at = pasting.position.value;
  const place = steps.findIndex((step) => step.item === at?.item);
  const step = steps[place];

  const go = (to: number) => {
    const next = steps[to];
    if (!next) return;
    const field = FIELDS.find((one) => next.fields[one].text !== '' && next.fields[one].state !== 'pasted') ?? 'answer';
    pasting.move({ item: next.item, field });
  };
  const missing = nextMissing(steps, at);
  const copyIt = (field: PasteField) => {
    if (step) void pasting.copyField(step, field, w.copied(w.fields[field], step.code));
  };
  const mark = (field: PasteField) => {
    if (!step || step.fields[field].text === '') return;
    const pasted = step.fields[field].state !== 'pasted';
    void pasting.markOne(step, field, pasted, (pasted ? w.marked : w.unmarked)(w.fields[field], step.code));
  };
  const does: Record<string, () => void> = {
    KeyC: () => at && copyIt(at.field),
    KeyN: () => missing && pasting.move(missing),
    KeyM: () => at && mark(at.field),
    ArrowLeft: () => go(place - 1),
    ArrowRight: () => go(place + 1),
  };
  for (const [code, field] of Object.entries(DIGITS)) does[code] = () => copyIt(field);

  // In the layout's turn: a key that follows quickly must mean what is shown by now.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
      const run = isTyping(event.target) ? undefined : does[event.code];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  if (!step || !at) return null;
  const own = step.fields[at.field];
  const what = w.fields[at.field];
  return (
    <>
      <div class="sb-body pad stack" data-part="paste-fields">
        <PutNote pasting={pasting} />
        {pasting.refused.value !== null && (
          <Note tone="part" icon="warn" alert part="copy-refused">
            <p class="tight">{app.w.value.export.copyFailed}</p>
            <textarea
              class="in"
              readOnly
              rows={3}
              aria-label={app.w.value.export.copyText}
              value={pasting.refused.value}
              ref={(element) => {
                element?.focus();
                element?.select();
              }}
            />
          </Note>
        )}
        <div class="row paste-item" data-part="paste-item" data-code={step.code}>
          <button
            type="button"
            class="btn icon"
            aria-label={w.previous}
            title={w.previous}
            disabled={place === 0}
            data-part="paste-previous"
            onClick={() => go(place - 1)}
          >
            <Icon name="back" />
          </button>
          <h3 class="grow tight">
            <span class="code">{step.code}</span> {step.name}
          </h3>
          <button
            type="button"
            class="btn icon"
            aria-label={w.next}
            title={w.next}
            disabled={place === steps.length - 1}
            data-part="paste-next"
            onClick={() => go(place + 1)}
          >
            <Icon name="next" />
          </button>
        </div>
        <ol class="stack-s">
          {FIELDS.map((field) => (
            <FieldCard key={field} pasting={pasting} step={step} field={field} current={field === at.field} />
          ))}
        </ol>
        <p class="meta">{w.inPage}</p>
        <Folded title={w.keys} part="paste-keys">
          <dl class="facts pad">
            {w.keyList.map(([key, does]) => (
              <Fragment key={key}>
                <dt class="keep">
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </Folded>
        <LimitsFold />
        <Folded title={w.all} part="paste-all">
          <ul class="items-list list-plain">
            {steps.map((one) => {
              const state = stepState(one);
              return (
                <li key={one.item}>
                  <button
                    type="button"
                    class="item"
                    title={one.name}
                    aria-current={one.item === step.item ? 'true' : undefined}
                    data-part="paste-go"
                    data-code={one.code}
                    data-state={state}
                    onClick={() => go(steps.indexOf(one))}
                  >
                    <span class="code">{one.code}</span>
                    <span class="grow cut">{one.name}</span>
                    <span class={`mark ${MARK[state].tone}`}>
                      <Icon name={MARK[state].icon} size={14} />
                      {w.step[state]}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </Folded>
      </div>
      <footer class="sb-foot">
        {own.text === '' || own.state === 'pasted' ? (
          <button
            type="button"
            class="btn main wide"
            data-part="paste-missing"
            disabled={missing === null}
            onClick={() => missing && pasting.move(missing)}
          >
            {missing === null ? w.allDone : w.nextMissing}
          </button>
        ) : (
          <button
            type="button"
            class="btn main wide"
            data-part="paste-copy"
            aria-keyshortcuts="C"
            onClick={() => copyIt(at.field)}
          >
            <Icon name="copy" />
            {w.copy(what, step.code)}
          </button>
        )}
        <div class="under">
          <button
            type="button"
            class="link"
            data-part="paste-put"
            disabled={own.text === ''}
            onClick={() => void pasting.putHere()}
          >
            {w.put}
          </button>
          <button
            type="button"
            class="link"
            data-part="paste-next-missing"
            disabled={missing === null}
            onClick={() => missing && pasting.move(missing)}
          >
            {w.nextMissing}
          </button>
        </div>
      </footer>
    </>
  );
}
