import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Evidence } from '../../lib/assessment/model';
import type { FoundSite } from '../../lib/browser/scanning/found';
import { useSidebar } from '../app/context';
import { fillPaths, type PathOffer, pathOffers, takesPath } from '../app/scan-takings';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { useScanning } from './context';
import { Panel } from './page';

type Ways = { of: FoundSite | null; to: ReadonlyMap<string, string[] | null> };
const NO_WAYS: Ways = { of: null, to: new Map() };

/** Evidence whose explanation lacks the way that a scan knows, or has an older one; comes a moment after the scan. */
export function usePathOffers(found: FoundSite | null, evidence: readonly Evidence[]): PathOffer[] {
  const [ways, setWays] = useState(NO_WAYS);
  useEffect(() => {
    const urls = [...new Set(evidence.flatMap(({ url, explanation }) => (takesPath(explanation) ? [url] : [])))];
    if (found === null || urls.length === 0) return;
    let wanted = true;
    found.paths(urls).then(
      (paths) => wanted && setWays({ of: found, to: new Map(urls.map((url, at) => [url, paths[at] ?? null])) }),
      // Another scan is shown: its ways come by themselves.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [found, evidence]);
  return useMemo(() => (ways.of === found ? pathOffers(ways.to, evidence) : []), [ways, found, evidence]);
}

/** Said over the results while evidence lacks the way that the scan knows, or has an older one. */
export function PathsNote({ offers, see }: { offers: readonly PathOffer[]; see: () => void }) {
  const { app } = useSidebar();
  const w = app.w.value.scan.paths;
  if (offers.length === 0) return null;
  const fresh = offers.filter(({ kind }) => kind === 'new').length;
  const moved = offers.length - fresh;
  return (
    <Note tone="ink-n" icon="pencil" part="paths-note">
      <div class="row wrap">
        <span class="grow">
          {fresh > 0 && <span class="block">{w.offer(fresh)}</span>}
          {moved > 0 && <span class="block">{w.moved(moved)}</span>}
        </span>
        <button type="button" class="btn" data-part="see-paths" onClick={see}>
          {w.see}
        </button>
      </div>
    </Note>
  );
}

/** The ways for the explanations, one by one or all that are chosen in one step. */
export function PathsPanel({ offers, back }: { offers: readonly PathOffer[]; back: () => void }) {
  const { app } = useSidebar();
  const words = app.w.value.scan;
  const w = words.paths;
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(offers.flatMap(({ kind, evidence }) => (kind === 'moved' ? [evidence.id] : []))),
  );
  const chosen = offers.filter(({ evidence }) => !left.has(evidence.id));
  async function fill(which: readonly PathOffer[]) {
    const result = await fillPaths(app, which);
    if (result.ok && which.length === offers.length) back();
  }
  return (
    <Panel title={words.tabs.paths} hint={w.intro} part="scan-paths">
      {offers.length === 0 ? (
        <p class="pad">{w.none}</p>
      ) : (
        <ul>
          {offers.map((offer) => {
            const { evidence, explanation, kind } = offer;
            const code = app.codeOf(evidence.item);
            const title = evidence.title || evidence.url;
            return (
              <li key={evidence.id} class="line" data-part="path-offer" data-url={evidence.url}>
                <input
                  type="checkbox"
                  class="check"
                  checked={!left.has(evidence.id)}
                  aria-label={w.pick(code, title)}
                  onChange={(event) => {
                    const next = new Set(left);
                    if (event.currentTarget.checked) next.delete(evidence.id);
                    else next.add(evidence.id);
                    setLeft(next);
                  }}
                />
                <div class="grow">
                  <p class="row">
                    <b class="code">{code}</b>
                    <span class="cut">{title}</span>
                  </p>
                  {kind === 'moved' && (
                    <p class="c-2">
                      {w.was}: <del>{evidence.explanation}</del>
                    </p>
                  )}
                  <p>{explanation}</p>
                </div>
                <button
                  type="button"
                  class="btn small"
                  aria-label={w.oneLabel(code, title)}
                  data-part="fill-path"
                  onClick={() => void fill([offer])}
                >
                  {w.one}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="pad row wrap scan-foot sticky">
        <button
          type="button"
          class="btn main"
          data-part="fill-paths"
          disabled={chosen.length === 0}
          onClick={() => void fill(chosen)}
        >
          <Icon name="pencil" />
          {w.all(chosen.length)}
        </button>
        <button type="button" class="btn" data-part="leave-paths" onClick={back}>
          {app.w.value.back}
        </button>
        <span class="c-2">{words.review.undo}</span>
      </div>
    </Panel>
  );
}

/** Over an item whose evidence lacks the way that the newest scan knows: each, or all of the item, in one step. */
export function ItemPathsNote({ item }: { item: string }) {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan.paths;
  const all = app.snapshot.value?.evidence;
  const lacking = useMemo(() => (all ?? []).filter((one) => one.item === item && one.explanation === ''), [all, item]);
  const wanted = lacking.length > 0;
  const scans = scanning.withResults.value;
  const edition = app.edition.value;
  const asked = scanning.scans.value !== null;
  useEffect(() => {
    if (wanted && !asked) void scanning.look();
  }, [scanning, wanted, asked]);
  useEffect(() => {
    if (wanted && edition && scans.length > 0) void scanning.show();
  }, [scanning, wanted, edition, scans]);
  const offers = usePathOffers(scanning.shown.value?.found ?? null, lacking);
  if (offers.length === 0) return null;
  return (
    <Note tone="ink-n" icon="pencil" title={w.item} part="item-paths">
      {offers.map(({ evidence, explanation }) => (
        <p key={evidence.id} class="tight">
          {explanation}
        </p>
      ))}
      <button type="button" class="link" data-part="fill-item-paths" onClick={() => void fillPaths(app, offers)}>
        {offers.length === 1 ? w.one : w.all(offers.length)}
      </button>
    </Note>
  );
}
