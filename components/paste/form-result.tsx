import { useSidebar } from '../app/context';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import type { FormState, Pasting } from './pasting';

/** What the form shows after it was filled, beside what was written; one step back. */
export function FormResult({ pasting, state }: { pasting: Pasting; state: Extract<FormState, { kind: 'filled' }> }) {
  const { app } = useSidebar();
  const w = app.w.value.paste;
  const { filled } = state;
  const other = filled.filter((one) => !one.holds);
  const same = filled.length - other.length;
  return (
    <>
      <div class="sb-body pad stack" data-part="paste-result">
        <Note
          tone={other.length === 0 ? 'ink-n' : 'part'}
          icon={other.length === 0 ? 'tick' : 'warn'}
          title={other.length === 0 ? w.form.allSame(filled.length) : w.form.result(same, filled.length)}
          alert
        >
          <p class="tight">{w.form.never}</p>
        </Note>
        {state.held > 0 && (
          <Note tone="part" icon="warn" part="paste-held">
            {w.form.held}
          </Note>
        )}
        {other.length > 0 && (
          <section data-part="paste-differs">
            <h3 class="sect c-part">{w.form.differs(other.length)}</h3>
            <ul class="list-plain stack-s">
              {other.map(({ placement, shown }) => (
                <li key={placement.form.id} class="card pad-s" data-code={app.codeOf(placement.item)}>
                  <p>
                    <span class="code">{app.codeOf(placement.item)}</span>{' '}
                    <b>{placement.target === 'both' ? w.both : w.fields[placement.target]}</b>
                  </p>
                  <dl class="compare">
                    <dt class="meta">{w.form.wrote}</dt>
                    <dd class="tight clamp lines">{placement.will || w.empty}</dd>
                    <dt class="meta">{w.form.shows}</dt>
                    <dd class="tight clamp lines" data-part="paste-shown">
                      {shown === null ? w.form.goneField : shown || w.empty}
                    </dd>
                  </dl>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <footer class="sb-foot">
        <button type="button" class="btn main wide" data-part="paste-close" onClick={pasting.reset}>
          {w.form.close}
        </button>
        <div class="under">
          <button type="button" class="link" data-part="paste-undo" onClick={() => void pasting.undoFill()}>
            <Icon name="undo" size={14} />
            {w.form.undo}
          </button>
        </div>
      </footer>
    </>
  );
}
