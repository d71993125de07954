import type { Catalogue } from './catalogue';
import type { Locale } from './locale';

/** Lets the compiler check every key that components ask for. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
  }
}
