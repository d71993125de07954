/** What a request asks for: a path in its parts, and what stands behind the question mark. */
export interface RequestTarget {
  /** Decoded; `/` has one that is empty, and `/check/` has `check` and one that is empty. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/** In characters. Our own are a tenth of it. */
export const MAX_TARGET_LENGTH = 4_096;

/** Visible ASCII. A backslash is a slash to some, and a fragment is never sent. */
const ORIGIN_FORM = /^\/(?!\/)[!-~]*$/;

/**
 * Reads a request's target in origin-form (RFC 9112, section 3.2.1), the only one that browsers and proxies send
 * to a site. One that begins with two slashes is taken for a host by whatever resolves it (RFC 3986, section
 * 4.2), so that it is none here.
 *
 * @returns null when it has another form, is not well percent-encoded, or has a control character in it
 */
export function parseTarget(target: string): RequestTarget | null {
  if (!ORIGIN_FORM.test(target) || /[\\#]/.test(target)) return null;
  const [path = '', ...query] = target.split('?');
  try {
    const segments = path.slice(1).split('/').map(decodeURIComponent);
    if (segments.some((segment) => /\p{Cc}/u.test(segment))) return null;
    return { segments, query: new URLSearchParams(query.join('?')) };
  } catch {
    return null;
  }
}
