/** What this room needs of a reader of pictures; in the product Tesseract (`tesseract.ts`). */
export type OcrTool = {
  /** The words on a picture (PNG, JPEG, BMP or PGM bytes) as lines, with what it says of its certainty, 0-100. */
  recognise(picture: Uint8Array): Promise<{ lines: string[]; confidence: number }>;
};

/** A picture in shades of grey as a PGM file: a head and the dots as they are. */
export function pgmOf({ width, height, data }: { width: number; height: number; data: Uint8Array }): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + data.length);
  file.set(head);
  file.set(data, head.length);
  return file;
}
