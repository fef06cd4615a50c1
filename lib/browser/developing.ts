import { MOST_PICTURE, MOST_SMALL, type PictureFile } from '../storage/picture-files';

/** A picture of a screen made small enough to be kept, and smaller still for lists. */

/** Widest, in pixels: small print of a page stays readable, and 300 pictures fit beside the work. */
const WIDTH = 1_600;
const HEIGHT = 4_000;
const SMALL_WIDTH = 320;
const SMALL_HEIGHT = 240;
/** Tried one after the other until the bytes fit: quality, and share of the size. */
const TRIES = [
  [0.8, 1],
  [0.6, 1],
  [0.5, 0.75],
  [0.4, 0.5],
] as const;

export type Developed = { file: PictureFile; width: number; height: number };

/**
 * @param url the picture as the browser gives it, a data: address
 * @throws when it is no picture
 */
export async function develop(url: string): Promise<Developed> {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  try {
    const full = await encode(picture, Math.min(1, WIDTH / picture.width, HEIGHT / picture.height), MOST_PICTURE);
    const scale = Math.min(1, SMALL_WIDTH / picture.width, SMALL_HEIGHT / picture.height);
    const small = await encode(picture, scale, MOST_SMALL);
    return { file: { full: full.bytes, small: small.bytes }, width: full.width, height: full.height };
  } finally {
    picture.close();
  }
}

type Encoded = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

async function encode(picture: ImageBitmap, scale: number, most: number): Promise<Encoded> {
  for (const [quality, share] of TRIES) {
    const width = Math.max(1, Math.round(picture.width * scale * share));
    const height = Math.max(1, Math.round(picture.height * scale * share));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= most) return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
  }
  throw new Error('picture too large');
}
