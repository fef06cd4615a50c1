import { recordId } from '../links/record';
import { LinkRecord } from '../links/verdict';
import { z } from '../zod';
import { type Backup, withLinks } from './backup-format';
import type { WorkStore } from './work-store';

/** The backup with the verdicts on its live evidence, the history of each among them. @throws StoreError */
export async function withVerdicts(backup: Backup, work: WorkStore): Promise<Backup> {
  const { assessments, evidence } = backup.records;
  const live = assessments.filter(({ deletedAt }) => deletedAt === null);
  const wanted = new Set(
    evidence.flatMap(({ assessmentId, url, deletedAt }) => (deletedAt === null ? [recordId(assessmentId, url)] : [])),
  );
  const links: LinkRecord[] = [];
  for (const { id } of live) links.push(...(await work.links(id)).filter((record) => wanted.has(record.id)));
  return withLinks(backup, links);
}

const WithLinks = z.object({ links: z.optional(z.array(LinkRecord)) });

/**
 * Puts the verdicts of a backup that was restored in place of those that are kept; one of before they were part of it
 * leaves these alone.
 * @throws StoreError
 */
export async function restoreVerdicts(backup: unknown, work: WorkStore): Promise<void> {
  const { links } = WithLinks.safeParse(backup).data ?? {};
  if (links) await work.replaceLinks(links);
}
