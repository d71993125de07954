/** How an authority checks that the name is ours (RFC 8555, section 8.3; RFC 8737). */
export type ChallengeType = 'tls-alpn-01' | 'http-01';

export interface AcmeSettings {
  /** The name that the certificate is for. */
  readonly host: string;
  /** Whom the authority may write to; null gives none. */
  readonly email: string | null;
  readonly directoryUrl: string;
  /** PEM of the authority that the directory's own certificate comes from, when it is a private one. */
  readonly directoryCa: string | null;
  /** Those that can work here, best first. */
  readonly challenges: readonly ChallengeType[];
}
