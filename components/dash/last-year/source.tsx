import { useState } from 'preact/hooks';
import { reasonText } from '../../../lib/i18n';
import { type LastParse, parseLastResult } from '../../../lib/last-year/parse';
import { useApp } from '../../app/context';
import { readText } from '../../app/file-text';
import { Note } from '../../parts/controls';
import { FileButton, Panel } from '../page';
import { type Draft, draftOf, emptyDraft } from './draft';

type Phase = { at: 'start' } | { at: 'reading' } | { at: 'bad'; what: string };

/** Paste, open a file, or enter by hand. Nothing is kept until the draft that comes of it is saved. */
export function SourcePanel({
  take,
  cancel,
}: {
  take: (draft: Draft, said: string | null) => void;
  cancel?: () => void;
}) {
  const app = useApp();
  const w = app.w.value.lastYear.source;
  const [pasted, setPasted] = useState('');
  const [phase, setPhase] = useState<Phase>({ at: 'start' });
  const assessment = app.snapshot.value?.assessment;
  if (!assessment) return null;
  const fallback = assessment.edition - 1;

  function read(text: string, said: string | null) {
    const parsed = parseLastResult(text, { year: null, fallback, stored: app.storedPacks.value });
    if (parsed.ok) take(draftOf(parsed, text), said);
    else setPhase({ at: 'bad', what: badParse(parsed) });
  }
  const badParse = ({ error, year }: Extract<LastParse, { ok: false }>) =>
    error === 'no-edition' ? w.noEdition(year) : w.empty;

  async function open(file: File) {
    setPhase({ at: 'reading' });
    const answer = await readText(app.platform, file);
    if (!answer.ok) {
      setPhase({ at: 'bad', what: answer.reason ? reasonText(app.language.value, answer.reason) : w.noText });
      return;
    }
    setPhase({ at: 'start' });
    read(answer.text, answer.ocr ? w.ocr : null);
  }

  return (
    <Panel title={w.title} part="last-source">
      <div class="pad stack">
        {phase.at === 'bad' && (
          <Note tone="miss" icon="failed" title={w.bad} alert part="last-bad">
            {phase.what}
          </Note>
        )}
        {phase.at === 'reading' && <p role="status">{w.reading}</p>}
        <label class="field">
          <span class="label">{w.paste}</span>
          <small>{w.hint}</small>
          <textarea
            class="in"
            rows={9}
            value={pasted}
            data-part="last-paste"
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
        </label>
        <div class="row wrap">
          <button
            type="button"
            class="btn main"
            data-part="last-read"
            disabled={pasted.trim() === ''}
            onClick={() => read(pasted, null)}
          >
            {w.read}
          </button>
          <span class="c-2">{w.or}</span>
          <FileButton label={w.choose} accept=".txt,.docx,.pdf" part="last-file" choose={(file) => void open(file)} />
          <button
            type="button"
            class="btn"
            data-part="by-hand"
            onClick={() => take(emptyDraft(fallback, assessment.agency.name), null)}
          >
            {w.byHand}
          </button>
          {cancel && (
            <button type="button" class="link" onClick={cancel}>
              {w.cancel}
            </button>
          )}
        </div>
      </div>
    </Panel>
  );
}
