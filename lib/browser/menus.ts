import browser from 'webextension-polyfill';
import { PasteField } from '../assessment/model';
import { siteOrigins } from './form-hosts';
import { type PasteMenu, pasteMenu } from './paste-state';
import { serial } from './serial';

export const TAKE_LINK = 'take-link';
export const TOGGLE = 'toggle';
export const TAKE_PICTURE = 'take-picture';
/** As in wxt.config.ts. */
export const PICTURE_COMMAND = 'take-picture';
export const PASTE_COMMAND = 'paste-field';

const PASTE = 'paste';
const PASTE_WORDS: Record<PasteField, string> = {
  answer: 'pasteAnswer',
  urls: 'pasteUrls',
  explanation: 'pasteExplanation',
};

/** The field of the form that an entry puts into; null = another entry. */
export function pasteFieldOf(id: string): PasteField | null {
  const found = PasteField.safeParse(id.startsWith(`${PASTE}-`) ? id.slice(PASTE.length + 1) : '');
  return found.success ? found.data : null;
}

/** mailto:, tel: and javascript: are no evidence. */
const LINKS = ['http://*/*', 'https://*/*'];

const words = (key: string) => browser.i18n.getMessage(key);

/** On fields of any page, and only while pasting is going on: what is at hand, the one that one stands at marked. */
function createPaste({ code, fields, at }: PasteMenu): void {
  const places = { contexts: ['editable' as const], documentUrlPatterns: LINKS };
  browser.contextMenus.create({ id: PASTE, title: words('pasteHere'), ...places });
  for (const field of fields) {
    const title = `${field === at ? '› ' : ''}${code} ${words(PASTE_WORDS[field])}`;
    browser.contextMenus.create({ id: `${PASTE}-${field}`, parentId: PASTE, title, ...places });
  }
}

/**
 * Registers the context menus anew: on links and pages of granted sites only, and on the toolbar button everywhere.
 * Browsers keep them; this runs when the extension or the grants changed.
 */
export function refreshMenus(): Promise<void> {
  return serial('menus', async () => {
    const [origins, paste] = await Promise.all([siteOrigins(), pasteMenu()]);
    await browser.contextMenus.removeAll();
    if (paste !== null) createPaste(paste);
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
