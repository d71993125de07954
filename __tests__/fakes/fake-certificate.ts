import { standIn } from './stand-in';

let made = 0;

/** A certificate that the fake connections can read, with a fingerprint that no other one has. */
export function fakeCertificate(): RTCCertificate {
  made += 1;
  const value = made.toString(16).padStart(64, '0');
  return standIn<RTCCertificate>({
    expires: Number.POSITIVE_INFINITY,
    getFingerprints: () => [{ algorithm: 'sha-256', value }],
  });
}
