import { siteOf } from './identity';

/**
 * Hosts whose addresses say nothing of where they lead: services that shorten links or print QR codes. Data: one more
 * service is one more line; what stands below a host counts with it (qr.me-qr.com).
 */
const SHORT_HOSTS: ReadonlySet<string> = new Set([
  'bit.ly',
  'bitly.ws',
  'cutt.ly',
  'forms.gle',
  'goo.gl',
  'is.gd',
  'lin.ee',
  'me-qr.com',
  'ow.ly',
  'page.link',
  'q-r.to',
  'qr.page',
  'qrco.de',
  'qrcode-generator.link',
  'qrfy.com',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.asia',
  'shorturl.at',
  'shorturl.com',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'urlzs.com',
  'v.gd',
]);

/** Whether an address only stands for another one, which nobody can tell from it. */
export function isShortLink(url: string): boolean {
  const parts = siteOf(url)?.split('.') ?? [];
  return parts.some((_, at) => SHORT_HOSTS.has(parts.slice(at).join('.')));
}
