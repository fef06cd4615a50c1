import type { HostHere } from '../messages';
import { TAG } from './bar';
import { Host } from './host';
import { giveBackFor } from './room';
import { alive } from './wire';

/** Name in the extension's own world, which the page cannot see; there only while the host is. */
const NAME = 'oitHost';

/** Starts the host in this document, or finds the one that runs; says what it found. */
export function arrive(): HostHere {
  const scope = globalThis as { [NAME]?: Host };
  const running = scope[NAME];
  if (running && alive()) return running.here();
  // What an earlier version of the extension left behind: its script cannot always clean up when it is replaced.
  for (const left of document.querySelectorAll(TAG)) {
    giveBackFor(left);
    left.remove();
  }
  const host = new Host(() => {
    delete scope[NAME];
  });
  scope[NAME] = host;
  return host.here();
}
