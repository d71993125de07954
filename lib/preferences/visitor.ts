import type { Catalogue } from '../i18n/catalogue';
import { loadCatalogue } from '../i18n/load-catalogue';
import type { Locale } from '../i18n/locale';
import { requestLocale } from './request-locale';
import { requestTheme } from './request-theme';
import type { Theme } from './theme';

/** How one visitor wants to read the pages. Every page gets it from the server. */
export interface Visitor {
  locale: Locale;
  /** Null for who has one: the first page of a visit brings it, and those after it go on with that. */
  catalogue: Catalogue | null;
  theme: Theme;
}

interface VisitorRequest {
  headers: {
    cookie?: string | undefined;
    'accept-language'?: string | undefined;
    /** Next.js sends it when it goes from one page to another, for what that one needs (`/_next/data/`). */
    'x-nextjs-data'?: string | string[] | undefined;
  };
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
    catalogue: 'x-nextjs-data' in headers ? null : await loadCatalogue(locale),
    theme: requestTheme(headers, query),
  };
}
