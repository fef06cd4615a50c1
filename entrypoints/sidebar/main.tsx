import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/parts.css';
import '../../assets/styles/sidebar.css';
import '../../assets/styles/paste.css';
import { render } from 'preact';
import { SidebarApp } from '../../components/sidebar';
import { start } from '../../components/start';

void start((app, auditPage, root) => render(<SidebarApp app={app} auditPage={auditPage} />, root));
