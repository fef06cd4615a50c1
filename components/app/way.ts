import { useEffect, useState } from 'preact/hooks';
import { pathText } from '../../lib/links/path';
import type { App } from './app';

/**
 * The way from the home page to an address as the newest scan of the site knows it, worded as an explanation; '' while it
 * is not known. Comes a moment after the address.
 */
export function useScannedWay(app: App, url: string): string {
  const [way, setWay] = useState({ url: '', text: '' });
  useEffect(() => {
    let wanted = true;
    app.platform.backend.ask({ type: 'way.to', url }).then(
      (words) => wanted && setWay({ url, text: words === null ? '' : pathText(words).slice(0, 2_000) }),
      // Without it staff write the way themselves.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [app, url]);
  return way.url === url ? way.text : '';
}
