import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ReportId } from '../../../lib/reports/input';
import { useApp } from '../../app/context';
import { Icon } from '../../parts/icons';
import { Panel } from '../page';
import { hrefOf, type Route } from '../route';
import { type Asked, inputOf, openForPrint, saveDocx } from './making';

/** What a report would still need; `go` leads to where it is entered. */
export type Lack = { key: string; text: string; go?: { to: Route; text: string } };

/** One report: what it is, what it lacks, its options, and the ways out. */
export function ReportCard({
  asked,
  lacks,
  thaiDigits,
  options,
  more,
  disabled,
}: {
  asked: Asked;
  lacks: readonly Lack[];
  thaiDigits: boolean;
  options?: ComponentChildren;
  /** Further buttons. */
  more?: ComponentChildren;
  disabled?: boolean;
}) {
  const app = useApp();
  const w = app.w.value.reports;
  const [busy, setBusy] = useState(false);
  const name = w.names[asked.id];

  function run(work: (making: Parameters<typeof saveDocx>[0]) => Promise<string>) {
    const input = inputOf(app);
    if (!input || busy) return;
    setBusy(true);
    work({ app, input, asked, thaiDigits })
      .catch((error: unknown) => {
        console.error(error);
        return w.failed;
      })
      .then((said) => {
        setBusy(false);
        app.say(said);
      });
  }

  return (
    <Panel title={name} part={`report-${asked.id}`}>
      <div class="pad stack">
        <p class="c-2">{w.what[asked.id]}</p>
        <Lacks id={asked.id} lacks={lacks} />
        {options}
        <p class="row wrap">
          <button
            type="button"
            class="btn main"
            data-part={`docx-${asked.id}`}
            aria-label={w.docxLabel(name)}
            disabled={busy || disabled}
            onClick={() => run(async (making) => w.done(await saveDocx(making)))}
          >
            <Icon name="download" />
            {busy ? w.making : w.docx}
          </button>
          <button
            type="button"
            class="btn"
            data-part={`print-${asked.id}`}
            aria-label={w.printLabel(name)}
            disabled={busy || disabled}
            onClick={() =>
              run(async (making) => {
                const file = await openForPrint(making);
                return file === null ? w.opened : w.blocked(file);
              })
            }
          >
            <Icon name="open" />
            {w.print}
          </button>
          {more}
        </p>
      </div>
    </Panel>
  );
}

function Lacks({ id, lacks }: { id: ReportId; lacks: readonly Lack[] }) {
  const app = useApp();
  if (lacks.length === 0)
    return (
      <p class="row c-ok" data-part={`lacks-${id}`}>
        <Icon name="tick" size={14} />
        {app.w.value.reports.ready}
      </p>
    );
  return (
    <ul class="stack-s" data-part={`lacks-${id}`}>
      {lacks.map(({ key, text, go }) => (
        <li key={key} class="row wrap" data-lack={key}>
          <Icon name="warn" size={14} class="c-part" />
          <span>{text}</span>
          {go && (
            <a class="link" href={hrefOf(go.to)}>
              {go.text}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
