import { Window } from 'happy-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { collect, collectSliced, type Slicing } from '../../../lib/page/collect';
import type { Place } from '../../../lib/page/facts';
import { collectLive } from '../../../lib/page/live';

const URL_ = 'http://www.demo.go.th/';
let document: Document;

beforeEach(() => {
  document = new Window({ url: URL_ }).document as unknown as Document;
});

/** A clock that never lets a slice grow beyond one step, and tells each pause. */
function slicing(onPause: (pauses: number) => void = () => {}): Slicing {
  let pauses = 0;
  let time = 0;
  return {
    budgetMs: 1,
    now: () => (time += 1),
    pause: async () => onPause(++pauses),
  };
}

function fill(paragraphs: number): void {
  document.body.innerHTML = Array.from({ length: paragraphs }, (_, at) => `<p id="p${at}">ข้อ ${at}</p>`).join('');
}

describe('collectSliced', () => {
  it('reads the same as in one go, with pauses', async () => {
    fill(1_000);
    let pauses = 0;
    const facts = await collectSliced(
      document,
      URL_,
      slicing((count) => (pauses = count)),
    );
    expect(facts).toEqual(collect(document, URL_));
    expect(pauses).toBeGreaterThan(5);
  });
  it('starts again, once, when the page changes under it', async () => {
    fill(500);
    const facts = await collectSliced(
      document,
      URL_,
      slicing((pauses) => {
        if (pauses === 2) fill(300);
      }),
    );
    expect(facts.partial).toBe(false);
    expect(facts.blocks).toHaveLength(300);
  });
  it('keeps what it has and says so when the page goes on changing', async () => {
    fill(500);
    const facts = await collectSliced(
      document,
      URL_,
      slicing((pauses) => {
        if (pauses % 3 === 0) fill(500);
      }),
    );
    expect(facts.partial).toBe(true);
    expect(facts.blocks.length).toBeGreaterThan(10);
    expect(facts.blocks.length).toBeLessThan(500);
  });
  it('does not mind changes elsewhere', async () => {
    fill(500);
    const facts = await collectSliced(
      document,
      URL_,
      slicing((pauses) => {
        if (pauses === 2) document.getElementById('p0')?.remove();
      }),
    );
    expect(facts).toMatchObject({ partial: false, blocks: { length: 500 } });
  });
});

describe('shadow trees', () => {
  it('are read where they are open', () => {
    const host = document.createElement('agency-footer');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>ในเงา</p>';
    host.innerHTML = '<p>นอกเงา</p>';
    document.body.append(host);
    expect(collect(document, URL_).blocks.map(({ text }) => text)).toEqual(['ในเงา', 'นอกเงา']);
  });
});

describe('collectLive', () => {
  const place = (kind: Place['kind'], at: number, quote: string): Place => ({ kind, at, quote });
  it('finds the element of each place', async () => {
    document.body.innerHTML =
      '<p>ก</p><p id="b">แผน<span>ปฏิบัติการ</span> 2566</p><a id="l" href="x"><img id="i" alt="ภาพ"></a><input id="f" placeholder="ชื่อ"><iframe id="m" title="แผนที่"></iframe>';
    const { facts, elementAt } = await collectLive(document, URL_);
    expect(facts).toEqual(collect(document, URL_));
    expect(elementAt(place('block', 1, 'แผนปฏิบัติการ 2566'))?.id).toBe('b');
    expect(elementAt(place('link', 0, 'ภาพ'))?.id).toBe('l');
    expect(elementAt(place('image', 0, 'ภาพ'))?.id).toBe('i');
    expect(elementAt(place('field', 0, 'ชื่อ'))?.id).toBe('f');
    expect(elementAt(place('frame', 0, ''))?.id).toBe('m');
  });
  it('finds the words again when the page was redrawn, and nothing when they are gone', async () => {
    document.body.innerHTML = '<p>แผน</p>';
    const { elementAt } = await collectLive(document, URL_);
    document.body.innerHTML = '<div><p>อื่น</p><p id="new">แผน</p></div>';
    expect(elementAt(place('block', 0, 'แผน'))?.id).toBe('new');
    document.body.innerHTML = '';
    expect(elementAt(place('block', 0, 'แผน'))).toBeNull();
    expect(elementAt(place('link', 99, ''))).toBeNull();
  });
  it('finds words whose personal numbers were masked when they were quoted', async () => {
    document.body.innerHTML = '<p>อื่น</p><p id="n">เลขประจำตัวประชาชน 1-2345-67890-12-1</p>';
    const { elementAt } = await collectLive(document, URL_);
    const masked = 'เลขประจำตัวประชาชน x-xxxx-xxxxx-xx-x';
    expect(elementAt(place('block', 1, masked))?.id).toBe('n');
    document.body.innerHTML = '<p>ใหม่</p><p>อื่น</p><p id="m">เลขประจำตัวประชาชน ๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑</p>';
    expect(elementAt(place('block', 1, masked))?.id).toBe('m');
  });
  it('does not show an element that says something else by now', async () => {
    document.body.innerHTML = '<p id="a">แผน</p>';
    const { elementAt } = await collectLive(document, URL_);
    document.body.innerHTML = '<p id="b">แผน</p>';
    document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'อื่น' }));
    expect(elementAt(place('block', 0, 'แผน'))?.id).toBe('b');
  });
});
