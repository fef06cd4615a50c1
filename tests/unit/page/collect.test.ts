import { describe, expect, it } from 'vitest';
import { collect } from '../../../lib/page/collect';
import { PageFacts } from '../../../lib/page/facts';
import { LIMITS } from '../../../lib/page/limits';
import { parsePage } from '../../../lib/page/parse';

const URL_ = 'http://www.demo.go.th/news/list.php';

/** Facts of a page with this body, checked against the schema. */
function read(body: string, head = ''): PageFacts {
  const html = `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
  return PageFacts.parse(collect(parsePage(new TextEncoder().encode(html), URL_), URL_));
}
const lines = (body: string) => read(body).blocks.map(({ text }) => text);

describe('blocks', () => {
  it.each([
    ['inline elements join', '<p>แผนปฏิบัติการ<span>ป้องกัน</span><b>การทุจริต</b></p>', ['แผนปฏิบัติการป้องกันการทุจริต']],
    ['block elements and <br> part', '<div>ก<div>ข</div>ค<br>ง</div>', ['ก', 'ข', 'ค', 'ง']],
    ['a heading in two spans is one', '<h2><span>อำนาจ</span><span>หน้าที่</span></h2>', ['อำนาจหน้าที่']],
    ['white space folds', '<p>  ก \n\t&nbsp; ข  </p>', ['ก ข']],
    ['space between inline elements stays', '<p><a href="a">ก</a> <a href="b">ข</a></p>', ['ก ข']],
    ['lines of <pre> are lines', '<pre>ก\nข\n\nค</pre>', ['ก', 'ข', 'ค']],
    [
      'what is no content is left out',
      '<p>ก<script>x</script><style>y</style><noscript>z</noscript><!-- c --></p><template>t</template><svg><text>s</text></svg>',
      ['ก'],
    ],
    ['what a visitor may pick or type is no content', '<select><option>ก</option></select><textarea>ข</textarea>', []],
    ['names of icons are no words', '<p><i class="material-icons">call</i> 0 0000 0001</p>', ['0 0000 0001']],
    ['hidden words leave the line whole', '<p>ก<span hidden>ซ่อน</span>ข</p>', ['ซ่อน', 'กข']],
  ])('%s', (_, body, expected) => expect(lines(body)).toEqual(expected));

  it('know their heading level', () => {
    const { blocks } = read('<h1>ก</h1><h3><a href="x">ข</a></h3><div role="heading" aria-level="4">ค</div><p>ง</p>');
    expect(blocks.map(({ heading }) => heading)).toEqual([1, 3, 4, 0]);
  });

  it('are strong when all of their text is', () => {
    const strong = (body: string) => read(body).blocks.map((block) => block.strong);
    expect(strong('<p><b>ก</b> <strong>ข</strong></p>')).toEqual([true]);
    expect(strong('<p><b>ก</b> ข</p>')).toEqual([false]);
    expect(
      strong('<p><font size="5">ก</font></p><p><font color="red">ข</font></p><p><font size="2">ค</font></p>'),
    ).toEqual([true, true, false]);
    expect(
      strong(
        '<p><span style="font-size:24px">ก</span></p><p style="font-size: 12px">ข</p><p style="font-weight:700">ค</p>',
      ),
    ).toEqual([true, false, true]);
    expect(strong('<center>ก</center><p align="center">ข</p>')).toEqual([true, true]);
    expect(strong('<center><table><tr><td>ก</td></tr></table></center>')).toEqual([false]);
  });

  it('count the characters inside links', () => {
    const [block] = read('<p>ดู <a href="x">แผน</a> ได้</p>').blocks;
    expect(block).toMatchObject({ text: 'ดู แผน ได้', linked: 3 });
  });

  it('stand in cells, with spans respected', () => {
    const { blocks } = read(
      '<table><thead><tr><td>ก</td><td>ข</td></tr></thead><tr><th rowspan="2">ค</th><td>ง</td></tr><tr><td>จ</td></tr><tr><td colspan="2">ฉ</td><td>ช</td></tr></table><table><tr><td>ซ<table><tr><td>ฌ</td></tr></table>ญ</td></tr></table>',
    );
    expect(blocks.map(({ text, cell }) => [text, cell?.table, cell?.row, cell?.col, cell?.header])).toEqual([
      ['ก', 0, 0, 0, true],
      ['ข', 0, 0, 1, true],
      ['ค', 0, 1, 0, true],
      ['ง', 0, 1, 1, false],
      ['จ', 0, 2, 1, false],
      ['ฉ', 0, 3, 0, false],
      ['ช', 0, 3, 2, false],
      ['ซ', 1, 0, 0, false],
      ['ฌ', 2, 0, 0, false],
      ['ญ', 1, 0, 0, false],
    ]);
  });
});

describe('sections', () => {
  const pathOf = (facts: PageFacts, text: string) => {
    const path: string[] = [];
    let at: number | null = facts.blocks.find((block) => block.text === text)?.section ?? null;
    while (at !== null) {
      const section: PageFacts['sections'][number] | undefined = facts.sections[at];
      path.push(`${section?.tag} ${section?.hint}`.trim());
      at = section?.parent ?? null;
    }
    return path;
  };
  it('hold content, with id, class and aria-label as hints; plain wrappers are none', () => {
    const facts = read(
      '<div id="Top" class="Nav Bar"><div><ul aria-label="เมนู"><li>ก</li></ul></div></div><footer>ข</footer><div class="empty"></div>',
    );
    expect(pathOf(facts, 'ก')).toEqual(['li', 'ul เมนู', 'div top nav bar', 'body']);
    expect(pathOf(facts, 'ข')).toEqual(['footer', 'body']);
    expect(facts.sections).toHaveLength(5);
  });
  it('of a styled heading is the span itself', () => {
    expect(pathOf(read('<div><span class="font-head">อำนาจ</span></div>'), 'อำนาจ')).toEqual([
      'span font-head',
      'body',
    ]);
    expect(pathOf(read('<div id="d"><span class="a">ก</span><span class="b">ข</span></div>'), 'กข')).toEqual([
      'div d',
      'body',
    ]);
  });
  it.each([
    ['<div hidden>ก</div>', true],
    ['<div aria-hidden="true">ก</div>', true],
    ['<div style="color:red; display : none">ก</div>', true],
    ['<details><summary>ข</summary>ก</details>', true],
    ['<details open><summary>ข</summary>ก</details>', false],
    ['<div class="collapse">ก</div>', true],
    ['<div class="collapse show">ก</div>', false],
    ['<div class="tab-pane fade">ก</div>', true],
    ['<div class="tab-pane active">ก</div>', false],
    ['<div class="modal fade"><div class="modal-body">ก</div></div>', true],
    ['<nav class="collapse navbar-collapse">ก</nav>', false],
    ['<div hidden><div id="in">ก</div></div>', true],
    ['<div>ก</div>', false],
  ])('%s', (body, collapsed) => {
    const facts = read(body);
    const block = facts.blocks.find(({ text }) => text === 'ก');
    expect(facts.sections[block?.section ?? -1]?.collapsed).toBe(collapsed);
  });
  it('of a closed <details> leave its summary in sight', () => {
    const facts = read('<details><summary>ข</summary>ก</details>');
    expect(facts.blocks.map(({ text, section }) => [text, facts.sections[section]?.collapsed])).toEqual([
      ['ข', false],
      ['ก', true],
    ]);
  });
});

describe('links', () => {
  const links = (body: string, head = '') => read(body, head).links;
  it.each([
    ['../file.pdf', 'http://www.demo.go.th/file.pdf', false],
    [' /a b?ปี=2566#ข้อ ', 'http://www.demo.go.th/a%20b?%E0%B8%9B%E0%B8%B5=2566#%E0%B8%82%E0%B9%89%E0%B8%AD', false],
    ['#history', 'http://www.demo.go.th/news/list.php#history', false],
    ['#!/page', 'http://www.demo.go.th/news/list.php#!/page', false],
    ['mailto:info@demo.go.th', 'mailto:info@demo.go.th', false],
    ['#', '', true],
    ['#!', '', true],
    ['', '', true],
    [' ', '', true],
    ['javascript:void(0)', '', true],
    ['JavaScript:;', '', true],
    ['http://', '', true],
  ])('%s', (href, url, dead) => expect(links(`<a href="${href}">ก</a>`)).toMatchObject([{ href, url, dead }]));
  it('respect <base href>', () => {
    expect(links('<a href="x">ก</a>', '<base href="/other/">')[0]?.url).toBe('http://www.demo.go.th/other/x');
    expect(links('<a href="x">ก</a>', '<base href="javascript:1"><base href="/other/">')[0]?.url).toBe(
      'http://www.demo.go.th/news/x',
    );
  });
  it('carry the words of the page, its pictures or its title', () => {
    expect(
      links(
        '<a href="1"><div>ก</div><div>ข</div></a><a href="2"><img alt="ค"></a><a href="3" title="ง"><i></i></a><a href="4" aria-label="จ"></a><map><area href="5" alt="ฉ"></map>',
      ).map(({ text }) => text),
    ).toEqual(['ก ข', 'ค', 'ง', 'จ', 'ฉ']);
  });
  it('know the block that they stand in or come after', () => {
    const facts = read('<a href="0"></a><p>ก <a href="1">ข</a></p><a href="2"><img></a><p>ค</p>');
    expect(facts.links.map(({ block }) => block)).toEqual([null, 0, 0]);
  });
  it('without href are none', () => expect(links('<a name="top">ก</a>')).toEqual([]));
  it('of an old page send Thai as windows-874', () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('<meta charset="tis-620"><a href="/x?q='),
      0xa1,
      ...Buffer.from('">'),
      0xa2,
      ...Buffer.from('</a>'),
    ]);
    const facts = collect(parsePage(bytes, URL_), URL_);
    expect(facts.links).toMatchObject([{ url: 'http://www.demo.go.th/x?q=%A1', text: 'ข' }]);
  });
});

describe('pictures, frames and fields', () => {
  it('have declared sizes, addresses, links and places', () => {
    const facts = read(
      '<p>ก<a href="x"><img src="a.jpg" alt="ภาพ" width="120" height="160px"></a></p><img data-src="late.jpg" src="data:image/gif;base64,AA" style="width:50px; max-height: 9px" width="100%">',
    );
    expect(facts.images).toMatchObject([
      { url: 'http://www.demo.go.th/news/a.jpg', alt: 'ภาพ', width: 120, height: 160, block: 0, link: 0 },
      { url: 'http://www.demo.go.th/news/late.jpg', width: 50, height: 0, link: null },
    ]);
  });
  it('are recorded and not entered', () => {
    const facts = read(
      '<p>ก</p><iframe src="/map" title="แผนที่">ข</iframe><embed src="a.pdf"><object data="b.pdf">ค</object><video><source src="v.mp4"></video><iframe></iframe>',
    );
    expect(facts.frames.map(({ tag, url, title, block }) => [tag, url, title, block])).toEqual([
      ['iframe', 'http://www.demo.go.th/map', 'แผนที่', 0],
      ['embed', 'http://www.demo.go.th/news/a.pdf', '', 0],
      ['object', 'http://www.demo.go.th/news/b.pdf', '', 0],
      ['video', 'http://www.demo.go.th/news/v.mp4', '', 0],
      ['iframe', '', '', 0],
    ]);
    expect(facts.blocks).toHaveLength(1);
  });
  it('have labels from everywhere, and no values', () => {
    const facts = read(`<form><label for="n">ชื่อ</label><input id="n" name="name" value="ความลับ">
      <label>อีเมล <input type="email"></label><input aria-label="ค้นหา" type="search"><input placeholder="โทรศัพท์">
      <label for="m">เรื่อง</label><select id="m"><option>ก</option></select><textarea placeholder="รายละเอียด">ความลับ</textarea>
      <button>ส่งข้อมูล</button><input type="submit" value="ตกลง"><input type="hidden" name="h" value="ความลับ"></form><input>`);
    expect(facts.fields.map(({ tag, type, label, form }) => [tag, type, label, form])).toEqual([
      ['input', 'text', 'ชื่อ', 0],
      ['input', 'email', 'อีเมล', 0],
      ['input', 'search', 'ค้นหา', 0],
      ['input', 'text', 'โทรศัพท์', 0],
      ['select', 'select', 'เรื่อง', 0],
      ['textarea', 'textarea', 'รายละเอียด', 0],
      ['button', 'submit', 'ส่งข้อมูล', 0],
      ['input', 'submit', 'ตกลง', 0],
      ['input', 'hidden', '', 0],
      ['input', 'text', '', null],
    ]);
    expect(JSON.stringify(facts)).not.toContain('ความลับ');
  });
  it('know the words right before them', () => {
    const facts = read('<p>ชื่อ : <input name="a"> นามสกุล : <input name="b"></p>');
    expect(facts.fields.map(({ block }) => facts.blocks[block ?? -1]?.text)).toEqual(['ชื่อ :', 'นามสกุล :']);
  });
  it('belong to a form that the parser cut off inside a table', () => {
    const facts = read('<table><form><tr><td><input name="a"></td></tr></form></table><input name="b">');
    expect(facts.fields.map(({ form }) => form)).toEqual([0, null]);
  });
});

describe('head', () => {
  it('gives title and description', () => {
    const facts = read('', '<title> อบต. \n ตัวอย่าง </title><meta name="Description" content="คำอธิบาย">');
    expect(facts).toMatchObject({ title: 'อบต. ตัวอย่าง', description: 'คำอธิบาย', url: URL_, partial: false });
  });
});

describe('bounds', () => {
  it('hold on an enormous page, and are said', () => {
    const many = (piece: string, limit: number) => read(piece.repeat(limit + 1));
    expect(many('<p>ก</p>', LIMITS.blocks)).toMatchObject({ partial: true, blocks: { length: LIMITS.blocks } });
    expect(many('<a href="x">ก</a>', LIMITS.links)).toMatchObject({ partial: true, links: { length: LIMITS.links } });
    expect(many('<iframe></iframe>', LIMITS.frames)).toMatchObject({
      partial: true,
      frames: { length: LIMITS.frames },
    });
    const texts = read(`<p>${'ก'.repeat(LIMITS.totalText + 1)}</p>`);
    expect(texts.blocks.reduce((sum, { text }) => sum + text.length, 0)).toBe(LIMITS.totalText);
    const long = read(`<a href="/${'x'.repeat(3_900)}">ก</a>`.repeat(1_000));
    expect(long.partial).toBe(true);
    expect(JSON.stringify(long).length).toBeLessThan(2 * LIMITS.totalUrls);
  });
  it('let a long paragraph go on in further blocks', () => {
    const facts = read(`<p>${'ก'.repeat(9_000)}</p>`);
    expect(facts.blocks.map(({ text }) => text.length)).toEqual([4_000, 4_000, 1_000]);
    expect(facts.partial).toBe(false);
  });
  it('survive deep nesting', () => {
    const facts = read(`${'<div>'.repeat(20_000)}ก`);
    expect(facts.blocks).toMatchObject([{ text: 'ก' }]);
  });
  it('keep no address that is too long', () => {
    expect(read(`<a href="/${'x'.repeat(5_000)}">ก</a>`).links).toMatchObject([{ url: '', dead: false }]);
  });
});

it('fits its own schema whatever lower case makes longer', () => {
  const long = 'İ'.repeat(400);
  expect(() => read(`<div class="${long}" role="${long}"><p>ก</p><input type="${long}"></div>`)).not.toThrow();
});
