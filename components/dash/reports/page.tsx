import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../app/context';
import { Note } from '../../parts/controls';
import { Page } from '../page';
import type { ReportCards } from './cards';

/** รายงาน: the official documents. What makes them is loaded when the place is opened: the dashboard starts without it. */
export function ReportsPage() {
  const app = useApp();
  const w = app.w.value.reports;
  const [cards, setCards] = useState<{ Cards: typeof ReportCards } | 'failed' | null>(null);
  useEffect(() => {
    let here = true;
    import('./cards').then(
      ({ ReportCards: Cards }) => here && setCards({ Cards }),
      (error: unknown) => {
        console.error(error);
        if (here) setCards('failed');
      },
    );
    return () => {
      here = false;
    };
  }, []);
  return (
    <Page title={w.title} intro={w.intro} part="reports-page">
      {cards === null && <p role="status">{w.loading}</p>}
      {cards === 'failed' && (
        <Note tone="miss" icon="warn" alert part="reports-failed">
          {w.loadFailed}
        </Note>
      )}
      {cards !== null && cards !== 'failed' && <cards.Cards />}
    </Page>
  );
}
