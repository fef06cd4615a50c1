import type { FetchCause } from './fetching';

/** How Chromium (net::ERR_…) and Firefox (NS_ERROR_…, certificate errors) name what went wrong; the first that fits. */
const CAUSES: readonly (readonly [RegExp, FetchCause])[] = [
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST|UNKNOWN_PROXY_HOST/, 'name-not-found'],
  [/_CERT_|_SSL_|^SSL_|SEC_ERROR|MOZILLA_PKIX|BAD_CERT|NET_INADEQUATE_SECURITY/, 'certificate'],
  [/TIMED_OUT|TIMEOUT/, 'timeout'],
  [/TOO_MANY_REDIRECTS|REDIRECT_LOOP/, 'too-many-redirects'],
  [/REFUSED|ADDRESS_UNREACHABLE|CONNECTION_RESET|NET_RESET|EMPTY_RESPONSE|CONNECTION_CLOSED|NET_INTERRUPT/, 'refused'],
];

/** The cause in a browser's name of a network error; `network` when it tells no more. */
export function causeOf(error: string): FetchCause {
  return CAUSES.find(([pattern]) => pattern.test(error))?.[1] ?? 'network';
}

/** Seconds that a Retry-After header asks for (a number or an HTTP date); null = none, or not readable. */
export function retryAfterOf(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
