import { useEffect, useState } from 'preact/hooks';
import type { Evidence, Picture } from '../../lib/assessment/model';
import { picturesOf } from '../../lib/assessment/pictures';
import type { Shot } from '../../lib/browser/messages';
import { errorWords } from '../../lib/i18n';
import { urlKey } from '../../lib/links/identity';
import type { App } from './app';

/** Pictures of evidence: which there are, their bytes, and what became of the gesture that takes one. */

export type Shown = { picture: Picture; way: boolean };

export function evidencePictures(app: App, one: Evidence): Shown[] {
  return picturesOf(one, app.snapshot.value?.pictures ?? []);
}

export function pagePictures(app: App, url: string): Shown[] {
  const key = urlKey(url);
  const own = app.snapshot.value?.pictures.filter((picture) => urlKey(picture.url) === key) ?? [];
  return own.map((picture) => ({ picture, way: false }));
}

export const jpegUrl = (data: string) => `data:image/jpeg;base64,${data}`;

/** A picture as an address for <img>; null = its file is not there (any more). Rejects when nobody answers. */
export async function pictureUrl(app: App, id: string, size: 'small' | 'full'): Promise<string | null> {
  const answer = await app.platform.backend.ask({ type: 'picture.file', id, size });
  return answer.ok ? jpegUrl(answer.data) : null;
}

/** Files never change: each small one is asked for once in a view's life. */
const small = new WeakMap<App, Map<string, Promise<string | null>>>();
const MOST_KNOWN = 300;

function smallUrl(app: App, id: string): Promise<string | null> {
  const known = small.get(app) ?? new Map<string, Promise<string | null>>();
  small.set(app, known);
  const before = known.get(id);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const asked = pictureUrl(app, id, 'small');
  known.set(id, asked);
  asked.catch(() => known.delete(id));
  return asked;
}

/** undefined = on its way; null = not there. */
export function usePicture(app: App, id: string, size: 'small' | 'full'): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    let here = true;
    const asked = size === 'small' ? smallUrl(app, id) : pictureUrl(app, id, size);
    asked
      .catch(() => null)
      .then((found) => {
        if (here) setUrl(found);
      });
    return () => {
      here = false;
    };
  }, [app, id, size]);
  return url;
}

export function removePicture(app: App, picture: Picture) {
  const said = app.w.value.pictures.removed;
  return app.act({ type: 'picture.remove', pictureIds: [picture.id] }, { said, about: said });
}

/** A view that starts later than this has nothing to tell of it. */
const FRESH_MS = 12_000;
const TOLD = 'oit-shot';

/** Says once what became of the last gesture in this tab, whichever view of it is open by then. */
export function useShot(app: App): void {
  const shot = app.state.value?.tab?.shot ?? null;
  useEffect(() => {
    if (shot && isNews(app, shot)) tellShot(app, shot);
  }, [shot?.id]);
}

function isNews(app: App, { id, at }: Shot): boolean {
  if (app.platform.now().getTime() - Date.parse(at) > FRESH_MS) return false;
  try {
    if (sessionStorage.getItem(TOLD) === id) return false;
    sessionStorage.setItem(TOLD, id);
  } catch {
    // Storage is closed to the frame in some settings: then it may be told twice.
  }
  return true;
}

function tellShot(app: App, { error, historyId }: Shot): void {
  if (error === null) {
    app.sayDone(app.w.value.pictures.kept, historyId);
    return;
  }
  const { what, todo } = errorWords(app.language.value, error);
  app.say(`${what} ${todo}`);
}
