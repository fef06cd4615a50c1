/** What a description of a form may hold at most. Apart from its schema: the script in the page needs no more than this. */
export const BOUNDS = {
  nodes: 6_000,
  parts: 8_000,
  fields: 900,
  /** Letters of one text, of one label, of a field's value. */
  text: 300,
  label: 200,
  value: 20_000,
  labels: 8,
  options: 60,
} as const;
