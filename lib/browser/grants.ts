import browser from 'webextension-polyfill';

/** Which sites the extension may read. The browser owns this; nothing here is kept by us. */

const WWW = 'www.';

/** Host as browsers write it in addresses: punycode, lower case, without port; null when it is none. */
export function hostName(host: string): string | null {
  try {
    return new URL(`http://${host}`).hostname || null;
  } catch {
    return null;
  }
}

const bare = (name: string) => (name.startsWith(WWW) ? name.slice(WWW.length) : name);

/** The host name without www: the same site under both names. */
export function siteOf(host: string): string | null {
  const name = hostName(host);
  return name === null ? null : bare(name);
}

function hasWww(name: string): boolean {
  return name.includes('.') && !name.includes(':') && !/^[\d.]+$/.test(name);
}

/**
 * Match patterns that grant exactly these hosts: both schemes, with and without www, any port, nothing else.
 * Hosts as in Agency.hosts; what is no host is left out.
 */
export function originsFor(hosts: readonly string[]): string[] {
  const names = hosts.flatMap((host) => {
    const name = hostName(host);
    if (name === null) return [];
    return hasWww(name) ? [WWW + bare(name), bare(name)] : [name];
  });
  return [...new Set(names)].map((name) => `*://${name}/*`);
}

/** Whether match patterns, as the browser lists them, cover an http(s) address. */
export function covers(origins: readonly string[], url: string): boolean {
  let at: URL;
  try {
    at = new URL(url);
  } catch {
    return false;
  }
  const scheme = at.protocol.slice(0, -1);
  if (scheme !== 'http' && scheme !== 'https') return false;
  return origins.some((origin) => {
    if (origin === '<all_urls>') return true;
    const [, schemes = '', host = ''] = /^(\*|\w+):\/\/(\[[^\]]*\]|[^/:]*)/.exec(origin) ?? [];
    if (schemes !== '*' && schemes !== scheme) return false;
    if (host === '*' || host === at.hostname) return true;
    return host.startsWith('*.') && (at.hostname === host.slice(2) || at.hostname.endsWith(host.slice(1)));
  });
}

/** Hosts of which some origin (a scheme, or the name with or without www) is not granted. */
export function missingHosts(origins: readonly string[], hosts: readonly string[]): string[] {
  return hosts.filter((host) => {
    const patterns = originsFor([host]);
    return patterns.some((pattern) =>
      ['http', 'https'].some((scheme) => !covers(origins, pattern.replace('*:', `${scheme}:`).replace('/*', '/'))),
    );
  });
}

/** Match patterns granted now. */
export async function grantedOrigins(): Promise<string[]> {
  const { origins } = await browser.permissions.getAll();
  return origins ?? [];
}

/**
 * Asks the user for these hosts. Only from a click in an extension page, before any await: the browser refuses otherwise.
 * @returns whether all were granted
 */
export function requestHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: originsFor(hosts) });
}

/** Calls back whenever sites were granted or revoked, also from the browser's own pages. */
export function onGrantsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
