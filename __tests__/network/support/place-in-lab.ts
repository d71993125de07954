import { join } from 'node:path';
import type { ServerPlace } from '../../e2e/support/production-server';
import { INTERNET_NETWORK, SERVER_ADDRESS } from '../lab/addresses';
import { TrustedCertificate } from '../lab/trusted-certificate';
import type { Lab } from '../lab/lab';
import { run } from '../lab/run';

/** Everything is on one machine, and the answer is short. */
const ANSWER_TIMEOUT_MS = 2_000;

/** Exits with 0 when the address is answered well. */
const ask = `
  fetch(process.argv[1], { signal: AbortSignal.timeout(${String(ANSWER_TIMEOUT_MS)}) })
    .then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1));
`;

/** The server's place in the small internet: the port that every network lets out. */
export function placeInLab(lab: Lab): ServerPlace {
  const { certificateFile, keyFile } = new TrustedCertificate(lab.folder);
  const trust = `NODE_EXTRA_CA_CERTS=${certificateFile}`;
  return {
    launcher: lab.server.inside([]),
    origin: `https://${SERVER_ADDRESS}`,
    env: {
      PORT: '443',
      TLS_CERT_FILE: certificateFile,
      TLS_KEY_FILE: keyFile,
      DATA_DIR: join(lab.folder, 'data'),
      // Relays refuse networks that are not of the internet, and this one is for documentation.
      RELAY_ALLOWED_PEERS: INTERNET_NETWORK,
    },
    answers: async (url) => {
      run(lab.server.inside(['env', trust, process.execPath, '-e', ask, url]));
      return true;
    },
  };
}
