import { batch, computed, signal } from '@preact/signals';
import type { Evidence } from '../../lib/assessment/model';
import { endKeys } from '../../lib/links/ends';
import { siteOf, urlKey } from '../../lib/links/identity';
import type { LinkJob } from '../../lib/links/run';
import type { CheckedLink } from '../../lib/links/verdict';
import { documentBehind } from '../../lib/links/viewers';
import type { App } from './app';
import { type Fault, faultOf } from './backend';

/** One address that is evidence, the items it serves, and what is known of it. */
export type EvidenceLink = { url: string; title: string; items: readonly string[]; link: CheckedLink | null };

/** An explanation whose click path no longer leads there, and the way that does. */
export type ChangedWay = { evidence: Evidence; text: string; now: string | null };

function hostsToRead(url: string): readonly (string | null)[] {
  return documentBehind(url)?.hosts ?? [siteOf(url)];
}

export type Verification = ReturnType<typeof createVerification>;

/** "ตรวจลิงก์": which links the evidence rests on, and the run that verifies them. Ends with the page that it runs in. */
export function createVerification(app: App) {
  const progress = signal<{ done: number; all: number } | null>(null);
  /** Why the last run ended before its time; null = it did not. */
  const failure = signal<Fault | null>(null);
  let controller: AbortController | null = null;

  const links = computed((): EvidenceLink[] => {
    const known = new Map((app.state.value?.links ?? []).map((link) => [urlKey(link.url), link]));
    const found = new Map<string, EvidenceLink & { items: string[] }>();
    const order = new Map(app.index.value?.items.map(({ item }, at) => [item.id, at]) ?? []);
    for (const one of app.snapshot.value?.evidence ?? []) {
      const key = urlKey(one.url);
      const entry = found.get(key);
      if (entry === undefined) {
        found.set(key, { url: one.url, title: one.title, items: [one.item], link: known.get(key) ?? null });
      } else if (!entry.items.includes(one.item)) entry.items.push(one.item);
    }
    const place = ({ items }: EvidenceLink) => Math.min(...items.map((item) => order.get(item) ?? Infinity));
    return [...found.values()].sort((a, b) => place(a) - place(b));
  });

  /** Evidence at an address whose explanation gives a way that has changed, as far as its last verdict knows. */
  function changedWays({ url, link }: EvidenceLink): ChangedWay[] {
    const gone = new Map(
      (link?.verdict.paths ?? []).flatMap(({ text, holds, now }) => (holds === false ? [[text, now] as const] : [])),
    );
    if (gone.size === 0) return [];
    const key = urlKey(url);
    return (app.snapshot.value?.evidence ?? []).flatMap((evidence) => {
      const text = evidence.explanation.trim();
      return urlKey(evidence.url) === key && gone.has(text) ? [{ evidence, text, now: gone.get(text) ?? null }] : [];
    });
  }

  /** Hosts of evidence that could not be read for want of a grant: those of the addresses, or those to which they lead on. */
  const ungranted = computed(() => {
    const hosts = links.value.flatMap(({ url, link }) =>
      link?.verdict.state === 'not-granted' ? hostsToRead(link.verdict.finalUrl ?? url) : [],
    );
    return [...new Set(hosts)].filter((host) => host !== null).sort();
  });

  /** Of addresses that lead to the same page as an earlier one in the list: that one. */
  const sameAs = computed((): ReadonlyMap<string, EvidenceLink> => {
    const end = endKeys(app.state.value?.links ?? []);
    const first = new Map<string, EvidenceLink>();
    const same = new Map<string, EvidenceLink>();
    for (const link of links.value) {
      const key = end(link.url);
      const earlier = first.get(key);
      if (earlier) same.set(link.url, earlier);
      else first.set(key, link);
    }
    return same;
  });

  async function start(which: readonly EvidenceLink[]): Promise<void> {
    const { verifyLinks } = app.platform;
    const assessment = app.snapshot.value?.assessment;
    if (!verifyLinks || !assessment || controller || which.length === 0) return;
    const running = new AbortController();
    controller = running;
    batch(() => {
      failure.value = null;
      progress.value = { done: 0, all: which.length };
    });
    const written = new Map<string, string[]>();
    for (const { url, explanation } of app.snapshot.value?.evidence ?? []) {
      written.set(urlKey(url), [...(written.get(urlKey(url)) ?? []), explanation]);
    }
    const jobs = which.map(
      ({ url, link }): LinkJob => ({
        url,
        before: link?.baseline ?? '',
        explanations: written.get(urlKey(url)) ?? [],
      }),
    );
    const onSite = new Set(
      (app.snapshot.value?.evidence ?? []).filter(({ foundOn }) => foundOn !== null).map(({ url }) => urlKey(url)),
    );
    try {
      await verifyLinks({
        assessmentId: assessment.id,
        hosts: assessment.agency.hosts,
        jobs,
        linked: (url) => (onSite.has(urlKey(url)) ? true : null),
        onVerdict: (_url, _verdict, now) => {
          progress.value = now;
        },
        signal: running.signal,
      });
    } catch (error) {
      failure.value = faultOf(error);
    } finally {
      controller = null;
      progress.value = null;
      await app.refresh();
    }
  }

  return { links, ungranted, sameAs, changedWays, progress, failure, start, stop: () => controller?.abort() };
}
