import { forecast, rounded, worthOfItems } from '../../lib/assessment/score';
import { summaryOf } from '../../lib/assessment/summary';
import { counts } from '../../lib/assessment/years';
import { caveatIn } from '../../lib/checklist';
import { useSidebar } from '../app/context';
import { doubtGroups } from '../app/doubts';
import { BackupOffer, SetAsideNote } from '../export/backup-offer';
import { HistoryList } from '../history';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { ReadinessBar, ReadinessIcon, ReadinessMark } from '../parts/marks';
import { useRouter } from './context';
import { Page, Panel } from './page';
import { hrefOf } from './route';

const NEXT = 6;
const RECENT = 5;

/** What is left to do, what gains most first; of equal gain what is partly there. Items answered ไม่มี need nothing. */
function NextPanel() {
  const { app, view } = useSidebar();
  const router = useRouter();
  const w = app.w.value.dash.overview;
  const states = app.readiness.value?.items;
  const entries = app.index.value?.items ?? [];
  const stateOf = (id: string) => states?.get(id);
  const left = entries.filter(({ item }) => {
    const state = stateOf(item.id);
    return state?.readiness === 'partial' || (state?.readiness === 'missing' && state.answer !== 'no');
  });
  const worth = app.edition.value ? worthOfItems(app.edition.value) : new Map<string, number>();
  const gain = (id: string) => rounded(worth.get(id) ?? 0);
  const rank = (id: string) => (stateOf(id)?.readiness === 'partial' ? 0 : 1);
  const next = [...left]
    .sort((a, b) => gain(b.item.id) - gain(a.item.id) || rank(a.item.id) - rank(b.item.id))
    .slice(0, NEXT);
  const host = app.snapshot.value?.assessment.agency.hosts[0];
  return (
    <Panel title={w.next} hint={w.nextHint} part="next-items">
      {next.length === 0 && <p class="pad">{w.nothingNext}</p>}
      <ul class="list roomy">
        {next.map(({ item }) => (
          <li key={item.id}>
            <ReadinessIcon readiness={stateOf(item.id)?.readiness ?? 'missing'} />
            <button
              type="button"
              class="link grow plain"
              title={item.name}
              onClick={() => {
                view.item.value = item.id;
                router.go({ place: 'items' });
              }}
            >
              <b class="code">{item.code}</b>
              <span class="cut">{item.name}</span>
            </button>
            <span class="num keep c-2">{w.gain(gain(item.id).toFixed(2))}</span>
            <Icon name="next" size={14} class="c-unk" />
          </li>
        ))}
      </ul>
      {host && (
        <div class="pad stack-s">
          <button
            type="button"
            class="btn main wide"
            data-part="open-site"
            onClick={() => app.tell({ type: 'open', url: `http://${host}/` })}
          >
            <Icon name="open" />
            {w.openSite(host)}
          </button>
          <a class="btn wide" href={hrefOf({ place: 'scan' })} data-part="to-scan">
            <Icon name="search" />
            {w.scan}
          </a>
        </div>
      )}
    </Panel>
  );
}

/** The OIT score that readiness lets expect: a range, and never called more than a forecast. */
function ForecastPanel() {
  const { app } = useSidebar();
  const w = app.w.value;
  const words = w.dash.overview.forecast;
  const edition = app.edition.value;
  const readiness = app.readiness.value;
  if (!edition || !readiness) return null;
  const { sure, atBest } = forecast(edition, readiness);
  return (
    <Panel title={words.title} hint={words.hint} part="forecast">
      <div class="pad">
        <p class="fig">
          <b class="num">{words.range(points(sure.score), points(atBest.score))}</b>
          <span>{words.of}</span>
        </p>
        <p class="c-2">{words.how}</p>
        {!counts(edition.scoring.basis) && <p class="c-part">{words.unsure}</p>}
      </div>
      <details class="pad">
        <summary>{words.steps}</summary>
        <p class="c-2" lang="th">
          {edition.scoring.text}
        </p>
        <table>
          <thead>
            <tr>
              <th>{words.step}</th>
              <th class="num">{words.sure}</th>
              <th class="num">{words.atBest}</th>
            </tr>
          </thead>
          <tbody>
            {sure.indicators.flatMap(({ indicator, score, subs }, at) => {
              const best = atBest.indicators[at];
              return [
                ...subs.map(({ sub, score: own, items }, place) => (
                  <tr key={sub.code}>
                    <td>
                      <span class="num">{sub.code}</span> {words.meanOf(items.length)}
                    </td>
                    <td class="num">{points(own)}</td>
                    <td class="num">{points(best?.subs[place]?.score ?? 0)}</td>
                  </tr>
                )),
                <tr key={indicator.code}>
                  <th scope="row">{words.indicator(indicator.code, subs.length)}</th>
                  <td class="num">{points(score)}</td>
                  <td class="num">{points(best?.score ?? 0)}</td>
                </tr>,
              ];
            })}
            <tr>
              <th scope="row">{words.oit}</th>
              <td class="num">{points(sure.score)}</td>
              <td class="num">{points(atBest.score)}</td>
            </tr>
          </tbody>
        </table>
      </details>
    </Panel>
  );
}

const points = (score: number) => rounded(score).toFixed(2);

function DoubtsPanel() {
  const { app, view } = useSidebar();
  const router = useRouter();
  const w = app.w.value;
  const groups = doubtGroups(app);
  return (
    <Panel title={w.export.before} hint={w.export.anyway}>
      {groups.length === 0 && <p class="pad">{w.export.nothingDoubtful}</p>}
      <ul class="list roomy">
        {groups.map((group) => (
          <li key={group.key}>
            <Icon name="warn" class="c-part" />
            <span class="grow tight">{group.text}</span>
            <b class="num">{group.items.length}</b>
            <button
              type="button"
              class="link"
              aria-label={w.export.seeLabel(group.text)}
              onClick={() => {
                view.showDoubt(group.key);
                router.go({ place: 'items' });
              }}
            >
              {w.export.see}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** ภาพรวม: how far it is, by sub-indicator, and what to do next. Never a score. */
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
      <div class="d-cols">
        <div class="stack">
          <Panel part="counts">
            <div class="pad">
              <p class="fig">
                <b class="num">{summary.counts.ready}</b>
                <span>
                  {words.readyOf(summary.all)} · {words.answered(summary.answered)}
                </span>
              </p>
              <ReadinessBar counts={summary.counts} />
              <div class="sum" style={{ justifyContent: 'flex-start', gap: '0 24px' }}>
                {(['ready', 'partial', 'missing'] as const).map((one) => (
                  <span key={one}>
                    <ReadinessMark readiness={one} /> <b class="num">{summary.counts[one]}</b>
                  </span>
                ))}
              </div>
            </div>
            <table>
              <caption class="aloud">{words.bySub}</caption>
              <thead>
                <tr>
                  <th>{words.sub}</th>
                  <th style={{ width: '40%' }}>{w.readiness.ready}</th>
                </tr>
              </thead>
              <tbody>
                {summary.subs.map(({ sub, counts, all }) => (
                  <tr key={sub.code}>
                    <td>
                      <span class="num">{sub.code}</span> {sub.name}
                    </td>
                    <td>
                      <div class="row">
                        <div class="grow">
                          <ReadinessBar counts={counts} />
                        </div>
                        <span class="num keep">
                          {counts.ready}/{all}
                        </span>
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
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
          <DoubtsPanel />
        </div>
        <div class="stack">
          <ForecastPanel />
          <NextPanel />
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
