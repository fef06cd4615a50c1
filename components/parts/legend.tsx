import { useWords } from '../app/context';
import { By, OutcomeMark, ReadinessMark, VerdictMark } from './marks';

/** The marks that will be met: pencil is the machine's, ink the staff's. */
export function Legend() {
  const w = useWords();
  return (
    <section class="legend" data-part="legend">
      <h2 style={{ fontSize: 'var(--fs-body)' }}>{w.legend.title}</h2>
      <div class="pencil">
        <By who="machine">{w.legend.pencil}</By>
        <div class="row">
          <OutcomeMark outcome="passed" basis="certain" />
          <OutcomeMark outcome="failed" basis="certain" />
          <OutcomeMark outcome="cantTell" basis="certain" />
        </div>
      </div>
      <div class="ink">
        <By who="staff">{w.legend.ink}</By>
        <div class="row">
          <VerdictMark verdict="met" />
          <VerdictMark verdict="unmet" />
        </div>
      </div>
      <div class="row" style={{ padding: '2px 0' }}>
        <ReadinessMark readiness="ready" />
        <ReadinessMark readiness="partial" />
        <ReadinessMark readiness="missing" />
      </div>
      <p class="meta">{w.legend.basis}</p>
    </section>
  );
}
