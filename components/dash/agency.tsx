import { useState } from 'preact/hooks';
import { type Agency, AgencyKind, type Assessment } from '../../lib/assessment/model';
import { useApp } from '../app/context';
import { Field, Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { GrantPreview } from './grant-preview';
import { Page, Panel } from './page';
import { hostFrom } from './site-input';

function About({ assessment }: { assessment: Assessment }) {
  const app = useApp();
  const w = app.w.value.dash;
  const [name, setName] = useState(assessment.agency.name);
  const [kind, setKind] = useState(assessment.agency.kind);
  const [person, setPerson] = useState(assessment.person);
  const [wrong, setWrong] = useState(false);
  const { agency } = assessment;
  const same = name === agency.name && kind === agency.kind && person === assessment.person;

  function save() {
    const bad = name.trim() === '' || person.trim() === '';
    setWrong(bad);
    if (bad) return;
    const changed: Agency = { ...agency, name: name.trim(), kind };
    void app.act(
      { type: 'assessment.update', agency: changed, person: person.trim() },
      { said: w.agency.saved, about: w.agency.about },
    );
  }
  return (
    <Panel title={w.agency.about}>
      <form
        class="form pad"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="two">
          <Field label={w.setup.name} wrong={wrong && name.trim() === '' ? w.setup.wrongName : null}>
            {(attributes) => (
              <input
                {...attributes}
                class="in"
                maxLength={200}
                value={name}
                data-part="agency-name"
                onInput={(event) => setName(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={w.setup.kind}>
            {(attributes) => (
              <select
                {...attributes}
                class="in"
                value={kind}
                onChange={(event) => setKind(AgencyKind.parse(event.currentTarget.value))}
              >
                {AgencyKind.options.map((one) => (
                  <option key={one} value={one}>
                    {w.setup.kinds[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Field
          label={w.setup.person}
          hint={w.setup.personHint}
          wrong={wrong && person.trim() === '' ? w.setup.wrongPerson : null}
        >
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              maxLength={120}
              value={person}
              data-part="person"
              onInput={(event) => setPerson(event.currentTarget.value)}
            />
          )}
        </Field>
        <div>
          <button type="submit" class="btn" data-part="save-agency" disabled={same}>
            {w.agency.save}
          </button>
        </div>
      </form>
    </Panel>
  );
}

function Sites({ assessment }: { assessment: Assessment }) {
  const app = useApp();
  const w = app.w.value.dash;
  const [adding, setAdding] = useState('');
  const [wrong, setWrong] = useState(false);
  const [denied, setDenied] = useState(false);
  const { agency } = assessment;
  const revoked = app.state.value?.revokedHosts ?? [];
  const { requestHosts } = app.platform;
  const added = hostFrom(adding);

  const setHosts = (hosts: readonly string[]) =>
    app.act(
      { type: 'assessment.update', agency: { ...agency, hosts: [...hosts] } },
      { said: w.agency.sitesSaved, about: w.agency.sites },
    );
  /** Straight from the click; `then` runs once it is granted. */
  function ask(hosts: readonly string[], then: () => Promise<unknown>) {
    if (!requestHosts) return;
    void requestHosts(hosts)
      .catch(() => false)
      .then(async (granted) => {
        setDenied(!granted);
        if (granted) await then();
        await app.refresh();
      });
  }
  function add() {
    setWrong(added === null);
    if (added === null) return;
    ask([added], async () => {
      if (!agency.hosts.includes(added)) await setHosts([...agency.hosts, added]);
      setAdding('');
    });
  }

  return (
    <Panel title={w.agency.sites} hint={w.agency.sitesHint} part="sites">
      <ul class="list roomy">
        {agency.hosts.map((host, at) => {
          const missing = revoked.includes(host);
          return (
            <li key={host} data-part="site" data-host={host} data-granted={!missing} class="wrap">
              <b class="grow url" style={{ fontSize: 'inherit', color: 'inherit' }}>
                {host}
              </b>
              {at === 0 && <span class="meta keep">{w.agency.mainSite}</span>}
              <span class={missing ? 'mark c-part' : 'mark c-ok'}>
                <Icon name={missing ? 'lock' : 'passed'} />
                {missing ? w.agency.missing : w.agency.granted}
              </span>
              {missing && (
                <button type="button" class="btn small" data-part="grant" onClick={() => ask([host], async () => {})}>
                  {w.agency.grant(host)}
                </button>
              )}
              {at > 0 && (
                <>
                  <button
                    type="button"
                    class="link"
                    aria-label={w.agency.makeMainLabel(host)}
                    onClick={() => void setHosts([host, ...agency.hosts.filter((other) => other !== host)])}
                  >
                    {w.agency.makeMain}
                  </button>
                  <button
                    type="button"
                    class="link"
                    data-part="remove-site"
                    aria-label={w.agency.removeLabel(host)}
                    onClick={() => void setHosts(agency.hosts.filter((other) => other !== host))}
                  >
                    {w.agency.remove}
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <form
        class="form pad"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Field label={w.agency.add} hint={w.setup.siteHint} wrong={wrong ? w.setup.wrongSite : null}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              inputMode="url"
              spellcheck={false}
              placeholder={w.setup.sitePlaceholder}
              value={adding}
              data-part="new-site"
              onInput={(event) => {
                setAdding(event.currentTarget.value);
                setWrong(false);
              }}
            />
          )}
        </Field>
        {added !== null && <GrantPreview hosts={[added]} />}
        {denied && (
          <Note tone="miss" icon="lock" alert>
            {app.w.value.tab.denied}
          </Note>
        )}
        <div class="row wrap">
          <button type="submit" class="btn" data-part="add-site" disabled={adding.trim() === ''}>
            {w.agency.addMain}
          </button>
          <span class="meta grow">{w.agency.revokeHint}</span>
        </div>
      </form>
    </Panel>
  );
}

export function AgencyPage() {
  const app = useApp();
  const w = app.w.value.dash.agency;
  const assessment = app.snapshot.value?.assessment;
  if (!assessment) return null;
  return (
    <Page title={w.title} intro={w.intro(assessment.edition)} part="agency">
      <About key={`${assessment.id} ${assessment.rev}`} assessment={assessment} />
      <Sites key={assessment.id} assessment={assessment} />
    </Page>
  );
}

/** On every page while a grant is missing: the one click that brings it back. */
export function RevokedBanner() {
  const app = useApp();
  const w = app.w.value.dash.revoked;
  const [denied, setDenied] = useState(false);
  const revoked = app.state.value?.revokedHosts ?? [];
  const { requestHosts } = app.platform;
  if (revoked.length === 0 || !requestHosts) return null;
  const names = revoked.join(', ');
  return (
    <aside class="d-banner" aria-label={w.title}>
      <Note tone="part" icon="lock" title={w.title} part="revoked">
        <p>{w.body(names)}</p>
        {denied && <p role="alert">{app.w.value.tab.denied}</p>}
        <button
          type="button"
          class="btn main"
          style={{ marginTop: '8px' }}
          data-part="grant-again"
          onClick={() => {
            void requestHosts(revoked)
              .catch(() => false)
              .then((granted) => {
                setDenied(!granted);
                return app.refresh();
              });
          }}
        >
          {w.main(names)}
        </button>
      </Note>
    </aside>
  );
}
