import type { Catalogue } from '../i18n/catalogue';
import { loadCatalogue } from '../i18n/load-catalogue';
import type { Locale } from '../i18n/locale';
import { requestLocale } from '../i18n/request-locale';
import { requestTheme } from './request-theme';
import type { Theme } from './theme';

/** How one visitor wants to read the pages. Every page gets it from the server. */
export interface Visitor {
  locale: Locale;
  catalogue: Catalogue;
  theme: Theme;
}

interface VisitorRequest {
  headers: { cookie?: string | undefined; 'accept-language'?: string | undefined };
}

interface VisitorResponse {
  appendHeader: (name: string, value: string) => unknown;
}

/**
 * Reads the visitor's wishes from a request, and says in the response what it depends on.
 *
 * @param query of its address, which counts for this page alone
 */
export async function readVisitor(
  { headers }: VisitorRequest,
  response: VisitorResponse,
  query?: Readonly<Record<string, unknown>>,
): Promise<Visitor> {
  response.appendHeader('Vary', 'Cookie, Accept-Language');
  const locale = requestLocale(headers, query);
  return {
    locale,
    catalogue: await loadCatalogue(locale),
    theme: requestTheme(headers, query),
  };
}
