import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { App } from './app';
import type { Reading } from './reading';
import type { View } from './view';

export type Sidebar = { app: App; view: View; reading: Reading };

export const AppContext = createContext<App | null>(null);
export const SidebarContext = createContext<Sidebar | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('no app around this component');
  return app;
}

export function useWords() {
  return useApp().w.value;
}

export function useSidebar(): Sidebar {
  const sidebar = useContext(SidebarContext);
  if (!sidebar) throw new Error('no sidebar around this component');
  return sidebar;
}
