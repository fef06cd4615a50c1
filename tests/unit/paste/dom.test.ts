// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScript, type PasteScript } from '../../../lib/paste/dom';
import { FillReply, FormDescription as Form, type FormDescription, type FormField } from '../../../lib/paste/form';
import { NO_LIMITS } from '../../../lib/paste/limits';
import { type Match, matchForm } from '../../../lib/paste/match';
import { cardForm, singleForm, tableForm } from '../../fixtures/itas-forms/forms';
import { allSteps, items, pack } from './common';

const some = (count: number) =>
  items()
    .slice(0, count)
    .map(({ code, name }) => ({ code, name }));

function show(html: string): PasteScript {
  document.documentElement.innerHTML = html.replace(/^<!doctype html><html[^>]*>|<\/html>$/g, '');
  // What innerHTML puts in does not run.
  for (const script of document.querySelectorAll('script')) new Function(script.textContent ?? '')();
  return createScript(document);
}

const matched = (form: FormDescription, steps = allSteps()): Match =>
  matchForm(form, pack(), steps, NO_LIMITS, () => null);
const fields = (form: FormDescription): FormField[] =>
  form.parts.flatMap((part) => ('field' in part ? [part.field] : []));
const settle = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  (window as unknown as { fetch: () => Promise<Response> }).fetch = () => Promise.reject(new Error('sent'));
});
afterEach(() => {
  document.documentElement.innerHTML = '';
});

describe('a form that is read', () => {
  it('is described in words and fields, and fits its schema', () => {
    const form = show(tableForm(some(5), { explanationMax: 60 })).read();
    expect(Form.parse(form)).toEqual(form);
    const all = fields(form);
    expect(all.filter(({ kind }) => kind === 'radio').map(({ options }) => options)).toEqual(
      Array(5).fill(['มี', 'ไม่มี']),
    );
    const [, url, text] = all;
    expect(url).toMatchObject({ kind: 'textarea', labels: ['URL (ลิงก์)'], value: '', lines: true, maxLength: null });
    expect(text).toMatchObject({ labels: ['คำอธิบาย'], maxLength: 60 });
    expect(form.more).toBe(false);
  });

  it('leaves out what is hidden, passwords and our own', () => {
    const form = show(
      `<body><input type="password" value="secret"><input type="hidden" value="x"><div style="display:none"><input></div>
       <oit-sidebar><input></oit-sidebar><script>var a = "<input>"</script><p>ชื่อ</p><input value="ก" readonly></body>`,
    ).read();
    expect(fields(form)).toMatchObject([{ kind: 'text', value: 'ก', locked: true }]);
    expect(JSON.stringify(form)).not.toContain('secret');
  });

  it('looks into open shadow roots', () => {
    const script = show('<body><div id="host"></div></body>');
    const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>ข้อ 2</p><label>URL <input></label>';
    const [part, field] = script.read().parts;
    expect(part).toMatchObject({ text: 'ข้อ 2' });
    expect(field).toMatchObject({ text: 'URL' });
  });

  it('is bounded', () => {
    const form = show(`<body>${'<p>ข้อความ</p><input>'.repeat(1_500)}</body>`).read();
    expect(Form.safeParse(form).success).toBe(true);
    expect(form.more).toBe(true);
  });
});

const FORMS = {
  table: () => tableForm(some(6)),
  cards: () => cardForm(some(6)),
} as const;

describe.each(Object.keys(FORMS) as (keyof typeof FORMS)[])('the form of %s', (kind) => {
  it('is matched, filled, read back and taken back, and nothing is sent', async () => {
    const script = show(FORMS[kind]());
    let sent = 0;
    document.addEventListener('submit', () => (sent += 1));
    const form = script.read();
    const match = matched(form);
    expect(match.placements).toHaveLength(18);
    expect(match.placements.every(({ confidence, ticked }) => confidence === 'sure' && ticked)).toBe(true);
    const reply = await script.fill({ reading: form.reading, writes: match.placements.map(({ write }) => write) });
    expect(FillReply.parse(reply)).toEqual(reply);
    if (!reply.ok) throw new Error(reply.error);
    for (const [at, { value }] of reply.shown.entries()) expect(value).toBe(match.placements[at]?.will);
    const after = matched(script.read());
    expect(after.placements.map(({ state }) => state)).toEqual(Array(18).fill('same'));
    if (kind === 'cards') {
      const { formState } = window as unknown as { formState: { answer: string; url: string; text: string }[] };
      expect(formState.map(({ answer }) => answer)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
      expect(formState.every(({ url, text }) => url !== '' && text !== '')).toBe(true);
    }
    const undone = await script.undo();
    await settle();
    const texts = fields(script.read()).filter(({ kind: one }) => one === 'textarea');
    expect(texts.map(({ value }) => value)).toEqual(Array(12).fill(''));
    expect(undone).toMatchObject(kind === 'table' ? { ok: true, restored: 18, left: 0 } : { ok: true });
    expect(await script.undo()).toEqual({ ok: false, error: 'none' });
    expect(sent).toBe(0);
  });
});

describe('one item a page', () => {
  it('is the item of its heading, not of the menu beside it', () => {
    const match = matched(show(singleForm(some(6), 2)).read());
    const [third] = items().slice(2);
    expect(new Set(match.placements.map(({ item }) => item))).toEqual(new Set([third?.id]));
    expect(match.placements.map(({ target }) => target)).toEqual(['answer', 'urls', 'urls', 'urls', 'explanation']);
    expect(match.placements.map(({ will }) => will).slice(1, 4)).toEqual(allSteps()[2]?.urls);
  });
});

describe('what a page does against it', () => {
  it('is told: a field that keeps less', async () => {
    const script = show(cardForm(some(2), { keepsOnly: 8 }));
    const form = script.read();
    const own = matched(form).placements.filter(({ target }) => target === 'explanation');
    const reply = await script.fill({ reading: form.reading, writes: own.map(({ write }) => write) });
    if (!reply.ok) throw new Error(reply.error);
    expect(reply.shown.map(({ value }) => value)).toEqual(own.map(({ will }) => will.slice(0, 8)));
  });

  it('is told: a form that another document has', async () => {
    const script = show(tableForm(some(2)));
    expect(await script.fill({ reading: -1, writes: [] })).toEqual({ ok: false, error: 'gone' });
    const form = script.read();
    document.body.innerHTML = '';
    const [first] = matched(form).placements;
    const reply = await script.fill({ reading: form.reading, writes: first ? [first.write] : [] });
    expect(reply).toEqual({ ok: false, error: 'gone' });
  });

  it('is not written into: a field that a page uses for the next item', async () => {
    const script = show(singleForm(some(6), 2));
    const form = script.read();
    const { placements } = matched(form);
    const heading = document.querySelector('h2');
    if (heading) heading.textContent = 'ข้อ 4';
    const reply = await script.fill({ reading: form.reading, writes: placements.map(({ write }) => write) });
    expect(reply).toEqual({ ok: false, error: 'gone' });
    expect(document.querySelector('input')?.value).toBe('');
  });

  it('holds up a form that sends itself on a change', async () => {
    const script = show('<body><form><h2>O2</h2><label>URL <input id="a"></label></form></body>');
    let sent = 0;
    const field = document.getElementById('a') as HTMLInputElement;
    field.addEventListener('change', () =>
      field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    );
    document.addEventListener('submit', () => (sent += 1));
    const form = script.read();
    const reply = await script.fill({ reading: form.reading, writes: [{ field: 0, text: 'http://a' }] });
    expect(reply).toMatchObject({ ok: true, held: 1, shown: [{ value: 'http://a' }] });
    expect(sent).toBe(0);
  });
});

describe('the field that was clicked', () => {
  const PUT = { field: 'urls' as const, text: 'http://a\nhttp://b', line: 'http://a http://b', answer: null };
  const at = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

  it('takes several lines or one, and gives its own back', async () => {
    const script = show(
      '<body><textarea>ก่อน</textarea><input><input id="short" maxlength="5"><input id="fixed" readonly></body>',
    );
    at('textarea');
    expect(await script.put(PUT)).toMatchObject({ ok: true, shown: PUT.text, before: 'ก่อน' });
    at('input');
    expect(await script.put(PUT)).toMatchObject({ ok: true, shown: PUT.line });
    at('#short');
    expect(await script.put(PUT)).toEqual({ ok: false, error: 'too-long', limit: 5 });
    at('#fixed');
    expect(await script.put(PUT)).toMatchObject({ ok: false, error: 'locked' });
    expect(await script.undo()).toEqual({ ok: true, restored: 1, left: 0 });
    await script.undo();
    expect(document.querySelector('textarea')?.value).toBe('ก่อน');
  });

  it('takes a choice for an answer only', async () => {
    const script = show(
      '<body><label><input type="radio" name="a" id="y"> มี</label><label><input type="radio" name="a"> ไม่มี</label><button>ส่ง</button></body>',
    );
    at('#y');
    expect(await script.put(PUT)).toMatchObject({ ok: false, error: 'unfit' });
    const no = { field: 'answer' as const, text: 'ไม่มี', line: 'ไม่มี', answer: 'no' as const };
    expect(await script.put(no)).toMatchObject({ ok: true, shown: 'ไม่มี' });
    expect(await script.undo()).toEqual({ ok: true, restored: 1, left: 0 });
    at('button');
    expect(await script.put(PUT)).toMatchObject({ ok: false, error: 'no-field' });
  });
});
