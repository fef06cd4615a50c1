/**
 * Puts text, and the same as an HTML table where there is one, on the clipboard. navigator.clipboard is refused in the
 * frame by every browser, so the copy command's own event carries the data.
 * @returns whether the browser took it
 */
export function copy(content: { text: string; html?: string }): boolean {
  let taken = false;
  const onCopy = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', content.text);
    if (content.html) event.clipboardData.setData('text/html', content.html);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('copy', onCopy, true);
  try {
    return document.execCommand('copy') && taken;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', onCopy, true);
  }
}
