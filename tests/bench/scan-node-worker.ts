import { parentPort } from 'node:worker_threads';
import { startScanWorker } from '../../lib/browser/scanning/worker';

/** The extension's scan worker in a thread of Node. */

const port = parentPort;
if (!port) throw new Error('no thread');
const scope: Parameters<typeof startScanWorker>[0] = { postMessage: (word) => port.postMessage(word), onmessage: null };
startScanWorker(scope);
port.on('message', (data) => scope.onmessage?.({ data }));
