/** Where the host stands in the extension's own world of a page, which the page cannot see; there only while the host is. */
export const HOST_NAME = 'oitHost';
