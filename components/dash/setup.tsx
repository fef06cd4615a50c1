import { nanoid } from 'nanoid';
import { useState } from 'preact/hooks';
import { AgencyKind } from '../../lib/assessment/model';
import { defaultYear, indexEdition, knownYears, missingYear, resolveEdition } from '../../lib/checklist';
import { useApp } from '../app/context';
import { shortAgency } from '../app/names';
import { EARLIER_THAN } from '../app/years';
import { Field, Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { GrantPreview } from './grant-preview';
import { hostFrom, hostsFrom } from './site-input';

type Wrong = { name?: boolean; site?: number; person?: boolean };

/** Whose kind a name tells: what staff would choose next. */
function kindOf(name: string): AgencyKind | null {
  const kinds: readonly [RegExp, AgencyKind][] = [
    [/^(องค์การบริหารส่วนตำบล|อบต\.)/, 'sao'],
    [/^(เทศบาลตำบล|ทต\.)/, 'subdistrict-municipality'],
    [/^(เทศบาลเมือง|ทม\.)/, 'town-municipality'],
    [/^(เทศบาลนคร|ทน\.)/, 'city-municipality'],
    [/^(องค์การบริหารส่วนจังหวัด|อบจ\.)/, 'pao'],
    [/^(กรุงเทพมหานคร|เมืองพัทยา)/, 'special'],
  ];
  return kinds.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? null;
}

/**
 * Agency, site, person and year; then one click that asks the browser for exactly those hosts and, once they are
 * granted, creates the assessment. Nothing is saved when they are not.
 */
export function SetupForm({ more, restore, done }: { more: boolean; restore: () => void; done: () => void }) {
  const app = useApp();
  const w = app.w.value.dash.setup;
  const state = app.state.value;
  const today = state?.today ?? '';
  const stored = app.storedPacks.value;
  const before = app.snapshot.value?.assessment;

  const [name, setName] = useState(before?.agency.name ?? '');
  const [kind, setKind] = useState<AgencyKind>(before?.agency.kind ?? 'sao');
  const [kindChosen, setKindChosen] = useState(before !== undefined);
  const [sites, setSites] = useState<readonly string[]>(before?.agency.hosts ?? ['']);
  const [person, setPerson] = useState(before?.person ?? '');
  const [edition, setEdition] = useState(() => defaultYear(today, stored));
  const [wrong, setWrong] = useState<Wrong>({});
  const [phase, setPhase] = useState<'form' | 'asking' | 'denied'>('form');
  // Made once, so that a command that is sent again creates no second assessment.
  const [newId] = useState(nanoid);

  const years = [...knownYears(stored)].reverse();
  const missing = missingYear(today, stored);
  const hosts = hostsFrom(sites) ?? [];
  const setSite = (at: number, value: string) => setSites(sites.map((site, n) => (n === at ? value : site)));
  const optionOf = (year: number) => {
    const pack = resolveEdition(year, stored);
    return (
      <option key={year} value={year}>
        {w.editionOption(year, pack ? indexEdition(pack).items.length : 0)}
      </option>
    );
  };

  async function finish(granted: Promise<boolean>, hosts: string[]) {
    setPhase('asking');
    const allowed = await granted.catch(() => false);
    if (!allowed) {
      setPhase('denied');
      return;
    }
    const agency = { name: name.trim(), kind, hosts };
    const said = w.done(shortAgency(agency.name));
    const result = await app.run({
      change: { type: 'assessment.create', newId, agency, edition, person: person.trim() },
      said: more ? said : '',
      about: said,
    });
    setPhase('form');
    if (!result.ok) return;
    await app.setPrefs({ currentAssessment: newId });
    done();
  }

  function submit() {
    const badSite = sites.findIndex((site, at) => (at === 0 || site.trim() !== '') && hostFrom(site) === null);
    const found: Wrong = {
      ...(name.trim() === '' ? { name: true } : {}),
      ...(badSite >= 0 ? { site: badSite } : {}),
      ...(person.trim() === '' ? { person: true } : {}),
    };
    setWrong(found);
    const asked = hostsFrom(sites);
    const { requestHosts } = app.platform;
    if (Object.keys(found).length > 0 || !asked || !requestHosts) return;
    // Straight from the click: after an await the browser would refuse to ask.
    void finish(requestHosts(asked), asked);
  }

  return (
    <form
      class="panel form"
      data-part="setup-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="two">
        <Field label={w.name} wrong={wrong.name ? w.wrongName : null}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              maxLength={200}
              autocomplete="organization"
              placeholder={w.namePlaceholder}
              value={name}
              data-part="agency-name"
              onInput={(event) => {
                const value = event.currentTarget.value;
                setName(value);
                const told = kindOf(value);
                if (!kindChosen && told) setKind(told);
              }}
            />
          )}
        </Field>
        <Field label={w.kind}>
          {(attributes) => (
            <select
              {...attributes}
              class="in"
              value={kind}
              data-part="agency-kind"
              onChange={(event) => {
                setKindChosen(true);
                setKind(AgencyKind.parse(event.currentTarget.value));
              }}
            >
              {AgencyKind.options.map((one) => (
                <option key={one} value={one}>
                  {w.kinds[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div class="two">
        <Field label={w.site} hint={w.siteHint} wrong={wrong.site === 0 ? w.wrongSite : null}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              inputMode="url"
              autocomplete="url"
              spellcheck={false}
              placeholder={w.sitePlaceholder}
              value={sites[0]}
              data-part="agency-site"
              onInput={(event) => setSite(0, event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={w.person} hint={w.personHint} wrong={wrong.person ? w.wrongPerson : null}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              maxLength={120}
              autocomplete="name"
              value={person}
              data-part="person"
              onInput={(event) => setPerson(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      {sites.slice(1).map((site, n) => (
        <div class="row end" key={n}>
          <div class="grow">
            <Field label={w.siteMore(n + 1)} wrong={wrong.site === n + 1 ? w.wrongSite : null}>
              {(attributes) => (
                <input
                  {...attributes}
                  class="in"
                  inputMode="url"
                  spellcheck={false}
                  value={site}
                  data-part="agency-site-more"
                  onInput={(event) => setSite(n + 1, event.currentTarget.value)}
                />
              )}
            </Field>
          </div>
          <button
            type="button"
            class="btn icon"
            aria-label={w.removeSite(n + 1)}
            title={w.removeSite(n + 1)}
            onClick={() => setSites(sites.filter((_, at) => at !== n + 1))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <Field label={w.edition} hint={w.editionHint}>
        {(attributes) => (
          <select
            {...attributes}
            class="in"
            value={edition}
            data-part="edition"
            onChange={(event) => setEdition(Number(event.currentTarget.value))}
          >
            {years.filter((year) => year >= EARLIER_THAN).map(optionOf)}
            <optgroup label={w.earlier}>{years.filter((year) => year < EARLIER_THAN).map(optionOf)}</optgroup>
          </select>
        )}
      </Field>
      {missing !== null && (
        <Note tone="part" icon="warn" part="missing-edition">
          {w.noEdition(missing, defaultYear(today, stored))}
        </Note>
      )}
      <GrantPreview hosts={hosts} />
      {phase === 'denied' && (
        <Note tone="miss" icon="lock" alert part="denied">
          {w.denied}
        </Note>
      )}
      <div>
        <button type="submit" class="btn main wide" data-part="grant-and-start" disabled={phase === 'asking'}>
          {phase === 'asking' ? w.working : more ? w.mainMore : w.main}
        </button>
        <div class="row wrap between" style={{ marginTop: '10px' }}>
          <button type="button" class="link" data-part="add-site" onClick={() => setSites([...sites, ''])}>
            {w.addSite}
          </button>
          {!more && (
            <button type="button" class="link" data-part="restore" onClick={restore}>
              {w.restore}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}
