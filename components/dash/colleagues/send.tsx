import { useState } from 'preact/hooks';
import { fileName } from '../../../lib/export/file-name';
import { useApp } from '../../app/context';
import { download } from '../../app/download';
import { shortAgency } from '../../app/names';
import { Icon } from '../../parts/icons';
import { Panel } from '../page';

/** This assessment as a file for colleagues. */
export function SendPanel() {
  const app = useApp();
  const [pictures, setPictures] = useState(false);
  const [making, setMaking] = useState(false);
  const w = app.w.value.merge.send;
  const snapshot = app.snapshot.value;
  if (!snapshot) return null;
  const { assessment } = snapshot;

  async function send() {
    setMaking(true);
    const ask = { type: 'merge.export', assessmentId: assessment.id, pictures } as const;
    const answer = await app.platform.backend.ask(ask).catch(() => null);
    setMaking(false);
    if (!answer?.ok) {
      app.say(w.failed);
      return;
    }
    const date = { iso: app.state.value?.today ?? '', text: '' };
    const agency = shortAgency(assessment.agency.name);
    const name = fileName({ agency, edition: assessment.edition, date }, 'oit.json', `${w.file}-${assessment.person}`);
    download(JSON.stringify(answer.file), name, 'application/json');
    app.say(w.done(name));
  }
  return (
    <Panel title={w.title} part="send">
      <div class="pad stack">
        <p>{w.body}</p>
        {snapshot.pictures.length > 0 && (
          <label class="choice">
            <input
              type="checkbox"
              class="check"
              checked={pictures}
              data-part="send-pictures"
              onChange={(event) => setPictures(event.currentTarget.checked)}
            />
            {w.pictures(snapshot.pictures.length)}
          </label>
        )}
        <button type="button" class="btn" data-part="send-file" disabled={making} onClick={() => void send()}>
          <Icon name="download" />
          {making ? w.making : w.main}
        </button>
      </div>
    </Panel>
  );
}
