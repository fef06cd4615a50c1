import { describe, expect, it } from 'vitest';
import { askThroughViewer } from '../../../lib/links/ask-viewer';
import type { FetchAnswer } from '../../../lib/links/fetching';
import { judgeAnswer, judgeFile } from '../../../lib/links/judge';
import { documentBehind } from '../../../lib/links/viewers';

const ID = 'DEMO_not-a-real-file_0001';
const VIEW = `https://drive.google.com/file/d/${ID}/view?usp=sharing`;
const FILE = `https://drive.google.com/uc?export=download&id=${ID}`;

describe('the document behind a viewer', () => {
  it.each([
    [VIEW, FILE],
    [`https://drive.google.com/file/u/0/d/${ID}/preview`, FILE],
    [`https://drive.google.com/open?id=${ID}&usp=drive_fs`, FILE],
    [`https://drive.google.com/u/1/uc?id=${ID}&export=view`, FILE],
    [
      `https://drive.google.com/drive/folders/${ID}?usp=sharing`,
      `https://drive.google.com/embeddedfolderview?id=${ID}`,
    ],
    [
      `https://docs.google.com/document/d/${ID}/edit#heading=h.1`,
      `https://docs.google.com/document/d/${ID}/mobilebasic`,
    ],
    [`https://docs.google.com/spreadsheets/u/0/d/${ID}/edit`, `https://docs.google.com/spreadsheets/d/${ID}/htmlview`],
    [`https://docs.google.com/presentation/d/${ID}`, `https://docs.google.com/presentation/d/${ID}/htmlpresent`],
  ])('%s', (url, wanted) => expect(documentBehind(url)?.url).toBe(wanted));

  it.each([
    `https://docs.google.com/document/d/e/${ID}/pub`,
    `https://docs.google.com/forms/d/e/${ID}/viewform`,
    'https://drive.google.com/drive/my-drive',
    'https://drive.google.com/open?id=',
    'https://drive.google.com/open?id=../../x',
    `https://drive.google.com.example/file/d/${ID}/view`,
    'http://www.bannong-demo.go.th/file/d/1/view',
    'no address',
  ])('%s is no viewer', (url) => expect(documentBehind(url)).toBeNull());
});

describe('asking a viewer', () => {
  const file = (more: Partial<Extract<FetchAnswer, { ok: true }>> = {}): FetchAnswer => ({
    ok: true,
    status: 200,
    finalUrl: `https://drive.usercontent.google.com/download?id=${ID}`,
    chain: [],
    contentType: 'application/pdf',
    charset: null,
    retryAfter: null,
    bytes: new TextEncoder().encode('%PDF-1.7'),
    truncated: false,
    ...more,
  });
  const asked: string[] = [];
  const ask = (answer: FetchAnswer) =>
    askThroughViewer(VIEW, { maxBytes: 1_000, timeout: 1_000 }, async (url) => {
      asked.push(url);
      return answer;
    });

  it('reads the document, and tells it as that of the address', async () => {
    const answer = await ask(file());
    expect(asked).toEqual([FILE]);
    if (!answer.ok) throw new Error('no answer');
    expect(judgeAnswer(VIEW, answer, true)).toBeNull();
    const verdict = await judgeFile(VIEW, answer);
    expect(verdict).toMatchObject({ state: 'opens', finalUrl: VIEW });
    expect(verdict.print).toMatch(/^f:8:/);
  });

  it('sees a wall, a missing file, and what may not be read', async () => {
    const wall = await ask(file({ finalUrl: 'https://accounts.google.com/v3/signin', contentType: 'text/html' }));
    expect(judgeAnswer(VIEW, wall, true)).toMatchObject({ state: 'sign-in' });
    expect(judgeAnswer(VIEW, await ask(file({ status: 404, contentType: 'text/html' })), true)).toMatchObject({
      state: 'broken',
    });
    const target = `https://drive.usercontent.google.com/download?id=${ID}`;
    expect(judgeAnswer(VIEW, await ask({ ok: false, cause: 'opaque', target }), true)).toMatchObject({
      state: 'not-granted',
      finalUrl: target,
    });
  });

  it('calls nothing open when a question comes in the place of the file', async () => {
    const question = await ask(file({ contentType: 'text/html' }));
    expect(judgeAnswer(VIEW, question, true)).toMatchObject({ state: 'blocked', reason: { key: 'link.viewer' } });
  });
});
