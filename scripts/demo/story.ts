import type { DemoServer } from '../../tests/fixtures/demo-server';
import type { DemoFile, DemoPage, EvidenceTruth, Manifest, Served } from '../../tests/fixtures/demo-site/manifest';

/** What the person in the demo knows: the truth about the site, as one who has read it would answer. */
export type Plan = {
  code: string;
  item: string;
  /** What is taken, in order: pages, then files, each with the page that links to it. */
  pages: { page: DemoPage; explanation: string }[];
  files: { file: DemoFile; page: DemoPage; explanation: string }[];
  answer: 'yes' | 'no';
  expected: 'ready' | 'partial' | 'missing';
  /** Criterion id → whether it is truly there. */
  verdicts: Map<string, boolean>;
  /** What is said of the item as a whole: why it is not complete. */
  remark: string;
};

const EXPECTED = { full: 'ready', partial: 'partial', none: 'missing' } as const;

/** For every item of the story's edition what to visit, take, answer and write, in the checklist's order. */
export function plansOf({ manifest }: Pick<DemoServer, 'manifest'>): Plan[] {
  return manifest.evidence['2568'].map((row) => planOf(manifest, row));
}

function planOf(manifest: Manifest, row: EvidenceTruth): Plan {
  const pages = row.urls.flatMap((url) => manifest.pages.find((page) => page.url === url) ?? []);
  const [first] = pages;
  const files = row.urls.flatMap((url) => {
    const file = manifest.files.find((one) => one.url === url);
    return file && first ? [{ file, page: first, explanation: `ไฟล์ ${file.title} ในหน้าเดียวกัน` }] : [];
  });
  const served = [...pages, ...files.map((one) => one.file)].flatMap(
    (one) => one.serves['2568'].find((serving) => serving.code === row.code) ?? [],
  );
  return {
    code: row.code,
    item: row.item,
    pages: pages.map((page) => ({ page, explanation: explanationOf(page) })),
    files,
    answer: row.served === 'none' ? 'no' : 'yes',
    expected: EXPECTED[row.served],
    verdicts: verdictsOf(served),
    remark: row.served === 'full' ? '' : row.why,
  };
}

/** A criterion is met when any of the pages or files shows it and is of the right year. */
function verdictsOf(served: readonly Served[]): Map<string, boolean> {
  const verdicts = new Map<string, boolean>();
  for (const { year, criteria } of served) {
    for (const { id, expected } of criteria) {
      verdicts.set(id, verdicts.get(id) === true || (expected === 'present' && year !== 'wrong'));
    }
  }
  return verdicts;
}

/** Where an assessor finds it: the words to click from the home page. */
const explanationOf = ({ clickPath }: DemoPage): string =>
  clickPath ? `เมนู ${clickPath.join(' > ')}` : 'เปิดจาก URL โดยตรง หน้านี้ยังไม่มีในเมนู';
