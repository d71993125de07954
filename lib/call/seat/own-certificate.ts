export interface OwnCertificateOptions {
  /** How a browser makes one (W3C webrtc-pc 4.9.1). */
  create: () => Promise<RTCCertificate>;
  /** Milliseconds since the epoch. */
  now: () => number;
  onError: (error: unknown) => void;
}

/**
 * The certificate of one visit, for all of its links, so that all others can tell each other who this is.
 * It is never used for another visit: nobody is to be known again by it.
 */
export class OwnCertificate {
  readonly #options: OwnCertificateOptions;
  #making: Promise<RTCCertificate | null> | null = null;
  #certificate: RTCCertificate | null = null;

  constructor(options: OwnCertificateOptions) {
    this.#options = options;
  }

  /** Whether one is being made. */
  get pending(): boolean {
    return this.#making !== null;
  }

  /** Null when there is none: each link makes its own then, as browsers do by default. */
  get current(): RTCCertificate | null {
    const certificate = this.#certificate;
    return certificate && certificate.expires > this.#options.now() ? certificate : null;
  }

  /**
   * Forgets the one there is, and makes the next visit's.
   *
   * @param settled told when it is there, or won't come
   */
  async renew(settled: () => void): Promise<void> {
    const making = this.#make();
    this.#certificate = null;
    this.#making = making;
    const made = await making;
    if (this.#making !== making) return;
    this.#making = null;
    this.#certificate = made;
    settled();
  }

  async #make(): Promise<RTCCertificate | null> {
    try {
      return await this.#options.create();
    } catch (error) {
      this.#options.onError(error);
      return null;
    }
  }
}
