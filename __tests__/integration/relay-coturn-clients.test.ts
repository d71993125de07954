import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { RelayProcess } from '../turn/relay-process';

/**
 * The clients of coturn (Debian's package `coturn`) as independent witnesses. They send by indications
 * (`-s`): for channels they take numbers above 0x4fff, which RFC 8656 section 12 has taken away.
 */
jest.setTimeout(60_000);

const isInstalled = spawnSync('turnutils_uclient', ['-?']).error === undefined;
if (!isInstalled) console.warn('Skipped: turnutils_uclient is not installed (package coturn).');
const describeInstalled = isInstalled ? describe : describe.skip;

async function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  await once(child, 'close');
  return output;
}

describeInstalled("coturn's clients", () => {
  let relay: RelayProcess;
  beforeAll(async () => {
    relay = await RelayProcess.start({ udp: { host: null, port: 0 } });
  });
  afterAll(() => relay.close());

  const uclient = (host: string, ...flags: string[]) =>
    run('timeout', [
      '30',
      'turnutils_uclient',
      ...['-c', '-s', '-n', '50', '-m', '2', '-l', '1000', '-z', '5'],
      ...['-u', 'witness.1', '-W', relay.options.secret, '-p', String(relay.udpPort)],
      ...flags,
      host,
    ]);

  it('learn their address', async () => {
    const port = String(relay.udpPort);
    const output = await run('timeout', ['10', 'turnutils_stunclient', '-p', port, '127.0.0.1']);
    expect(output).toContain('UDP reflexive addr: 127.0.0.1:');
  });

  it('talk through the relay without a loss', async () => {
    const output = await uclient('127.0.0.1', '-y');
    expect(output).toContain('tot_send_msgs=100, tot_recv_msgs=100');
    expect(output).toContain('Total lost packets 0 ');
  });

  it('talk through it over IPv6', async () => {
    const output = await uclient('::1', '-y', '-x');
    expect(output).toContain('tot_send_msgs=100, tot_recv_msgs=100');
  });

  it('talk to a peer through it', async () => {
    const peer = spawn('turnutils_peer', ['-L', '127.0.0.2', '-p', '21480'], { stdio: 'ignore' });
    try {
      const output = await uclient('127.0.0.1', '-e', '127.0.0.2', '-r', '21480');
      expect(output).toContain('tot_send_msgs=100, tot_recv_msgs=100');
    } finally {
      peer.kill();
    }
  });

  it('are refused with a wrong secret', async () => {
    const output = await uclient('127.0.0.1', '-y', '-W', 'another secret');
    expect(output).toContain('Cannot complete Allocation');
    expect((await relay.counters()).refusals['401']).toBeGreaterThan(0);
  });
});
