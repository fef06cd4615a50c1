export type { Backup } from './backup-format';
export { StoreError, type StoreErrorName } from './errors';
export type { MergeCheck } from './exchange';
export type { PictureFile } from './picture-files';
export type { QuarantineRow } from './rows';
export { type Occasion, openStore, type Store, type StoreOptions } from './store';
