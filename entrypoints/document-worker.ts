import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startDocumentWorker } from '../lib/browser/documents/worker';

/** Reads documents off the views' thread; see lib/browser/documents. */
export default defineUnlistedScript(() => startDocumentWorker(self as never));
