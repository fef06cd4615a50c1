/** Addresses that end like a file that is no page. */
export const FILE_NAME =
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|txt|zip|rar|7z|jpe?g|png|gif|bmp|webp|svg|tiff?|mp[34]|avi|mov|wmv|wav|exe|apk|ttf|woff2?|ics|xml|json|css|js)(?:$|[?#])/i;

/** Files that can be evidence, or hold it: these are read. */
export const DOCUMENT_NAME = /\.(?:pdf|docx|xlsx|jpe?g|png|bmp)(?:$|[?#])/i;

/** The name of a file as its address ends, decoded; '' = none. */
export function fileNameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
