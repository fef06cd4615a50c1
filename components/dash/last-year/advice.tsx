import { type ComponentChildren, Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import { indexEdition } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import type { LastResult, Recommendation } from '../../../lib/last-year/schema';
import { useWords } from '../../app/context';
import { Panel } from '../page';

const SHORT = 160;

/** One advice: its questions, its words (long ones folded), and what hangs on it. */
export function Advice({ advice, children }: { advice: Recommendation; children: ComponentChildren }) {
  const w = useWords().lastYear.advice;
  const [whole, setWhole] = useState(false);
  const id = useId();
  const long = advice.text.length > SHORT;
  return (
    <li class="last-advice" data-part="advice" data-refs={advice.refs.join(' ')}>
      <p id={id}>
        <b class="keep">{w.of(advice.refs.join(' '))}</b>
        {advice.instrument && <span class="c-2"> · {advice.instrument}</span>}
        <br />
        {long && !whole ? `${advice.text.slice(0, SHORT)}…` : advice.text}
      </p>
      {long && (
        <button
          type="button"
          class="link meta"
          aria-expanded={whole}
          aria-describedby={id}
          onClick={() => setWhole(!whole)}
        >
          {whole ? w.less : w.whole}
        </button>
      )}
      {children}
    </li>
  );
}

/** The advice of a result before it is saved, with the items of its own year. */
export function AdviceOfDraft({ result, pack }: { result: LastResult; pack: EditionPack }) {
  const w = useWords().lastYear.advice;
  const { byId } = indexEdition(pack);
  if (result.recommendations.length === 0) return null;
  return (
    <Panel title={w.title} hint={String(result.recommendations.length)} part="draft-advice">
      <ul class="pad stack">
        {result.recommendations.map((advice) => (
          <Advice key={`${advice.refs.join()} ${advice.text}`} advice={advice}>
            <p class="meta">
              {advice.items.length === 0 ? w.noItems : `${w.items}: `}
              {advice.items.map((id, at) => {
                const item = byId.get(id)?.item;
                return (
                  <Fragment key={id}>
                    {at > 0 && ' · '}
                    <span data-part="advice-item" data-code={item?.code}>
                      <b>{item?.code}</b> {item?.name}
                    </span>
                  </Fragment>
                );
              })}
            </p>
          </Advice>
        ))}
      </ul>
    </Panel>
  );
}

/** The list in words, line by line with the item that it means. */
export function NarrativePanel({ result, pack }: { result: LastResult; pack: EditionPack }) {
  const w = useWords().lastYear.narrative;
  const { byId } = indexEdition(pack);
  const failed = new Set(result.failing.map(({ item }) => item));
  if (result.narrative.length === 0) return null;
  return (
    <Panel title={w.title} hint={w.hint} part="narrative">
      <ol class="pad last-words">
        {result.narrative.map(({ text, item }, at) => {
          const code = item === null ? null : byId.get(item)?.item.code;
          return (
            <li key={at}>
              <b class="code">{code ?? '?'}</b>
              <span class="grow">
                {text}
                {!code && <span class="block meta">{w.unknown}</span>}
                {item !== null && failed.size > 0 && !failed.has(item) && (
                  <span class="block meta">{w.notInCodes}</span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
