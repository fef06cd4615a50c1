import type { Evidence } from '../../../lib/assessment/model';
import { builtinEditions } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import { type ItasSheet, itasSheet, type SheetInput } from '../../../lib/export';

/** Invented agency, pages and people. */
export const AGENCY = 'อบต.ตัวอย่างไพร';
export const SITE = 'http://www.tuayangphrai.go.th';

export function edition(year: number): EditionPack {
  const found = builtinEditions.find((pack) => pack.year === year);
  if (!found) throw new Error(`no edition ${year}`);
  return found;
}

type Given = {
  answer?: 'yes' | 'no' | null;
  general?: string;
  links?: { url: string; title?: string; explanation?: string }[];
};

const at = '2023-04-03T03:00:00.000Z';

function evidence(item: string, order: number, link: { url: string; title?: string; explanation?: string }): Evidence {
  return {
    id: `evidence-${item}-${order}`,
    rev: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: 'สมใจ ตัวอย่างดี',
    deletedAt: null,
    assessmentId: 'assessment-1',
    item,
    topics: [],
    url: link.url,
    title: link.title ?? '',
    source: 'page',
    foundOn: null,
    criteria: null,
    note: '',
    explanation: link.explanation ?? '',
    fiscalYears: [],
    order,
    takenAt: at,
    takenBy: 'สมใจ ตัวอย่างดี',
  };
}

/** A sheet of an edition with what is given by code; all other items are empty. */
export function sheetOf(
  given: Record<string, Given>,
  options: { pack?: EditionPack; agency?: string; language?: 'th' | 'en'; today?: string } = {},
): ItasSheet {
  const pack = options.pack ?? edition(2566);
  const items: SheetInput['readiness']['items'] = new Map(
    pack.indicators
      .flatMap((indicator) => indicator.subIndicators.flatMap((sub) => sub.items))
      .flatMap((item) => {
        const own = given[item.code];
        if (!own) return [];
        return [
          [
            item.id,
            {
              readiness: own.links?.length ? 'partial' : 'missing',
              answer: own.answer ?? null,
              explanation: own.general ?? '',
              evidence: (own.links ?? []).map((link, order) => evidence(item.id, order, link)),
              doubts: [],
            },
          ] as const,
        ];
      }),
  );
  return itasSheet({
    snapshot: {
      assessment: {
        id: 'assessment-1',
        rev: 1,
        createdAt: at,
        updatedAt: at,
        updatedBy: 'สมใจ ตัวอย่างดี',
        deletedAt: null,
        agency: { name: options.agency ?? AGENCY, kind: 'sao', hosts: ['www.tuayangphrai.go.th'] },
        edition: pack.year,
        person: 'สมใจ ตัวอย่างดี',
      },
    },
    edition: pack,
    readiness: { items },
    today: options.today ?? '2023-04-03',
    language: options.language,
  });
}

/** What an ordinary sheet holds: one link, several, none; answered yes, no and not yet; general text and lines. */
export function exampleSheet(options: Parameters<typeof sheetOf>[1] = {}): ItasSheet {
  return sheetOf(
    {
      O1: {
        answer: 'yes',
        links: [{ url: `${SITE}/content.php?cat=9`, title: 'โครงสร้างหน่วยงาน', explanation: 'เมนูข้อมูลพื้นฐาน › โครงสร้าง' }],
      },
      O2: {
        answer: 'yes',
        general: 'ข้อมูลผู้บริหารทั้งสองฝ่าย\nปรับปรุงเมื่อเดือนมกราคม',
        links: [
          { url: `${SITE}/content.php?cat=17&page=1`, title: 'คณะผู้บริหาร', explanation: 'ฝ่ายการเมือง' },
          { url: `${SITE}/ไฟล์/หัวหน้า ส่วน.pdf`, title: 'หัวหน้าส่วนราชการ', explanation: '' },
          { url: `${SITE}/content.php?cat=22#board`, title: '=ไม่ใช่สูตร', explanation: '- ท้ายหน้า "แผนผัง"' },
        ],
      },
      O4: { answer: 'no', general: '=1+1 อยู่ระหว่างจัดทำ' },
      O7: { answer: 'yes', general: 'ข่าวกิจกรรมทั้งหมด', links: [{ url: `${SITE}/news.php` }] },
      O9: { links: [{ url: `${SITE}/index.php#social` }, { url: 'https://www.facebook.com/tuayangphrai' }] },
    },
    options,
  );
}
