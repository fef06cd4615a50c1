import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startScanWorker } from '../lib/browser/scanning/worker';

/** Reads the pages of a site scan off the dashboard's thread; see lib/browser/scanning. */
export default defineUnlistedScript(() => startScanWorker(self as never));
