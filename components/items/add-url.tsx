import { useState } from 'preact/hooks';
import { WebUrl } from '../../lib/assessment/model';
import type { Item } from '../../lib/checklist/schema';
import { useApp } from '../app/context';
import { isFile, isOurs } from '../app/names';
import { take, takingOf } from '../app/takings';
import { Field } from '../parts/controls';
import { Icon } from '../parts/icons';

/** An address as staff write or paste it; without a scheme http is meant. Null = it is none. */
export function readUrl(written: string): string | null {
  const text = written.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d+(?:\/|$)/.test(text) ? text : `http://${text}`;
  try {
    const url = new URL(whole);
    if (!url.hostname.includes('.') && url.hostname !== 'localhost') return null;
    return WebUrl.safeParse(whole).success ? whole : null;
  } catch {
    return null;
  }
}

/** Evidence entered by hand, for what cannot be opened beside the sidebar. */
export function AddUrl({ item, close }: { item: Item; close: () => void }) {
  const app = useApp();
  const w = app.w.value;
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [wrong, setWrong] = useState(false);
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const read = readUrl(url);

  async function add() {
    setWrong(read === null);
    if (read === null) return;
    const subject = {
      url: read,
      title: title.trim(),
      source: isFile(read) ? ('file' as const) : ('manual' as const),
      foundOn: null,
    };
    const result = await take(app, [takingOf(subject, [item.id], { note: '', explanation: '' }, null)]);
    if (result.ok) close();
  }

  return (
    <form
      class="ink pad stack-s"
      style={{ marginBottom: '8px' }}
      data-part="add-url-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={w.item.url} hint={w.item.urlHint} wrong={wrong ? w.item.urlWrong : null}>
        {(attributes) => (
          <input
            {...attributes}
            class="in"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={url}
            data-part="url"
            ref={(element) => {
              if (element && url === '' && !wrong) element.focus();
            }}
            onInput={(event) => {
              setUrl(event.currentTarget.value);
              setWrong(false);
            }}
          />
        )}
      </Field>
      <Field label={w.item.name}>
        {(attributes) => (
          <input
            {...attributes}
            class="in"
            maxLength={300}
            value={title}
            data-part="url-title"
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      {read !== null && !isOurs(read, hosts) && (
        <p class="mark c-part wraps">
          <Icon name="warn" />
          {w.picker.otherHost}
        </p>
      )}
      <div class="row wrap">
        <button type="submit" class="btn" data-part="add-url-save">
          <Icon name="stamp" />
          {w.item.addUrlMain(item.code)}
        </button>
        <button type="button" class="btn" onClick={close}>
          {w.cancel}
        </button>
      </div>
    </form>
  );
}
