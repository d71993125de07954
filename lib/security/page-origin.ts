/**
 * The origin that a page is asked for at, as its response's Content Security Policy names it where the page may connect
 * to (CSP3, section 6.1.2).
 *
 * @param policy the header, as Node gives it
 * @returns null when it names none
 */
export function pageOrigin(policy: unknown): string | null {
  const [, scheme, host] = /connect-src [^;]*?\b(wss?):\/\/([^\s;]+)/.exec(String(policy)) ?? [];
  if (host === undefined) return null;
  return `${scheme === 'wss' ? 'https' : 'http'}://${host}`;
}
