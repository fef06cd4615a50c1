import type { DocumentLimits } from '../limits';
import { decodeXml, readXml } from '../xml';
import type { Zip } from '../zip';

/** One relationship of a part: where it points, and whether out of the file. */
export type Relation = { type: string; target: string; external: boolean };

/** Text of a part of a package; '' when there is none. Throws ZipError. */
export function xmlOf(zip: Zip, name: string): string {
  const bytes = zip.part(name);
  return bytes === null ? '' : decodeXml(bytes);
}

/** Relationships of a part by their id; targets within the package as part names. */
export function relationsOf(zip: Zip, part: string, limits: DocumentLimits): Map<string, Relation> {
  const found = new Map<string, Relation>();
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  readXml(
    xmlOf(zip, name),
    {
      open(element, attribute) {
        const id = element === 'Relationship' ? attribute('Id') : null;
        if (id === null || found.size >= 20_000) return;
        const external = attribute('TargetMode') === 'External';
        const target = attribute('Target') ?? '';
        found.set(id, {
          type: (attribute('Type') ?? '').replace(/^.*\//, ''),
          target: external ? target : partName(folder, target),
          external,
        });
      },
      close() {},
      text() {},
    },
    limits.depth,
  );
  return found;
}

function partName(folder: string, target: string): string {
  const names: string[] = [];
  for (const one of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (one === '..') names.pop();
    else if (one !== '' && one !== '.') names.push(one);
  }
  return names.join('/');
}

/** The main part of a package (word/document.xml, xl/workbook.xml), wherever a writer put it; null = none. */
export function mainPart(zip: Zip, limits: DocumentLimits): string | null {
  for (const { type, target } of relationsOf(zip, '/', limits).values()) {
    if (type === 'officeDocument' && zip.names.includes(target)) return target;
  }
  return zip.names.find((name) => /^(?:word\/document|xl\/workbook)\d*\.xml$/.test(name)) ?? null;
}
