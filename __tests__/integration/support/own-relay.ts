import type { OwnRelay } from '../../../server/config/relay-config';

/** A relay of the server's own, with a secret that only the tests know. */
export function ownRelay(changes: Partial<OwnRelay> = {}): OwnRelay {
  return {
    kind: 'embedded',
    secret: 'a secret that the relay and the tests know',
    credentialSeconds: 3_600,
    port: null,
    externalAddresses: [],
    ports: { min: 49_152, max: 65_535 },
    allowedPeers: [],
    ...changes,
  };
}
