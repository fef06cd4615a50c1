import { useMemo } from 'preact/hooks';
import { summaryOf } from '../../lib/assessment/summary';
import { caveatIn } from '../../lib/checklist';
import { type ItasSheet, itasSheet } from '../../lib/export';
import { useSidebar } from '../app/context';
import { doubtGroups } from '../app/doubts';
import { NoEdition } from '../page/states';
import { Note } from '../parts/controls';
import { Icon, type IconName } from '../parts/icons';
import { ReadinessBar, ReadinessMark } from '../parts/marks';
import { PasteView } from '../paste/paste-view';
import { BackupOffer, SetAsideNote } from './backup-offer';
import { ExportFoot } from './export-foot';
import { PicturesZip } from './pictures-zip';
import { SheetView } from './sheet-view';

/** Doubts about what is not there at all, as against what may be wrong with it. */
const ABSENT: Record<string, { icon: IconName; tone: string }> = {
  'doubt.no-answer': { icon: 'missing', tone: 'c-miss' },
  'doubt.answer-yes-without-evidence': { icon: 'missing', tone: 'c-miss' },
  'doubt.link-unchecked': { icon: 'cantTell', tone: 'c-unk' },
  'doubt.criteria-open': { icon: 'cantTell', tone: 'c-unk' },
};
const DOUBT = { icon: 'warn', tone: 'c-part' } as const;

function Summary({ answered, all }: { answered: number; all: number }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const counts = app.readiness.value?.counts;
  if (!counts) return null;
  return (
    <section class="card pad" data-part="counts">
      <p class="fig">
        <b class="num">{answered}</b>
        <span>{w.export.answered(all)}</span>
      </p>
      <div style={{ paddingTop: '6px' }}>
        <ReadinessBar counts={counts} />
        <div class="sum">
          {(['ready', 'partial', 'missing'] as const).map((readiness) => (
            <span key={readiness}>
              <ReadinessMark readiness={readiness} /> <b class="num">{counts[readiness]}</b>
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

/** ดูก่อนส่ง: what is missing or doubtful, each leading to its items. It warns and does not forbid. */
function Before() {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const groups = doubtGroups(app);
  return (
    <section>
      <div class="sect">
        <h3>{w.export.before}</h3>
        <span class="meta">{w.export.anyway}</span>
      </div>
      {groups.length === 0 ? (
        <p class="card" style={{ padding: '8px 12px' }}>
          {w.export.nothingDoubtful}
        </p>
      ) : (
        <ul class="list card doubts" data-part="before">
          {groups.map((group) => {
            const { icon, tone } = ABSENT[group.key] ?? DOUBT;
            return (
              <li key={group.key} data-doubt={group.key}>
                <Icon name={icon} class={tone} />
                <span class="grow tight">{group.text}</span>
                <b class="num">{group.items.length}</b>
                <button
                  type="button"
                  class="link"
                  aria-label={w.export.seeLabel(group.text)}
                  onClick={() => view.showDoubt(group.key)}
                >
                  {w.export.see}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function CaveatNote({ sheet }: { sheet: ItasSheet }) {
  const { app } = useSidebar();
  const w = app.w.value;
  return (
    <Note
      tone={sheet.caveat ? 'part' : undefined}
      icon={sheet.caveat ? 'warn' : 'info'}
      part="caveat"
      title={sheet.caveat ? w.caveat(sheet.edition) : undefined}
    >
      <p class="tight">
        {sheet.caveat && app.edition.value
          ? caveatIn(app.edition.value, app.language.value)
          : w.confirmed(sheet.edition)}
      </p>
      <p class="meta">{w.export.inFile}</p>
    </Note>
  );
}

/** ส่งออก: how far it is, what to look at before it goes out, and the sheet as it will be. */
export function ExportView() {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const snapshot = app.snapshot.value;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  const today = app.state.value?.today ?? '';
  const language = app.language.value;
  const sheet = useMemo(
    () => (snapshot && edition && readiness ? itasSheet({ snapshot, edition, readiness, today, language }) : null),
    [snapshot, edition, readiness, today, language],
  );
  if (!snapshot || !edition || !readiness || !sheet) return <NoEdition />;
  // Beside a page only: the dashboard has none.
  const besidePage = app.access.value !== 'dashboard';
  if (view.pasting.value && besidePage) return <PasteView back={() => (view.pasting.value = false)} />;
  if (view.sheet.value) return <SheetView sheet={sheet} back={() => (view.sheet.value = false)} />;
  const { answered, all } = summaryOf(snapshot, edition, readiness);
  return (
    <div class="sb-main" data-part="export">
      <h2 class="aloud">{w.header.export}</h2>
      <div class="sb-body pad stack">
        <Summary answered={answered} all={all} />
        <Before />
        {snapshot.evidence.length > 0 && (
          <button
            type="button"
            class="btn wide"
            data-part="to-links"
            onClick={() => app.tell({ type: 'go', to: 'links' })}
          >
            <Icon name="link" />
            {w.export.checkLinks}
          </button>
        )}
        <button type="button" class="btn wide" data-part="open-sheet" onClick={() => (view.sheet.value = true)}>
          <Icon name="table" />
          {w.export.sheet}
        </button>
        {besidePage && (
          <div>
            <button type="button" class="btn wide" data-part="open-paste" onClick={() => (view.pasting.value = true)}>
              <Icon name="stamp" />
              {w.paste.open}
            </button>
            <p class="meta">{w.paste.openHint}</p>
          </div>
        )}
        <PicturesZip sheet={sheet} />
        <CaveatNote sheet={sheet} />
        <SetAsideNote />
        <BackupOffer />
      </div>
      <ExportFoot sheet={sheet} />
    </div>
  );
}
