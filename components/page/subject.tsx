import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FileFacts } from '../../lib/page/facts';
import { useWords } from '../app/context';

/** The file that is being shown; null = the page in the tab. */
export const FileContext = createContext<{ url: string; facts: FileFacts } | null>(null);

/** Words of หน้านี้, said of a file where it is one. */
export function usePageWords() {
  const w = useWords();
  return useContext(FileContext) ? { ...w.page, ...w.files.asPage } : w.page;
}
