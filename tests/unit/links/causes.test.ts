import { describe, expect, it } from 'vitest';
import { causeOf, retryAfterOf } from '../../../lib/links/causes';

describe('causeOf', () => {
  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'name-not-found'],
    ['NS_ERROR_UNKNOWN_HOST', 'name-not-found'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
    ['SEC_ERROR_EXPIRED_CERTIFICATE', 'certificate'],
    ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'certificate'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['NS_ERROR_NET_TIMEOUT', 'timeout'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['NS_ERROR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_EMPTY_RESPONSE', 'refused'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'too-many-redirects'],
    ['NS_ERROR_REDIRECT_LOOP', 'too-many-redirects'],
    ['net::ERR_INTERNET_DISCONNECTED', 'network'],
    ['something new', 'network'],
  ] as const)('%s', (error, cause) => {
    expect(causeOf(error)).toBe(cause);
  });
});

describe('retryAfterOf', () => {
  const now = new Date('2026-01-05T03:00:00Z');
  it.each([
    [null, null],
    ['', null],
    ['120', 120],
    ['-5', 0],
    ['Mon, 05 Jan 2026 03:02:00 GMT', 120],
    ['Mon, 05 Jan 2026 02:00:00 GMT', 0],
    ['soon', null],
  ])('%s', (header, seconds) => {
    expect(retryAfterOf(header, now)).toBe(seconds);
  });
});
