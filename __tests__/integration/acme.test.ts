import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CaddyAuthority } from './support/caddy-authority';
import { NetworkNamespace } from './support/network-namespace';
import { ServerProcess } from './support/server-process';

const NAME = 'talk.tertulia.test';
const STRANGER = 'stranger.tertulia.test';
const STRANGER_ADDRESS = '127.0.0.2';
const SITE = '__tests__/integration/support/tls-site.ts';
const OBTAINED = /"challenge":"([\w-]+)".*acme_certificate_obtained/;

jest.setTimeout(120_000);

const run = promisify(execFile);
const obstacle = CaddyAuthority.unavailableBecause();
if (obstacle !== null) console.warn(`The tests with a real ACME server are skipped: ${obstacle}.`);

(obstacle === null ? describe : describe.skip)('a certificate from an ACME authority', () => {
  let folder: string;
  let network: NetworkNamespace;
  let authority: CaddyAuthority;
  let site: ServerProcess | null;
  let stranger: ServerProcess | null;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
    network = await NetworkNamespace.open(folder, {
      [NAME]: '127.0.0.1',
      [STRANGER]: STRANGER_ADDRESS,
      [CaddyAuthority.host]: '127.0.0.1',
    });
    authority = await CaddyAuthority.start(folder, network);
  });
  beforeEach(() => {
    site = null;
    stranger = null;
  });
  afterEach(async () => {
    await site?.kill();
    await stranger?.kill();
  });
  afterAll(async () => {
    await authority.close();
    network.close();
    rmSync(folder, { recursive: true });
  });

  const start = (dataDir: string, more: Record<string, string> = {}): ServerProcess => {
    site = new ServerProcess(
      SITE,
      {
        TLS: 'acme',
        RELAY: 'off',
        HOST: '127.0.0.1',
        PORT: '443',
        PUBLIC_URL: `https://${NAME}`,
        ACME_EMAIL: 'somebody@tertulia.test',
        ACME_DIRECTORY_URL: authority.directoryUrl,
        ACME_CA_FILE: authority.caFile,
        SERVER_SECRET: 's'.repeat(32),
        DATA_DIR: join(folder, dataDir),
        ...more,
      },
      network.prefix,
    );
    return site;
  };

  /** Loads the page as somebody who trusts the authority. @returns the certificate's serial number */
  const visit = async (port = 443, name = NAME): Promise<string> => {
    const script = `
      require('node:https').get('https://${name}:${port}/', (response) => {
        console.log(response.statusCode, response.socket.getPeerCertificate().serialNumber);
        response.resume();
      });`;
    const [command = '', ...args] = [...network.prefix, process.execPath, '-e', script];
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: authority.caFile };
    const { stdout } = await run(command, args, { env });
    const [status, serial = ''] = stdout.trim().split(' ');
    expect(status).toBe('200');
    return serial;
  };

  it('is had through port 443 alone, and kept over a restart', async () => {
    expect(await start('alpn').printed(OBTAINED)).toBe('tls-alpn-01');
    const serial = await visit();
    await site?.kill();
    await start('alpn').printed(/server_prepared/);
    expect(await visit()).toBe(serial);
    expect(site?.output).not.toMatch(/acme_certificate/);
  });

  it('is renewed by itself, with the same account', async () => {
    await start('renewal').printed(OBTAINED);
    const serial = await visit();
    site?.signal('SIGUSR2');
    await site?.printed(/(acme_certificate_obtained)[^]*acme_certificate_obtained/);
    expect(await visit()).not.toBe(serial);
    const [state = ''] = readdirSync(join(folder, 'renewal', 'acme'));
    expect(readdirSync(join(folder, 'renewal', 'acme', state)).sort()).toEqual([
      'account.pem',
      `${NAME}.pem`,
    ]);
  });

  it('is had through port 80 when the site is on another port', async () => {
    const elsewhere = {
      PORT: '3443',
      PUBLIC_URL: `https://${NAME}:3443`,
      HTTP_REDIRECT_PORT: '80',
    };
    expect(await start('http', elsewhere).printed(OBTAINED)).toBe('http-01');
    await visit(3443);
  });

  it('is asked for again in the other way, and the log says why', async () => {
    // Port 443 of this name is somebody else's, who knows nothing of our challenge.
    stranger = new ServerProcess(
      SITE,
      {
        TLS: 'self-signed',
        HOST: STRANGER_ADDRESS,
        PORT: '443',
        DATA_DIR: join(folder, 'stranger'),
      },
      network.prefix,
    );
    await stranger.printed(/server_prepared/);
    const hidden = {
      HOST: STRANGER_ADDRESS,
      PORT: '3443',
      PUBLIC_URL: `https://${STRANGER}`,
      HTTP_REDIRECT_PORT: '80',
    };
    await start('refused', hidden).printed(/acme_certificate_failed/);
    expect(site?.output).toMatch(/"challenge":"tls-alpn-01","reason":"\w[^"]+"/);
    site?.signal('SIGUSR2');
    expect(await site?.printed(OBTAINED)).toBe('http-01');
    await visit(3443, STRANGER);
  });
});
