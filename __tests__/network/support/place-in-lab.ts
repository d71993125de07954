import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerPlace } from '../../e2e/support/production-server';
import { INTERNET_NETWORK, SERVER_ADDRESSES, type ServerName } from '../lab/addresses';
import type { Lab } from '../lab/lab';
import { run } from '../lab/run';
import { TrustedCertificate } from '../lab/trusted-certificate';

/** Everything is on one machine, and the answer is short. */
const ANSWER_TIMEOUT_MS = 2_000;

/** Exits with 0 when the address is answered well. */
const ask = `
  fetch(process.argv[1], { signal: AbortSignal.timeout(${String(ANSWER_TIMEOUT_MS)}) })
    .then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1));
`;

/** A server's place in the small internet, on the port that every network lets out. */
export function placeInLab(
  lab: Lab,
  name: ServerName,
  env: Readonly<Record<string, string>> = {},
): ServerPlace {
  const machine = lab.server(name);
  const { certificateFile, keyFile } = new TrustedCertificate(lab.folder);
  const trust = `NODE_EXTRA_CA_CERTS=${certificateFile}`;
  return {
    launcher: machine.inside([]),
    origin: `https://${SERVER_ADDRESSES[name]}`,
    env: {
      PORT: '443',
      TLS_CERT_FILE: certificateFile,
      TLS_KEY_FILE: keyFile,
      DATA_DIR: join(lab.folder, `data-of-${name}`),
      // Relays refuse networks that are not of the internet, and this one is for documentation.
      RELAY_ALLOWED_PEERS: INTERNET_NETWORK,
      LOG_LEVEL: 'info',
      ...env,
    },
    answers: async (url) => {
      run(machine.inside(['env', trust, process.execPath, '-e', ask, url]));
      return true;
    },
    onOutput: (text) => {
      appendFileSync(lab.logFile, text);
    },
  };
}
