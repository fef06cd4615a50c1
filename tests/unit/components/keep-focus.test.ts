// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFocus } from '../../../components/app/keep-focus';

const root = document.createElement('div');
let end = () => {};
beforeEach(() => {
  root.innerHTML = `<ol><li id="one"><button id="a">ก</button></li><li id="two"><button id="b">ข</button></li></ol>
    <p id="bar"><button id="c">ค</button><button id="d">ง</button></p>`;
  document.body.replaceChildren(root);
  end = keepFocus(root);
});
afterEach(() => end());

const at = (id: string) => document.getElementById(id) as HTMLElement;
const settled = () => new Promise((resolve) => setTimeout(resolve, 120));
/** As browsers do: what is gone or disabled has the focus no longer. */
const lose = (act: () => void) => {
  act();
  if (document.activeElement !== document.body) (document.activeElement as HTMLElement).blur();
};

it('goes to what stood beside what is gone, which is no control', async () => {
  at('a').focus();
  lose(() => at('one').remove());
  await settled();
  expect(document.activeElement?.id).toBe('two');
  expect(at('two').tabIndex).toBe(-1);
  at('d').focus();
  expect(at('two').hasAttribute('tabindex')).toBe(false);
});

it('goes to what came in its place', async () => {
  const form = document.createElement('form');
  form.innerHTML = '<input><button>บันทึก</button>';
  at('c').focus();
  lose(() => at('c').replaceWith(form));
  await settled();
  expect(document.activeElement).toBe(form);
});

it('goes to what is around a control that went by itself, or that cannot be pressed any more', async () => {
  at('c').focus();
  lose(() => at('c').remove());
  await settled();
  expect(document.activeElement?.id).toBe('bar');
  at('d').focus();
  lose(() => {
    at('d').blur();
    at('d').setAttribute('disabled', '');
  });
  await settled();
  expect(document.activeElement?.id).toBe('bar');
});

it('leaves the focus where the view has put it, and where a person has taken it', async () => {
  at('a').focus();
  lose(() => at('one').remove());
  at('d').focus();
  await settled();
  expect(document.activeElement?.id).toBe('d');
  at('d').blur();
  await settled();
  at('bar').remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});
