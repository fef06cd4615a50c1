import { useWords } from '../app/context';
import type { Written } from '../app/written';
import { Field } from './controls';

/** Explanation (for the sheet) and note (for the office) of one piece of evidence, taken or about to be. */
export function WrittenFields({
  part,
  written,
  write,
}: {
  part: 'take' | 'evidence';
  written: Written;
  write: (written: Written) => void;
}) {
  const w = useWords();
  const { explanation, note } = written;
  return (
    <>
      <Field label={w.picker.explanation} hint={w.picker.explanationHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="in"
            rows={2}
            maxLength={2_000}
            value={explanation}
            data-part={`${part}-explanation`}
            onInput={(event) => write({ note, explanation: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={w.picker.note} hint={w.picker.noteHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="in"
            rows={1}
            maxLength={2_000}
            value={note}
            data-part={`${part}-note`}
            onInput={(event) => write({ explanation, note: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Said over fields whose text was typed earlier and has come back. */
export function Restored() {
  const w = useWords();
  return (
    <p class="meta" role="status" data-part="take-restored">
      {w.item.draft}
    </p>
  );
}
