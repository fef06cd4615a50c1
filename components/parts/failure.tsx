import { errorWords } from '../../lib/i18n';
import { downloadBackup } from '../app/backup';
import { type Failure, RETRYABLE } from '../app/commands';
import { useApp } from '../app/context';
import { Icon } from './icons';

/** What the waiting command is for: codes with their names, and the address. */
function Waiting({ failure, again }: { failure: Failure; again: boolean }) {
  const app = useApp();
  const w = app.w.value;
  const { change } = failure.command;
  const takings = change.type === 'evidence.take' ? change.takings : [];
  const items = 'item' in change ? [change.item] : takings.flatMap((taking) => taking.items);
  const urls = 'url' in change && change.url ? [change.url] : takings.map((taking) => taking.url);
  const written =
    change.type === 'item.explain'
      ? change.explanation
      : change.type === 'evidence.edit'
        ? change.explanation
        : undefined;
  return (
    <section class="pencil pad" data-part="waiting">
      {[...new Set(items)].slice(0, 5).map((item, at) => (
        <div class="row top" key={item}>
          <b class="code">{app.codeOf(item)}</b>
          <span class="grow tight">{app.nameOf(item)}</span>
          {at === 0 && again && (
            <span class="mark c-unk">
              <Icon name="cantTell" />
              {w.failure.waiting}
            </span>
          )}
        </div>
      ))}
      {items.length === 0 && <p>{failure.doing.about}</p>}
      {[...new Set(urls)].slice(0, 3).map((url) => (
        <p key={url} class="url">
          {url.replace(/^https?:\/\//, '')}
        </p>
      ))}
      {written && <p class="meta">{written}</p>}
    </section>
  );
}

/** First and in bold: what was not saved, why, what is kept, what to do. It stays until it is saved or thrown away. */
export function FailureBody() {
  const app = useApp();
  const w = app.w.value;
  const [failure] = app.failures.value;
  if (!failure) return null;
  const said = errorWords(app.language.value, failure.error);
  const worked = app.readiness.value;
  const kept = worked ? worked.counts.ready + worked.counts.partial : 0;
  return (
    <div class="pad stack" data-part="failure" data-error={failure.error}>
      <section class="note miss" role="alert">
        <Icon name="failed" />
        <div class="grow">
          <b class="block">{said.what}</b>
          {failure.doing.about} <b>{w.failure.notSaved}</b>
        </div>
      </section>
      <ul class="kept">
        <li>
          <Icon name="ready" class="c-ok" />
          <span>{kept > 0 ? w.failure.kept(kept) : said.kept}</span>
        </li>
        <li>
          <Icon name="info" class="c-unk" />
          <span>{said.todo}</span>
        </li>
      </ul>
      <Waiting failure={failure} again={RETRYABLE.includes(failure.error)} />
      {app.failures.value.length > 1 && <p class="meta">{w.failure.more(app.failures.value.length - 1)}</p>}
    </div>
  );
}

export function FailureFoot() {
  const app = useApp();
  const w = app.w.value;
  const [failure] = app.failures.value;
  if (!failure) return null;
  const again = RETRYABLE.includes(failure.error);
  return (
    <footer class="sb-foot">
      {again ? (
        <>
          <button
            type="button"
            class="btn main wide"
            data-part="retry"
            disabled={app.busy.value > 0}
            onClick={() => void app.retry(failure)}
          >
            <Icon name="recheck" />
            {w.failure.retry}
          </button>
          <div class="pair">
            <button type="button" class="btn" onClick={() => void downloadBackup(app)}>
              <Icon name="download" />
              {w.failure.backup}
            </button>
            <button type="button" class="btn" data-part="discard" onClick={() => app.discard(failure)}>
              {w.failure.discard}
            </button>
          </div>
        </>
      ) : (
        <button type="button" class="btn wide" data-part="discard" onClick={() => app.discard(failure)}>
          {w.failure.dismiss}
        </button>
      )}
    </footer>
  );
}
