import { useSidebar } from '../app/context';
import { hostOf } from '../app/names';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { FormPreview } from './form-preview';
import { FormResult } from './form-result';
import type { Pasting } from './pasting';

/** The site of the form, where it was granted for that. */
function GrantedHost() {
  const { app } = useSidebar();
  const w = app.w.value.paste.form;
  const host = hostOf(app.state.value?.tab?.url ?? '');
  const granted = app.state.value?.prefs.formHosts.includes(host) ?? false;
  if (!granted) return null;
  return (
    <p class="meta row wrap" data-part="paste-granted">
      {w.granted(host)}
      <button
        type="button"
        class="link meta"
        data-part="paste-revoke"
        onClick={() => app.tell({ type: 'paste.revoke', host })}
      >
        {w.revoke}
      </button>
    </p>
  );
}

function NoAccess({ pasting, denied }: { pasting: Pasting; denied: boolean }) {
  const { app } = useSidebar();
  const w = app.w.value.paste.form;
  const url = app.state.value?.tab?.url ?? '';
  const host = /^https?:/.test(url) ? hostOf(url) : '';
  const { requestHosts } = app.platform;
  return (
    <div class="stack" data-part="paste-no-access">
      <Note tone="part" icon="lock" title={w.noAccessTitle} alert>
        <p class="tight">{w.noAccessBody}</p>
        <p class="meta">{w.copyStill}</p>
      </Note>
      {host !== '' && requestHosts && (
        <div class="card pad stack-s">
          <button
            type="button"
            class="btn wide"
            data-part="paste-grant"
            onClick={() => {
              const hosts = app.state.value?.prefs.formHosts ?? [];
              // The question first: the browser hears it from the click alone.
              const asked = requestHosts([host]);
              void app.setPrefs({ formHosts: [...new Set([...hosts, host])] });
              asked
                .then(async (granted) => {
                  if (granted) return pasting.readForm();
                  await app.setPrefs({ formHosts: hosts });
                  pasting.deny();
                })
                .catch(() => pasting.deny());
            }}
          >
            <Icon name="lock" />
            <span class="cut">{w.grant(host)}</span>
          </button>
          <p class="meta">{w.grantHint}</p>
        </div>
      )}
      {denied && (
        <Note icon="info" alert>
          {w.denied}
        </Note>
      )}
    </div>
  );
}

/** ทั้งแบบฟอร์ม: read, look, confirm once, see what the form shows, and back in one step. */
export function FormFilling({ pasting, byField }: { pasting: Pasting; byField: () => void }) {
  const { app } = useSidebar();
  const w = app.w.value.paste.form;
  const state = pasting.form.value;
  if (state.kind === 'preview' && state.match.placements.length > 0) {
    return <FormPreview pasting={pasting} state={state} />;
  }
  if (state.kind === 'filled') return <FormResult pasting={pasting} state={state} />;
  const waiting = state.kind === 'reading' || state.kind === 'filling';
  return (
    <>
      <div class="sb-body pad stack" data-part="paste-form" data-kind={state.kind} aria-busy={waiting}>
        {state.kind === 'no-access' && <NoAccess pasting={pasting} denied={state.denied} />}
        {state.kind === 'changed' && (
          <Note tone="part" icon="warn" title={w.changedTitle} alert part="paste-changed">
            {w.changedBody}
          </Note>
        )}
        {state.kind === 'preview' && (
          <Note icon="info" title={w.noneTitle} alert part="paste-none">
            <p class="tight">{w.noneBody}</p>
            <button type="button" class="link" onClick={byField}>
              {app.w.value.paste.byField}
            </button>
          </Note>
        )}
        {state.kind === 'undone' && (
          <Note
            tone={state.left === 0 ? 'ink-n' : 'part'}
            icon={state.left === 0 ? 'undo' : 'warn'}
            title={state.left === null ? w.undoGone : state.left === 0 ? w.undone : w.undoneLeft(state.left)}
            alert
            part="paste-undone"
          />
        )}
        {state.kind === 'idle' && (
          <section class="card pad stack-s">
            <h3>{w.idleTitle}</h3>
            <p>{w.idleBody}</p>
          </section>
        )}
        {waiting && <p role="status">{state.kind === 'reading' ? w.reading : w.filling}</p>}
        <p class="meta">{w.never}</p>
        <GrantedHost />
      </div>
      <footer class="sb-foot">
        <button
          type="button"
          class="btn main wide"
          data-part="paste-read"
          disabled={waiting}
          onClick={() => void pasting.readForm()}
        >
          <Icon name="table" />
          {state.kind === 'idle' ? w.read : w.again}
        </button>
      </footer>
    </>
  );
}
