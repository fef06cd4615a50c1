import type { LinkReasonWords } from './links.th';

export const linksEn: LinkReasonWords = {
  'link.opens': 'The public can see it without signing in',
  'link.redirected': 'Leads on to {target}: better use that address',
  'link.home-instead': 'Leads to the home page instead of the page it promises: find the right page and mend the link',
  'link.sign-in': 'Asks visitors to sign in: share it with everyone, or put the file on the website',
  'link.blocked': 'The site refuses programs (status {status}): please look yourself',
  'link.needs-scripts': 'The page shows its content by scripts and could not be read: please look yourself',
  'link.empty': 'The answer was empty: see whether the file is still on the website',
  'link.missing': 'The page is no longer there (status {status}): mend the link or upload the file again',
  'link.soft-missing': 'The site shows its “not found” page instead: mend the link or upload the file again',
  'link.server-error': 'The server fails (status {status}): try again later or tell who runs the website',
  'link.status': 'An unusual answer (status {status}): please look yourself',
  'link.name-not-found': 'No website has this name: check the spelling, or whether the domain has expired',
  'link.certificate': 'The site’s HTTPS certificate is faulty and visitors see a warning: tell who runs the website',
  'link.timeout': 'No answer in time: try again later',
  'link.refused': 'The server refuses connections: try again later or tell who runs the website',
  'link.too-many-redirects': 'The link leads on in circles: mend the link',
  'link.network': 'No connection: check this computer’s internet and try again',
  'link.left-alone':
    'The site asked to be left alone for a while, so this link was not opened: check again later or look yourself',
  'link.viewer': 'The service that shows the document answered and did not give it: please look yourself, signed out',
  'link.file-unread':
    'The file comes, but could not be opened here: please see yourself whether the public can read it',
  'link.leads-away': 'Leads on to {target}, which may not be read yet: please look yourself',
  'link.answers': 'Something answers, but this site may not be read yet: look yourself or grant access',
  'link.short':
    'A short link: where it leads is not known until access to its site is granted or you look yourself; better use the full address',
  'link.short-page':
    'A short link that shows a page of its own service first and does not say where it leads: look yourself, and use the full address',
  'link.silent': 'Nothing answers, and this site may not be read yet: look yourself or grant access',
};
