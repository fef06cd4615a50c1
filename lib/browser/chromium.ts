/**
 * The few calls that the polyfill does not carry: the side panel, and callback forms. See clicks.ts for why a
 * promise does not do.
 */
type Injected = { result?: unknown };

export type Chromium = {
  runtime: { lastError?: { message?: string } };
  storage: { local: { get(key: string, done: (items: Record<string, unknown>) => void): void } };
  scripting: {
    executeScript(
      injection: { target: { tabId: number }; func: () => unknown; injectImmediately: boolean },
      done: (results?: Injected[]) => void,
    ): void;
  };
  sidePanel?: {
    open?(options: { tabId: number }): Promise<void>;
    setOptions(options: { tabId: number; path?: string; enabled: boolean }): Promise<void>;
  };
};

/** Chromium's own API object; null in Firefox. */
export function chromium(): Chromium | null {
  const scope = globalThis as { browser?: unknown; chrome?: Chromium };
  return import.meta.env.FIREFOX ? null : (scope.chrome ?? null);
}
