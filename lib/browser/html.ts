const HTML_TYPES: readonly unknown[] = ['text/html', 'application/xhtml+xml'];

/** Whether a document's content type is one that the sidebar's frame can live in. */
export const isHtml = (contentType: unknown): boolean => HTML_TYPES.includes(contentType);
