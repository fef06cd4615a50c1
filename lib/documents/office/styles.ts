import { readXml } from '../xml';

/** What a paragraph style says that matters for reading; undefined = it leaves that to the style it is based on. */
type Style = {
  basedOn: string | null;
  name: string;
  level?: number;
  bold?: boolean;
  /** Half points. */
  size?: number;
  centred?: boolean;
};

export type Look = { level: number; bold: boolean; size: number; centred: boolean };

export type Styles = {
  /** How text of a style looks; null = the document's ordinary paragraph. */
  lookOf(id: string | null): Look;
};

/** Half points of text that nothing is said about. */
const USUAL_SIZE = 22;
const LONGEST_CHAIN = 12;

/** `w:b` and its like are switched on by being there, and off by a value. */
export function isOn(value: string | null): boolean {
  return value === null || !/^(?:0|false|off|none)$/i.test(value);
}

/** Reads word/styles.xml; '' gives the usual look for everything. */
export function readStyles(xml: string, depth: number): Styles {
  const styles = new Map<string, Style>();
  let usual: string | null = null;
  let usualSize = USUAL_SIZE;
  let now: Style | null = null;
  let inDefaults = false;
  readXml(
    xml,
    {
      open(name, attribute) {
        if (name === 'docDefaults') inDefaults = true;
        if (name === 'style') {
          now = { basedOn: null, name: '' };
          const id = attribute('styleId') ?? '';
          if (styles.size < 5_000) styles.set(id, now);
          const byDefault = attribute('default');
          if (byDefault !== null && isOn(byDefault) && attribute('type') === 'paragraph') usual = id;
        }
        const value = () => attribute('val');
        if (inDefaults && (name === 'sz' || name === 'szCs')) usualSize = sizeOf(value()) ?? usualSize;
        if (now === null) return;
        if (name === 'basedOn') now.basedOn = value();
        else if (name === 'name') now.name = value() ?? '';
        else if (name === 'outlineLvl') now.level = levelOf(value());
        else if (name === 'b' || name === 'bCs') now.bold = isOn(value()) || now.bold === true;
        else if (name === 'sz' || name === 'szCs')
          now.size = Math.max(now.size ?? 0, sizeOf(value()) ?? 0) || undefined;
        else if (name === 'jc') now.centred = value() === 'center';
      },
      close(name) {
        if (name === 'docDefaults') inDefaults = false;
        if (name === 'style') now = null;
      },
      text() {},
    },
    depth,
  );
  const looks = new Map<string, Look>();
  return {
    lookOf(id) {
      const key = id ?? usual ?? '';
      const known = looks.get(key);
      if (known) return known;
      const chain: Style[] = [];
      for (let at: string | null = key; at !== null && chain.length < LONGEST_CHAIN; ) {
        const style = styles.get(at);
        if (!style || chain.includes(style)) break;
        chain.push(style);
        at = style.basedOn;
      }
      const first = <T>(pick: (style: Style) => T | undefined) =>
        chain.map(pick).find((one): one is T & {} => one !== undefined);
      const look: Look = {
        level: first((style) => style.level ?? namedLevel(style.name)) ?? 0,
        bold: first((style) => style.bold) ?? false,
        size: first((style) => style.size) ?? usualSize,
        centred: first((style) => style.centred) ?? false,
      };
      looks.set(key, look);
      return look;
    },
  };
}

/** Outline level 0-8 as heading 1-6; 9 is body text. */
export function levelOf(value: string | null): number {
  const level = Number(value ?? 9);
  return Number.isInteger(level) && level >= 0 && level <= 8 ? Math.min(6, level + 1) : 0;
}

function namedLevel(name: string): number | undefined {
  if (/^(?:title|ชื่อเรื่อง)$/i.test(name)) return 1;
  const level = /^(?:heading|หัวเรื่อง)\s*([1-9])$/i.exec(name)?.[1];
  return level === undefined ? undefined : Math.min(6, Number(level));
}

/** Half points, within what a page can hold. */
export function sizeOf(value: string | null): number | undefined {
  const size = Number(value);
  return Number.isFinite(size) && size >= 2 && size <= 3_276 ? size : undefined;
}
