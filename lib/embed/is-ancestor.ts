/** Before a host that stands for all below it (CSP3, section 2.3.1, host-part). */
const WILDCARD = '//*.';

/**
 * Whether a page of this origin may frame ours and talk to it.
 *
 * @param origin as the browser says it: of a message, never in it
 * @param sources what the policy's `frame-ancestors` names: origins, some with `*.` before their host, or `'self'`
 * @param own the origin of our page, which may always
 */
export function isAncestor(origin: string, sources: readonly string[], own: string): boolean {
  if (origin === own) return true;
  return sources.some((source) => matches(origin, source));
}

function matches(origin: string, source: string): boolean {
  // A host without a label of its own, so that both can be read by one grammar.
  const named = source.replace(WILDCARD, '//');
  if (!URL.canParse(named) || !URL.canParse(origin)) return false;
  const [page, allowed] = [new URL(origin), new URL(named)];
  if (named === source) return page.origin === allowed.origin;
  return (
    page.protocol === allowed.protocol &&
    page.port === allowed.port &&
    page.hostname.endsWith(`.${allowed.hostname}`)
  );
}
