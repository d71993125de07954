import type { Catalogue } from './catalogue';
import type { Locale } from './locale';

/** Each language is a chunk of its own, so that a browser gets only those its person reads. */
const loaders: Record<Locale, () => Promise<Catalogue>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
  pt: async () => (await import('./pt')).pt,
  fr: async () => (await import('./fr')).fr,
  de: async () => (await import('./de')).de,
  ar: async () => (await import('./ar')).ar,
};

/** @returns the words in that language. Rejects when their chunk cannot be loaded. */
export function loadCatalogue(locale: Locale): Promise<Catalogue> {
  return loaders[locale]();
}
