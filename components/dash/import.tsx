import { useState } from 'preact/hooks';
import {
  doubtText,
  problemText,
  type ReadResult,
  readSheet,
  type SheetChanges,
  sheetToChanges,
} from '../../lib/export';
import { squash } from '../../lib/thai/text';
import { useApp } from '../app/context';
import { readableUrl, shortAgency } from '../app/names';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { useRouter } from './context';
import { FileButton, Page, Panel, Scrolling } from './page';

type Read = Extract<ReadResult, { ok: true }>;
type Phase = { at: 'start' } | { at: 'reading' } | { at: 'bad'; what: string } | { at: 'preview'; read: Read };

const DOUBTS = 12;

function Preview({ read, cancel, done }: { read: Read; cancel: () => void; done: () => void }) {
  const app = useApp();
  const w = app.w.value;
  const words = w.dash.import;
  const pack = app.edition.value;
  const index = app.index.value;
  const agency = app.snapshot.value?.assessment.agency.name ?? '';
  if (!pack || !index) return null;
  const changes: SheetChanges = sheetToChanges(read.rows, pack, read.edition);
  const doubts = [...read.doubts, ...changes.doubts];
  const itemIds = [
    ...new Set([...changes.takings.flatMap(({ items }) => items), ...changes.states.map((s) => s.item)]),
  ];
  const rows = index.items.filter(({ item }) => itemIds.includes(item.id));
  const other = read.agency !== null && squash(read.agency) !== squash(agency);

  async function take() {
    const { takings, states } = changes;
    const result = await app.act(
      { type: 'sheet.import', takings, states },
      { said: words.done(rows.length), about: words.about },
    );
    if (result.ok) done();
  }
  return (
    <div class="stack" data-part="import-preview">
      <p>
        <b>{words.of(read.agency ? shortAgency(read.agency) : words.unknown, String(read.edition ?? words.unknown))}</b>
        <br />
        {words.found(changes.takings.length, rows.length)}
      </p>
      {other && (
        <Note tone="part" icon="warn">
          {words.otherAgency(read.agency ?? '', shortAgency(agency))}
        </Note>
      )}
      {doubts.length > 0 && (
        <Note tone="part" icon="warn" title={words.doubts}>
          <ul>
            {doubts.slice(0, DOUBTS).map((doubt) => (
              <li key={JSON.stringify(doubt)}>{doubtText(app.language.value, doubt)}</li>
            ))}
          </ul>
          {doubts.length > DOUBTS && <p class="meta">{words.more(doubts.length - DOUBTS)}</p>}
        </Note>
      )}
      {rows.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Scrolling label={words.about}>
          <table class="sheet">
            <thead>
              <tr>
                <th>{words.columns.code}</th>
                <th>{words.columns.name}</th>
                <th>{words.columns.answer}</th>
                <th>{words.columns.url}</th>
                <th>{words.columns.explanation}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ item }) => {
                const takings = changes.takings.filter(({ items }) => items.includes(item.id));
                const state = changes.states.find((one) => one.item === item.id);
                return (
                  <tr key={item.id} data-part="import-row" data-code={item.code}>
                    <td>
                      <b class="code">{item.code}</b>
                    </td>
                    <td>{item.name}</td>
                    <td>{state?.answer ? w.answer[state.answer] : w.none}</td>
                    <td class="u">
                      {takings.map((taking) => (
                        <span key={taking.url} class="block">
                          {readableUrl(taking.url)}
                        </span>
                      ))}
                    </td>
                    <td style={{ whiteSpace: 'pre-wrap' }}>
                      {[state?.explanation, ...takings.map((taking) => taking.explanation)].filter(Boolean).join('\n')}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scrolling>
      )}
      <p class="meta">{words.adds}</p>
      <div class="row wrap">
        <button
          type="button"
          class="btn main"
          data-part="import-take"
          disabled={rows.length === 0 || app.busy.value > 0}
          onClick={() => void take()}
        >
          <Icon name="stamp" />
          {words.main(rows.length)}
        </button>
        <button type="button" class="btn" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

/** A sheet opened again: read, shown, and taken in one step that is undone in one step. */
export function ImportPage() {
  const app = useApp();
  const router = useRouter();
  const w = app.w.value.dash.import;
  const [phase, setPhase] = useState<Phase>({ at: 'start' });
  const [pasted, setPasted] = useState('');

  async function read(input: Promise<Uint8Array> | string, name: string) {
    setPhase({ at: 'reading' });
    try {
      const result = await readSheet(await input, name);
      if (result.ok) setPhase({ at: 'preview', read: result });
      else setPhase({ at: 'bad', what: problemText(app.language.value, result.problem) });
    } catch (error) {
      console.error(error);
      setPhase({ at: 'bad', what: problemText(app.language.value, { key: 'not-a-table', params: {} }) });
    }
  }
  return (
    <Page title={w.title} intro={w.intro} part="import" wide>
      <Panel>
        <div class="pad stack">
          {phase.at === 'bad' && (
            <Note tone="miss" icon="failed" title={w.bad} alert part="import-bad">
              {phase.what}
            </Note>
          )}
          {phase.at === 'reading' && <p role="status">{w.reading}</p>}
          {phase.at === 'preview' ? (
            <Preview
              read={phase.read}
              cancel={() => setPhase({ at: 'start' })}
              done={() => router.go({ place: 'items' })}
            />
          ) : (
            <>
              <FileButton
                main
                label={w.choose}
                accept=".xlsx,.csv,.tsv,.txt,.html,.htm"
                part="import-file"
                choose={(file) =>
                  void read(
                    file.arrayBuffer().then((buffer) => new Uint8Array(buffer)),
                    file.name,
                  )
                }
              />
              <label class="field">
                <span class="label">{w.paste}</span>
                <textarea
                  class="in"
                  rows={4}
                  value={pasted}
                  data-part="import-paste"
                  onInput={(event) => setPasted(event.currentTarget.value)}
                />
              </label>
              <button type="button" class="btn" disabled={pasted.trim() === ''} onClick={() => void read(pasted, '')}>
                {w.read}
              </button>
            </>
          )}
        </div>
      </Panel>
    </Page>
  );
}
