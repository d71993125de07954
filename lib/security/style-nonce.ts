/**
 * The nonce that a response's Content Security Policy admits styles with (CSP3, section 2.3.1).
 *
 * @param policy the header, as Node gives it
 * @returns null when there is none, as in development
 */
export function styleNonce(policy: unknown): string | null {
  return /'nonce-([\w-]+)'/.exec(String(policy))?.[1] ?? null;
}
