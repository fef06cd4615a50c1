import { describe, expect, it } from 'vitest';
import { auditItem, auditPage } from '../../../lib/audit';
import { indexEdition } from '../../../lib/checklist';
import { type ReportDocument, textOf } from '../../../lib/reports/document';
import { dossierPictures, dossierReport } from '../../../lib/reports/dossier';
import { followUpReport } from '../../../lib/reports/follow-up';
import { reportHtml } from '../../../lib/reports/html';
import { reportFileName } from '../../../lib/reports/input';
import { measuresReport } from '../../../lib/reports/measures';
import { memoReport, NO_MEMO_FIELDS } from '../../../lib/reports/memo';
import { evidence } from '../assessment/records';
import { factsOf } from '../audit/page';
import { AGENCY, edition, input, JPEG, lastResult, lastYear, link, picture, SITE, TODAY } from './example';

const text = (document: ReportDocument) => textOf(document).join('\n');
const LINKS = [link(`${SITE}/structure.php?id=1&cat=9`), link(`${SITE}/clerk`, 'broken')];
const withLast = () => input({ lastYear: lastYear() }, 2568, LINKS);

describe('every report', () => {
  const all = (year: number) => {
    const one = input({ lastYear: lastYear() }, year, LINKS);
    return [memoReport(one, NO_MEMO_FIELDS), measuresReport(one), followUpReport(one), dossierReport(one, new Map())];
  };

  it('bears agency, edition and date', () => {
    for (const document of all(2568)) {
      expect(document.agency).toBe(AGENCY);
      expect(document.foot).toContain(AGENCY);
      expect(document.foot).toContain('2568');
      expect(document.foot).toContain('21 เมษายน 2568');
      expect(text(document)).toContain(AGENCY);
    }
    expect(reportFileName('memo', all(2568)[0] as ReportDocument, 'docx')).toBe(
      `ITA2568-บันทึกข้อความ-${AGENCY}-2568-04-21.docx`,
    );
  });

  it('says that the numbering is not confirmed where it is not, and only there', () => {
    for (const document of all(2569)) expect(text(document)).toContain('เลขข้อของปีนี้ยังไม่ยืนยัน');
    for (const document of all(2565)) expect(text(document)).not.toContain('ยังไม่ยืนยัน');
  });

  it('names no longer than file systems take', () => {
    const name = reportFileName(
      'follow-up',
      { agency: 'องค์การบริหารส่วนตำบล'.repeat(9), edition: 2568, date: { iso: TODAY, text: '' } },
      'docx',
      'กองสวัสดิการสังคม/พัฒนา',
    );
    expect(new TextEncoder().encode(name).length).toBeLessThan(256);
    expect(name).toMatch(/^ITA2568-ติดตามการเผยแพร่ข้อมูล-.+-2568-04-21\.docx$/);
    expect(name).not.toContain('/');
  });
});

describe('the memo', () => {
  it('tells last year as it was printed, and what each failing item is today', () => {
    const shown = text(memoReport(withLast(), { ...NO_MEMO_FIELDS, unit: 'งานนิติการ', number: 'ตย 1/2', date: TODAY }));
    for (const part of [
      'งานนิติการ',
      'ตย 1/2',
      'นายกองค์การบริหารส่วนตำบลตัวอย่างไพร',
      'คะแนนในภาพรวม 72.35 คะแนน',
      'ระดับ C',
      'คะแนนสูงสุด คือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ร้อยละ 90.25',
      'คะแนนต่ำสุด คือ ตัวชี้วัดที่ 10 การป้องกันการทุจริต ร้อยละ 50.00',
      'ไม่สอดคล้องกัน 1 แห่ง',
      'ปี 2568 ไม่มีข้อนี้แล้ว',
      '(i7) ควรเผยแพร่แผนการใช้จ่ายงบประมาณ',
      'เป็นการคาดการณ์ของหน่วยงานเอง ไม่ใช่คะแนนที่ประกาศ',
      'ภายในวันที่ 30 เมษายน 2568',
      'ข้อพิจารณา',
      'ความเห็นปลัดองค์การบริหารส่วนตำบลตัวอย่างไพร',
    ])
      expect(shown).toContain(part);
    // 2566's O42 is 2568's O27.
    const table = memoReport(withLast(), NO_MEMO_FIELDS).sections[0]?.blocks.find(
      (block) => block.kind === 'table' && block.head.includes('สถานะวันนี้'),
    );
    const rows = table?.kind === 'table' ? table.rows.map((row) => row.map((cell) => cell.lines.join('|'))) : [];
    expect(rows.find(([code]) => code === 'O42')).toEqual([
      'O42',
      'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
      'O27',
      'ยังไม่มี',
    ]);
  });

  it('tells where we stand where there is no result, and leaves what is not known to be written by hand', () => {
    const shown = text(memoReport(input(), { ...NO_MEMO_FIELDS, about: 'last' }));
    expect(shown).toContain('รายงานความพร้อมในการรับการประเมิน');
    expect(shown).toContain('.......');
    expect(shown).not.toContain('สำนักงาน ป.ป.ช. ได้ประกาศผล');
  });

  it.each([
    ['เทศบาลตำบลตัวอย่างสวน', 'subdistrict-municipality', 'นายกเทศมนตรีตำบลตัวอย่างสวน'],
    ['องค์การบริหารส่วนจังหวัดตัวอย่าง', 'pao', 'นายกองค์การบริหารส่วนจังหวัดตัวอย่าง'],
    ['สวนสาธารณะตัวอย่าง', 'other', 'ผู้บริหารสวนสาธารณะตัวอย่าง'],
  ] as const)('%s is headed by %s %s', (name, kind, head) => {
    const { snapshot } = input();
    const assessment = { ...snapshot.assessment, agency: { ...snapshot.assessment.agency, name, kind } };
    expect(text(memoReport(input({ assessment }), NO_MEMO_FIELDS))).toContain(`เรียน  ${head}`);
  });

  it('names the failing items of a year whose pack is not there', () => {
    const one = { ...withLast(), lastEdition: null };
    expect(text(memoReport(one, NO_MEMO_FIELDS))).toContain('O42');
    expect(text(measuresReport(one))).toContain('O42');
  });
});

describe('the measures', () => {
  it.each([2566, 2568, 2569])('are themselves what the item on measures of %d asks for', (year) => {
    const result = { ...lastResult(), year: 2565, failing: lastYearFailing() };
    const one = input({ lastYear: lastYear(result) }, year, LINKS);
    const facts = factsOf(reportHtml(measuresReport(one), []), `${SITE}/measures`);
    const pack = edition(year);
    const item = indexEdition(pack).byTopic.get('integrity-measures')?.item;
    const context = { agency: { name: AGENCY, kind: 'sao' }, hosts: ['www.tuayangphrai.go.th'], today: TODAY };
    const findings = auditItem(facts, pack, item?.id ?? '', context);
    expect(findings.map(({ criterion, outcome }) => [criterion, outcome])).toEqual(
      item?.criteria.map(({ id }) => [id, 'passed']),
    );
    expect(auditPage(facts, pack, context).items.map(({ item: id }) => id)).toContain(item?.id);
  });

  it('have a row for each item that carries on what failed, with owner and day, and none for what is gone', () => {
    const [, wide] = measuresReport(withLast()).sections;
    expect(wide?.wide).toBe(true);
    const table = wide?.blocks.find((block) => block.kind === 'table');
    const rows = table?.kind === 'table' ? table.rows.filter((row) => row.length === 6) : [];
    expect(table?.kind === 'table' && table.head).toEqual([
      'มาตรการ/แนวทาง',
      'วิธีการดำเนินการ',
      'ระยะเวลา',
      'การติดตามผล',
      'ข้อเสนอแนะ',
      'ผู้รับผิดชอบ',
    ]);
    const cells = rows.map((row) => row.map((cell) => cell.lines.join(' ')));
    expect(cells[0]?.[0]).toContain('(ข้อ O1)');
    expect(cells[1]?.[2]).toBe('ภายในวันที่ 25 เมษายน 2568');
    expect(cells[1]?.[5]).toBe('สำนักปลัด');
    expect(cells.at(-1)?.[4]).toContain('ควรมีช่องทางสื่อสารสองทาง');
    expect(text(measuresReport(withLast()))).toContain('ข้อที่ปี 2568 ไม่มีแล้ว จึงไม่กำหนดเป็นมาตรการด้านการเผยแพร่: O9');
  });

  it('rest on our own look where there is no result, and say so', () => {
    const shown = text(measuresReport(input()));
    expect(shown).toContain('ยังไม่ได้บันทึกผลการประเมินของปีก่อน');
    expect(shown).toContain('(ข้อ O3)');
    expect(shown).not.toContain('(ข้อ O1)');
  });
});

function lastYearFailing() {
  const { byCode } = indexEdition(edition(2565));
  return ['O1', 'O2', 'O18', 'O35', 'O42'].map((code) => ({
    codeWritten: code,
    code,
    item: byCode.get(code)?.item.id ?? '',
    sub: '',
  }));
}

describe('the follow-up', () => {
  it('says item by item whether it is published, where, and what the link check saw', () => {
    const [section] = followUpReport(withLast()).sections;
    const table = section?.blocks.find((block) => block.kind === 'table');
    const rows = table?.kind === 'table' ? table.rows.filter((row) => row.length === 7) : [];
    const cells = rows.map((row) =>
      row.map((cell) =>
        cell.lines
          .map((line) =>
            typeof line === 'string' ? line : line.map((run) => (typeof run === 'string' ? run : run.text)).join(''),
          )
          .join(' '),
      ),
    );
    expect(cells[0]).toEqual([
      'O1',
      expect.any(String),
      'เผยแพร่แล้ว',
      `${SITE}/structure.php?id=1&cat=9`,
      'ประชาชนเข้าดูได้โดยไม่ต้องเข้าสู่ระบบ',
      '20 เม.ย. 2568',
      'สำนักปลัด',
    ]);
    expect(cells[1]?.slice(2, 6)).toEqual(['เผยแพร่บางส่วน', `${SITE}/ไฟล์/ผู้บริหาร.pdf`, 'ยังไม่ได้ตรวจ', '–']);
    expect(cells[2]?.slice(0, 5)).toEqual(['', '', '', `${SITE}/clerk`, expect.stringContaining('404')]);
    expect(cells[3]?.[2]).toBe('ยังไม่พบการเผยแพร่');
  });
});

describe('the dossier', () => {
  const shot = picture(`${SITE}/structure.php?id=1&cat=9`);
  it('has answer, address, way, verdict, picture, and who took it when', () => {
    const one = input({ pictures: [shot] }, 2568, LINKS);
    const document = dossierReport(one, new Map([[shot.id, JPEG]]));
    const shown = text(document);
    for (const part of [
      'ทั้งฝ่ายการเมืองและฝ่ายประจำ',
      `${SITE}/structure.php?id=1&cat=9`,
      'เมนูข้อมูลพื้นฐาน › โครงสร้าง',
      `${SITE}/menu`,
      'ประชาชนเข้าดูได้โดยไม่ต้องเข้าสู่ระบบ (ตรวจ 20 เม.ย. 2568 10.00 น.)',
      'รับเป็นหลักฐาน',
      '20 เม.ย. 2568 09.00 น. โดย สมใจ ตัวอย่างดี',
      '20 เม.ย. 2568 09.00 น. สมใจ ตัวอย่างดี: รับเป็นหลักฐาน',
      'ภาพหน้าจอ 20 เม.ย. 2568 10.00 น. โดย สมใจ ตัวอย่างดี',
    ])
      expect(shown).toContain(part);
    expect(document.sections[0]?.blocks.filter(({ kind }) => kind === 'picture')).toHaveLength(1);
    expect(dossierPictures(one).map(({ id }) => id)).toEqual([shot.id]);
  });

  it('names a picture whose file is not there, and evidence without an item', () => {
    const lost = input({ pictures: [shot], evidence: [evidence('no-such-item', 'old')] });
    expect(text(dossierReport(lost, new Map()))).toContain(`${SITE}/old`);
    expect(text(dossierReport(input({ pictures: [shot] }), new Map()))).toContain('ไม่พบไฟล์ภาพ');
  });
});
