import { render } from 'preact';
import { ask, hello } from '../../lib/browser/client';

/** Shows nothing until the background confirms that this view is ours. */
async function start(): Promise<void> {
  const greeting = await hello();
  const root = document.getElementById('app');
  if (!greeting.ok || root === null) return;
  const state = await ask({ type: 'state' });
  render(<main data-mode={greeting.mode}>{state.tab?.title}</main>, root);
}

void start();
