import { Fragment } from 'preact';
import { useWords } from './app/context';
import { Legend } from './parts/legend';
import { onEscape, SubHead } from './parts/sub-head';

export function HelpView({ back }: { back: () => void }) {
  const w = useWords();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="help" onKeyDown={onEscape(back)}>
      <SubHead back={back} title={w.help.title} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard */}
      <section class="sb-body paper" tabIndex={0} aria-label={w.help.title}>
        <div class="ctr">
          <h3>{w.help.keys}</h3>
          <dl class="facts" style={{ paddingTop: '6px' }}>
            {w.help.list.map(([keys, what]) => (
              <Fragment key={keys}>
                <dt class="keep">
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </Fragment>
            ))}
          </dl>
          <p>{w.help.linkMenu}</p>
          <p data-part="help-pictures">
            {w.pictures.how} {w.pictures.help}
          </p>
          <Legend />
        </div>
      </section>
    </div>
  );
}
