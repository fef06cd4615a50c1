import { summaryOf } from '../../../lib/assessment/summary';
import { caveatIn } from '../../../lib/checklist';
import { useSidebar } from '../../app/context';
import { BackupOffer, SetAsideNote } from '../../export/backup-offer';
import { HistoryList } from '../../history';
import { Note } from '../../parts/controls';
import { CarriedNote } from '../next-year/carried';
import { Page, Panel } from '../page';
import { hrefOf } from '../route';
import { DivisionsPanel } from './divisions';
import { DoubtsPanel } from './doubts';
import { Headline } from './headline';
import { LastYearPanel } from './last-year';
import { NextPanel } from './next';
import { ScoreMap } from './score-map';

const RECENT = 5;

/** ภาพรวม: where the assessment stands, what that is worth, and what to do next. */
export function Overview() {
  const { app } = useSidebar();
  const w = app.w.value;
  const words = w.dash.overview;
  const snapshot = app.snapshot.value;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  if (!snapshot || !edition || !readiness) return null;
  const summary = summaryOf(snapshot, edition, readiness);
  return (
    <Page title={words.title} intro={w.editionYear(edition.year)} part="overview" wide>
      <Headline summary={summary} />
      <CarriedNote />
      <div class="d-cols">
        <div class="stack">
          <ScoreMap />
          {summary.unplaced.length > 0 && (
            <Note tone="part" icon="warn">
              {words.unplaced(summary.unplaced.length)}
            </Note>
          )}
          {edition.numberingBasis !== 'certain' && (
            <Note tone="part" icon="warn" title={w.caveat(edition.year)} part="caveat">
              {caveatIn(edition, app.language.value)}
            </Note>
          )}
          <LastYearPanel />
          <DoubtsPanel />
        </div>
        <div class="stack">
          <NextPanel />
          <DivisionsPanel />
          <SetAsideNote />
          <BackupOffer />
          <Panel
            title={words.recent}
            hint={
              <a class="link" href={hrefOf({ place: 'history' })}>
                {words.all}
              </a>
            }
          >
            <HistoryList most={RECENT} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
