import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `broken`: the connection ends without an answer. */
export type Answer = {
  broken?: true;
  body: string | Uint8Array;
  type?: string;
  headers?: Record<string, string>;
  status?: number;
};
/** `host/path` (no scheme, no port) → what is served there; a string is an HTML body. */
export type Routes = Record<string, string | Answer>;

export type Site = { port: number; close(): Promise<void> };

/** The smallest PDF that browsers show. */
export const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\ntrailer<</Root 1 0 R>>';

/** A loopback web server of several hosts; also understands a browser that uses it as its proxy. */
export async function startSite(routes: Routes): Promise<Site> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { hostname, pathname } = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const found = routes[`${hostname}${pathname}`];
    const answer: Answer =
      typeof found === 'object'
        ? found
        : { body: found ?? '<h1>ไม่พบหน้านี้</h1>', status: found === undefined ? 404 : 200 };
    if (answer.broken) {
      response.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, {
      'content-type': answer.type ?? 'text/html; charset=utf-8',
      ...answer.headers,
    });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
