import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/parts.css';
import '../../assets/styles/sidebar.css';
import { render } from 'preact';
import { createApp } from '../../components/app/app';
import { SidebarApp } from '../../components/sidebar';
import { auditPage } from '../../lib/audit';
import { ask, framed, hello, onNotice } from '../../lib/browser/client';
import { requestHosts } from '../../lib/browser/grants';

/** Nothing is rendered until the background has confirmed that this view is ours. */
async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  const app = createApp({
    backend: { hello, ask, onNotice },
    requestHosts: framed ? null : requestHosts,
    now: () => new Date(),
  });
  await app.start();
  if (app.access.value === 'refused') return;
  render(<SidebarApp app={app} auditPage={auditPage} />, root);
}

void start();
