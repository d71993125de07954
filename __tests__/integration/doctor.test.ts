import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestServer } from './support/test-server';

const PROJECT = join(__dirname, '../..');

jest.setTimeout(60_000);

/** What `npm run doctor` runs, on a machine of which only a folder is its own. */
async function consult(environment: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
  const env = { ...process.env, HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), ...environment };
  const result = await new Promise<{ code: unknown; report: string }>((resolve) => {
    const command = [join(PROJECT, 'deploy/doctor.mjs')];
    execFile(process.execPath, command, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, report: stdout + stderr });
    });
  });
  const madeSomething = existsSync(join(folder, 'data'));
  rmSync(folder, { recursive: true });
  return { ...result, madeSomething };
}

const listening = (server: ReturnType<typeof createServer>): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

it('finds a fresh machine well, its relay too, and leaves nothing behind', async () => {
  const { code, report, madeSomething } = await consult({ PORT: '0', TLS: 'self-signed' });
  expect(report).toMatch(/^ok +PORT 0 +It is free/m);
  for (const way of ['UDP', 'TCP', 'TLS']) {
    expect(report).toMatch(new RegExp(`^ok +Relay ${way} +A packet went there and back`, 'm'));
  }
  expect(report).toMatch(/No failures/);
  expect(code).toBe(0);
  expect(madeSomething).toBe(false);
});

it('tells what is wrong with the configuration, and fails', async () => {
  const { code, report } = await consult({ PORT: 'x', TLS: 'maybe' });
  expect(report).toMatch(/^FAILURE +Configuration +PORT is "x"/m);
  expect(report).toMatch(/^FAILURE +Configuration +TLS is "maybe"/m);
  expect(report).toMatch(/^ok +Node\.js/m);
  expect(report).toMatch(/^2 failures/m);
  expect(code).toBe(1);
});

it('knows a server of its own from another program', async () => {
  const ours = await TestServer.start();
  const other = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const [first, second] = await Promise.all(
    [ours.port, listening(other)].map((port) => consult({ PORT: String(port), RELAY: 'off' })),
  );
  await ours.close();
  other.close();
  expect(first?.report).toMatch(/^ok +PORT \d+ +Tertulia is running there/m);
  expect(first?.code).toBe(0);
  expect(second?.report).toMatch(/^FAILURE +PORT \d+ +Another program has it/m);
  expect(second?.code).toBe(1);
});

it('knows the port for figures of a server of its own', async () => {
  const server = await TestServer.start({ metrics: { port: 0, host: '127.0.0.1' } });
  const { report, code } = await consult({
    PORT: String(server.port),
    METRICS_PORT: String(server.metricsPort),
    RELAY: 'off',
  });
  await server.close();
  expect(report).toMatch(/^ok +METRICS_PORT \d+ +Tertulia is running there/m);
  expect(report).toMatch(/^ok +METRICS_HOST 127\.0\.0\.1 +Only this machine/m);
  expect(code).toBe(0);
});

it('says that a name is not known, and with whom the clock could not be compared', async () => {
  const { code, report } = await consult({
    PORT: '0',
    RELAY: 'off',
    PUBLIC_URL: 'https://nobody.invalid',
  });
  expect(report).toMatch(/^FAILURE +Name +nobody\.invalid, .* is not known/m);
  expect(report).toMatch(/^WARNING +Clock +It could not be compared/m);
  expect(code).toBe(1);
});
