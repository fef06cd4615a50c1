import type { Assessment } from './model';

/** The divisions that every อบต. and เทศบาล has in some form; staff add their own and rename these. */
export const USUAL_DIVISIONS: readonly string[] = ['สำนักปลัด', 'กองคลัง', 'กองช่าง', 'กองการศึกษา'];

/** Names of the divisions of an assessment, in their order. */
export function divisionsOf(assessment: Pick<Assessment, 'divisions'>): readonly string[] {
  return assessment.divisions ?? USUAL_DIVISIONS;
}
