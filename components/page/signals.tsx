import type { Signal } from '../../lib/audit/finding';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import { ShowPlace } from './places';

/** From these weights on a signal is called มาก and พอสมควร. */
const MUCH = 0.5;
const SOME = 0.2;

function levelOf(weight: number): 1 | 2 | 3 {
  const size = Math.abs(weight);
  return size >= MUCH ? 3 : size >= SOME ? 2 : 1;
}

/** ทำไมจึงเป็นข้อนี้: what spoke for and against, how much, and where in the page. */
export function Signals({ signals, code }: { signals: readonly Signal[]; code: string }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const said = new Map(signals.map((signal) => [reasonText(app.language.value, signal.reason), signal]));
  const sorted = [...said].sort(([, a], [, b]) => Math.abs(b.weight) - Math.abs(a.weight));
  if (sorted.length === 0) return <p class="meta">{w.page.whyNone}</p>;
  return (
    <ul class="signals" data-part="signals" aria-label={w.page.why}>
      {sorted.map(([text, { weight, where }]) => {
        const level = levelOf(weight);
        const against = weight < 0;
        return (
          <li key={text} data-part="signal" data-weight={against ? -level : level}>
            <span class={`weight ${against ? 'against' : ''}`} aria-hidden="true">
              {[1, 2, 3].map((step) => (
                <i key={step} class={step <= level ? 'on' : ''} />
              ))}
            </span>
            <span class="grow">
              {text}
              <span class="block">
                <b>{against ? w.page.against[level] : w.page.for[level]}</b>{' '}
                {where && <ShowPlace places={[where]} label={w.page.showLabel(code, text)} />}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
