import { useApp } from '../app/context';
import { Note } from '../parts/controls';
import { Icon, type IconName, Logo } from '../parts/icons';
import { RemovedNote } from './assessments';
import { LanguageButton } from './language-button';
import { Page } from './page';
import { SetupForm } from './setup';

function List({ title, icon, lines }: { title: string; icon: IconName; lines: readonly string[] }) {
  return (
    <section>
      <h2 style={{ fontSize: 'var(--fs-h3)' }}>{title}</h2>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line}>
            <Icon name={icon} class="c-unk" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** First run: the form, and what the program does and does not do. */
export function Welcome({ restore, done }: { restore: () => void; done: () => void }) {
  const app = useApp();
  const w = app.w.value;
  const words = w.dash.setup;
  return (
    <div class="welcome">
      <header class="row" style={{ marginBottom: '6px' }}>
        <Logo />
        <b class="grow">{w.product}</b>
        <LanguageButton />
      </header>
      <div class="cols">
        <Page title={words.title} intro={words.intro} part="setup" wide>
          <RemovedNote />
          <SetupForm more={false} restore={restore} done={done} />
        </Page>
        <aside class="side">
          <List title={words.does} icon="passed" lines={words.doesList} />
          <List title={words.doesNot} icon="close" lines={words.doesNotList} />
          <Note tone="part" icon="warn">
            {words.local}
          </Note>
        </aside>
      </div>
    </div>
  );
}

/** Set up: the three steps that are left. */
export function Ready({ on }: { on: () => void }) {
  const app = useApp();
  const w = app.w.value.dash.setup;
  const host = app.snapshot.value?.assessment.agency.hosts[0] ?? '';
  return (
    <Page title={w.readyTitle} part="ready">
      <div class="panel form">
        <ol class="steps" style={{ marginTop: 0 }}>
          {w.readySteps(host).map((step, at) => (
            <li key={step}>
              <span class="n num" aria-hidden="true">
                {at + 1}
              </span>
              <span>{step}</span>
            </li>
          ))}
        </ol>
        <button
          type="button"
          class="btn main wide"
          data-part="open-site"
          onClick={() => app.tell({ type: 'open', url: `http://${host}/` })}
        >
          <Icon name="open" />
          {w.readyMain(host)}
        </button>
        <button type="button" class="link" data-part="to-overview" onClick={on}>
          {app.w.value.dash.nav.overview}
        </button>
      </div>
    </Page>
  );
}
