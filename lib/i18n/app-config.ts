import type { Catalogue } from './catalogue';

/** Lets the compiler check every key that components ask for. */
declare module 'use-intl' {
  interface AppConfig {
    Messages: Catalogue;
  }
}
