import { indexEdition } from '../../checklist';
import type { LinkVerdict } from '../../links/verdict';
import { CommandError } from '../draft';
import type { Picture } from '../model';
import { byOrder, compare } from '../order';
import { picturesOf } from '../pictures';
import { MOST_PICTURES, type SubmittedItem } from '../submission';
import { evidenceKey, isLive, liveFirst, type Planner } from '../work';

/** Writes down every item as it stands, also those without answer: what was left out was submitted as nothing. */
export const freezeSubmission: Planner<'submission.freeze'> = async (change, work) => {
  const { draft, assessment, setting } = work;
  const pack = await work.pack();
  if (pack === null) throw new CommandError('not-found', `edition ${assessment.edition}`);
  const verdicts = new Map(change.verdicts.map(({ url, verdict }) => [evidenceKey(url), verdict]));
  const pictures = (await draft.ofAssessment('pictures', assessment.id))
    .filter(isLive)
    .sort((a, b) => compare(b.takenAt, a.takenAt) || compare(a.id, b.id));

  const items: SubmittedItem[] = [];
  for (const { item } of indexEdition(pack).items) {
    const state = liveFirst(await draft.ofItem('itemStates', assessment.id, item.id));
    const said = state !== undefined && isLive(state) ? state : null;
    const evidence = (await draft.ofItem('evidence', assessment.id, item.id)).filter(isLive).sort(byOrder);
    items.push({
      item: item.id,
      code: item.code,
      name: item.name,
      answer: said?.answer ?? null,
      explanation: said?.explanation ?? '',
      evidence: evidence.map((piece) => frozen(piece, verdicts.get(evidenceKey(piece.url)) ?? null, pictures)),
    });
  }
  draft.create('submissions', {
    assessmentId: assessment.id,
    edition: assessment.edition,
    note: change.note,
    submittedAt: setting.now,
    submittedBy: setting.by,
    items,
  });
};

type Piece = Pick<
  SubmittedItem['evidence'][number],
  'url' | 'title' | 'explanation' | 'foundOn' | 'takenAt' | 'takenBy'
> & { id: string };

function frozen(
  { id, url, title, explanation, foundOn, takenAt, takenBy }: Piece,
  verdict: LinkVerdict | null,
  pictures: readonly Picture[],
): SubmittedItem['evidence'][number] {
  const pictureIds = picturesOf({ url, foundOn }, pictures)
    .slice(0, MOST_PICTURES)
    .map(({ picture }) => picture.id);
  return { evidenceId: id, url, title, explanation, foundOn, takenAt, takenBy, verdict, pictureIds };
}
