import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Scanning } from '../app/scanning';
import type { Verification } from '../app/verification';
import type { Router } from './route';

export const RouterContext = createContext<Router | null>(null);

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (!router) throw new Error('no router around this component');
  return router;
}

export const VerificationContext = createContext<Verification | null>(null);

export function useVerification(): Verification {
  const verification = useContext(VerificationContext);
  if (!verification) throw new Error('no verification around this component');
  return verification;
}

export const ScanningContext = createContext<Scanning | null>(null);

export function useScanning(): Scanning {
  const scanning = useContext(ScanningContext);
  if (!scanning) throw new Error('no scanning around this component');
  return scanning;
}
