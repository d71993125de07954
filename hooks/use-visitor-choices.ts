import { useState } from 'react';
import type { Catalogue } from '../lib/i18n/catalogue';
import { loadCatalogue } from '../lib/i18n/load-catalogue';
import type { Locale } from '../lib/i18n/locale';
import { directionOf } from '../lib/i18n/locale';
import { preferenceCookie } from '../lib/preferences/preference-cookie';
import type { Theme } from '../lib/preferences/theme';
import type { Visitor } from '../lib/preferences/visitor';
import type { VisitorChoices } from './use-visitor';

/**
 * Starts with what the server read from the request. A change takes effect without loading the page again, so
 * that a call goes on, and is kept on this device.
 */
export function useVisitorChoices(visitor: Visitor): VisitorChoices & { catalogue: Catalogue } {
  const [words, setWords] = useState({ locale: visitor.locale, catalogue: visitor.catalogue });
  const [theme, setTheme] = useState(visitor.theme);

  const chooseLocale = async (locale: Locale) => {
    const catalogue = await loadCatalogue(locale);
    document.cookie = preferenceCookie('locale', locale);
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    setWords({ locale, catalogue });
  };

  const chooseTheme = (chosen: Theme) => {
    document.cookie = preferenceCookie('theme', chosen);
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
