import { useState } from 'preact/hooks';
import { bytesOf } from '../../lib/base64';
import { fileName, type ItasSheet, picturesZip, pictureUses } from '../../lib/export';
import { useApp } from '../app/context';
import { download } from '../app/download';
import { Icon } from '../parts/icons';

/** All pictures of the assessment as one file, beside the sheet; nothing where there are none. */
export function PicturesZip({ sheet }: { sheet: ItasSheet }) {
  const app = useApp();
  const w = app.w.value;
  const [done, setDone] = useState<number | null>(null);
  const pictures = app.snapshot.value?.pictures ?? [];
  if (pictures.length === 0) return null;

  async function gather() {
    const bytes = new Map<string, Uint8Array>();
    for (const { id } of pictures) {
      setDone(bytes.size);
      const answer = await app.platform.backend.ask({ type: 'picture.file', id, size: 'full' });
      if (answer.ok) bytes.set(id, bytesOf(answer.data));
    }
    const items = app.index.value?.items.map(({ item }) => item) ?? [];
    const rows = items.map(({ id, code, name }) => ({
      code,
      name,
      evidence: app.readiness.value?.items.get(id)?.evidence ?? [],
    }));
    const name = fileName(sheet, 'zip').replace(/^ITA/, 'ITA-pictures-');
    download(picturesZip(sheet, pictureUses(rows, pictures), bytes), name, 'application/zip');
    app.say(w.export.downloaded(name));
  }

  return (
    <button
      type="button"
      class="btn wide"
      data-part="pictures-zip"
      disabled={done !== null}
      onClick={() => {
        gather()
          .catch((error: unknown) => {
            console.error(error);
            app.say(w.export.fileFailed);
          })
          .finally(() => setDone(null));
      }}
    >
      <Icon name="download" />
      {done === null ? w.pictures.zip : w.pictures.gathering(done, pictures.length)}
      <span class="meta">{w.pictures.count(pictures.length)}</span>
    </button>
  );
}
