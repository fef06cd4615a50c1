import type { HostHere } from '../messages';
import { TAG } from './bar';
import { Host } from './host';
import { HOST_NAME } from './name';
import { giveBackFor } from './room';
import { alive } from './wire';

/** Starts the host in this document, or finds the one that runs; says what it found. */
export function arrive(): HostHere {
  const scope = globalThis as { [HOST_NAME]?: Host };
  const running = scope[HOST_NAME];
  if (running && alive()) return running.here();
  // What an earlier version of the extension left behind: its script cannot always clean up when it is replaced.
  for (const left of document.querySelectorAll(TAG)) {
    giveBackFor(left);
    left.remove();
  }
  const host = new Host(() => {
    delete scope[HOST_NAME];
  });
  scope[HOST_NAME] = host;
  return host.here();
}
