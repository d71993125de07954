import { readPreference } from './preference-cookie';
import type { Theme } from './theme';
import { parseTheme } from './theme';

/** The theme of an answer: what the address asks for, else what the person switched to. */
export function requestTheme(
  { cookie }: { cookie?: string | undefined },
  query: Readonly<Record<string, unknown>> = {},
): Theme {
  const asked = query['theme'];
  return parseTheme(typeof asked === 'string' ? asked : readPreference(cookie, 'theme'));
}
