import { useState } from 'preact/hooks';
import { forecast, forecastTotal } from '../../../lib/assessment/score';
import type { AssessmentSummary } from '../../../lib/assessment/summary';
import { counts } from '../../../lib/assessment/years';
import { formatThaiDate } from '../../../lib/thai/dates';
import { useSidebar } from '../../app/context';
import { points } from '../../app/points';
import { sinceLastTime } from '../../app/since';
import { Field } from '../../parts/controls';
import { ReadinessBar, ReadinessMark } from '../../parts/marks';
import { hrefOf } from '../route';

/** The three things asked first: how far, worth what, until when. */
export function Headline({ summary }: { summary: AssessmentSummary }) {
  const { app } = useSidebar();
  const words = app.w.value.dash.overview;
  return (
    <section class="panel headline" data-part="headline">
      <div data-part="counts">
        <p class="fig">
          <b class="num">{summary.counts.ready}</b>
          <span>{words.readyOf(summary.all)}</span>
        </p>
        <ReadinessBar counts={summary.counts} />
        <p class="sum">
          {(['partial', 'missing'] as const).map((one) => (
            <span key={one}>
              <ReadinessMark readiness={one} /> <b class="num">{summary.counts[one]}</b>
            </span>
          ))}
          <span class="c-2">{words.answered(summary.answered)}</span>
        </p>
      </div>
      <Forecast />
      <div>
        <Deadline />
        <SinceLine key={app.snapshot.value?.assessment.id} />
      </div>
    </section>
  );
}

/** What readiness lets expect: a range, and never called more than a forecast. */
function Forecast() {
  const { app } = useSidebar();
  const words = app.w.value.dash.overview.forecast;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  if (!edition || !readiness) return null;
  const { sure, atBest } = forecast(edition, readiness);
  const result = app.snapshot.value?.lastYear?.result;
  const last = result?.scores.OIT ?? null;
  const total = result ? forecastTotal(edition, { sure: sure.score, atBest: atBest.score }, result.scores) : null;
  return (
    <div data-part="forecast">
      <div class="row between">
        <h2>
          {words.title} <small class="c-2">{words.hint}</small>
        </h2>
        <a class="link keep" href={hrefOf({ place: 'score' })} data-part="to-score">
          {words.see}
        </a>
      </div>
      <p class="range-ends">
        <span>{words.sure(points(sure.score))}</span>
        <span>{words.atBest(points(atBest.score))}</span>
      </p>
      <div class="range" role="img" aria-label={words.bar(points(sure.score), points(atBest.score))}>
        <span class="range-sure" style={{ width: `${sure.score}%` }} />
        <span class="range-more" style={{ left: `${sure.score}%`, width: `${atBest.score - sure.score}%` }} />
        {last !== null && <span class="range-last" style={{ left: `${last}%` }} />}
      </div>
      <p class="c-2">
        {result && last !== null && <>{words.last(result.year, points(last))} · </>}
        {total ? (
          words.total(points(total.sure), points(total.atBest))
        ) : (
          <a class="link" href={hrefOf({ place: 'last-year' })}>
            {words.noLast}
          </a>
        )}
      </p>
      {!counts(edition.scoring.basis) && <p class="c-part">{words.unsure}</p>}
    </div>
  );
}

const DAY_MS = 86_400_000;

function Deadline() {
  const { app } = useSidebar();
  const words = app.w.value.dash.overview.deadline;
  const deadline = app.snapshot.value?.assessment.deadline ?? null;
  const today = app.state.value?.today ?? '';
  const [editing, setEditing] = useState(false);
  const [day, setDay] = useState(deadline ?? '');
  if (editing) {
    return (
      <form
        class="stack-s"
        onSubmit={(event) => {
          event.preventDefault();
          setEditing(false);
          void app.act({ type: 'assessment.update', deadline: day || null }, { said: words.saved, about: words.label });
        }}
      >
        <Field label={words.label} hint={words.hint}>
          {(attributes) => (
            <input
              {...attributes}
              class="in"
              type="date"
              value={day}
              data-part="deadline"
              onInput={(event) => setDay(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="btn" data-part="save-deadline">
          {words.save}
        </button>
      </form>
    );
  }
  const edit = (
    <button
      type="button"
      class="link"
      data-part="edit-deadline"
      onClick={() => {
        setDay(deadline ?? '');
        setEditing(true);
      }}
    >
      {deadline ? words.change : words.set}
    </button>
  );
  if (!deadline) {
    return (
      <p>
        {words.none} {edit}
      </p>
    );
  }
  const days = Math.round((Date.parse(deadline) - Date.parse(today)) / DAY_MS);
  return (
    <>
      <p class="fig">
        {days > 0 && <b class="num">{days}</b>}
        <span class={days < 0 ? 'c-miss' : ''}>{days === 0 ? words.today : words.days(days)}</span>
      </p>
      <p class="c-2">
        {formatThaiDate(deadline, 'long')} {edit}
      </p>
    </>
  );
}

function SinceLine() {
  const { app } = useSidebar();
  const words = app.w.value.dash.overview.since;
  // Asked once a visit: what is remembered changes by asking.
  const [since] = useState(() => sinceLastTime(app));
  if (!since) return <p class="c-2">{words.first}</p>;
  const { changed } = since;
  const of = (holds: (change: (typeof changed)[number]) => boolean) => changed.filter(holds).length;
  const parts = {
    ready: { n: of(({ to }) => to === 'ready'), tone: 'c-ok' },
    begun: { n: of(({ from, to }) => from === 'missing' && to === 'partial'), tone: 'c-part' },
    less: { n: of(({ from, to }) => from === 'ready' || (from === 'partial' && to === 'missing')), tone: 'c-miss' },
    dead: { n: since.newlyDead.length, tone: 'c-miss' },
  };
  const said = (['ready', 'begun', 'less', 'dead'] as const).filter((part) => parts[part].n > 0);
  return (
    <p data-part="since">
      {words.title(formatThaiDate(since.day))}: {said.length === 0 && words.none}
      {said.map((part) => (
        <b key={part} class={`${parts[part].tone} keep`}>
          {words[part](parts[part].n)}{' '}
        </b>
      ))}
    </p>
  );
}
