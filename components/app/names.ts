import { siteOf } from '../../lib/links/identity';
import { documentBehind } from '../../lib/links/viewers';

/** How offices shorten their own kind; the longest first. */
const SHORT: readonly [long: string, short: string][] = [
  ['องค์การบริหารส่วนจังหวัด', 'อบจ.'],
  ['องค์การบริหารส่วนตำบล', 'อบต.'],
  ['เทศบาลตำบล', 'ทต.'],
  ['เทศบาลเมือง', 'ทม.'],
  ['เทศบาลนคร', 'ทน.'],
];

/** องค์การบริหารส่วนตำบลตัวอย่างไพร → อบต.ตัวอย่างไพร; other names as they are. */
export function shortAgency(name: string): string {
  const found = SHORT.find(([long]) => name.startsWith(long) && name.length > long.length);
  return found ? found[1] + name.slice(found[0].length).trim() : name;
}

/** What is read of an address: no scheme, no www; Thai as Thai. */
export function readableUrl(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '');
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}

/** The part of an address that tells it from others: without the host where it is the agency's own. */
export function shortUrl(url: string, hosts: readonly string[] = []): string {
  const whole = readableUrl(url);
  const slash = whole.indexOf('/');
  return isOurs(url, hosts) && slash >= 0 ? whole.slice(slash + 1) || whole : whole;
}

/** Host with its port, lower case; '' when it is no address. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host.toLowerCase();
  } catch {
    return '';
  }
}

/** Whether an address stands on one of the agency's hosts, with or without www. */
export function isOurs(url: string, hosts: readonly string[]): boolean {
  const site = siteOf(url);
  return site !== null && hosts.some((host) => siteOf(`http://${host}`) === site);
}

/** A file as its address tells it: what browsers open outside a page. */
export function isFile(url: string): boolean {
  try {
    const { pathname } = new URL(url);
    return /\.(pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z|csv|txt|jpe?g|png|gif|tiff?)$/i.test(pathname);
  } catch {
    return false;
  }
}

/** A file whose words can be read, or whose kind has something to be said of; by the end of its address, or its viewer's. */
export function isReadable(url: string): boolean {
  return documentBehind(url)?.gives === 'file' || /\.(pdf|docx?|xlsx?|pptx?|jpe?g|png|bmp)($|[?#])/i.test(url);
}

/** Years as they are read: those in a row as a span (2566-2570), others one by one. */
export function yearSpans(years: readonly number[]): string {
  const spans: [from: number, to: number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] + 1 === year) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? from : `${from}${to - from > 1 ? '-' : ', '}${to}`)).join(', ');
}
