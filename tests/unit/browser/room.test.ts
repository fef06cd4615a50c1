// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { giveBackFor, Room } from '../../../lib/browser/host/room';

const root = document.documentElement;
let keeper: HTMLElement;

beforeEach(() => {
  root.removeAttribute('style');
  keeper = document.createElement('oit-sidebar');
  window.innerWidth = 1366;
});

it('takes a margin and leaves no trace of it', () => {
  const room = new Room(keeper);
  room.take('right', 380);
  expect(root.style.getPropertyValue('margin-right')).toBe('380px');
  room.take('left', 300);
  expect(root.style.getPropertyValue('margin-right')).toBe('');
  expect(root.style.getPropertyValue('margin-left')).toBe('300px');
  room.give();
  expect(root.hasAttribute('style')).toBe(false);
  expect(keeper.hasAttributes()).toBe(false);
});

it('gives back what the page had there', () => {
  root.setAttribute('style', 'margin-right: 7px; color: red');
  const room = new Room(keeper);
  room.take('right', 380);
  room.take('right', 400);
  expect(root.style.getPropertyValue('margin-right')).toBe('400px');
  room.give();
  expect(root.style.getPropertyValue('margin-right')).toBe('7px');
  expect(root.style.getPropertyValue('color')).toBe('red');
});

it('takes none where too little would be left of the page', () => {
  window.innerWidth = 859;
  const room = new Room(keeper);
  room.take('right', 380);
  expect(root.hasAttribute('style')).toBe(false);
  window.innerWidth = 860;
  room.take('right', 380);
  expect(root.hasAttribute('style')).toBe(true);
});

it('leaves the room to a newer version that has put the old one back', () => {
  const [old, newer] = [new Room(keeper), new Room(document.createElement('oit-sidebar'))];
  old.take('right', 380);
  giveBackFor(keeper);
  expect(root.hasAttribute('style')).toBe(false);
  newer.take('right', 420);
  old.give();
  expect(root.style.getPropertyValue('margin-right')).toBe('420px');
});

it('believes no note of a page that speaks of anything but margins', () => {
  const forged = document.createElement('oit-sidebar');
  const note = { property: 'display', value: 'none', priority: '', attribute: false };
  forged.setAttribute('data-was', JSON.stringify(note));
  giveBackFor(forged);
  forged.setAttribute('data-was', 'no note');
  giveBackFor(forged);
  expect(root.hasAttribute('style')).toBe(false);
});
