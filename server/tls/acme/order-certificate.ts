import { Agent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { axios, Client, crypto } from 'acme-client';
import type { CertificatePair } from '../certificate-pair';
import type { AcmeChallenges } from './acme-challenges';
import type { AcmeSettings, ChallengeType } from './acme-settings';

/** A directory that says nothing for so long is taken for unreachable. */
const REQUEST_MS = 30_000;

export interface Order extends AcmeSettings {
  readonly accountKey: string;
  readonly challenge: ChallengeType;
  readonly pending: AcmeChallenges;
}

/**
 * Has a certificate issued (RFC 8555, section 7): account, order, challenge, certificate.
 *
 * @throws what the authority answered when it does not issue one
 */
export async function orderCertificate(order: Order): Promise<CertificatePair> {
  const { host, email, directoryUrl, directoryCa, challenge, pending } = order;
  // The library has one HTTP client for all that it does, and this is how it is configured.
  Object.assign(axios.defaults, {
    timeout: REQUEST_MS,
    ...(directoryCa && { httpsAgent: new Agent({ ca: [...rootCertificates, directoryCa] }) }),
  });
  const client = new Client({ directoryUrl, accountKey: order.accountKey });
  const [key, csr] = await crypto.createCsr(
    { commonName: host, altNames: [host] },
    await crypto.createPrivateEcdsaKey(),
  );
  let withdraw = (): void => undefined;
  const cert = await client.auto({
    csr,
    ...(email !== null && { email }),
    termsOfServiceAgreed: true,
    challengePriority: [challenge],
    // From inside, the public name often leads elsewhere or nowhere. The authority looks from outside.
    skipChallengeVerification: true,
    async challengeCreateFn(authorization, { type, token }, keyAuthorization) {
      // The library's types know two kinds, its code three.
      const kind: string = type;
      if (kind === 'http-01') {
        withdraw = pending.offerAnswer(token, keyAuthorization);
      } else if (kind === 'tls-alpn-01') {
        const [alpnKey, alpnCert] = await crypto.createAlpnCertificate(
          authorization,
          keyAuthorization,
          await crypto.createPrivateEcdsaKey(),
        );
        const pair = { cert: alpnCert.toString(), key: alpnKey.toString() };
        withdraw = pending.offerCertificate(host, pair);
      } else {
        throw new Error(`The authority offers no ${challenge} challenge.`);
      }
    },
    challengeRemoveFn: () => Promise.resolve(withdraw()),
  });
  return { cert, key: key.toString() };
}
