import type { Verdict } from '../../lib/assessment/model';
import type { Outcome } from '../../lib/audit/finding';
import type { Basis } from '../../lib/checklist/schema';
import { useWords } from '../app/context';
import type { Readiness } from '../app/types';
import { BasisBars, Icon, type IconName } from './icons';

/** Marks with their words: shape first, then word, then colour. */

const OUTCOME_TONE: Record<Outcome, string> = {
  passed: 'c-ok',
  failed: 'c-miss',
  cantTell: 'c-unk',
  inapplicable: 'c-unk',
  untested: 'c-unk',
};

/**
 * The machine's word. A ไม่พบ that does not count (weak basis) is grey; on a guess it is ดูเอง: it never says that
 * something is missing.
 */
export function OutcomeMark({ outcome, basis }: { outcome: Outcome; basis: Basis }) {
  const w = useWords();
  const shown: Outcome = outcome === 'failed' && basis === 'guess' ? 'cantTell' : outcome;
  const tone = shown === 'failed' && basis === 'weak' ? 'c-unk' : OUTCOME_TONE[shown];
  return (
    <span class={`mark ${tone}`}>
      <Icon name={shown} />
      <b>{w.outcome[shown]}</b>
    </span>
  );
}

const READINESS_TONE: Record<Readiness, string> = { ready: 'c-ok', partial: 'c-part', missing: 'c-miss' };

export function ReadinessMark({ readiness }: { readiness: Readiness }) {
  const w = useWords();
  return (
    <span class={`mark ${READINESS_TONE[readiness]}`} data-readiness={readiness}>
      <Icon name={readiness} />
      {w.readiness[readiness]}
    </span>
  );
}

export function ReadinessIcon({ readiness, size }: { readiness: Readiness; size?: number }) {
  return <Icon name={readiness} size={size ?? 16} class={READINESS_TONE[readiness]} />;
}

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const w = useWords();
  return (
    <span class="mark c-ink">
      <Icon name={verdict} />
      <b>{w.verdict[verdict]}</b>
    </span>
  );
}

const LEVEL: Record<Basis, 1 | 2 | 3 | 4> = { certain: 4, strong: 3, weak: 2, guess: 1 };

export function BasisTag({ basis }: { basis: Basis }) {
  const w = useWords();
  return (
    <span class="basis" title={w.basis.title} data-basis={basis}>
      <BasisBars level={LEVEL[basis]} />
      {w.basis.label}: {w.basis[basis]}
    </span>
  );
}

/** The basis that most of the rows share: said once a card, a row's own only where it differs. */
export function commonBasis(rows: readonly { basis: Basis }[]): Basis | null {
  const counts = new Map<Basis, number>();
  for (const { basis } of rows) counts.set(basis, (counts.get(basis) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

export function By({ who, children }: { who: 'machine' | 'staff'; children: preact.ComponentChildren }) {
  const icon: IconName = who === 'machine' ? 'pencil' : 'stamp';
  return (
    <span class={who === 'machine' ? 'by' : 'by ink-by'}>
      <Icon name={icon} size={14} />
      <span>{children}</span>
    </span>
  );
}

/** How many items are ready, partly there, missing: filled, hatched, hollow. */
export function ReadinessBar({ counts }: { counts: Record<Readiness, number> }) {
  const w = useWords();
  const parts: Readiness[] = ['ready', 'partial', 'missing'];
  return (
    <div class="bar" role="img" aria-label={w.items.bar(counts.ready, counts.partial, counts.missing)}>
      {parts.map((part) =>
        counts[part] > 0 ? <span key={part} class={`b-${part}`} style={{ flex: counts[part] }} /> : null,
      )}
    </div>
  );
}
