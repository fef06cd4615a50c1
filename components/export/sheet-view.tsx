import { useState } from 'preact/hooks';
import { clipboardOf, type ItasSheet, type SheetField, type SheetRow } from '../../lib/export';
import { reasonText, type Words } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import { shortUrl } from '../app/names';
import { Icon } from '../parts/icons';
import { onEscape, SubHead } from '../parts/sub-head';
import { CopyFallback, useCopy } from './copying';
import { ExportFoot } from './export-foot';

type CopyField = (row: SheetRow, field: SheetField | null) => void;

function Doubts({ row }: { row: SheetRow }) {
  const { app } = useSidebar();
  const unanswered = row.answer === null;
  return (
    <>
      {row.doubts
        .filter(
          (doubt) =>
            doubt.key !== 'doubt.link-unchecked' &&
            (!unanswered || doubt.key === 'doubt.no-answer' || row.evidence.length > 0),
        )
        // Each kind once: which piece of evidence it is stands in the opened item.
        .filter((doubt, at, all) => all.findIndex((other) => other.key === doubt.key) === at)
        .map((doubt) => {
          const absent = doubt.key === 'doubt.no-answer';
          return (
            <span key={`${doubt.key}${JSON.stringify(doubt.params)}`} class={`q ${absent ? 'm' : ''}`}>
              <Icon name={absent ? 'missing' : 'warn'} size={14} />
              {app.w.value.doubts[doubt.key] ?? reasonText(app.language.value, doubt)}
            </span>
          );
        })}
    </>
  );
}

type CopyChoice = { field: SheetField | null; label: string; part: string; text: string; off: boolean };

/** What can be copied of a row: the fields that ITAS asks for, and the row for a spreadsheet. */
function choicesOf(row: SheetRow, w: Words['export']): CopyChoice[] {
  return [
    { field: 'url', label: w.copyUrl(row.code), part: 'copy-url', text: w.columns.url, off: row.evidence.length === 0 },
    {
      field: 'explanation',
      label: w.copyExplanation(row.code),
      part: 'copy-explanation',
      text: w.columns.explanation,
      off: row.explanation.trim() === '',
    },
    { field: null, label: w.copyRow(row.code), part: 'copy-row', text: w.fieldRow, off: false },
  ];
}

/** In the table: a mark beside the field that it copies. */
function CopyMark({ row, field, copyField }: { row: SheetRow; field: SheetField | null; copyField: CopyField }) {
  const { app } = useSidebar();
  const choice = choicesOf(row, app.w.value.export).find((one) => one.field === field);
  if (!choice || choice.off) return null;
  return (
    <button
      type="button"
      class="btn icon tiny"
      aria-label={choice.label}
      title={choice.label}
      data-part={choice.part}
      onClick={() => copyField(row, field)}
    >
      <Icon name="copy" size={14} />
    </button>
  );
}

function CopyButtons({ row, copyField }: { row: SheetRow; copyField: CopyField }) {
  const { app } = useSidebar();
  return (
    <span class="row wrap" style={{ gap: '2px 10px' }}>
      {choicesOf(row, app.w.value.export)
        .filter((one) => !one.off)
        .map((one) => (
          <button
            type="button"
            key={one.part}
            class="link meta"
            aria-label={one.label}
            title={one.label}
            data-part={one.part}
            onClick={() => copyField(row, one.field)}
          >
            <Icon name="copy" size={14} />
            {one.text}
          </button>
        ))}
    </span>
  );
}

/** The sheet as it goes out: a table where there is room for one, else a list; each field can be copied for ITAS. */
export function SheetView({ sheet, back }: { sheet: ItasSheet; back: () => void }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const [only, setOnly] = useState(false);
  const copying = useCopy();
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const rows = only ? sheet.rows.filter((row) => row.doubts.length > 0) : sheet.rows;
  const { columns } = w.export;

  const copyField: CopyField = (row, field) => {
    const { language } = sheet;
    const what = field === 'url' ? w.export.fieldUrl : field ? w.export.fieldExplanation : w.export.fieldRow;
    copying.copy(
      clipboardOf(field ? { kind: 'field', row, field, language } : { kind: 'row', row, language }),
      w.export.copiedField(`${what} ${row.code}`),
    );
  };
  const answerOf = (row: SheetRow) => (row.answer ? w.answer[row.answer] : w.none);
  const links = (row: SheetRow) =>
    row.evidence.length === 0
      ? w.none
      : row.evidence.map((one) => (
          <span key={one.url} class="block" title={one.url}>
            {shortUrl(one.url, hosts)}
          </span>
        ));
  const code = (row: SheetRow) => (
    <button
      type="button"
      class="link code"
      title={row.name}
      aria-label={w.page.openItem(`${row.code} ${row.name}`)}
      onClick={() => view.openItem(row.itemId)}
    >
      {row.code}
    </button>
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="sheet" onKeyDown={onEscape(back)}>
      <SubHead
        back={back}
        title={
          <>
            {w.export.sheetTitle(sheet.edition)}
            <span class="only-wide-text"> · {sheet.date.text}</span>
          </>
        }
      >
        <label class="choice keep">
          <input
            type="checkbox"
            class="check"
            checked={only}
            data-part="only-doubtful"
            onChange={(event) => setOnly(event.currentTarget.checked)}
          />
          {w.export.onlyDoubtful}
        </label>
      </SubHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard */}
      <section class="sb-body paper" tabIndex={0} aria-label={w.export.sheet}>
        {copying.refused !== null && <CopyFallback copying={copying} />}
        <table class="sheet only-wide-table">
          <thead>
            <tr>
              <th>{columns.code}</th>
              <th>{columns.answer}</th>
              <th>
                {columns.url} <span style={{ fontWeight: 'normal' }}>{columns.urlHint}</span>
              </th>
              <th>{columns.explanation}</th>
              <th class="last">{w.export.fieldRow}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.itemId} class={row.answer === null ? 'un' : ''} data-part="sheet-row" data-code={row.code}>
                <td>{code(row)}</td>
                <td>{answerOf(row)}</td>
                <td class="u">
                  <div class="row top">
                    <span class="grow">{links(row)}</span>
                    <CopyMark row={row} field="url" copyField={copyField} />
                  </div>
                </td>
                <td>
                  <div class="row top">
                    <div class="grow">
                      <span style={{ whiteSpace: 'pre-wrap' }}>{row.explanation}</span>
                      <Doubts row={row} />
                    </div>
                    <CopyMark row={row} field="explanation" copyField={copyField} />
                  </div>
                </td>
                <td class="last">
                  <CopyMark row={row} field={null} copyField={copyField} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul class="sheet sheet-rows only-narrow">
          {rows.map((row) => (
            <li key={row.itemId} data-part="sheet-item" data-code={row.code}>
              <div class="row top">
                {code(row)}
                <span class="grow tight">{row.name}</span>
                <b class="keep">{answerOf(row)}</b>
              </div>
              <div class="url">{links(row)}</div>
              {row.explanation && (
                <p class="tight" style={{ whiteSpace: 'pre-wrap' }}>
                  {row.explanation}
                </p>
              )}
              <Doubts row={row} />
              <CopyButtons row={row} copyField={copyField} />
            </li>
          ))}
        </ul>
      </section>
      <ExportFoot sheet={sheet} />
    </div>
  );
}
