import { useEffect, useState } from 'preact/hooks';
import { progressOf } from '../../lib/paste/steps';
import { useSidebar } from '../app/context';
import { NoEdition } from '../page/states';
import { Icon } from '../parts/icons';
import { onEscape, SubHead } from '../parts/sub-head';
import { FieldSteps } from './field-steps';
import { FormFilling } from './form-filling';
import { pastingOf } from './pasting';

type Way = 'field' | 'form';

/** วางลง ITAS, beside whatever page stands there: field by field by the clipboard or into the field that was clicked, or the whole form. */
export function PasteView({ back }: { back: () => void }) {
  const { app, view } = useSidebar();
  const w = app.w.value.paste;
  const pasting = pastingOf(app);
  const [way, setWay] = useState<Way>(pasting.form.value.kind === 'idle' ? 'field' : 'form');
  const steps = pasting.steps.value;
  const known = app.edition.value !== null;
  const put = app.state.value?.paste?.put?.id;

  // Menu and shortcut put what one stands at, as long as this is open.
  const assessment = app.snapshot.value?.assessment.id;
  useEffect(() => {
    pasting.begin();
    const end = () => pasting.tell(null);
    window.addEventListener('pagehide', end);
    return () => {
      window.removeEventListener('pagehide', end);
      end();
    };
  }, [pasting, assessment, known]);
  useEffect(() => pasting.follow(), [pasting, put]);

  if (!known) return <NoEdition />;
  const progress = progressOf(steps);
  const year = app.edition.value?.year ?? 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="paste" onKeyDown={onEscape(back)}>
      <SubHead back={back} title={w.year(year)} />
      {progress.all === 0 ? (
        <div class="sb-body" data-part="paste-nothing">
          <div class="ctr">
            <h3>{w.nothing.title}</h3>
            <p>{w.nothing.body}</p>
            <p>
              <button type="button" class="btn" onClick={() => view.openTab('items')}>
                {w.nothing.main}
              </button>
            </p>
          </div>
        </div>
      ) : (
        <>
          <div class="tools stack-s">
            <p class="row wrap between" role="status" data-part="paste-progress">
              <span>{w.progress(progress.done, progress.all)}</span>
              {progress.changed > 0 && (
                <span class="mark c-part">
                  <Icon name="warn" size={14} />
                  {w.changed(progress.changed)}
                </span>
              )}
            </p>
            <div class="bar" aria-hidden="true">
              {progress.done > 0 && <span class="b-ready" style={{ flex: progress.done }} />}
              {progress.all > progress.done && <span class="b-open" style={{ flex: progress.all - progress.done }} />}
            </div>
            <fieldset class="chips" aria-label={w.how}>
              {(['field', 'form'] as const).map((one) => (
                <button
                  type="button"
                  key={one}
                  aria-pressed={way === one}
                  data-part={`paste-by-${one}`}
                  onClick={() => setWay(one)}
                >
                  {one === 'field' ? w.byField : w.wholeForm}
                </button>
              ))}
            </fieldset>
          </div>
          {way === 'field' ? (
            <FieldSteps pasting={pasting} />
          ) : (
            <FormFilling pasting={pasting} byField={() => setWay('field')} />
          )}
        </>
      )}
    </div>
  );
}
