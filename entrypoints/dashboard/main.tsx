import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/parts.css';
import '../../assets/styles/sidebar.css';
import '../../assets/styles/dashboard.css';
import '../../assets/styles/overview.css';
import '../../assets/styles/scan.css';
import '../../assets/styles/last-year.css';
import '../../assets/styles/merge.css';
import { render } from 'preact';
import { Dashboard } from '../../components/dash/dashboard';
import { start } from '../../components/start';
import { verifyLinks } from '../../lib/browser/verification';
import { siteScan } from './site-scan';

void start((app, auditPage, root) => render(<Dashboard app={app} auditPage={auditPage} />, root), {
  verifyLinks,
  siteScan,
});
