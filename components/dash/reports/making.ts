import type { Picture } from '../../../lib/assessment/model';
import { bytesOf } from '../../../lib/base64';
import { withThaiDigits } from '../../../lib/reports/digits';
import type { ReportDocument } from '../../../lib/reports/document';
import { dossierPictures, dossierReport } from '../../../lib/reports/dossier';
import { followUpReport } from '../../../lib/reports/follow-up';
import { type ReportId, type ReportInput, reportFileName, reportInput } from '../../../lib/reports/input';
import { measuresReport } from '../../../lib/reports/measures';
import { type MemoFields, memoReport } from '../../../lib/reports/memo';
import { todoName, todoReport, type Whose } from '../../../lib/reports/todo';
import type { App } from '../../app/app';
import { download } from '../../app/download';

/** From the state of the app to files. */

export type Asked =
  | { id: 'memo'; fields: MemoFields }
  | { id: 'todo'; whose: Whose }
  | { id: Exclude<ReportId, 'memo' | 'todo'> };

/** What reports are made from; null while there is no assessment, or no checklist of its year. */
export function inputOf(app: App): ReportInput | null {
  const { snapshot, edition, state, storedPacks } = app;
  if (!snapshot.value || !edition.value || !state.value) return null;
  return reportInput(snapshot.value, edition.value, storedPacks.value, state.value.links, state.value.today);
}

async function documentOf(app: App, input: ReportInput, asked: Asked): Promise<ReportDocument> {
  switch (asked.id) {
    case 'memo':
      return memoReport(input, asked.fields);
    case 'measures':
      return measuresReport(input);
    case 'follow-up':
      return followUpReport(input);
    case 'dossier':
      return dossierReport(input, await bytesOfPictures(app, dossierPictures(input)));
    case 'todo':
      return todoReport(input, asked.whose);
  }
}

async function bytesOfPictures(app: App, pictures: readonly Picture[]): Promise<Map<string, Uint8Array>> {
  const bytes = new Map<string, Uint8Array>();
  for (const { id } of pictures) {
    const answer = await app.platform.backend.ask({ type: 'picture.file', id, size: 'full' });
    if (answer.ok) bytes.set(id, bytesOf(answer.data));
  }
  return bytes;
}

export function nameOf(asked: Asked, input: ReportInput, extension: string): string {
  const { agency, edition } = input.snapshot.assessment;
  const frame = { agency: agency.name, edition, date: { iso: input.today, text: '' } };
  return reportFileName(asked.id, frame, extension, asked.id === 'todo' ? todoName(asked.whose) : '');
}

type Making = { app: App; input: ReportInput; asked: Asked; thaiDigits: boolean };

async function made({ app, input, asked, thaiDigits }: Making): Promise<ReportDocument> {
  const document = await documentOf(app, input, asked);
  return thaiDigits ? withThaiDigits(document) : document;
}

/** Downloads the report for Word; gives the file's name. */
export async function saveDocx(making: Making): Promise<string> {
  const { DOCX_MIME, reportDocx } = await import('../../../lib/reports/docx');
  const name = nameOf(making.asked, making.input, 'docx');
  download(await reportDocx(await made(making)), name, DOCX_MIME);
  return name;
}

/**
 * Opens the report for printing in a tab. Call it straight from a click: the tab is opened before anything is awaited, or
 * the browser would take it for a pop-up. Where it opens none, the file is downloaded.
 * @returns the name of the downloaded file; null = it stands in a tab
 */
export function openForPrint(making: Making): Promise<string | null> {
  const tab = window.open('', '_blank');
  return fillTab(tab, making).catch((error: unknown) => {
    tab?.close();
    throw error;
  });
}

async function fillTab(tab: Window | null, making: Making): Promise<string | null> {
  const [{ reportHtml }, { FONTS }] = await Promise.all([import('../../../lib/reports/html'), import('./fonts')]);
  const html = reportHtml(await made(making), FONTS);
  if (!tab || tab.closed) {
    const name = nameOf(making.asked, making.input, 'html');
    download(html, name, 'text/html;charset=utf-8');
    return name;
  }
  // The address lives as long as this view: the tab can be loaded again.
  tab.location.replace(URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' })));
  return null;
}
