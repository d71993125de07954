/** The languages of the interface. The first one is spoken when none was asked for. */
export const locales = ['en', 'es'] as const;
export type Locale = (typeof locales)[number];

/** @returns the language, or null when the text names none that we speak. */
export function parseLocale(text: string | null): Locale | null {
  return locales.find((locale) => locale === text) ?? null;
}
