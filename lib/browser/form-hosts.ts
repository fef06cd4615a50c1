import { grantedOrigins, hostName, siteOf } from './grants';
import { readPrefs } from './prefs';

/** Sites that were granted so that their forms can be filled, and for nothing else. */

/** Match patterns under which the sidebar may live and read: all that is granted, without what is for forms only. */
export async function siteOrigins(): Promise<string[]> {
  const [origins, { formHosts }] = await Promise.all([grantedOrigins(), readPrefs()]);
  const forms = new Set(formHosts.map(siteOf));
  return origins.filter((origin) => {
    const host = /^(?:\*|\w+):\/\/([^/]+)\//.exec(origin)?.[1] ?? '';
    const name = hostName(host);
    return name === null || !forms.has(siteOf(name));
  });
}
