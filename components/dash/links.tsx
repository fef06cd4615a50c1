import { useState } from 'preact/hooks';
import { reasonText } from '../../lib/i18n';
import { DEAD_STATES, type LinkVerdict, LOOK_STATES, OPEN_STATES } from '../../lib/links/verdict';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { readableUrl } from '../app/names';
import { fillPaths } from '../app/scan-takings';
import type { EvidenceLink } from '../app/verification';
import { Note } from '../parts/controls';
import { Icon, type IconName } from '../parts/icons';
import { useRouter, useVerification } from './context';
import { Page, Panel } from './page';

const GROUPS = ['dead', 'look', 'open', 'unchecked'] as const;
type Group = (typeof GROUPS)[number];

function groupOf({ link }: EvidenceLink): Group {
  if (link === null) return 'unchecked';
  const { state, changed, offSite } = link.verdict;
  if (DEAD_STATES.has(state)) return 'dead';
  const seen = OPEN_STATES.has(state) || (LOOK_STATES.has(state) && link.looked !== undefined);
  return seen && changed !== true && offSite !== true ? 'open' : 'look';
}

const MARKS: Record<Group, { icon: IconName; tone: string }> = {
  dead: { icon: 'failed', tone: 'c-miss' },
  look: { icon: 'warn', tone: 'c-part' },
  open: { icon: 'passed', tone: 'c-ok' },
  unchecked: { icon: 'cantTell', tone: 'c-unk' },
};

/** Rows shown at once: more of them cost time, and nobody reads them in one go. */
const STEP = 200;

/** ตรวจลิงก์: every address that is evidence, whether it opens for the public, and the run that finds out. */
export function LinksPage() {
  const { app } = useSidebar();
  const verification = useVerification();
  const w = app.w.value.dash.links;
  const [most, setMost] = useState(STEP);
  const [shown, setShown] = useState<Group | null>(null);
  const links = verification.links.value;
  const progress = verification.progress.value;
  const rest = links.filter((one) => ['dead', 'unchecked'].includes(groupOf(one)) || one.link?.stale);
  const rows = shown === null ? links : links.filter((one) => groupOf(one) === shown);
  return (
    <Page title={w.title} intro={w.intro} part="links-page" wide>
      {verification.failure.value && (
        <Note tone="miss" icon="warn" alert part="links-failed">
          {w.failed}
        </Note>
      )}
      <Ungranted />
      <Panel part="links">
        {links.length === 0 ? (
          <p class="pad">{w.empty}</p>
        ) : (
          <>
            <div class="pad row wrap">
              {progress === null ? (
                <>
                  <button
                    type="button"
                    class="btn main"
                    data-part="check-all"
                    onClick={() => void verification.start(links)}
                  >
                    <Icon name="link" />
                    {w.checkAll(links.length)}
                  </button>
                  {rest.length > 0 && rest.length < links.length && (
                    <button
                      type="button"
                      class="btn"
                      data-part="check-rest"
                      onClick={() => void verification.start(rest)}
                    >
                      {w.checkRest(rest.length)}
                    </button>
                  )}
                </>
              ) : (
                <Running done={progress.done} all={progress.all} stop={verification.stop} />
              )}
            </div>
            <fieldset class="pad chips start">
              <legend class="aloud">{w.show}</legend>
              <Chip on={shown === null} label={w.all} count={links.length} choose={() => setShown(null)} />
              {GROUPS.map((group) => {
                const count = links.filter((one) => groupOf(one) === group).length;
                return (
                  count > 0 && (
                    <Chip
                      key={group}
                      on={shown === group}
                      label={w.groups[group]}
                      count={count}
                      choose={() => setShown(group)}
                    />
                  )
                );
              })}
            </fieldset>
            <table class="links-table">
              <thead>
                <tr>
                  <th>{w.columns.items}</th>
                  <th>{w.columns.link}</th>
                  <th>{w.columns.verdict}</th>
                  <th>
                    <span class="aloud">{w.columns.act}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, most).map((row) => (
                  <LinkRow key={row.url} row={row} busy={progress !== null} />
                ))}
              </tbody>
            </table>
            {rows.length > most && (
              <p class="pad">
                <button type="button" class="btn" data-part="more-links" onClick={() => setMost(most + STEP)}>
                  {w.more(Math.min(STEP, rows.length - most))}
                </button>
              </p>
            )}
          </>
        )}
      </Panel>
    </Page>
  );
}

function Running({ done, all, stop }: { done: number; all: number; stop: () => void }) {
  const { app } = useSidebar();
  const w = app.w.value.dash.links;
  return (
    <div class="stack grow" data-part="links-running">
      <div class="row">
        <progress class="grow" value={done} max={all} aria-label={w.progress(done, all)} />
        <button type="button" class="btn" data-part="stop-links" onClick={stop}>
          {w.stop}
        </button>
      </div>
      <p role="status">{w.progress(done, all)}</p>
      <p class="c-2">{w.keepOpen}</p>
    </div>
  );
}

function Chip({ on, label, count, choose }: { on: boolean; label: string; count: number; choose: () => void }) {
  return (
    <button type="button" aria-pressed={on} onClick={choose}>
      {label} <span class="num">{count}</span>
    </button>
  );
}

function LinkRow({ row, busy }: { row: EvidenceLink; busy: boolean }) {
  const { app, view } = useSidebar();
  const router = useRouter();
  const verification = useVerification();
  const w = app.w.value.dash.links;
  const { icon, tone } = MARKS[groupOf(row)];
  const verdict = row.link?.verdict;
  const same = verification.sameAs.value.get(row.url);
  return (
    <tr data-part="link-row" data-state={verdict?.state ?? 'unchecked'}>
      <td class="keep">
        {row.items.map((item) => (
          <button
            key={item}
            type="button"
            class="link code"
            title={app.nameOf(item)}
            onClick={() => {
              view.item.value = item;
              router.go({ place: 'items' });
            }}
          >
            {app.codeOf(item)}
          </button>
        ))}
      </td>
      <td class="address">
        <b class="cut">{row.title || row.url}</b>
        <button
          type="button"
          class="link plain cut c-2"
          title={row.url}
          onClick={() => app.tell({ type: 'open', url: row.url })}
        >
          {row.url}
        </button>
      </td>
      <td>
        <p class={`mark ${tone}`}>
          <Icon name={icon} size={14} /> <b>{verdict ? w.states[verdict.state] : w.unchecked}</b>
        </p>
        {verdict && <p class="c-2">{reasonText(app.language.value, verdict.reason)}</p>}
        {verdict?.via && <p class="c-2">{w.via(verdict.via.map(readableUrl))}</p>}
        {verdict?.changed === true && (
          <p class="c-part">
            {w.changed}{' '}
            <button
              type="button"
              class="link"
              data-part="looked"
              onClick={() => app.tell({ type: 'links.looked', url: row.url })}
            >
              {w.looked}
            </button>
          </p>
        )}
        {verdict && verdict.changed !== true && LOOK_STATES.has(verdict.state) && <OwnLook row={row} />}
        {verdict?.offSite === true && (
          <p class="c-part" data-part="off-site">
            {w.offSite}
          </p>
        )}
        {same && (
          <p class="c-part" data-part="same-page">
            {w.sameAs(same.title || same.url)}
          </p>
        )}
        <ChangedWays row={row} />
        {row.link?.stale === true && <p class="c-part">{w.stale}</p>}
        {verdict && (
          <div class="c-unk">
            {w.checkedAt(formatThaiDateTime(verdict.at))} <Earlier url={row.url} />
          </div>
        )}
      </td>
      <td class="keep">
        <button
          type="button"
          class="btn icon"
          disabled={busy}
          aria-label={w.checkOne(row.url)}
          title={w.columns.act}
          data-part="check-one"
          onClick={() => void verification.start([row])}
        >
          <Icon name="recheck" />
        </button>
      </td>
    </tr>
  );
}

/** What only a person can tell: their word, or the way to give it. */
function OwnLook({ row: { url, link } }: { row: EvidenceLink }) {
  const { app } = useSidebar();
  const w = app.w.value.dash.links;
  if (link?.looked !== undefined) {
    return (
      <p class="c-ink" data-part="looked-at">
        {w.lookedAt(formatThaiDateTime(link.looked))}
      </p>
    );
  }
  return (
    <p>
      <button
        type="button"
        class="link"
        data-part="looked-opens"
        onClick={() => app.tell({ type: 'links.looked', url })}
      >
        {w.lookedOpens}
      </button>
    </p>
  );
}

/** Explanations whose way no longer leads there: each with the way that does, to be put in its place in one click. */
function ChangedWays({ row }: { row: EvidenceLink }) {
  const { app } = useSidebar();
  const verification = useVerification();
  const w = app.w.value.scan.paths;
  return (
    <>
      {verification.changedWays(row).map(({ evidence, text, now }) => (
        <div key={evidence.id} class="stack-s" data-part="way-changed" data-item={evidence.item}>
          <p class="c-part">
            {w.changed(app.codeOf(evidence.item))} <del>{text}</del>
          </p>
          {now === null ? (
            <p class="c-2">{w.noneNow}</p>
          ) : (
            <p>
              {now}{' '}
              <button
                type="button"
                class="link"
                data-part="use-way"
                onClick={() => void fillPaths(app, [{ evidence, explanation: now, kind: 'moved' }])}
              >
                {w.useNow}
              </button>
            </p>
          )}
        </div>
      ))}
    </>
  );
}

/** What was seen of an address before, when it is asked for. */
function Earlier({ url }: { url: string }) {
  const { app } = useSidebar();
  const w = app.w.value.dash.links;
  const [earlier, setEarlier] = useState<readonly LinkVerdict[] | null>(null);
  if (earlier === null) {
    const ask = () => app.platform.backend.ask({ type: 'links.earlier', url }).then(setEarlier, () => setEarlier([]));
    return (
      <button type="button" class="link" data-part="earlier" onClick={() => void ask()}>
        {w.earlier}
      </button>
    );
  }
  if (earlier.length === 0) return <span>· {w.noEarlier}</span>;
  return (
    <ul data-part="earlier-list">
      {earlier.map((verdict) => (
        <li key={verdict.at}>
          {formatThaiDateTime(verdict.at)} · {w.states[verdict.state]}
        </li>
      ))}
    </ul>
  );
}

/** Hosts beside the agency's own: read only when staff say so, in one click, and only these. */
function Ungranted() {
  const { app } = useSidebar();
  const verification = useVerification();
  const w = app.w.value.dash.links;
  const [refused, setRefused] = useState(false);
  const hosts = verification.ungranted.value;
  const { requestHosts } = app.platform;
  if (hosts.length === 0 || requestHosts === null || verification.progress.value !== null) return null;
  const waiting = verification.links.value.filter(({ link }) => link?.verdict.state === 'not-granted');
  // Asked straight from the click: the browser refuses the question after anything was awaited.
  const allow = () => {
    void requestHosts(hosts).then((granted) => {
      setRefused(!granted);
      return granted ? verification.start(waiting) : undefined;
    });
  };
  return (
    <Note tone="part" icon="info" title={w.grantTitle(hosts.length)} part="ungranted">
      <p>{w.grantWhy}</p>
      <ul>
        {hosts.map((host) => (
          <li key={host} data-host={host}>
            {host}
          </li>
        ))}
      </ul>
      <button type="button" class="btn" data-part="grant-hosts" onClick={allow}>
        {w.grant}
      </button>
      {refused && <p role="status">{w.refused}</p>}
    </Note>
  );
}
