import { useApp } from '../app/context';
import { Icon } from '../parts/icons';

/** The other of the two languages, in its own words. */
export function LanguageButton() {
  const app = useApp();
  const other = app.language.value === 'th' ? 'en' : 'th';
  return (
    <button
      type="button"
      class="btn quiet keep"
      lang={other}
      data-part="language"
      onClick={() => void app.setPrefs({ language: other })}
    >
      <Icon name="language" />
      {app.w.value.dash.language}
    </button>
  );
}
