/**
 * Who may have a page in a frame, as its response's Content Security Policy says (CSP3, section 6.4.2).
 *
 * @param policy the header, as Node gives it
 * @returns the sources, separated by spaces; null when nobody may
 */
export function frameAncestors(policy: unknown): string | null {
  const [, sources] = /\bframe-ancestors ([^;]+)/.exec(String(policy)) ?? [];
  return sources === undefined || sources === "'none'" ? null : sources;
}
