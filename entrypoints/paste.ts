import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { arrive } from '../lib/paste/dom';

/** Injected into a page with a form, on the user's gesture or where the site was granted for that; see lib/paste/dom. */
export default defineUnlistedScript(() => arrive());
