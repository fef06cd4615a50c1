/** Addresses that end like a file that is no page. */
export const FILE_NAME =
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|txt|zip|rar|7z|jpe?g|png|gif|bmp|webp|svg|tiff?|mp[34]|avi|mov|wmv|wav|exe|apk|ttf|woff2?|ics|xml|json|css|js)(?:$|[?#])/i;

/** Files whose words are read. Pictures are not: a site has thousands of its activities. */
export const DOCUMENT_NAME = /\.(?:pdf|docx|xlsx)(?:$|[?#])/i;
export const DOCUMENT_TYPE = /^application\/(?:pdf|vnd\.openxmlformats-officedocument\.)/;

/** The name of a file as its address ends, decoded; '' = none. */
export function fileNameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
