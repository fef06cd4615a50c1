import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startFoundWorker } from '../lib/browser/scanning/found-worker';

/** Puts the results of a site scan together off the dashboard's thread; see lib/browser/scanning. */
export default defineUnlistedScript(() => startFoundWorker(self as never));
