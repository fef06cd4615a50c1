/**
 * Bounds that keep a hostile or enormous page from costing more than a large honest one.
 * They stand apart from the schema because the collector, which is injected into pages, needs them without zod.
 */
export const LIMITS = {
  blocks: 40_000,
  blockText: 4_000,
  totalText: 600_000,
  links: 20_000,
  images: 2_000,
  fields: 1_000,
  frames: 100,
  sections: 20_000,
  url: 4_000,
  /** Letters of all addresses together. */
  totalUrls: 4_000_000,
  shortText: 300,
  /** Elements and text nodes visited. */
  nodes: 600_000,
} as const;
