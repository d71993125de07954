/** What a person chose for this device. Cookies, so that the server's first answer already follows it. */
export type PreferenceName = 'locale' | 'theme';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** @returns what the `Cookie` header (RFC 6265, 4.2) says of a preference, or null when it says nothing. */
export function readPreference(cookies: string | undefined, name: PreferenceName): string | null {
  for (const pair of (cookies ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return value;
  }
  return null;
}

/**
 * Keeps a choice on this device. Where there is no place for that, as in a frame without storage, it holds for the page.
 *
 * @param value one of our own plain words
 */
export function keepPreference(name: PreferenceName, value: string): void {
  try {
    document.cookie = preferenceCookie(name, value);
  } catch {
    // As with storage: remembering is a comfort.
  }
}

/** @returns the page's cookies, as in the `Cookie` header; none where it has no place for them */
export function pageCookies(): string {
  try {
    return document.cookie;
  } catch {
    return '';
  }
}

/** @returns the text to assign to `document.cookie`. `value` is one of our own plain words. */
export function preferenceCookie(name: PreferenceName, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
