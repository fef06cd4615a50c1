import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentTools } from '../../../lib/documents/outcome';
import { type DocumentOptions, readDocument } from '../../../lib/documents/read';
import type { DocumentReading } from '../../../lib/documents/verdict';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures/documents');

export const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
export const truthOf = (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8');

export function readFixture(name: string, tools: DocumentTools, options?: DocumentOptions): Promise<DocumentReading> {
  return readBytes(bytesOf(name), name, tools, options);
}

export function readBytes(
  bytes: Uint8Array,
  name: string,
  tools: DocumentTools,
  options?: DocumentOptions,
): Promise<DocumentReading> {
  const url = `http://www.thungsaithan-demo.go.th/files/${name}`;
  return readDocument({ bytes, url, name, contentType: null }, tools, options);
}

export const textOfBlocks = (reading: DocumentReading) =>
  (reading.facts?.blocks ?? []).map(({ text }) => text).join('\n');
