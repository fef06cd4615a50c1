import { CommandError, type RecordChange } from '../assessment/draft';
import { Picture } from '../assessment/model';
import { base64Of, bytesOf } from '../base64';
import { z } from '../zod';
import type { ReadTransaction, WriteTransaction } from './database';
import { queue } from './transaction';

/**
 * The bytes of pictures. They stand apart from the records, whose history keeps every state: a file is written once with
 * its picture, never changes, and stays while the picture's removal may be undone.
 */

/** Bytes of all pictures together, so that the one backup file holds them all (as text: a third more). */
export const MOST_BYTES = 60_000_000;
/** Bytes of one picture, and of its small one for lists. */
export const MOST_PICTURE = 600_000;
export const MOST_SMALL = 40_000;

const jpeg = (max: number) =>
  z.custom<Uint8Array>((value) => ArrayBuffer.isView(value) && value.byteLength > 0 && value.byteLength <= max);

/** Both JPEG. */
export const PictureFile = z.strictObject({ full: jpeg(MOST_PICTURE), small: jpeg(MOST_SMALL) });
export type PictureFile = z.infer<typeof PictureFile>;
const Row = z.extend(PictureFile, { id: z.string() });

/** Null = there is none, or it is broken. */
export async function readFile(
  transaction: ReadTransaction | WriteTransaction,
  id: string,
): Promise<PictureFile | null> {
  const row = Row.safeParse(await transaction.objectStore('pictureFiles').get(id));
  return row.success ? { full: row.data.full, small: row.data.small } : null;
}

/**
 * Writes the file of a picture that is being kept. Where the room is used up, the files of what was removed longest ago
 * go first; then that removal can no longer be undone.
 * @throws CommandError pictures-full, invalid
 */
export async function writeFile(
  transaction: WriteTransaction,
  id: string,
  file: PictureFile,
  most: number = MOST_BYTES,
): Promise<void> {
  const fitting = PictureFile.safeParse(file);
  if (!fitting.success) throw new CommandError('invalid', 'picture file');
  const files = new Set(await transaction.objectStore('pictureFiles').getAllKeys());
  const kept = (await picturesIn(transaction)).filter((picture) => files.has(picture.id));
  let over = kept.reduce((sum, { size }) => sum + size, file.full.byteLength) - most;
  const removed = kept
    .flatMap(({ goneAt, ...rest }) => (goneAt === null ? [] : [{ ...rest, goneAt }]))
    .sort((a, b) => Date.parse(a.goneAt) - Date.parse(b.goneAt));
  for (const old of removed) {
    if (over <= 0) break;
    queue(transaction.objectStore('pictureFiles').delete(old.id));
    over -= old.size;
  }
  if (over > 0) throw new CommandError('pictures-full', String(most));
  queue(transaction.objectStore('pictureFiles').put({ id, ...fitting.data }));
}

type Kept = { id: string; size: number; goneAt: string | null };

/** Every picture with the moment when it, or its assessment, was removed. */
async function picturesIn(transaction: WriteTransaction): Promise<Kept[]> {
  const rows = await transaction.objectStore('pictures').getAll();
  const pictures = rows.flatMap((row) => Picture.safeParse(row).data ?? []);
  const removed = new Map<string, string>();
  for (const row of await transaction.objectStore('assessments').getAll()) {
    const deletedAt = 'deletedAt' in row ? row.deletedAt : null;
    if (typeof deletedAt === 'string') removed.set(row.id, deletedAt);
  }
  return pictures.map(({ id, size, deletedAt, assessmentId }) => ({
    id,
    size,
    goneAt: deletedAt ?? removed.get(assessmentId) ?? null,
  }));
}

/**
 * No picture is there, or comes back, without its file.
 * @throws CommandError not-kept
 */
export async function refusePictureless(
  transaction: WriteTransaction,
  changes: readonly RecordChange[],
): Promise<void> {
  for (const { store, id, after } of changes) {
    if (store !== 'pictures' || (after as Picture).deletedAt !== null) continue;
    if ((await transaction.objectStore('pictureFiles').getKey(id)) === undefined) {
      throw new CommandError('not-kept', `picture ${id}`);
    }
  }
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const text = (bytes: number) =>
  z.string().check(z.minLength(4), z.maxLength(Math.ceil(bytes / 3) * 4), z.regex(BASE64));

/** A file as it stands in a backup. */
export const PictureText = z.strictObject({ id: z.string(), full: text(MOST_PICTURE), small: text(MOST_SMALL) });
export type PictureText = z.infer<typeof PictureText>;

/** Every file; what is broken is left out. */
export async function readTexts(transaction: ReadTransaction): Promise<PictureText[]> {
  const texts: PictureText[] = [];
  for (const row of await transaction.objectStore('pictureFiles').getAll()) {
    const file = Row.safeParse(row).data;
    if (file) texts.push({ id: file.id, full: base64Of(file.full), small: base64Of(file.small) });
  }
  return texts;
}

/** The row of the database that a backup's text stands for. */
export function rowOf({ id, full, small }: PictureText): { id: string } & PictureFile {
  return { id, full: bytesOf(full), small: bytesOf(small) };
}
