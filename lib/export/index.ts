export { type ClipboardPayload, type CopyTarget, clipboardOf } from './clipboard';
export { rowToTsv, sheetToCsv, sheetToTsv } from './delimited';
export { fileName } from './file-name';
export { type SheetFormat, sheetFormat, sheetFormats } from './formats';
export { rowToHtml, sheetToHtml } from './html';
export { type SheetChanges, sheetToChanges } from './import/changes';
export { type ReadResult, readSheet } from './import/read-sheet';
export type { ReadRow } from './import/rows';
export { type PictureUse, pictureUses } from './picture-names';
export { picturesZip } from './pictures';
export {
  FIELDS,
  fieldText,
  type ItasSheet,
  itasSheet,
  type SheetEvidence,
  type SheetField,
  type SheetInput,
  type SheetRow,
} from './sheet';
export { rowToText, sheetToText } from './text';
export { type Doubt, doubtText, type Language, type Problem, problemText, sheetWords } from './words';
export { sheetToXlsx } from './xlsx';
