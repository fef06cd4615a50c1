import browser from 'webextension-polyfill';
import { grantedOrigins } from './grants';
import { serial } from './serial';

export const TAKE_LINK = 'take-link';
export const TOGGLE = 'toggle';
export const TAKE_PICTURE = 'take-picture';
/** As in wxt.config.ts. */
export const PICTURE_COMMAND = 'take-picture';

/** mailto:, tel: and javascript: are no evidence. */
const LINKS = ['http://*/*', 'https://*/*'];

const words = (key: string) => browser.i18n.getMessage(key);

/**
 * Registers the context menus anew: on links and pages of granted sites only, and on the toolbar button everywhere.
 * Browsers keep them; this runs when the extension or the grants changed.
 */
export function refreshMenus(): Promise<void> {
  return serial('menus', async () => {
    const origins = await grantedOrigins();
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({ id: TOGGLE, title: words('toggle'), contexts: ['action'] });
    browser.contextMenus.create({ id: TAKE_PICTURE, title: words('takePicture'), contexts: ['action'] });
    if (origins.length === 0) return;
    const ours = { documentUrlPatterns: origins };
    browser.contextMenus.create({ id: `${TOGGLE}-page`, title: words('toggle'), contexts: ['page'], ...ours });
    browser.contextMenus.create({
      id: `${TAKE_PICTURE}-page`,
      title: words('takePicture'),
      contexts: ['page', 'image', 'selection'],
      ...ours,
    });
    browser.contextMenus.create({
      id: TAKE_LINK,
      title: words('takeLink'),
      contexts: ['link'],
      targetUrlPatterns: LINKS,
      ...ours,
    });
  });
}
