import { useApp } from '../app/context';
import { Icon } from '../parts/icons';

/** Exactly what the browser will be asked for, before it is asked. */
export function GrantPreview({ hosts }: { hosts: readonly string[] }) {
  const app = useApp();
  const w = app.w.value.dash.setup;
  const names = app.platform.grantNames(hosts);
  return (
    <section class="perm" data-part="grant-preview" aria-live="polite">
      <b>{w.grants}</b>
      {names.length === 0 ? (
        <p class="c-2">{w.grantNone}</p>
      ) : (
        <ul>
          {names.map((name) => (
            <li key={name} data-host={name}>
              <Icon name="link" />
              <span>
                {w.grantLine} <b>{name}</b>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
