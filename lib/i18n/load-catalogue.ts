import type { Catalogue } from './catalogue';
import type { Locale } from './locale';

/** Each language is a chunk of its own, so that a browser gets only those its person reads. */
const loaders: Record<Locale, () => Promise<Catalogue>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
};

/** @returns the words in that language. Rejects when their chunk cannot be loaded. */
export function loadCatalogue(locale: Locale): Promise<Catalogue> {
  return loaders[locale]();
}
