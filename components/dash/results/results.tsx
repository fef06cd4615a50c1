import { useSidebar } from '../../app/context';
import { Page } from '../page';
import { Clarifications } from './clarifications';
import { ItemScores } from './scores';
import { Submissions } from './submissions';

/** หลังส่ง ITAS: what was sent, what came of it, and the answer to what was refused. */
export function ResultsPage() {
  const { app } = useSidebar();
  const w = app.w.value.results;
  if (!app.snapshot.value || !app.edition.value) return null;
  return (
    <Page title={w.title} intro={w.intro} part="results" wide>
      <Submissions />
      <ItemScores />
      <Clarifications />
    </Page>
  );
}
