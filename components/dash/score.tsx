import { useState } from 'preact/hooks';
import { gradeOf, oitScore, totalScore, worthInTotal } from '../../lib/assessment/score';
import { counts } from '../../lib/assessment/years';
import { indexEdition } from '../../lib/checklist';
import type { EditionPack, Item } from '../../lib/checklist/schema';
import { useSidebar } from '../app/context';
import { points, typedScore } from '../app/points';
import { Field } from '../parts/controls';
import { Icon } from '../parts/icons';
import { BasisTag, ReadinessIcon } from '../parts/marks';
import { Page, Panel } from './page';
import { hrefOf } from './route';

type Start = 'sure' | 'atBest' | 'all' | 'none';
type Instrument = 'IIT' | 'EIT';

/** The arithmetic step by step, and "what if": ticking items changes nothing that is kept. */
export function ScorePage() {
  const { app } = useSidebar();
  const w = app.w.value.dash.score;
  const edition = app.edition.value;
  const states = app.readiness.value?.items;
  const last = app.snapshot.value?.lastYear?.result.scores;
  const readinessOf = (item: Item) => states?.get(item.id)?.readiness ?? 'missing';
  const startWith = (start: Start): Set<string> => {
    const holds = (item: Item): boolean => {
      if (start === 'all' || start === 'none') return start === 'all';
      return readinessOf(item) === 'ready' || (start === 'atBest' && readinessOf(item) !== 'missing');
    };
    const items = edition ? indexEdition(edition).items.map(({ item }) => item) : [];
    return new Set(items.filter(holds).map(({ id }) => id));
  };
  const [passing, setPassing] = useState(() => startWith('sure'));
  const [typed, setTyped] = useState<Record<Instrument, string>>({
    IIT: last?.IIT?.toString() ?? '',
    EIT: last?.EIT?.toString() ?? '',
  });
  if (!edition) return null;

  const toggle = (id: string) => {
    const next = new Set(passing);
    if (!next.delete(id)) next.add(id);
    setPassing(next);
  };
  const score = oitScore(edition, ({ id }) => (passing.has(id) ? 100 : 0));
  const IIT = typedScore(typed.IIT) ?? null;
  const EIT = typedScore(typed.EIT) ?? null;
  return (
    <Page title={w.title} intro={w.intro} part="score" wide>
      <a class="link" href={hrefOf({ place: 'overview' })}>
        <Icon name="back" size={14} />
        {w.back}
      </a>
      <div class="d-cols">
        <Panel title={w.try} hint={w.tryHint} part="what-if">
          <fieldset class="pad row wrap plain-set" aria-label={w.start.label}>
            <span class="c-2">{w.start.label}</span>
            {(['sure', 'atBest', 'all', 'none'] as const).map((start) => (
              <button
                key={start}
                type="button"
                class="btn"
                data-part={`start-${start}`}
                onClick={() => setPassing(startWith(start))}
              >
                {w.start[start]}
              </button>
            ))}
          </fieldset>
          <WhatIf edition={edition} passing={passing} toggle={toggle} readinessOf={readinessOf} />
        </Panel>
        <div class="stack follow">
          <Panel part="score-result">
            <div class="pad stack-s" aria-live="polite">
              <p class="fig">
                <span>{w.oit}</span>
                <b class="num" data-part="oit">
                  {points(score.score)}
                </b>
              </p>
              <Total edition={edition} OIT={score.score} IIT={IIT} EIT={EIT} />
            </div>
            <div class="pad two-even">
              {(['IIT', 'EIT'] as const).map((one) => (
                <Field
                  key={one}
                  label={w.instrument(one)}
                  hint={w.instrumentHint}
                  wrong={typedScore(typed[one]) === undefined ? app.w.value.lastYear.scores.wrong : null}
                >
                  {(attributes) => (
                    <input
                      {...attributes}
                      class="in num"
                      inputMode="decimal"
                      value={typed[one]}
                      data-part={one}
                      onInput={(event) => setTyped({ ...typed, [one]: event.currentTarget.value })}
                    />
                  )}
                </Field>
              ))}
            </div>
          </Panel>
          <Steps edition={edition} score={score} IIT={IIT} EIT={EIT} />
          <Panel title={w.rules} part="score-rules">
            <div class="pad stack-s" lang="th">
              <p>{edition.scoring.text}</p>
              <BasisTag basis={edition.scoring.basis} />
              <ul class="list">
                {edition.grades.bands.map((band) => (
                  <li key={band.label}>
                    <b>{band.label}</b>
                    <span class="grow c-2">{band.text}</span>
                    <BasisTag basis={band.basis} />
                  </li>
                ))}
              </ul>
            </div>
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function WhatIf({
  edition,
  passing,
  toggle,
  readinessOf,
}: {
  edition: EditionPack;
  passing: ReadonlySet<string>;
  toggle: (id: string) => void;
  readinessOf: (item: Item) => 'ready' | 'partial' | 'missing';
}) {
  const { app } = useSidebar();
  const w = app.w.value.dash.score;
  const worth = worthInTotal(edition);
  return (
    <ul class="list what-if">
      {indexEdition(edition).items.map(({ item }) => (
        <li key={item.id}>
          <label class="grow row">
            <input
              type="checkbox"
              checked={passing.has(item.id)}
              data-code={item.code}
              onChange={() => toggle(item.id)}
            />
            <ReadinessIcon readiness={readinessOf(item)} />
            <b class="code">{item.code}</b>
            <span class="cut" title={item.name}>
              {item.name}
            </span>
          </label>
          <span class="num c-2" title={w.worth}>
            +{points(worth.get(item.id) ?? 0)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Total({
  edition,
  OIT,
  IIT,
  EIT,
}: {
  edition: EditionPack;
  OIT: number;
  IIT: number | null;
  EIT: number | null;
}) {
  const { app } = useSidebar();
  const w = app.w.value.dash.score;
  if (IIT === null || EIT === null) return <p class="c-2">{w.noInstruments}</p>;
  const band = gradeOf(edition, { IIT, EIT, OIT });
  return (
    <p>
      {w.total}{' '}
      <b class="num" data-part="total">
        {points(totalScore(edition, { IIT, EIT, OIT }))}
      </b>{' '}
      · {w.grade} <b data-part="grade">{band?.label ?? w.noGrade}</b>{' '}
      {band && !counts(band.basis) && <BasisTag basis={band.basis} />}
    </p>
  );
}

function Steps({
  edition,
  score,
  IIT,
  EIT,
}: {
  edition: EditionPack;
  score: ReturnType<typeof oitScore>;
  IIT: number | null;
  EIT: number | null;
}) {
  const { app } = useSidebar();
  const w = app.w.value.dash.score;
  const { weights } = edition.scoring;
  const percent = (weight: number) => Math.round(weight * 100);
  return (
    <Panel part="score-steps">
      <table>
        <thead>
          <tr>
            <th>{w.steps}</th>
            <th class="num">{w.points}</th>
          </tr>
        </thead>
        <tbody>
          {score.indicators.map(({ indicator, score: own, subs }) => [
            ...subs.map(({ sub, score: mean, items }) => (
              <tr key={sub.code}>
                <td>
                  <span class="num">{sub.code}</span>{' '}
                  {w.meanOf(items.length, items.filter((one) => one.score === 100).length)}
                </td>
                <td class="num">{points(mean)}</td>
              </tr>
            )),
            <tr key={indicator.code}>
              <th scope="row">{w.indicator(indicator.code, subs.length)}</th>
              <td class="num">{points(own)}</td>
            </tr>,
          ])}
          <tr>
            <th scope="row">{w.mean(score.indicators.filter(({ subs }) => subs.length > 0).length)}</th>
            <td class="num">{points(score.score)}</td>
          </tr>
          {IIT !== null && EIT !== null && (
            <tr>
              <th scope="row">{w.weighted(percent(weights.IIT), percent(weights.EIT), percent(weights.OIT))}</th>
              <td class="num">{points(totalScore(edition, { IIT, EIT, OIT: score.score }))}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Panel>
  );
}
