/** Invented words, in the mixture of agency pages: long compounds without spaces, digits, a year now and then. */
const WORDS =
  'แผนปฏิบัติการ การป้องกันการทุจริต ประจำปี รายงานผล การดำเนินงาน งบประมาณ จัดซื้อจัดจ้าง ประกาศ โครงสร้าง อำนาจหน้าที่ ข้อมูลผู้บริหาร ข่าวประชาสัมพันธ์ คู่มือ การให้บริการ ร้องเรียน ความพึงพอใจ ๒๕๖๖ 2567 มาตรฐาน ตำบลตัวอย่าง สำนักปลัด กองคลัง กองช่าง'.split(
    ' ',
  );

/**
 * An agency's page of about `elements` elements, the same for the same numbers: menus, a heading in spans, tables with
 * links to files, lists, pictures, a form, a footer; in about the proportions of real ones: a link on every fourth element,
 * ten characters an element, a class on every second.
 */
export function benchPage(elements: number, start = 2566): string {
  let seed = start;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const words = (count: number) => Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(' ');
  const parts: string[] = [];
  let count = 0;
  const add = (html: string) => {
    parts.push(html);
    count += html.match(/<[a-z]/g)?.length ?? 0;
  };
  const link = (name: string) => `<a href="/page/${random(9_999)}?id=${random(99)}">${name}</a>`;
  const times = (count: number, one: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => one(at)).join('');
  const kinds = [
    () => `<ul class="menu">${times(6, () => `<li class="nav-item">${link(words(1))}</li>`)}</ul>`,
    () =>
      `<div class="dropdown-content"><ul>${times(5, () => `<li>${link(`<span class="font-nav">${words(1)}</span>`)}</li>`)}</ul></div>`,
    () =>
      `<table class="table"><tbody>${times(
        4,
        (row) =>
          `<tr><td align="center">${row + 1}</td><td><span class="font-content">${words(2)}</span></td><td>${random(30) + 1} ธ.ค. 2567</td><td>${link('ดาวน์โหลด')}</td></tr>`,
      )}</tbody></table>`,
    () =>
      `<div class="row"><div class="col-md-8"><p>${words(8)}</p><p><b>${words(2)}</b> ${words(4)}<br>${link(words(2))}</p></div></div>`,
    () =>
      `<div class="card" style="width:200px"><a href="/upload/${random(9_999)}.jpg"><img src="/upload/${random(9_999)}.jpg" alt="${words(1)}" width="160"></a><div class="card-body"><h5>นายสมมุติ ตัวอย่าง</h5><p class="position">ปลัด อบต.</p></div></div>`,
    () =>
      `<div class="panel"><h3><span>${words(1)}</span><span>${words(1)}</span></h3><ul><li>${link(words(2))}</li><li>${link(words(3))}</li></ul></div>`,
  ];
  while (count < elements - 12) add(kinds[random(kinds.length)]?.() ?? '');
  add('<form action="/q"><label for="q">ค้นหา</label><input id="q" name="q"><button>ส่ง</button></form>');
  add('<footer class="footer"><p>โทร 0 0000 0001</p><p>info@demo.invalid</p></footer>');
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>หน้าทดสอบ ${elements}</title></head><body>${parts.join('\n')}</body></html>`;
}
