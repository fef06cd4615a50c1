import { useState } from 'preact/hooks';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useApp } from '../app/context';
import { type Shown, usePicture } from '../app/pictures';
import { Icon } from '../parts/icons';
import { PictureDialog } from './large';

function Thumb({ shown, open }: { shown: Shown; open: () => void }) {
  const app = useApp();
  const w = app.w.value.pictures;
  const { picture, way } = shown;
  const url = usePicture(app, picture.id, 'small');
  const when = formatThaiDateTime(picture.takenAt);
  return (
    <li data-part="picture" data-id={picture.id}>
      <button
        type="button"
        class="thumb"
        data-part="open-picture"
        aria-label={w.openLabel(when, way ? w.wayLong : picture.title)}
        title={way ? w.wayLong : picture.title}
        onClick={open}
      >
        {url ? <img src={url} alt="" width={152} height={92} /> : <Icon name={url === null ? 'warn' : 'page'} />}
        <span class="meta">
          {way && <b>{w.way} </b>}
          {url === null ? w.gone : when}
        </span>
      </button>
    </li>
  );
}

/** Small pictures in a row, each with its moment; one opens large. Nothing where there are none. */
export function Thumbs({ pictures, label }: { pictures: readonly Shown[]; label: string }) {
  const [open, setOpen] = useState<string | null>(null);
  if (pictures.length === 0) return null;
  const large = pictures.find(({ picture }) => picture.id === open);
  return (
    <>
      <ul class="thumbs" aria-label={label} data-part="pictures">
        {pictures.map((shown) => (
          <Thumb key={shown.picture.id} shown={shown} open={() => setOpen(shown.picture.id)} />
        ))}
      </ul>
      {large && <PictureDialog shown={large} close={() => setOpen(null)} />}
    </>
  );
}
