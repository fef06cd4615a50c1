import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { reasonText } from '../../lib/i18n';
import { useSidebar } from '../app/context';
import { explanationOf, type Offer, offersOf, type ScannedItem, scanTakings } from '../app/scan-takings';
import { take } from '../app/takings';
import { Icon } from '../parts/icons';
import { Panel } from './page';
import { CandidateName } from './scan-items';

/** Every item with the page proposed for it, each with its box: one confirmation, one command, one undo. */
export function ReviewPanel({ items, back }: { items: readonly ScannedItem[]; back: () => void }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const [offers] = useState(() => offersOf(items).sort((a, b) => Number(b.preset) - Number(a.preset)));
  const presets = useMemo(() => new Set(offers.flatMap(({ item, preset }) => (preset ? [item] : []))), [offers]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(presets);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo?.(0, 0);
  }, []);
  const chosen = offers.filter(({ item, said }) => picked.has(item) && said !== 'taken');
  const [busy, setBusy] = useState(false);
  async function confirm() {
    setBusy(true);
    const result = await take(app, scanTakings(chosen));
    setBusy(false);
    if (result.ok) back();
  }
  const toggle = (item: string, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(item);
    else next.delete(item);
    setPicked(next);
  };
  return (
    <Panel part="scan-review">
      <header>
        <h2 tabIndex={-1} ref={heading}>
          {w.review.title}
        </h2>
        <p class="c-2">{w.review.intro}</p>
        <p class="row">
          <button type="button" class="link" data-part="pick-ready" onClick={() => setPicked(presets)}>
            {w.review.all}
          </button>
          <button type="button" class="link" data-part="pick-none" onClick={() => setPicked(new Set())}>
            {w.review.none}
          </button>
        </p>
      </header>
      <table class="review">
        <thead>
          <tr>
            <th>{w.review.columns.pick}</th>
            <th>{w.review.columns.item}</th>
            <th>{w.review.columns.page}</th>
            <th>{w.review.columns.explanation}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <OfferRow
              key={offer.item}
              offer={offer}
              hasOther={items.some(({ item, status }) => item === offer.item && status === 'have')}
              on={picked.has(offer.item)}
              toggle={(on) => toggle(offer.item, on)}
            />
          ))}
        </tbody>
      </table>
      <div class="pad row wrap scan-foot sticky">
        <button
          type="button"
          class="btn main"
          data-part="confirm-take"
          disabled={chosen.length === 0 || busy}
          onClick={() => void confirm()}
        >
          <Icon name="stamp" />
          {chosen.length === 0 ? w.review.confirmNone : w.review.confirm(chosen.length)}
        </button>
        <button type="button" class="btn" data-part="leave-review" onClick={back}>
          {w.review.back}
        </button>
        <span class="c-2">{w.review.undo}</span>
      </div>
    </Panel>
  );
}

function OfferRow({
  offer: { item, code, candidate, said },
  hasOther,
  on,
  toggle,
}: {
  offer: Offer;
  hasOther: boolean;
  on: boolean;
  toggle: (on: boolean) => void;
}) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const taken = said === 'taken';
  const explanation = explanationOf(candidate.path);
  return (
    <tr data-part="offer" data-code={code} data-on={on && !taken}>
      <td>
        {taken ? (
          <Icon name="stamp" class="c-ink" />
        ) : (
          <input
            type="checkbox"
            class="check"
            checked={on}
            aria-label={w.review.pick(code, candidate.title || candidate.url)}
            data-part="pick-offer"
            onChange={(event) => toggle(event.currentTarget.checked)}
          />
        )}
      </td>
      <td>
        <b class="code">{code}</b> <span class="tight">{app.nameOf(item)}</span>
      </td>
      <td>
        <CandidateName candidate={candidate} withPath={false} />
        {taken && <p class="c-ink">{w.taken}</p>}
        {!taken && said === 'declined' && <p class="c-part">{w.declined}</p>}
        {!taken && hasOther && <p class="c-2">{w.review.hasOther}</p>}
        {candidate.doubts.map((doubt) => (
          <p key={doubt.key} class="why-line" data-part="doubt">
            <Icon name="warn" size={14} class="c-part" />
            <span>{reasonText(app.language.value, doubt)}</span>
          </p>
        ))}
      </td>
      <td class={explanation === '' ? 'c-part' : ''}>{explanation === '' ? w.review.noExplanation : explanation}</td>
    </tr>
  );
}
