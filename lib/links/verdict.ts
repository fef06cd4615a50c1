import { Id, Instant, WebUrl } from '../assessment/primitives';
import { Reason } from '../audit/finding';
import { z } from '../zod';

/**
 * Whether an address opens for the public, as it was seen at one moment. Nothing is called open that was not read.
 *
 * opens
 * redirected      opens, under another address
 * home-instead    the site's home page comes in its place (a soft 404)
 * sign-in         asks the public to sign in
 * blocked         refuses programs: look yourself
 * needs-scripts   an empty shell without its scripts: look yourself
 * broken          does not open
 * not-granted     a host that may not be read: whether it answers is all that can be seen
 */
export const LinkState = z.enum([
  'opens',
  'redirected',
  'home-instead',
  'sign-in',
  'blocked',
  'needs-scripts',
  'broken',
  'not-granted',
]);
export type LinkState = z.infer<typeof LinkState>;

/** States in which the public gets to see what the link promises. */
export const OPEN_STATES: ReadonlySet<LinkState> = new Set(['opens', 'redirected']);
/** States in which it does not, for certain. */
export const DEAD_STATES: ReadonlySet<LinkState> = new Set(['home-instead', 'sign-in', 'broken']);
/** States in which only a person can see whether the public gets to see it. */
export const LOOK_STATES: ReadonlySet<LinkState> = new Set(['blocked', 'needs-scripts', 'not-granted']);

/** Whether a click path that stood in an explanation still led to the address. */
export const PathCheck = z.strictObject({
  /** As it was written. */
  text: z.string().check(z.maxLength(2_000)),
  /** Null = a page on the way could not be read. */
  holds: z.nullable(z.boolean()),
  /** The way there now, in the same manner; null = it still holds, or no other is known. */
  now: z.nullable(z.string().check(z.maxLength(2_000))),
});
export type PathCheck = z.infer<typeof PathCheck>;

export const LinkVerdict = z.strictObject({
  state: LinkState,
  /** What was seen (status, target, cause); words in lib/i18n/links.*. */
  reason: Reason,
  /** HTTP status of the last answer; null = none was seen. */
  status: z.nullable(z.number()),
  /** Where it ended; null = not seen. */
  finalUrl: z.nullable(WebUrl),
  /** Addresses on the way there, between the asked one and the last; absent = none was seen. */
  via: z.optional(z.array(WebUrl).check(z.maxLength(20))),
  /** Stands on a host that is not the agency's, and no page of the agency links to it; null = links are not known. */
  offSite: z.nullable(z.boolean()),
  /** What stands there now is not what stood there before; null = nothing to compare with. */
  changed: z.nullable(z.boolean()),
  /** Of the content that was read; '' = none. See fingerprint.ts. */
  print: z.string().check(z.maxLength(128)),
  /** Of every click path that an explanation gives for it; absent = none was followed. */
  paths: z.optional(z.array(PathCheck).check(z.maxLength(20))),
  at: Instant,
});
export type LinkVerdict = z.infer<typeof LinkVerdict>;

/** The newest verdict on an address in an assessment, and those before it, newest first. */
export const LinkRecord = z.strictObject({
  /** `${assessmentId} ${urlKey(url)}` */
  id: z.string().check(z.maxLength(40_000)),
  assessmentId: Id,
  url: WebUrl,
  verdict: LinkVerdict,
  /** Print that a change is measured against; '' = none yet. See record.ts. */
  baseline: z.string().check(z.maxLength(128)),
  /** When staff said last that they looked at what stands there now; absent = they did not, or it is another thing since. */
  looked: z.optional(Instant),
  earlier: z.array(LinkVerdict).check(z.maxLength(20)),
});
export type LinkRecord = z.infer<typeof LinkRecord>;

/** What views and readiness need of an address that was verified. */
export type CheckedLink = {
  url: string;
  verdict: LinkVerdict;
  /** Print that a change is measured against; '' = none. */
  baseline: string;
  /** When staff looked at what stands there; absent = they did not. */
  looked?: string;
  /** Too long ago to rest on. */
  stale: boolean;
};
