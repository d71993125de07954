import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CertificatePair } from '../certificate-pair';

/** RFC 8555, section 8.3. */
const HTTP_PATH = '/.well-known/acme-challenge/';

/** What an authority is to find while it checks that the name is ours. */
export class AcmeChallenges {
  readonly #answers = new Map<string, string>();
  readonly #certificates = new Map<string, CertificatePair>();

  /** HTTP-01 (RFC 8555, section 8.3). @returns what takes the answer back */
  offerAnswer(token: string, keyAuthorization: string): () => void {
    this.#answers.set(token, keyAuthorization);
    return () => this.#answers.delete(token);
  }

  /** TLS-ALPN-01 (RFC 8737). @returns what takes the certificate back */
  offerCertificate(host: string, pair: CertificatePair): () => void {
    this.#certificates.set(host, pair);
    return () => this.#certificates.delete(host);
  }

  certificateFor(servername: string): CertificatePair | null {
    return this.#certificates.get(servername.toLowerCase()) ?? null;
  }

  /** @returns false when the request is for something else */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = request.url ?? '';
    if (!path.startsWith(HTTP_PATH)) return false;
    const answer = this.#answers.get(path.slice(HTTP_PATH.length));
    response.writeHead(answer === undefined ? 404 : 200, { 'Content-Type': 'text/plain' });
    response.end(answer);
    return true;
  }
}
