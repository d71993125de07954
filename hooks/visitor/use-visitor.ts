import { createContext, useContext } from 'react';
import type { Locale } from '../../lib/i18n/locale';
import type { Theme } from '../../lib/preferences/theme';

/** How the visitor reads the pages, and what changes that. */
export interface VisitorChoices {
  locale: Locale;
  theme: Theme;
  chooseLocale: (locale: Locale) => void;
  chooseTheme: (theme: Theme) => void;
}

/** Null outside of the provider. */
export const VisitorContext = createContext<VisitorChoices | null>(null);

/** The visitor's language and theme, and how to change them. Throws outside of the provider. */
export function useVisitor(): VisitorChoices {
  const choices = useContext(VisitorContext);
  if (!choices) throw new Error('useVisitor needs a VisitorProvider above it.');
  return choices;
}
