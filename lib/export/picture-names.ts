import type { Evidence, Picture } from '../assessment/model';
import { picturesOf } from '../assessment/pictures';
import { cleanUrl } from './clean';

/** One picture beside one piece of evidence. `at`: the evidence's place among its item's, from 1; 0 = it is no evidence's. */
export type PictureUse = {
  picture: Picture;
  /** Name in the archive: `O2-1-1.jpg` is the first picture of O2's first evidence. The same picture has one name. */
  file: string;
  code: string;
  name: string;
  at: number;
  url: string;
  /** It shows the page with the link, not the evidence itself. */
  way: boolean;
};

type Row = { code: string; name: string; evidence: readonly Pick<Evidence, 'url' | 'foundOn'>[] };

/** Which picture stands with which evidence, in the order of the sheet; then those that are no evidence's. */
export function pictureUses(rows: readonly Row[], pictures: readonly Picture[]): PictureUse[] {
  const named = new Map<string, string>();
  const uses = rows.flatMap(({ code, name, evidence }) =>
    evidence.flatMap((one, index) =>
      picturesOf(one, pictures).map(({ picture, way }, place): PictureUse => {
        const file = named.get(picture.id) ?? `${fileSafe(code)}-${index + 1}-${place + 1}.jpg`;
        named.set(picture.id, file);
        return { picture, file, code, name, at: index + 1, url: cleanUrl(one.url), way };
      }),
    ),
  );
  const left = pictures.filter(({ id }) => !named.has(id));
  return [
    ...uses,
    ...left.map((picture, place) => ({
      picture,
      file: `page-${place + 1}.jpg`,
      code: '',
      name: '',
      at: 0,
      url: cleanUrl(picture.url),
      way: false,
    })),
  ];
}

function fileSafe(code: string): string {
  return code.replace(/[^\w.-]/g, '_') || 'item';
}
