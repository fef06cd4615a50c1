export { builtinEditions } from './builtin';
export { type EditionIndex, type IndexedItem, indexEdition } from './indexing';
export { defaultYear, knownYears, missingYear, resolveEdition } from './resolve';
export { retiredTopics, successors, type Topic, topicBySlug, topics, yearMap } from './topics';
