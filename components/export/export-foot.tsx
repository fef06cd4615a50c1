import { useState } from 'preact/hooks';
import {
  clipboardOf,
  fileName,
  type ItasSheet,
  type SheetFormat,
  sheetFormat,
  sheetFormats,
  sheetWords,
} from '../../lib/export';
import { useApp } from '../app/context';
import { download } from '../app/download';
import { Icon } from '../parts/icons';
import { Menu } from '../parts/menu';
import { CopyFallback, useCopy } from './copying';

/** Downloads the sheet in one of its formats. Errors while the file is made are said; nothing else depends on it. */
export function useDownload(sheet: ItasSheet) {
  const app = useApp();
  return (format: SheetFormat) => {
    const w = app.w.value.export;
    try {
      const name = fileName(sheet, format.extension);
      download(format.make(sheet), name, format.mime);
      app.say(w.downloaded(name));
    } catch (error) {
      console.error(error);
      app.say(w.fileFailed);
    }
  };
}

export function ExportFoot({ sheet }: { sheet: ItasSheet }) {
  const app = useApp();
  const w = app.w.value.export;
  const save = useDownload(sheet);
  const copying = useCopy();
  const [tried, setTried] = useState(0);
  const others = sheetFormats.filter((format) => format.id !== 'xlsx');
  const words = sheetWords(app.language.value);
  return (
    <footer class="sb-foot">
      <CopyFallback key={tried} copying={copying} />
      <button type="button" class="btn main wide" data-part="download-xlsx" onClick={() => save(sheetFormat('xlsx'))}>
        <Icon name="download" />
        {w.excel}
      </button>
      <div class="pair">
        <button
          type="button"
          class="btn"
          data-part="copy-table"
          onClick={() => {
            setTried(tried + 1);
            copying.copy(clipboardOf({ kind: 'sheet', sheet }), w.copiedTable(sheet.rows.length));
          }}
        >
          <Icon name="copy" />
          {w.copyTable}
        </button>
        <Menu
          label={w.other}
          class="btn wide"
          part="formats"
          up
          button={
            <>
              {w.other}
              <Icon name="down" size={14} />
            </>
          }
          entries={() =>
            others.map((format) => ({
              kind: 'action',
              id: format.id,
              text: words[`format.${format.id}`],
              icon: 'download',
              run: () => save(format),
            }))
          }
        />
      </div>
    </footer>
  );
}
