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

/** The escaped bytes at an end, of which the last may be unfinished. */
const LAST_ESCAPES = /(?:%[0-9a-f]{0,2})+$/i;

/**
 * Reads a request's target in origin-form (RFC 9112, section 3.2.1), the only one that browsers and proxies send
 * to a site. One that begins with two slashes is taken for a host by whatever resolves it (RFC 3986, section
 * 4.2), so that it is none here. A path that was cut off within a letter is read without that one.
 *
 * @returns null when it has another form, is not well percent-encoded, or has a control character in it
 */
export function parseTarget(target: string): RequestTarget | null {
  if (!ORIGIN_FORM.test(target) || /[\\#]/.test(target)) return null;
  const [path = '', ...query] = target.split('?');
  const segments = decode(path) ?? decode(path.replace(LAST_ESCAPES, ''));
  if (!segments || segments.some((segment) => /\p{Cc}/u.test(segment))) return null;
  return { segments, query: new URLSearchParams(query.join('?')) };
}

function decode(path: string): string[] | null {
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}
