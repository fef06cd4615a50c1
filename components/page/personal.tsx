import { useContext, useId, useState } from 'preact/hooks';
import type { PageFacts } from '../../lib/page/facts';
import { MOST_PLACES, type PersonalData, personalDataIn } from '../../lib/personal';
import { useSidebar, useWords } from '../app/context';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { ShowPlace } from './places';
import { FileContext } from './subject';

/** Looked for once in what was read. */
const known = new WeakMap<PageFacts, PersonalData[]>();

export function personalOf(facts: PageFacts): readonly PersonalData[] {
  const found = known.get(facts) ?? personalDataIn(facts);
  known.set(facts, found);
  return found;
}

/** Personal data in what may become evidence: said before it is taken, each place masked and to be found; it hinders nothing. */
export function PersonalNote({ facts }: { facts: PageFacts }) {
  const { app } = useSidebar();
  const w = app.w.value.personal;
  const [open, setOpen] = useState(false);
  const id = useId();
  const found = personalOf(facts);
  if (found.length === 0) return null;
  const places = found.flatMap(({ kind, places: all }) => all.map((place) => ({ kind, place })));
  const unlisted = found.some((one) => one.places.length >= MOST_PLACES);
  return (
    <Note tone="miss" icon="warn" title={w.found(found.map(({ kind, count }) => w.kind[kind](count)))} part="personal">
      {w.todo}{' '}
      <button
        type="button"
        class="link"
        data-part="personal-places"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {open ? w.placesHide : w.places}
      </button>
      {open && (
        <ul id={id} class="stack-s tight" style={{ paddingTop: '4px' }}>
          {places.map(({ kind, place }) => (
            <li key={`${kind} ${place.at}`} data-part="personal-place" data-kind={kind}>
              <InPlace kind={kind} place={place} />
            </li>
          ))}
          {unlisted && <li>{w.more}</li>}
        </ul>
      )}
    </Note>
  );
}

function InPlace({ kind, place }: { kind: PersonalData['kind']; place: PersonalData['places'][number] }) {
  const w = useWords();
  // In a file the words are quoted with its page.
  const inPage = useContext(FileContext) === null;
  return (
    <>
      {inPage && <q>{place.quote}</q>} <ShowPlace places={[place]} label={w.personal.kind[kind](1)} />
    </>
  );
}

/** The same in a few words, where there is no room for more. */
export function PersonalMark() {
  const w = useWords();
  return (
    <span class="mark c-miss wraps" data-part="personal-mark">
      <Icon name="warn" size={14} />
      {w.personal.short}
    </span>
  );
}
