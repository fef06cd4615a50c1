import { useEffect } from 'preact/hooks';
import { itemsNamed } from '../../lib/audit';
import { useSidebar } from '../app/context';
import type { OpenedFile } from '../app/view';
import { onEscape, SubHead } from '../parts/sub-head';
import { FileResult } from './file-result';

/** A file that the page links to, looked into without leaving the page. Cancelled, it closes. */
export function FileView({ file, close }: { file: OpenedFile; close: () => void }) {
  const { app, reading } = useSidebar();
  const state = reading.files.stateAt(file.url);
  const pack = app.edition.value;
  useEffect(() => {
    if (!state) close();
  }, [state]);
  if (!state) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="file-view" onKeyDown={onEscape(close)}>
      <SubHead back={close} title={file.title} />
      <FileResult file={file} state={state} suggested={pack ? itemsNamed(file.title, pack) : []} />
    </div>
  );
}
