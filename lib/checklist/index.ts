export { type Advice, adviceFor } from './advice';
export { builtinEditions } from './builtin';
export { caveatIn } from './caveat';
export { diffEditions, type EditionDiff, type ItemPair } from './diff';
export { draftFrom } from './draft';
export {
  addCriterion,
  addItem,
  confirmNumbering,
  type EditResult,
  moveItem,
  type NewCriterion,
  type NewItem,
  recodeItem,
  recodeItems,
  removeCriterion,
  removeItem,
  renameItem,
  renumberInOrder,
  retopicItem,
  rewordCriterion,
  setRules,
} from './edit';
export { type EditionIndex, type IndexedItem, indexEdition } from './indexing';
export { type PackResult, packToJson, parsePack, readPackFile } from './parse';
export type { PackProblem, PackProblemKey } from './problems';
export { defaultYear, knownYears, missingYear, resolveEdition } from './resolve';
export { retiredTopics, successors, type Topic, topicBySlug, topics, yearMap } from './topics';
export { validatePack } from './validate';
export { shiftYears } from './years';
