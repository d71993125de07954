import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSelfSigned } from '../../../server/tls/create-self-signed';
import { run } from './run';

/** A certificate that the browsers of the lab trust, as they would trust one of a known authority. */
export class TrustedCertificate {
  readonly #folder: string;

  /** @param folder the lab's; what is needed is found there once it was made. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  get certificateFile(): string {
    return join(this.#folder, 'certificate.pem');
  }

  get keyFile(): string {
    return join(this.#folder, 'key.pem');
  }

  /** The home folder of somebody whose browser trusts it. */
  get home(): string {
    return join(this.#folder, 'home');
  }

  async make(addresses: readonly string[]): Promise<void> {
    const { cert, key } = await createSelfSigned(addresses, Date.now());
    writeFileSync(this.certificateFile, cert);
    writeFileSync(this.keyFile, key, { mode: 0o600 });
    // Where Chromium looks on Linux; 'P' is a certificate that is trusted by itself.
    const folder = join(this.home, '.pki/nssdb');
    mkdirSync(folder, { recursive: true });
    const database = ['-d', `sql:${folder}`];
    run(['certutil', '-N', ...database, '--empty-password']);
    run(['certutil', '-A', ...database, '-n', 'lab', '-t', 'P,,', '-i', this.certificateFile]);
  }
}
