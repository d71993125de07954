import type { CertificatePair } from './certificate-pair';

/** Where the certificate of the site comes from: one that is always there, and may be replaced. */
export interface CertificateSource {
  readonly current: CertificatePair;
  /** Told after `current` was replaced. @returns what ends the subscription */
  onChange(listener: () => void): () => void;
  /** Stops looking for another certificate. */
  close(): void;
}
