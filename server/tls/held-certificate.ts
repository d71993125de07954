import type { CertificatePair } from './certificate-pair';

/** The certificate of the moment, and those who want to know when another takes its place. */
export class HeldCertificate {
  readonly #listeners = new Set<() => void>();
  #current: CertificatePair;

  constructor(first: CertificatePair) {
    this.#current = first;
  }

  get current(): CertificatePair {
    return this.#current;
  }

  replace(next: CertificatePair): void {
    this.#current = next;
    for (const listener of [...this.#listeners]) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
