import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Answer } from '../../lib/assessment/model';
import { nextItem } from '../../lib/assessment/summary';
import type { EditionPack, Item } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import { Seg } from '../parts/controls';
import { Icon } from '../parts/icons';
import { BasisTag, ReadinessMark } from '../parts/marks';
import { onEscape, SubHead } from '../parts/sub-head';
import { About } from './about';
import { CopyItem } from './copy-item';
import { CriteriaCard } from './criteria-card';
import { EvidenceList } from './evidence-list';
import { ExplanationEditor } from './explanation';

/** A name up to this length stands whole in the head of a 380 px frame. */
const SHORT_NAME = 26;

function YearLines({ item, pack }: { item: Item; pack: EditionPack }) {
  const { app } = useSidebar();
  const w = app.w.value.item;
  const { kind, offset, basis } = item.yearRule;
  const year = pack.year + offset;
  const text = kind === 'within' || kind === 'covers' ? w.years[kind](year) : w.years[kind];
  return (
    <dl class="facts" data-part="rules">
      <dt>{w.yearRule}</dt>
      <dd>
        {text} <BasisTag basis={basis} />
      </dd>
      {item.periodRule && (
        <>
          <dt>{w.periodRule}</dt>
          <dd>
            {item.periodRule.text} <BasisTag basis={item.periodRule.basis} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** One item, opened: the answer, the criteria, the evidence, the explanation, and what is known of the item; `children`: what a view knows beside. */
export function ItemView({ id, children }: { id: string; children?: ComponentChildren }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const pack = app.edition.value;
  const entry = app.index.value?.byId.get(id);
  const state = app.readiness.value?.items.get(id);
  const body = useRef<HTMLDivElement>(null);
  const back = () => {
    view.lastItem.value = id;
    view.item.value = null;
  };
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [id]);

  if (!entry || !state || !pack) {
    return (
      <div class="sb-main">
        <SubHead back={back} title={w.items.none} />
      </div>
    );
  }
  const { item } = entry;
  // What is being written belongs to this item of this assessment: another view may switch to another one.
  const place = `${app.snapshot.value?.assessment.id} ${item.id}`;
  const unsure = item.nameBasis === 'weak' || item.nameBasis === 'guess';
  const next = app.readiness.value ? nextItem(pack, app.readiness.value, id) : null;

  // Doubts about one piece of evidence stand at that piece.
  const doubts = state.doubts.filter((doubt) => !('at' in doubt.params));

  function answer(value: Answer | null) {
    const said = w.doing.answered(item.code, value ? w.answer[value] : w.answer.none);
    void app.act({ type: 'item.answer', item: item.id, answer: value }, { said, about: said });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from anywhere inside
    <div class="sb-main" data-part="item" data-code={item.code} data-item={item.id} onKeyDown={onEscape(back)}>
      <SubHead
        key={id}
        back={back}
        title={
          <span title={item.name}>
            <span class="code">{item.code}</span> {item.name}
          </span>
        }
      >
        <ReadinessMark readiness={state.readiness} />
      </SubHead>
      <div class="sb-body pad stack" ref={body}>
        {(item.name.length > SHORT_NAME || unsure) && (
          <p class="tight" data-part="item-name">
            {item.name.length > SHORT_NAME && item.name}
            {unsure && (
              <span class="mark c-part wraps">
                <Icon name="warn" size={14} />
                <span class="meta">{w.item.nameUnsure}</span>
              </span>
            )}
          </p>
        )}
        <div class="row wrap between">
          <b>{w.item.answer}</b>
          <Seg<Answer>
            label={`${w.item.answer} ${item.code}`}
            part="answer"
            value={state.answer}
            options={[
              { value: 'yes', text: w.answer.yes },
              { value: 'no', text: w.answer.no },
            ]}
            choose={answer}
          />
        </div>
        {doubts.length > 0 && (
          <ul class="card" style={{ padding: '4px 12px' }} aria-label={w.item.doubts} data-part="doubts">
            {doubts.map((doubt) => (
              <li
                key={`${doubt.key}${JSON.stringify(doubt.params)}`}
                class="row top tight"
                style={{ padding: '3px 0' }}
              >
                <Icon name="warn" class="c-part" />
                <span class="grow">{reasonText(app.language.value, doubt)}</span>
              </li>
            ))}
          </ul>
        )}
        <YearLines item={item} pack={pack} />
        <CriteriaCard item={item} state={state} />
        <EvidenceList key={place} item={item} evidence={state.evidence} doubts={state.doubts} />
        <ExplanationEditor key={place} item={item} />
        <CopyItem item={item} />
        <About item={item} pack={pack} />
        {children}
      </div>
      <footer class="sb-foot">
        {next ? (
          <button
            type="button"
            class="btn main wide"
            data-part="next"
            onClick={() => {
              view.item.value = next.id;
            }}
          >
            {w.item.next(next.code)}
            <Icon name="next" />
          </button>
        ) : (
          <button type="button" class="btn wide" onClick={back}>
            {w.item.toList}
          </button>
        )}
      </footer>
    </div>
  );
}
