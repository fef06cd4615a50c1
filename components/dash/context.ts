import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Router } from './route';

export const RouterContext = createContext<Router | null>(null);

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (!router) throw new Error('no router around this component');
  return router;
}
