/**
 * Services that show a document in a program of theirs: the page at its address says the same of every document, so that
 * nothing of it was read when that page opens. Each gives the document itself to the public at another address of its host.
 */
type Viewer = {
  host: string;
  path: RegExp;
  /** Address of the document; `id` is what the path names first, or the parameter `id`. */
  document: (id: string) => string;
  /** What comes there: a file, or the document as a page. */
  gives: 'file' | 'page';
  /** Hosts to which it sends on for that. */
  by?: readonly string[];
};

const VIEWERS: readonly Viewer[] = [
  {
    host: 'drive.google.com',
    path: /^\/(?:a\/[^/]+\/)?(?:file\/(?:u\/\d+\/)?d\/([\w-]{10,})|(?:u\/\d+\/)?(?:open|uc)$)/,
    document: (id) => `https://drive.google.com/uc?export=download&id=${id}`,
    gives: 'file',
    by: ['drive.usercontent.google.com'],
  },
  {
    host: 'drive.google.com',
    path: /^\/drive\/(?:u\/\d+\/|mobile\/)?folders\/([\w-]{10,})/,
    document: (id) => `https://drive.google.com/embeddedfolderview?id=${id}`,
    gives: 'page',
  },
  ...(
    [
      ['document', 'mobilebasic'],
      ['spreadsheets', 'htmlview'],
      ['presentation', 'htmlpresent'],
    ] as const
  ).map(
    ([kind, plain]): Viewer => ({
      host: 'docs.google.com',
      // What was published (/d/e/…) is a page of its own.
      path: new RegExp(`^/(?:a/[^/]+/)?${kind}/(?:u/\\d+/)?d/(?!e/)([\\w-]{10,})`),
      document: (id) => `https://docs.google.com/${kind}/d/${id}/${plain}`,
      gives: 'page',
    }),
  ),
];

/** Where the document behind a viewer's address is, and which hosts have to be read for it; null = the address is no viewer's. */
export function documentBehind(url: string): { url: string; gives: Viewer['gives']; hosts: string[] } | null {
  let at: URL;
  try {
    at = new URL(url);
  } catch {
    return null;
  }
  for (const { host, path, document, gives, by = [] } of VIEWERS) {
    const found = at.hostname === host ? path.exec(at.pathname) : null;
    const id = found && (found[1] ?? at.searchParams.get('id'));
    if (id && /^[\w-]{10,}$/.test(id)) return { url: document(id), gives, hosts: [host, ...by] };
  }
  return null;
}
