import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { connect } from 'node:tls';
import type { Logger } from 'pino';
import { pino } from 'pino';
import type { CertificatePair } from '../../server/tls/certificate-pair';
import { createSelfSigned } from '../../server/tls/create-self-signed';
import type { TlsServerOptions } from '../../server/tls/create-tls-server';
import { createTlsServer } from '../../server/tls/create-tls-server';
import { FileCertificate } from '../../server/tls/file-certificate';
import { standIn } from '../fakes/stand-in';

const NOW_MS = Date.now();
const DAY_MS = 86_400_000;

describe('TLS with a certificate from files', () => {
  let folder: string;
  let front: Server;
  let source: FileCertificate | null;
  let lines: Record<string, unknown>[];
  let onLine: (() => void) | null;
  let one: CertificatePair;
  let two: CertificatePair;

  const logger: Logger = pino(
    { level: 'info' },
    {
      write: (line: string) => {
        lines.push(standIn<Record<string, unknown>>(JSON.parse(line)));
        onLine?.();
      },
    },
  );

  beforeAll(async () => {
    one = await createSelfSigned(['one.example'], NOW_MS);
    two = await createSelfSigned(['two.example'], NOW_MS);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
    lines = [];
    onLine = null;
    source = null;
    front = createServer();
  });
  afterEach(() => {
    source?.close();
    front.close();
    rmSync(folder, { recursive: true });
  });

  const logged = async (event: string, reason = /^/): Promise<void> => {
    const isIt = (line: Record<string, unknown>): boolean =>
      line['msg'] === event && reason.test(String(line['reason']));
    while (!lines.some(isIt)) {
      await new Promise<void>((resolve) => (onLine = resolve));
    }
  };

  const write = ({ cert, key }: CertificatePair): void => {
    writeFileSync(join(folder, 'key.pem'), key);
    writeFileSync(join(folder, 'cert.pem'), cert);
  };

  /** Echoes, behind TLS. */
  const start = async (options: TlsServerOptions = {}, now = Date.now): Promise<void> => {
    source = new FileCertificate(
      { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') },
      { logger, now, intervalMs: 5 },
    );
    const tls = createTlsServer(source, options);
    tls.on('secureConnection', (socket) => socket.pipe(socket));
    front.on('connection', (socket) => tls.emit('connection', socket));
    front.listen(0, '127.0.0.1');
    await once(front, 'listening');
  };

  const open = async (options: ConnectionOptions = {}): Promise<TLSSocket> => {
    const address = front.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
    await once(socket, 'secureConnect');
    return socket;
  };

  const echo = async (socket: TLSSocket, text: string): Promise<string> => {
    socket.write(text);
    const [answer] = await once(socket, 'data');
    return String(answer);
  };

  const nameSeen = async (): Promise<string | undefined> => {
    const socket = await open();
    const name = socket.getPeerCertificate().subjectaltname;
    socket.destroy();
    return name;
  };

  it('shows a new certificate to new connections, and keeps those that are open', async () => {
    write(one);
    await start();
    const early = await open();
    expect(await echo(early, 'before')).toBe('before');
    write(two);
    await logged('certificate_replaced');
    expect(await nameSeen()).toBe('DNS:two.example');
    expect(early.getPeerCertificate().subjectaltname).toBe('DNS:one.example');
    expect(await echo(early, 'after')).toBe('after');
    early.destroy();
  });

  it('follows a symbolic link to a folder that is exchanged', async () => {
    for (const [name, pair] of Object.entries({ one, two })) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'cert.pem'), pair.cert);
      writeFileSync(join(folder, name, 'key.pem'), pair.key);
    }
    symlinkSync('one', join(folder, 'current'));
    for (const file of ['cert.pem', 'key.pem']) {
      symlinkSync(join('current', file), join(folder, file));
    }
    await start();
    expect(await nameSeen()).toBe('DNS:one.example');
    symlinkSync('two', join(folder, 'next'));
    renameSync(join(folder, 'next'), join(folder, 'current'));
    await logged('certificate_replaced');
    expect(await nameSeen()).toBe('DNS:two.example');
  });

  it.each<[string, () => Promise<void> | void, RegExp]>([
    [
      'that is cut off',
      () => writeFileSync(join(folder, 'cert.pem'), two.cert.slice(0, 99)),
      /read/,
    ],
    [
      'without its key',
      () => writeFileSync(join(folder, 'cert.pem'), two.cert),
      /another certificate/,
    ],
    ['that is gone', () => rmSync(join(folder, 'cert.pem')), /ENOENT/],
    [
      'that has expired',
      async () => write(await createSelfSigned(['old.example'], NOW_MS - 500 * DAY_MS)),
      /expired/,
    ],
  ])('refuses a file %s, says so once, and takes the next good one', async (_what, spoil, why) => {
    write(one);
    await start();
    await spoil();
    await logged('certificate_refused', why);
    expect(await nameSeen()).toBe('DNS:one.example');
    write(two);
    await logged('certificate_replaced');
    expect(await nameSeen()).toBe('DNS:two.example');
    const reasons = lines.filter(({ msg }) => msg === 'certificate_refused');
    expect(new Set(reasons.map(({ reason }) => reason)).size).toBe(reasons.length);
  });

  it('starts with an expired certificate, and warns', async () => {
    write(one);
    await start({}, () => NOW_MS + 500 * DAY_MS);
    await logged('certificate_not_valid', /expired/);
    expect(await nameSeen()).toBe('DNS:one.example');
  });

  it.each<[string, () => void, RegExp]>([
    ['without files', () => undefined, /^TLS_CERT_FILE .*cert\.pem" could not be read: .*ENOENT/],
    [
      'with a key that belongs elsewhere',
      () => write({ ...one, key: two.key }),
      /another certificate/,
    ],
    ['with something else', () => write({ cert: 'x', key: 'y' }), /certificate cannot be read/],
  ])('does not start %s', async (_what, prepare, problem) => {
    prepare();
    await expect(start()).rejects.toThrow(problem);
  });

  it('speaks HTTP/1.1 and TURN over TLS 1.2 and up, and nothing else', async () => {
    write(one);
    await start();
    const protocolFor = async (options: ConnectionOptions) => {
      const socket = await open(options);
      const { alpnProtocol } = socket;
      socket.destroy();
      return alpnProtocol;
    };
    expect(await protocolFor({ ALPNProtocols: ['h2', 'http/1.1'] })).toBe('http/1.1');
    expect(await protocolFor({ ALPNProtocols: ['stun.turn'] })).toBe('stun.turn');
    expect(await protocolFor({})).toBe(false);
    expect(await protocolFor({ maxVersion: 'TLSv1.2' })).toBe(false);
    await expect(open({ ALPNProtocols: ['h2'] })).rejects.toThrow(/no application protocol/i);
    await expect(open({ ALPNProtocols: ['acme-tls/1'] })).rejects.toThrow(
      /no application protocol/i,
    );
    const old = {
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const;
    await expect(open(old)).rejects.toThrow(/protocol version|unsupported|ECONNRESET/i);
  });

  it('answers a challenge with its own certificate, and hangs up', async () => {
    write(one);
    await start({ challengeFor: (name) => (name === 'talk.example.org' ? two : null) });
    const acme = { ALPNProtocols: ['acme-tls/1'] };
    const asked = await open({ ...acme, servername: 'talk.example.org' });
    expect(asked.alpnProtocol).toBe('acme-tls/1');
    expect(asked.getPeerCertificate().subjectaltname).toBe('DNS:two.example');
    await once(asked, 'close');
    await expect(open({ ...acme, servername: 'other.example' })).rejects.toThrow(/no application/i);
    expect(await nameSeen()).toBe('DNS:one.example');
  });
});
