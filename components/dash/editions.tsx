import { useState } from 'preact/hooks';
import {
  caveatIn,
  defaultYear,
  diffEditions,
  draftFrom,
  type EditionDiff,
  indexEdition,
  knownYears,
  missingYear,
  type PackProblem,
  packToJson,
  readPackFile,
  resolveEdition,
} from '../../lib/checklist';
import type { EditionPack } from '../../lib/checklist/schema';
import { packProblemText } from '../../lib/i18n';
import { useApp } from '../app/context';
import { download } from '../app/download';
import { EARLIER_THAN } from '../app/years';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { useRouter } from './context';
import { FileButton, Page, Panel } from './page';
import { hrefOf } from './route';

const SHOWN_PROBLEMS = 10;

export function downloadPack(pack: EditionPack): void {
  download(packToJson(pack), `OIT-edition-${pack.year}-${pack.origin}.json`, 'application/json');
}

function Row({ pack }: { pack: EditionPack }) {
  const app = useApp();
  const w = app.w.value.dash.editions;
  const certain = pack.numberingBasis === 'certain';
  return (
    <tr data-part="edition" data-year={pack.year} data-origin={pack.origin}>
      <td class="num">
        <b>{pack.year}</b>
      </td>
      <td class="num">{indexEdition(pack).items.length}</td>
      <td>
        {w.origin[pack.origin]}
        {pack.basedOn !== null && <span class="meta"> {w.basedOn(pack.basedOn)}</span>}
      </td>
      <td>
        <span class={certain ? 'mark c-ok' : 'mark c-part'} title={caveatIn(pack, app.language.value) ?? undefined}>
          <Icon name={certain ? 'passed' : 'warn'} size={14} />
          {certain ? w.confirmed : w.unconfirmed}
        </span>
      </td>
      <td>
        <span class="row wrap">
          <a class="link" href={hrefOf({ place: 'edition', year: pack.year })} aria-label={w.editLabel(pack.year)}>
            {w.edit}
          </a>
          <button
            type="button"
            class="link"
            data-part="export-edition"
            aria-label={w.exportLabel(pack.year)}
            onClick={() => downloadPack(pack)}
          >
            {w.export}
          </button>
        </span>
      </td>
    </tr>
  );
}

/** The fiscal year of today has no checklist: a draft of it is offered, made from the newest. */
function MissingYear() {
  const app = useApp();
  const router = useRouter();
  const w = app.w.value.dash.editions;
  const today = app.state.value?.today ?? '';
  const stored = app.storedPacks.value;
  const year = missingYear(today, stored);
  const from = resolveEdition(defaultYear(today, stored), stored);
  if (year === null || !from) return null;
  async function draft(base: EditionPack, to: number) {
    const said = w.drafted(to);
    const result = await app.run({
      change: { type: 'edition.save', pack: draftFrom(base, to) },
      said,
      about: said,
    });
    if (result.ok) router.go({ place: 'edition', year: to });
  }
  return (
    <Note tone="part" icon="warn" title={w.missing(year)} part="missing-edition">
      <p>{w.missingBody(year, from.year)}</p>
      <button
        type="button"
        class="btn main"
        style={{ marginTop: '8px' }}
        data-part="make-draft"
        onClick={() => void draft(from, year)}
      >
        {w.draft(year, from.year)}
      </button>
    </Note>
  );
}

function DiffLine({ diff }: { diff: EditionDiff }) {
  const app = useApp();
  const w = app.w.value.dash.editions.diff;
  const parts = [
    [diff.added.length, w.added],
    [diff.removed.length + diff.merged.length, w.removed],
    [diff.renamed.length, w.renamed],
    [diff.renumbered.length, w.renumbered],
    [diff.reworded.length, w.reworded],
    [diff.retopiced.length, w.retopiced],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count > 0 ? [words(count)] : []));
  return (
    <p>
      {said.length === 0 ? (
        w.none
      ) : (
        <>
          <b>{w.title}</b> {said.join(' · ')}
        </>
      )}
    </p>
  );
}

function ImportPanel() {
  const app = useApp();
  const router = useRouter();
  const w = app.w.value.dash.editions;
  const [problems, setProblems] = useState<readonly PackProblem[]>([]);
  const [pack, setPack] = useState<EditionPack | null>(null);
  const inUse = pack ? resolveEdition(pack.year, app.storedPacks.value) : null;

  async function read(file: File) {
    const result = readPackFile(await file.text());
    setProblems(result.ok ? [] : result.problems);
    setPack(result.ok ? result.pack : null);
  }
  async function use(imported: EditionPack) {
    const said = w.imported(imported.year);
    const result = await app.run({ change: { type: 'edition.save', pack: imported }, said, about: said });
    if (!result.ok) return;
    setPack(null);
    router.go({ place: 'edition', year: imported.year });
  }
  return (
    <Panel title={w.import} hint={w.importHint} part="import-edition">
      <div class="pad stack">
        {problems.length > 0 && (
          <Note tone="miss" icon="failed" title={w.importBad} alert part="edition-problems">
            <ul>
              {problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
                <li key={`${problem.path} ${problem.key}`} title={problem.path}>
                  {packProblemText(app.language.value, problem)}
                </li>
              ))}
            </ul>
            {problems.length > SHOWN_PROBLEMS && (
              <p class="meta">{app.w.value.dash.import.more(problems.length - SHOWN_PROBLEMS)}</p>
            )}
          </Note>
        )}
        {pack ? (
          <div class="stack-s" data-part="edition-preview">
            <p>
              <b>{w.importReady(pack.year, indexEdition(pack).items.length)}</b>
            </p>
            {pack.caveat && <p class="meta">{caveatIn(pack, app.language.value)}</p>}
            {inUse && <DiffLine diff={diffEditions(inUse, pack)} />}
            {inUse && <p class="meta">{w.importReplaces}</p>}
            <div class="row wrap">
              <button type="button" class="btn main" data-part="use-edition" onClick={() => void use(pack)}>
                {w.importMain(pack.year)}
              </button>
              <button type="button" class="btn" onClick={() => setPack(null)}>
                {app.w.value.cancel}
              </button>
            </div>
          </div>
        ) : (
          <FileButton
            label={w.import}
            accept=".json,application/json"
            part="edition-file"
            choose={(file) => void read(file)}
          />
        )}
      </div>
    </Panel>
  );
}

export function EditionsPage() {
  const app = useApp();
  const w = app.w.value.dash.editions;
  const stored = app.storedPacks.value;
  const packs = [...knownYears(stored)].reverse().flatMap((year) => resolveEdition(year, stored) ?? []);
  const groups = [
    { name: null, list: packs.filter((pack) => pack.year >= EARLIER_THAN) },
    { name: w.earlier, list: packs.filter((pack) => pack.year < EARLIER_THAN) },
  ];
  return (
    <Page title={w.title} intro={w.intro} part="editions">
      <a class="link" href={hrefOf({ place: 'compare' })} data-part="to-compare">
        {app.w.value.nextYear.compare.link}
      </a>
      <MissingYear />
      <Panel>
        <div class="scroll-x">
          <table>
            <thead>
              <tr>
                <th>{w.columns.year}</th>
                <th>{w.columns.items}</th>
                <th>{w.columns.origin}</th>
                <th>{w.columns.numbering}</th>
                <th>{w.columns.actions}</th>
              </tr>
            </thead>
            {groups.map(({ name, list }) => (
              <tbody key={name}>
                {name && (
                  <tr>
                    <th colSpan={5} scope="rowgroup">
                      {name}
                    </th>
                  </tr>
                )}
                {list.map((pack) => (
                  <Row key={pack.year} pack={pack} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      </Panel>
      <ImportPanel />
    </Page>
  );
}
