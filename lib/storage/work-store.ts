import { recordId, withLook, withVerdict } from '../links/record';
import { LinkRecord, type LinkVerdict } from '../links/verdict';
import { Connection, type ConnectionOptions } from './connection';
import { inReadTransaction, inWriteTransaction, queue } from './transaction';
import { WORK } from './work';

/** What the machine's long work keeps. Every call throws StoreError when the database fails. */
export type WorkStore = {
  /** The verdicts on an assessment's links. What does not fit its schema is left out: it is checked again. */
  links(assessmentId: string): Promise<LinkRecord[]>;
  /** Puts these verdicts before the earlier ones of their addresses, all of them or none. */
  recordVerdicts(assessmentId: string, verdicts: readonly { url: string; verdict: LinkVerdict }[]): Promise<void>;
  /** Staff looked at what has changed behind a link: it is measured against that from now on. */
  noteLook(assessmentId: string, url: string): Promise<void>;
  close(): Promise<void>;
};

/** @throws StoreError newer-database, blocked, storage-full or storage-failed */
export async function openWorkStore(options: ConnectionOptions & { name?: string } = {}): Promise<WorkStore> {
  const connection = new Connection({ ...WORK, name: options.name ?? WORK.name }, options);
  await connection.get();
  return {
    links: (assessmentId) =>
      inReadTransaction(
        connection,
        async (transaction) => {
          const rows = await transaction.objectStore('links').index('byAssessment').getAll(assessmentId);
          return rows.flatMap((row) => LinkRecord.safeParse(row).data ?? []);
        },
        ['links'],
      ),
    recordVerdicts: (assessmentId, verdicts) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          const table = transaction.objectStore('links');
          for (const { url, verdict } of verdicts) {
            const known = LinkRecord.safeParse(await table.get(recordId(assessmentId, url))).data;
            queue(table.put(withVerdict(known, assessmentId, url, verdict)));
          }
        },
        ['links'],
      ),
    noteLook: (assessmentId, url) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          const table = transaction.objectStore('links');
          const known = LinkRecord.safeParse(await table.get(recordId(assessmentId, url))).data;
          if (known) queue(table.put(withLook(known)));
        },
        ['links'],
      ),
    close: () => connection.close(),
  };
}
