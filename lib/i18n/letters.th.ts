/**
 * Sentences of the official documents (lib/reports). They are Thai whatever the language of the interface, in the wording of
 * letters between Thai offices; written for this product. Years are พ.ศ., `agency` is the agency's whole name.
 */

const ita = 'การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment: ITA)';
const points = (score: number) => score.toFixed(2);

export const lettersTh = {
  /** Short names for titles and file names. */
  names: {
    memo: 'บันทึกข้อความ',
    measures: 'มาตรการส่งเสริมคุณธรรม',
    'follow-up': 'ติดตามการเผยแพร่ข้อมูล',
    dossier: 'แฟ้มหลักฐาน',
    todo: 'งานของสำนักกอง',
  },
  foot: (name: string, agency: string, edition: number, date: string) =>
    `${name} · ${agency} · ITA ปีงบประมาณ พ.ศ. ${edition} · จัดทำ ${date}`,
  points,
  none: '–',
  caution: 'ข้อควรระวัง',
  unconfirmed: 'เลขข้อของปีนี้ยังไม่ยืนยัน',
  own: 'คำแนะนำในเอกสารนี้เป็นของผู้จัดทำโปรแกรม ไม่ใช่ถ้อยคำของสำนักงาน ป.ป.ช.',
  readiness: { ready: 'พร้อมส่ง', partial: 'มีบางส่วน', missing: 'ยังไม่มี' },
  answers: { yes: 'มี', no: 'ไม่มี', none: 'ยังไม่ตอบ' },
  instruments: {
    IIT: 'แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)',
    EIT: 'แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)',
    OIT: 'แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)',
  },
  indicator: (code: string, name: string) => `ตัวชี้วัดที่ ${code} ${name}`.trim(),
  sub: (code: string, name: string) => `ตัวชี้วัดย่อยที่ ${code} ${name}`.trim(),
  nobody: 'ยังไม่กำหนดผู้รับผิดชอบ',
  allYear: 'ตลอดปีงบประมาณ',
  within: (date: string) => `ภายในวันที่ ${date}`,
  /** How many of so many items got 0. */
  failingOf: (failing: number, all: number) => `ข้อที่ได้ 0 คะแนน ${failing} ข้อ จาก ${all} ข้อ`,
  retired: (year: number) => `ปี ${year} ไม่มีข้อนี้แล้ว`,

  memo: {
    title: 'บันทึกข้อความ',
    emblem: 'ที่วาง\nตราครุฑ',
    unit: 'ส่วนราชการ',
    number: 'ที่',
    date: 'วันที่',
    subject: 'เรื่อง',
    to: 'เรียน',
    blank: '........................................',
    telephone: (number: string) => `โทร. ${number}`,
    subjectLast: (year: number) => `รายงานผล${ita.slice(0, ita.indexOf(' ('))} (ITA) ประจำปีงบประมาณ พ.ศ. ${year}`,
    subjectNow: (edition: number) =>
      `รายงานความพร้อมในการรับการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ${edition}`,
    story: 'เรื่องเดิม',
    storyText: (agency: string, edition: number) =>
      `ตามที่ ${agency} เข้ารับ${ita} ประจำปีงบประมาณ พ.ศ. ${edition} ซึ่งกำหนดให้เปิดเผยข้อมูลสาธารณะบนเว็บไซต์หลักของหน่วยงานตามแบบวัด OIT นั้น`,
    storyLast: (year: number) =>
      `สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมิน ประจำปีงบประมาณ พ.ศ. ${year} แล้ว จึงขอสรุปผลและข้อเสนอแนะเพื่อใช้ปรับปรุงการดำเนินงาน`,
    facts: 'ข้อเท็จจริง',
    result: (agency: string, year: number) => `ผลการประเมินของ ${agency} ประจำปีงบประมาณ พ.ศ. ${year}`,
    overall: (total: number | null, grade: string | null) =>
      [
        total === null ? 'ไม่มีข้อมูลคะแนนในภาพรวม' : `คะแนนในภาพรวม ${points(total)} คะแนน`,
        grade === null || grade === '' ? '' : `ผลการประเมินอยู่ในระดับ ${grade}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    best: (indicator: string, score: number) => `ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ${indicator} ร้อยละ ${points(score)}`,
    worst: (indicator: string, score: number) => `ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ${indicator} ร้อยละ ${points(score)}`,
    scoreHeads: ['แบบวัด/ตัวชี้วัด', 'คะแนน'],
    total: 'คะแนนรวม',
    problems: (count: number) =>
      `ผลที่บันทึกไว้มีตัวเลขหรือเลขข้อที่ไม่สอดคล้องกัน ${count} แห่ง เอกสารนี้แสดงตามที่พิมพ์ไว้ โปรดตรวจกับประกาศก่อนใช้อ้างอิง`,
    failing: 'ข้อของแบบวัด OIT ที่ได้ 0 คะแนน แยกตามตัวชี้วัดย่อย',
    failingHeads: (year: number, edition: number) => [`ข้อ ปี ${year}`, 'รายการ', `ข้อ ปี ${edition}`, 'สถานะวันนี้'],
    noFailing: 'ไม่มีข้อที่ได้ 0 คะแนนในผลที่บันทึกไว้',
    advice: 'ข้อเสนอแนะจากผลการประเมิน',
    answered: (codes: string) => `ดำเนินการได้ด้วยข้อ ${codes} ของปีนี้`,
    now: (edition: number, date: string) => `ความพร้อมในการรับการประเมิน ประจำปีงบประมาณ พ.ศ. ${edition} ณ วันที่ ${date}`,
    nowHeads: ['ตัวชี้วัดย่อย', 'พร้อมส่ง', 'มีบางส่วน', 'ยังไม่มี', 'ทั้งหมด'],
    nowTotal: 'รวม',
    forecast: (sure: number, best: number) =>
      sure === best
        ? `ประมาณการคะแนน OIT จากความพร้อมข้างต้น ${points(sure)} คะแนน`
        : `ประมาณการคะแนน OIT จากความพร้อมข้างต้น อยู่ระหว่าง ${points(sure)} คะแนน (เฉพาะข้อที่พร้อมส่ง) ถึง ${points(best)} คะแนน (ถ้าข้อที่มีบางส่วนผ่านทั้งหมด)`,
    forecastNote: 'เป็นการคาดการณ์ของหน่วยงานเอง ไม่ใช่คะแนนที่ประกาศ ผู้ประเมินเป็นผู้ให้คะแนน',
    deadline: (date: string) => `กำหนดส่งข้อมูลในระบบ ITAS ภายในวันที่ ${date}`,
    consider: 'ข้อพิจารณา',
    considerText: (agency: string) => `จึงเรียนมาเพื่อโปรดทราบ และพิจารณาให้ส่วนราชการของ ${agency} ดำเนินการ ดังนี้`,
    considerPoints: (edition: number) => [
      'มอบหมายสำนัก/กองที่รับผิดชอบแต่ละข้อจัดทำและเผยแพร่ข้อมูลให้ครบองค์ประกอบภายในกำหนด',
      `จัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ${edition} จากผลการวิเคราะห์ข้างต้น`,
      'กำกับติดตามการเผยแพร่ข้อมูลและรายงานผู้บริหารทราบเป็นระยะ',
      'แจ้งบุคลากรทุกส่วนราชการทราบ และเผยแพร่บนเว็บไซต์ของหน่วยงาน',
    ],
    drafter: 'ตำแหน่ง ........................................',
    opinion: (post: string) => `ความเห็น${post}`,
  },

  measures: {
    title: (agency: string, edition: number) => [
      'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
      agency,
      `ประจำปีงบประมาณ พ.ศ. ${edition}`,
    ],
    reason: '1. หลักการและเหตุผล',
    reasonText: (agency: string, edition: number) =>
      `${agency} เข้ารับ${ita} ประจำปีงบประมาณ พ.ศ. ${edition} ซึ่งวัดทั้งการรับรู้ของบุคลากรภายใน (IIT) การรับรู้ของประชาชนและผู้มาติดต่อ (EIT) และการเปิดเผยข้อมูลสาธารณะบนเว็บไซต์ของหน่วยงาน (OIT) เพื่อให้การปรับปรุงตรงกับจุดที่ยังขาด จึงนำผลการประเมินมาวิเคราะห์และกำหนดเป็นมาตรการที่มีวิธีการ ระยะเวลา การติดตามผล และผู้รับผิดชอบชัดเจน`,
    analysis: (year: number) => `2. การวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ${year}`,
    analysisNow: '2. การวิเคราะห์จากการตรวจความพร้อมของหน่วยงานเอง',
    analysisNowText: (date: string) =>
      `ยังไม่ได้บันทึกผลการประเมินของปีก่อน การวิเคราะห์นี้จึงใช้ผลการตรวจความพร้อมของหน่วยงาน ณ วันที่ ${date} แทน เมื่อบันทึกผลปีก่อนแล้วให้จัดทำเอกสารนี้ใหม่`,
    strong: 'จุดแข็ง',
    strongText: (indicator: string, score: number) => `${indicator} ได้ร้อยละ ${points(score)} ควรรักษามาตรฐานไว้`,
    noStrong: 'ไม่มีตัวชี้วัดที่ได้ตั้งแต่ร้อยละ 85 ขึ้นไปในผลที่บันทึกไว้',
    weak: 'ข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไข',
    weakText: (sub: string, codes: string) => `${sub}: ข้อที่ได้ 0 คะแนน ได้แก่ ${codes}`,
    weakNow: (sub: string, codes: string) => `${sub}: ข้อที่ยังไม่พร้อม ได้แก่ ${codes}`,
    noWeak: 'ไม่มีข้อของแบบวัด OIT ที่ได้ 0 คะแนนในผลที่บันทึกไว้',
    develop: 'ประเด็นที่ต้องพัฒนา',
    developText: (indicator: string, score: number) => `${indicator} ได้ร้อยละ ${points(score)} ต้องพัฒนาให้ถึงร้อยละ 85`,
    noDevelop: 'ไม่มีตัวชี้วัดที่ต่ำกว่าร้อยละ 85 ในผลที่บันทึกไว้',
    developNow: 'เผยแพร่ข้อมูลของทุกข้อให้ครบองค์ประกอบและเป็นปัจจุบัน และตรวจว่าประชาชนเปิดลิงก์ได้จริง',
    advice: 'ข้อเสนอแนะจากผลการประเมิน',
    noAdvice: 'ไม่มีข้อเสนอแนะในผลที่บันทึกไว้',
    lead: 'แนวทางการนำไปสู่การปฏิบัติ',
    leadText: (count: number, edition: number) =>
      `กำหนดมาตรการ ${count} เรื่อง ตามตารางในข้อ 3 โดยเทียบข้อที่ได้ 0 คะแนนกับรายการของปี ${edition} ตามเรื่อง ไม่ใช่ตามเลขข้อ`,
    leadNow: (count: number) => `กำหนดมาตรการ ${count} เรื่อง ตามตารางในข้อ 3 จากข้อที่ยังไม่พร้อมในการตรวจของหน่วยงาน`,
    gone: (codes: string, edition: number) => `ข้อที่ปี ${edition} ไม่มีแล้ว จึงไม่กำหนดเป็นมาตรการด้านการเผยแพร่: ${codes}`,
    table: '3. มาตรการ วิธีการ ระยะเวลา การติดตามผล และผู้รับผิดชอบ',
    heads: ['มาตรการ/แนวทาง', 'วิธีการดำเนินการ', 'ระยะเวลา', 'การติดตามผล', 'ข้อเสนอแนะ', 'ผู้รับผิดชอบ'],
    measure: (code: string, name: string) => `เผยแพร่ ${name} (ข้อ ${code})`,
    lastCodes: (codes: string, year: number) => `ปี ${year} คือข้อ ${codes} ได้ 0 คะแนน`,
    steps: 'วิธีดำเนินการ',
    check: 'ตรวจว่ามีครบทุกองค์ประกอบ',
    follow: (due: string) => [
      `สำนัก/กองรายงานผู้ประสานงานเมื่อเผยแพร่แล้ว ${due}`,
      'ผู้ประสานงานตรวจหน้าเว็บไซต์ องค์ประกอบ ปีของข้อมูล และลิงก์ แล้วรายงานผลต่อผู้บริหาร',
    ],
    avoid: (text: string) => `ระวัง: ${text}`,
    refs: (refs: string, text: string) => `${refs === '' ? '' : `(${refs}) `}${text}`,
    people: 'มาตรการตามข้อเสนอแนะของแบบวัด IIT และ EIT',
    peopleMeasure: (refs: string) => (refs === '' ? 'ปรับปรุงตามข้อเสนอแนะ' : `ปรับปรุงตามข้อเสนอแนะข้อ ${refs}`),
    peopleSteps: (codes: string) =>
      codes === ''
        ? 'จัดกิจกรรมหรือสื่อให้บุคลากรและประชาชนรับทราบตามข้อเสนอแนะ'
        : `เผยแพร่ข้อ ${codes} ให้ครบ และแจ้งบุคลากรและประชาชนให้ทราบว่าดูได้ที่ใด`,
    peopleFollow: 'บันทึกวันที่และภาพการดำเนินการ สรุปเสนอผู้บริหารทุกไตรมาส',
    report: '4. การกำกับติดตามและรายงานผล',
    reportText:
      'ผู้ประสานงานการประเมินรวบรวมผลจากทุกสำนัก/กอง จัดทำรายงานผลการดำเนินการ/ติดตามการเผยแพร่ข้อมูล เสนอผู้บริหาร และเผยแพร่บนเว็บไซต์ของหน่วยงาน',
    none: 'ไม่มีข้อที่ต้องกำหนดมาตรการ',
  },

  followUp: {
    title: (agency: string, edition: number) => [
      'รายงานผลการดำเนินการ/ติดตามการเผยแพร่ข้อมูลสาธารณะ',
      `${agency} ประจำปีงบประมาณ พ.ศ. ${edition}`,
    ],
    intro: (agency: string, date: string) =>
      `${agency} ได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสด้านการเปิดเผยข้อมูลสาธารณะ และติดตามผลการเผยแพร่บนเว็บไซต์หลัก ณ วันที่ ${date} สรุปได้ดังนี้`,
    counts: (ready: number, partial: number, missing: number) =>
      `เผยแพร่และพร้อมส่ง ${ready} ข้อ เผยแพร่แล้วบางส่วน ${partial} ข้อ ยังไม่พบการเผยแพร่ ${missing} ข้อ`,
    heads: ['ข้อ', 'รายการ', 'การเผยแพร่', 'URL', 'ผลตรวจลิงก์', 'วันที่ตรวจ', 'ผู้รับผิดชอบ'],
    published: { ready: 'เผยแพร่แล้ว', partial: 'เผยแพร่บางส่วน', missing: 'ยังไม่พบการเผยแพร่' },
    notChecked: 'ยังไม่ได้ตรวจ',
    stale: '(ตรวจนานแล้ว)',
    todo: 'ข้อที่ต้องดำเนินการต่อ',
    todoItem: (code: string, name: string, division: string, due: string) =>
      `${code} ${name}: ${division}${due === '' ? '' : ` ${due}`}`,
    done: 'ทุกข้อพร้อมส่งแล้ว',
    post: 'ผู้รายงาน',
  },

  dossier: {
    title: (agency: string, edition: number) => [
      'แฟ้มหลักฐานการเปิดเผยข้อมูลสาธารณะ (OIT)',
      `${agency} ประจำปีงบประมาณ พ.ศ. ${edition}`,
    ],
    answer: 'คำตอบ',
    readiness: 'ความพร้อม',
    general: 'คำอธิบายทั่วไป',
    evidence: (at: number) => `หลักฐานที่ ${at}`,
    noEvidence: 'ยังไม่มีหลักฐาน',
    name: 'ชื่อหน้าหรือไฟล์',
    way: 'ทางเข้า (คำอธิบาย)',
    foundOn: 'หน้าที่มีลิงก์',
    verdict: 'ผลตรวจลิงก์',
    checkedAt: (text: string, at: string) => `${text} (ตรวจ ${at})`,
    notChecked: 'ยังไม่ได้ตรวจลิงก์',
    taken: 'รับเป็นหลักฐาน',
    takenBy: (at: string, by: string) => `${at} โดย ${by}`,
    picture: (at: string, by: string) => `ภาพหน้าจอ ${at} โดย ${by}`,
    pictureWay: 'ภาพหน้าที่มีลิงก์',
    pictureMissing: 'ไม่พบไฟล์ภาพ',
    picturesLeft: (count: number) => `ภาพอีก ${count} ภาพไม่ได้พิมพ์ในแฟ้มนี้ ดูได้ในไฟล์ภาพหลักฐาน (ZIP)`,
    history: 'ประวัติ',
    historyLine: (at: string, by: string, what: string) => `${at} ${by}: ${what}`,
    undone: 'เลิกทำแล้ว',
    unplaced: 'หลักฐานที่เกณฑ์ปีนี้ไม่มีข้อรองรับ',
  },

  todo: {
    title: (division: string, edition: number) => [
      'ข้อมูลที่ต้องเผยแพร่บนเว็บไซต์',
      division,
      `การประเมิน ITA ประจำปีงบประมาณ พ.ศ. ${edition}`,
    ],
    intro: (agency: string, site: string) =>
      `ขอให้จัดทำและเผยแพร่ข้อมูลต่อไปนี้บนเว็บไซต์หลักของ ${agency} (${site}) แต่ละข้อได้คะแนนเมื่อมีครบทุกองค์ประกอบ เป็นของปีที่กำหนด และประชาชนเปิดดูได้โดยไม่ต้องเข้าสู่ระบบ`,
    heads: ['ข้อ', 'ต้องเผยแพร่อะไร', 'ยังขาดอะไร', 'ทำอย่างไร วางไว้ที่ใด', 'กำหนด'],
    xlsxHeads: ['ข้อ', 'ต้องเผยแพร่อะไร', 'ยังขาดอะไร', 'ทำอย่างไร วางไว้ที่ใด', 'กำหนด', 'สถานะ', 'สำนัก/กอง'],
    sheetName: 'งานที่ต้องทำ',
    everyone: 'ทุกสำนัก/กอง',
    noDivision: 'ยังไม่กำหนดสำนัก/กอง',
    allDone: 'ไม่มีข้อที่ค้างอยู่',
    failedLast: (year: number) => `ปี ${year} ได้ 0 คะแนน`,
    whole: 'ยังไม่พบข้อมูลของข้อนี้บนเว็บไซต์ ต้องมี:',
    doubt: 'ต้องตรวจหรือเพิ่ม:',
    settle: 'องค์ประกอบครบแล้ว ผู้ประสานงานตรวจคำตอบและลิงก์',
    year: (text: string) => `ปีของข้อมูล: ${text}`,
    place: (site: string) => `ลงในหัวข้อที่ตรงเรื่องบนเว็บไซต์หลัก ${site} แล้วแจ้งลิงก์แก่ผู้ประสานงาน`,
    known: (url: string) => `หน้าที่มีอยู่: ${url}`,
    noDue: 'ยังไม่กำหนดวัน',
    due: (date: string) => `ภายใน ${date}`,
    count: (count: number) => `ทั้งหมด ${count} ข้อ`,
    contact: (person: string) => `ผู้ประสานงาน: ${person}`,
    part: (at: number, all: number) => `(ส่วนที่ ${at}/${all})`,
    line: {
      head: (division: string, agency: string, edition: number) => `งาน ITA ปี ${edition} ของ${division}\n${agency}`,
      missing: 'ขาด: ',
    },
  },
};
