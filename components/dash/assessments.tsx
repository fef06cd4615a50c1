import type { Assessment } from '../../lib/assessment/model';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useApp } from '../app/context';
import { shortAgency } from '../app/names';
import { EARLIER_THAN } from '../app/years';
import { Icon } from '../parts/icons';
import { useRouter } from './context';
import { Page, Panel } from './page';
import { SetupForm } from './setup';

function Row({ assessment, current }: { assessment: Assessment; current: boolean }) {
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
          {/* The one that is worked on stays: its history is the way back for the others. */}
          {!current && (
            <button
              type="button"
              class="link"
              data-part="remove-assessment"
              aria-label={w.removeLabel(edition, agency)}
              onClick={() => {
                const said = w.removed(edition);
                void app.run({
                  change: { type: 'assessment.remove', assessmentId: assessment.id },
                  said,
                  about: said,
                });
              }}
            >
              {w.remove}
            </button>
          )}
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
  const current = app.snapshot.value?.assessment.id;
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
                    <Row key={assessment.id} assessment={assessment} current={assessment.id === current} />
                  ))}
                </tbody>
              ),
            )}
          </table>
        </div>
      </Panel>
      <div>
        <button type="button" class="btn main" data-part="add-assessment" onClick={() => router.go({ place: 'new' })}>
          <Icon name="plus" />
          {words.add}
        </button>
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
