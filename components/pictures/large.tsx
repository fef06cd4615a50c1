import { useEffect, useRef, useState } from 'preact/hooks';
import { bytesOf } from '../../lib/base64';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useApp } from '../app/context';
import { download } from '../app/download';
import { readableUrl } from '../app/names';
import { removePicture, type Shown, usePicture } from '../app/pictures';
import { Icon } from '../parts/icons';

/** A picture as large as the view allows, with what it proves: address, moment, who took it. */
export function PictureDialog({ shown, close }: { shown: Shown; close: () => void }) {
  const app = useApp();
  const w = app.w.value.pictures;
  const { picture, way } = shown;
  const url = usePicture(app, picture.id, 'full');
  const [whole, setWhole] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const here = dialog.current;
    const opener = document.activeElement;
    if (here && !here.open) here.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const title = picture.title || readableUrl(picture.url);

  return (
    <dialog
      ref={dialog}
      class="large"
      aria-label={w.alt(title)}
      data-part="picture-large"
      onClose={close}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header class="row">
        <h2 class="grow cut" title={title}>
          {title}
        </h2>
        <button type="button" class="btn icon" aria-label={w.close} data-part="close-picture" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard */}
      <section class="large-pic" tabIndex={0} aria-label={w.alt(title)}>
        {url && (
          <img
            src={url}
            alt={w.alt(title)}
            width={picture.width}
            height={picture.height}
            class={whole ? 'whole' : ''}
            data-part="picture-full"
          />
        )}
        {!url && <p role="status">{url === null ? w.gone : w.loading}</p>}
      </section>
      <footer class="stack-s">
        <p class="meta">
          {w.takenBy(picture.takenBy, formatThaiDateTime(picture.takenAt))}
          {way && ` · ${w.wayLong}`}
          {picture.marked && ` · ${w.marked(picture.marked)}`}
        </p>
        <p class="url">{readableUrl(picture.url)}</p>
        <div class="row wrap">
          <button type="button" class="btn small" aria-pressed={whole} disabled={!url} onClick={() => setWhole(!whole)}>
            {whole ? w.fit : w.whole}
          </button>
          <button
            type="button"
            class="btn small"
            disabled={!url}
            data-part="save-picture"
            onClick={() =>
              url &&
              download(
                bytesOf(url.slice(url.indexOf(',') + 1)),
                `${picture.takenAt.slice(0, 10)}-${picture.id}.jpg`,
                'image/jpeg',
              )
            }
          >
            <Icon name="download" size={14} />
            {w.save}
          </button>
          <button
            type="button"
            class="btn small"
            data-part="remove-picture"
            onClick={() => {
              close();
              void removePicture(app, picture);
            }}
          >
            <Icon name="trash" size={14} />
            {w.remove}
          </button>
        </div>
      </footer>
    </dialog>
  );
}
