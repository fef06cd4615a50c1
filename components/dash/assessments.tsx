import { useEffect, useRef, useState } from 'preact/hooks';
import { currentOf } from '../../lib/assessment/current';
import type { Assessment } from '../../lib/assessment/model';
import { formatThaiDateTime } from '../../lib/thai/dates';
import type { App } from '../app/app';
import { useApp } from '../app/context';
import { shortAgency } from '../app/names';
import { EARLIER_THAN } from '../app/years';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { useRouter } from './context';
import { Page, Panel } from './page';
import { hrefOf } from './route';
import { SetupForm } from './setup';

function removeAssessment(app: App, { id, edition }: Assessment): Promise<unknown> {
  const said = app.w.value.dash.assessments.removed(edition);
  return app.run({ change: { type: 'assessment.remove', assessmentId: id }, said, about: said });
}

/** Before the one that is worked on is removed: what goes with it, and where the work goes on. */
function ConfirmRemoval({ assessment, close }: { assessment: Assessment; close: () => void }) {
  const app = useApp();
  const w = app.w.value;
  const words = w.dash.assessments;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const others = app.state.value?.assessments.filter(({ id }) => id !== assessment.id) ?? [];
  const next = currentOf(null, others);
  return (
    <Note
      tone="miss"
      icon="warn"
      title={words.confirm(assessment.edition, shortAgency(assessment.agency.name))}
      alert
      part="confirm-remove"
    >
      <p>{words.confirmBody(app.snapshot.value?.evidence.length ?? 0)}</p>
      <p>{next ? words.confirmNext(next.edition, shortAgency(next.agency.name)) : words.confirmLast}</p>
      <p class="row wrap" style={{ marginTop: '8px' }}>
        <button
          type="button"
          class="btn"
          data-part="confirm-remove-yes"
          onClick={() => {
            close();
            void removeAssessment(app, assessment);
          }}
        >
          {words.confirmYes}
        </button>
        <button type="button" class="btn" data-part="confirm-remove-no" ref={cancel} onClick={close}>
          {w.cancel}
        </button>
      </p>
    </Note>
  );
}

/** Where no assessment is left: the way back to the one that was removed last, also after a restart. */
export function RemovedNote() {
  const app = useApp();
  const w = app.w.value.dash.assessments;
  const removed = app.state.value?.removed;
  if (!removed) return null;
  return (
    <Note icon="info" title={w.lastRemoved(removed.edition, shortAgency(removed.agency))} part="removed">
      <p>{w.lastRemovedBody(formatThaiDateTime(removed.at))}</p>
      <button
        type="button"
        class="btn"
        style={{ marginTop: '8px' }}
        data-part="bring-back"
        onClick={() => void app.undo(removed.historyId, w.broughtBack(removed.edition))}
      >
        <Icon name="undo" />
        {w.bringBack}
      </button>
    </Note>
  );
}

function Row({ assessment, current, confirm }: { assessment: Assessment; current: boolean; confirm: () => void }) {
  const app = useApp();
  const w = app.w.value.dash.assessments;
  const { edition, person } = assessment;
  const agency = shortAgency(assessment.agency.name);
  return (
    <tr data-part="assessment" data-edition={edition} data-current={current}>
      <td class="num">
        <b>{edition}</b>
      </td>
      <td title={assessment.agency.name}>{agency}</td>
      <td>{person}</td>
      <td class="num keep">{formatThaiDateTime(assessment.updatedAt)}</td>
      <td>
        <span class="row wrap">
          {current ? (
            <span class="mark c-ink">
              <Icon name="tick" size={14} />
              {w.current}
            </span>
          ) : (
            <button
              type="button"
              class="btn small"
              data-part="work"
              aria-label={w.workLabel(edition, agency)}
              onClick={() => void app.setPrefs({ currentAssessment: assessment.id })}
            >
              {w.work}
            </button>
          )}
          <button
            type="button"
            class="link"
            data-part="remove-assessment"
            aria-label={w.removeLabel(edition, agency)}
            onClick={() => (current ? confirm() : void removeAssessment(app, assessment))}
          >
            {w.remove}
          </button>
        </span>
      </td>
    </tr>
  );
}

export function AssessmentsPage() {
  const app = useApp();
  const router = useRouter();
  const w = app.w.value;
  const words = w.dash.assessments;
  const all = [...(app.state.value?.assessments ?? [])].sort(
    (a, b) => b.edition - a.edition || a.agency.name.localeCompare(b.agency.name, 'th'),
  );
  const current = app.snapshot.value?.assessment;
  const [asked, setAsked] = useState<string | null>(null);
  const groups = [
    { name: null, list: all.filter((one) => one.edition >= EARLIER_THAN) },
    { name: w.header.earlier, list: all.filter((one) => one.edition < EARLIER_THAN) },
  ];
  return (
    <Page title={words.title} intro={words.intro} part="assessments">
      <Panel>
        <div class="scroll-x">
          <table>
            <thead>
              <tr>
                <th>{words.columns.year}</th>
                <th>{words.columns.agency}</th>
                <th>{words.columns.person}</th>
                <th>{words.columns.changed}</th>
                <th>{words.columns.actions}</th>
              </tr>
            </thead>
            {groups.map(({ name, list }) =>
              list.length === 0 ? null : (
                <tbody key={name}>
                  {name && (
                    <tr>
                      <th colSpan={5} scope="rowgroup">
                        {name}
                      </th>
                    </tr>
                  )}
                  {list.map((assessment) => (
                    <Row
                      key={assessment.id}
                      assessment={assessment}
                      current={assessment.id === current?.id}
                      confirm={() => setAsked(assessment.id)}
                    />
                  ))}
                </tbody>
              ),
            )}
          </table>
        </div>
      </Panel>
      {current && current.id === asked && <ConfirmRemoval assessment={current} close={() => setAsked(null)} />}
      <div>
        <button type="button" class="btn main" data-part="add-assessment" onClick={() => router.go({ place: 'new' })}>
          <Icon name="plus" />
          {words.add}
        </button>{' '}
        {current && (
          <a class="btn" href={hrefOf({ place: 'next-year' })} data-part="to-next-year">
            {w.nextYear.link}
          </a>
        )}
      </div>
    </Page>
  );
}

export function NewAssessmentPage() {
  const app = useApp();
  const router = useRouter();
  const w = app.w.value.dash.setup;
  return (
    <Page title={w.titleMore} intro={w.introMore} part="new-assessment">
      <SetupForm more restore={() => router.go({ place: 'backup' })} done={() => router.go({ place: 'assessments' })} />
    </Page>
  );
}
