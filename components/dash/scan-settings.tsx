import { useState } from 'preact/hooks';
import { DEFAULT_SETTINGS, ScanSettings } from '../../lib/sitescan/model';
import { useApp } from '../app/context';
import { Field } from '../parts/controls';

/** How politely: what the words stand for. */
export const SPEEDS = {
  gentle: { concurrency: 1, pause: 1_000 },
  normal: { concurrency: DEFAULT_SETTINGS.concurrency, pause: DEFAULT_SETTINGS.pause },
  fast: { concurrency: 6, pause: 0 },
} as const;
type Speed = keyof typeof SPEEDS;
const NAMES = Object.keys(SPEEDS) as Speed[];

export function speedOf({ concurrency, pause }: ScanSettings): Speed | 'own' {
  return NAMES.find((name) => SPEEDS[name].concurrency === concurrency && SPEEDS[name].pause === pause) ?? 'own';
}

/** How fast and how far: a word for most, every number for those who want it. */
export function SettingsFields({
  settings,
  change,
}: {
  settings: ScanSettings;
  change: (settings: ScanSettings) => void;
}) {
  const w = useApp().w.value.scan;
  const speed = speedOf(settings);
  return (
    <div class="stack">
      <fieldset data-part="scan-speed">
        <legend class="label">{w.speed}</legend>
        <div class="speeds">
          {[...NAMES, ...(speed === 'own' ? (['own'] as const) : [])].map((name) => (
            <label key={name} class="choice" data-on={name === speed}>
              <input
                type="radio"
                class="check"
                name="scan-speed"
                checked={name === speed}
                data-part={`speed-${name}`}
                onChange={() => name !== 'own' && change({ ...settings, ...SPEEDS[name] })}
              />
              <span>
                <b class="block">{w.speeds[name]}</b>
                <span class="c-2">{w.speedHints[name]}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <details data-part="scan-details">
        <summary>{w.details}</summary>
        <div class="scan-numbers">
          <NumberField
            label={w.concurrency}
            hint={w.concurrencyHint}
            part="scan-concurrency"
            value={settings.concurrency}
            step={1}
            change={(concurrency) => change({ ...settings, concurrency })}
            fits={(concurrency) => fits({ ...settings, concurrency })}
          />
          <NumberField
            label={w.pause}
            hint={w.pauseHint}
            part="scan-pause-seconds"
            value={settings.pause / 1_000}
            step={0.05}
            change={(seconds) => change({ ...settings, pause: Math.round(seconds * 1_000) })}
            fits={(seconds) => fits({ ...settings, pause: Math.round(seconds * 1_000) })}
          />
          <NumberField
            label={w.maxPages}
            hint={w.maxPagesHint}
            part="scan-max-pages"
            value={settings.maxPages}
            step={1}
            change={(maxPages) => change({ ...settings, maxPages })}
            fits={(maxPages) => fits({ ...settings, maxPages })}
          />
        </div>
        {(['robots', 'outside'] as const).map((name) => (
          <label key={name} class="choice">
            <input
              type="checkbox"
              class="check"
              checked={settings[name]}
              data-part={`scan-${name}`}
              onChange={(event) => change({ ...settings, [name]: event.currentTarget.checked })}
            />
            <span>{w[name]}</span>
          </label>
        ))}
      </details>
    </div>
  );
}

const fits = (settings: ScanSettings) => ScanSettings.safeParse(settings).success;

/** What does not fit is shown and said, and the last number that fits stays in force. */
function NumberField({
  label,
  hint,
  part,
  value,
  step,
  change,
  fits,
}: {
  label: string;
  hint: string;
  part: string;
  value: number;
  step: number;
  change: (value: number) => void;
  fits: (value: number) => boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && !(typed.trim() !== '' && fits(Number(typed)));
  return (
    <Field label={label} wrong={wrong ? hint : null}>
      {(attributes) => (
        <input
          {...attributes}
          class="in num"
          inputMode="decimal"
          type="number"
          step={step}
          value={typed ?? value}
          data-part={part}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            if (text.trim() !== '' && fits(Number(text))) change(Number(text));
          }}
          onBlur={() => !wrong && setTyped(null)}
        />
      )}
    </Field>
  );
}
