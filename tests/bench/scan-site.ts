import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A generated agency site for `npm run bench:scan`: as many pages as asked for, each over 30 kB with over 100 links, the
 * same for the same number. Made of parts that are ready, so that serving costs next to nothing.
 *
 *   tsx tests/bench/scan-site.ts PAGES      prints its port
 */

const TOPICS =
  'โครงสร้างหน่วยงาน|ข้อมูลผู้บริหาร|แผนพัฒนาท้องถิ่น|แผนการดำเนินงานประจำปี|รายงานผลการดำเนินงาน|ประกาศจัดซื้อจัดจ้าง|คู่มือการให้บริการประชาชน|ข่าวประชาสัมพันธ์|กิจกรรม|การป้องกันการทุจริต|ประมวลจริยธรรม|แผนบริหารทรัพยากรบุคคล|ช่องทางร้องเรียน|สถิติการให้บริการ|หนังสือราชการ|รายงานการประชุมสภา'.split(
    '|',
  );
const WORDS =
  'การดำเนินงาน งบประมาณรายจ่าย ประจำปี พัฒนาคุณภาพชีวิต ประชาชนในตำบล โครงการก่อสร้าง ถนนคอนกรีต จัดซื้อวัสดุ ประชุมสภา การศึกษา สาธารณสุข ผู้สูงอายุ เบี้ยยังชีพ น้ำประปา ไฟฟ้าสาธารณะ ตรวจสอบ ติดตามผล ข้อบัญญัติ มาตรฐาน ความโปร่งใส'.split(
    ' ',
  );
const MENU = 64;
const OWN = 44;
const VARIANTS = 48;

function sentences(seed: number, count: number): string {
  let state = seed;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const words = (many: number) => Array.from({ length: many }, () => WORDS[random(WORDS.length)]).join(' ');
  return Array.from(
    { length: count },
    (_, at) => `<p class="text-${at % 5}">${words(12)} <b>${words(2)}</b> ${words(10)} พ.ศ. ${2560 + random(9)}</p>`,
  ).join('\n');
}

/** More of one pattern than this are in a folder of their own: no scan reads 20,000 addresses that differ in a number only. */
const FOLDER = 8_000;

const placeOf = (at: number) => (at < FOLDER ? `/page/${at}` : `/page/part-${Math.floor(at / FOLDER)}/${at}`);

export function scanSite(pages: number): (at: number) => Buffer | null {
  const topic = (at: number) =>
    `${TOPICS[at % TOPICS.length]} ${at < TOPICS.length ? '' : Math.floor(at / TOPICS.length)}`;
  const link = (at: number) => `<a href="${placeOf(at % pages)}">${topic(at % pages)}</a>`;
  const menu = Buffer.from(
    `<header><div class="brand">องค์การบริหารส่วนตำบลตัวอย่างไพร</div></header><nav class="navbar"><ul>${Array.from(
      { length: 8 },
      (_, group) =>
        `<li class="nav-item dropdown"><a href="#" class="dropdown-toggle">${TOPICS[group]}</a><ul class="dropdown-menu">${Array.from(
          { length: MENU / 8 },
          (_one, at) => `<li class="item">${link(group * 8 + at)}</li>`,
        ).join('')}</ul></li>`,
    ).join('')}</ul></nav><main id="content">`,
  );
  const bodies = Array.from({ length: VARIANTS }, (_, at) => Buffer.from(sentences(at + 1, 21)));
  const foot = Buffer.from('</main><footer>โทร 0 0000 0001 info@demo.invalid</footer></body></html>');
  return (at) => {
    if (at >= pages) return null;
    const own = Array.from(
      { length: OWN },
      (_, n) => `<li>${link(at * OWN + n + 1)} <span class="date">${(n % 28) + 1} ม.ค. 2568</span></li>`,
    ).join('');
    const head = `<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>${topic(at)}</title><link rel="stylesheet" href="/style.css"></head><body>`;
    const heading = `<h1>${topic(at)} ประจำปีงบประมาณ พ.ศ. ${2565 + (at % 5)}</h1><p>เรื่องที่ ${at}</p><ul class="list">${own}</ul>`;
    return Buffer.concat([Buffer.from(head), menu, Buffer.from(heading), bodies[at % VARIANTS] ?? foot, foot]);
  };
}

if (process.argv[1]?.endsWith('scan-site.ts')) {
  const page = scanSite(Number(process.argv[2] ?? 2_000));
  const server = createServer((request, response) => {
    const [, number] = /^\/(?:page\/(?:part-\d+\/)?(\d+))?$/.exec(request.url ?? '') ?? [];
    const body = request.url === '/' ? page(0) : number === undefined ? null : page(Number(number));
    response.writeHead(body === null ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body?.length ?? 0),
    });
    response.end(body ?? undefined);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
}
