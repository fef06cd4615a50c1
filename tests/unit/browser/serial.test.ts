import { expect, it } from 'vitest';
import { serial } from '../../../lib/browser/serial';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('lets nobody read between a read and its write', async () => {
  let count = 0;
  const add = () =>
    serial('count', async () => {
      const before = count;
      await pause(1);
      count = before + 1;
    });
  await Promise.all(Array.from({ length: 20 }, add));
  expect(count).toBe(20);
});

it('goes on after a failure, which only its own caller hears of', async () => {
  const failed = serial('fails', () => Promise.reject(new Error('no')));
  const next = serial('fails', async () => 'done');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('done');
});

it('keeps different keys apart', async () => {
  const order: string[] = [];
  const slow = serial('slow', async () => {
    await pause(20);
    order.push('slow');
  });
  await serial('quick', async () => {
    order.push('quick');
  });
  await slow;
  expect(order).toEqual(['quick', 'slow']);
});
