import type { Reason } from '../../lib/audit/finding';
import type { DocumentReading } from '../../lib/documents/verdict';
import { reasonText } from '../../lib/i18n';
import { documentBehind } from '../../lib/links/viewers';
import type { App } from '../app/app';
import { useSidebar } from '../app/context';
import type { FileState } from '../app/files';
import { hostOf, shortUrl } from '../app/names';
import { evidenceAt } from '../app/takings';
import type { OpenedFile } from '../app/view';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { FileContext } from './subject';
import { TakenList } from './taken';
import { ThisPage } from './this-page';

/** A file that staff had read: how far it is, what hindered it, or the same as is shown of a page. */
export function FileResult({
  file,
  state,
  suggested,
}: {
  file: OpenedFile;
  state: FileState;
  suggested: readonly string[];
}) {
  const { reading } = useSidebar();
  const read = reading.files.readAt(file.url);
  if (state.step === 'reading') return <Progress file={file} state={state} />;
  if (state.step === 'failed' || !read || !read.page.facts.file) {
    return <Unread file={file} state={state} suggested={suggested} />;
  }
  const { page, audit } = read;
  return (
    <FileContext.Provider value={{ url: file.url, facts: read.page.facts.file }}>
      <ThisPage
        key={page.at.toISOString()}
        page={page}
        audit={audit}
        file={{ ...file, named: suggested, note: state.step === 'read' && <HowRead reading={state.reading} /> }}
      />
    </FileContext.Provider>
  );
}

function Name({ file }: { file: OpenedFile }) {
  const { app } = useSidebar();
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  return (
    <div class="what">
      <div class="row">
        <Icon name="file" />
        <h2 class="grow cut" title={file.title} data-part="page-heading">
          {file.title}
        </h2>
      </div>
      <p class="url cut" title={file.url}>
        {shortUrl(file.url, hosts)}
      </p>
    </div>
  );
}

function Progress({ file, state }: { file: OpenedFile; state: Extract<FileState, { step: 'reading' }> }) {
  const { app, reading } = useSidebar();
  const w = app.w.value.files;
  const { progress } = state;
  return (
    <>
      <div class="sb-body" data-part="file-reading">
        <Name file={file} />
        <div class="pad stack-s">
          <p role="status">{progress ? w.progress[progress.phase](progress.page, progress.of) : w.fetching}</p>
          <progress
            class="progress"
            aria-label={w.readingShort}
            max={progress?.of}
            value={progress ? progress.page - 1 : undefined}
          />
          <p class="meta">{w.goOn}</p>
        </div>
      </div>
      <footer class="sb-foot">
        <button type="button" class="btn wide" data-part="stop-reading" onClick={() => reading.files.cancel(file.url)}>
          {w.stop}
        </button>
      </footer>
    </>
  );
}

/** Which words a verdict has: a scan or garbled letters may have been read by OCR or not at all. */
function verdictKey({ verdict, facts, partial }: DocumentReading): string {
  if (verdict === 'scanned' || verdict === 'garbled') return facts ? verdict : `${verdict}Unread`;
  return verdict === 'readable' && (partial || !facts) ? 'readableSome' : verdict;
}

/** How well a file was read, where that has to be known before it is believed. */
function HowRead({ reading }: { reading: DocumentReading }) {
  const { app } = useSidebar();
  const w = app.w.value.files;
  const key = verdictKey(reading);
  if (key === 'readable') return null;
  const [what, todo] = w.verdict[key] ?? ['', ''];
  const { pages, pagesRead } = reading;
  const some = pagesRead < pages ? w.readSome(pagesRead, pages) : '';
  const more = key === 'readableSome' && reading.reason ? reasonText(app.language.value, reading.reason) : some;
  return (
    <Note tone="part" icon="warn" title={what} part="verdict">
      <span data-verdict={reading.verdict}>{todo}</span>
      {more && <span class="meta block">{more}</span>}
    </Note>
  );
}

/** Nothing came of it: what hindered, what to do, and the ways that are open all the same. */
function Unread({ file, state, suggested }: { file: OpenedFile; state: FileState; suggested: readonly string[] }) {
  const { app, reading, view } = useSidebar();
  const w = app.w.value;
  const hosts = documentBehind(file.url)?.hosts ?? [hostOf(file.url)];
  const { requestHosts } = app.platform;
  const noAccess = state.step === 'failed' && state.error === 'no-access';
  const again = () => void reading.files.read(file.url);
  const [what, todo] = unreadWords(app, file.url, state);
  const why = state.step === 'read' ? whyNot(state.reading) : null;
  return (
    <>
      <div class="sb-body" data-part="file-unread">
        <Name file={file} />
        <div class="pad stack-s">
          <TakenList evidence={evidenceAt(app, file.url)} seen={null} />
          <Note tone="part" icon="warn" title={what} part="verdict" alert>
            <span data-verdict={state.step === 'read' ? state.reading.verdict : state.step === 'failed' && state.error}>
              {todo}
            </span>
            {why && <span class="meta block">{reasonText(app.language.value, why)}</span>}
            {noAccess && !requestHosts && <span class="meta block">{w.files.grantElsewhere}</span>}
          </Note>
          <p class="row wrap">
            <button
              type="button"
              class="btn"
              data-part="open-file"
              onClick={() => app.tell({ type: 'open', url: file.url })}
            >
              <Icon name="open" />
              {w.files.openFile}
            </button>
            {noAccess && requestHosts ? (
              <button
                type="button"
                class="btn"
                data-part="grant-file-host"
                onClick={() => {
                  requestHosts(hosts)
                    .then((granted) => granted && again())
                    .catch(() => undefined);
                }}
              >
                <Icon name="lock" />
                {w.files.grant(hosts.join(', '))}
              </button>
            ) : (
              !noAccess && (
                <button type="button" class="btn" data-part="read-again" onClick={again}>
                  <Icon name="recheck" size={14} />
                  {w.files.again}
                </button>
              )
            )}
          </p>
          <p class="meta">{w.files.nothingRead}</p>
        </div>
      </div>
      <footer class="sb-foot">
        <button
          type="button"
          class="btn main wide"
          data-part="choose-items"
          onClick={() => {
            view.picking.value = { ...file, source: 'file', preset: [], suggested, pending: false };
          }}
        >
          <Icon name="stamp" />
          {w.tab.fileMain}
        </button>
      </footer>
    </>
  );
}

/** The reader's own reason, where the verdict has not said as much. */
function whyNot({ verdict, reason }: DocumentReading): Reason | null {
  return verdict === 'broken' || verdict === 'too-large' || verdict === 'unsupported' ? reason : null;
}

const GONE: readonly (number | null)[] = [404, 410];

/** Why nothing came of a file, and what to do. */
export function unreadWords(app: App, url: string, state: FileState): readonly [what: string, todo: string] {
  const w = app.w.value.files;
  if (state.step === 'read') return w.verdict[verdictKey(state.reading)] ?? w.error.reader?.('', 0) ?? ['', ''];
  if (state.step === 'reading') return ['', ''];
  const { error, status } = state;
  const key = error === 'refused' && GONE.includes(status) ? 'gone' : error;
  return w.error[key]?.(hostOf(url), status ?? 0) ?? ['', ''];
}
