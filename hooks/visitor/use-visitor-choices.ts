import { useState } from 'react';
import type { Catalogue } from '../../lib/i18n/catalogue';
import { loadCatalogue } from '../../lib/i18n/load-catalogue';
import type { Locale } from '../../lib/i18n/locale';
import { directionOf } from '../../lib/i18n/locale';
import { keepPreference } from '../../lib/preferences/preference-cookie';
import type { Theme } from '../../lib/preferences/theme';
import type { Visitor } from '../../lib/preferences/visitor';
import type { VisitorChoices } from './use-visitor';

/**
 * Starts with what the server read from the request. A change takes effect without loading the page again, so
 * that a call goes on, and is kept on this device.
 */
export function useVisitorChoices(visitor: Visitor): VisitorChoices & { catalogue: Catalogue } {
  const [words, setWords] = useState(() => wordsOf(visitor));
  const [theme, setTheme] = useState(visitor.theme);

  const chooseLocale = async (locale: Locale) => {
    const catalogue = await loadCatalogue(locale);
    keepPreference('locale', locale);
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    setWords({ locale, catalogue });
  };

  const chooseTheme = (chosen: Theme) => {
    keepPreference('theme', chosen);
    document.documentElement.dataset['theme'] = chosen;
    setTheme(chosen);
  };

  return {
    ...words,
    theme,
    chooseTheme,
    // Without the chunk the language stays as it is, and the switch shows that.
    chooseLocale: (locale) => void chooseLocale(locale).catch(() => undefined),
  };
}

/** Throws where there are none: a page that was not the first of a visit would be. */
function wordsOf({ locale, catalogue }: Visitor) {
  if (!catalogue) throw new Error('The first page of a visit brings its words.');
  return { locale, catalogue };
}
