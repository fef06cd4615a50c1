import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A script of this folder as one minified piece of code for a page, as the extension's build makes it. */
export async function bundle(entry: string, minify = true): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify,
      target: 'chrome109',
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['iife'], name: 'bundled' },
    },
  });
  const [output] = [built].flat() as Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}
