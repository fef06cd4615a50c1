import { Host } from '../../lib/assessment/model';

/**
 * The host that staff mean: an address copied whole, or its name alone. Port kept where it is not the scheme's own;
 * null = it is none. `WWW.Example.go.th/index.php` → `www.example.go.th`.
 */
export function hostFrom(written: string): string | null {
  const text = written.trim();
  if (text === '') return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text.replace(/^\/+/, '')}`);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    const host = url.host.toLowerCase();
    if (!url.hostname.includes('.') && url.hostname !== 'localhost') return null;
    return Host.safeParse(host).success ? host : null;
  } catch {
    return null;
  }
}

/** Hosts of several fields: empty ones left out, each once, null where one of them is no host. */
export function hostsFrom(written: readonly string[]): string[] | null {
  const hosts: string[] = [];
  for (const one of written) {
    if (one.trim() === '') continue;
    const host = hostFrom(one);
    if (host === null) return null;
    if (!hosts.includes(host)) hosts.push(host);
  }
  return hosts;
}
