import * as v from 'valibot';

/** The address under which people reach the site, as PUBLIC_URL gives it. */
export interface PublicUrl {
  /** Scheme, host, and the port when it is not the scheme's own. */
  readonly origin: string;
  readonly secure: boolean;
  /** An IPv6 address stands in brackets. */
  readonly host: string;
  readonly port: number;
}

const MESSAGE = 'must be like https://talk.example.org or https://talk.example.org:8443';

/** Reads what {@link parsePublicUrl} reads, and says for all else how it has to look. */
export const PublicUrlSchema = v.pipe(
  v.string(),
  v.check((text) => parsePublicUrl(text) !== null, MESSAGE),
  v.transform(parsePublicUrl),
);

/** @returns null when the text is not an http or https origin and nothing else */
export function parsePublicUrl(text: string): PublicUrl | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.href !== `${url.origin}/`) return null;
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { origin: url.origin, secure, host: url.hostname, port };
}
