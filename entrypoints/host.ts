import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { arrive } from '../lib/browser/host/arrive';

/** Injected into a page when the user opens the sidebar there; its result tells the background what it found. */
export default defineUnlistedScript(() => arrive());
