export { StoreError, type StoreErrorName } from './errors';
export { type Occasion, openStore, type Store, type StoreOptions } from './store';
