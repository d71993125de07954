import Negotiator from 'negotiator';
import { readPreference } from './preference-cookie';
import { locales, parseLocale } from '../i18n/locale';
import type { Locale } from '../i18n/locale';

interface RequestHeaders {
  cookie?: string | undefined;
  'accept-language'?: string | undefined;
}

/**
 * The language of an answer: what the address asks for, else what the person switched to, else what the browser prefers
 * (RFC 9110, 12.5.4).
 */
export function requestLocale(
  { cookie, ...headers }: RequestHeaders,
  query: Readonly<Record<string, unknown>> = {},
): Locale {
  const { lang } = query;
  const asked = parseLocale(typeof lang === 'string' ? lang : null);
  const chosen = asked ?? parseLocale(readPreference(cookie, 'locale'));
  if (chosen) return chosen;
  const preferred = new Negotiator({
    headers: { 'accept-language': headers['accept-language'] },
  }).language([...locales]);
  return parseLocale(preferred ?? null) ?? locales[0];
}
