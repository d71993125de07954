/** The languages of the interface. The first one is spoken when none was asked for. */
export const locales = ['en', 'es', 'pt', 'fr', 'de', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** What each language calls itself. */
export const ownNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
};

/** @returns the language, or null when the text names none that we speak. */
export function parseLocale(text: string | null): Locale | null {
  return locales.find((locale) => locale === text) ?? null;
}

/** @returns which way a language is written, as the attribute `dir` of HTML has it. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * @returns the tag (BCP 47) that numbers, dates and plurals are written by. The catalogues put counts into sentences with
 * Western digits; so that no page has two kinds of them, all numbers have these, as on most pages in Arabic.
 */
export function formatTagOf(locale: Locale): string {
  return `${locale}-u-nu-latn`;
}
