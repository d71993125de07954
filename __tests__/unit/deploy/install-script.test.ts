import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { FakeMachine } from './fake-machine';
import { projectPath } from './project-file';

const SETTINGS = 'PORT=443\nHTTP_REDIRECT_PORT=80\n#RELAY_PORT=1\n';
const PLATFORM = 'linux-x64';

let machine: FakeMachine;

const install = (environment?: Record<string, string>) =>
  machine.run(machine.path('source/deploy/install.sh'), environment);
const inRoot = (path: string) => join(machine.root, path);
const releases = () => readdirSync(inRoot('opt/tertulia/releases')).sort();
const current = () => readlinkSync(inRoot('opt/tertulia/current'));

/** A bare machine with a clone of the project, which is built with `npm run build`. */
beforeEach(() => {
  machine = new FakeMachine();
  for (const name of ['install.sh', 'tertulia.env', 'tertulia.service']) {
    machine.write(`source/deploy/${name}`, '');
    copyFileSync(projectPath(`deploy/${name}`), machine.path(`source/deploy/${name}`));
  }
  machine.write('source/package.json', '{}');
  machine.write('source/.env', 'SERVER_SECRET=mine');
  machine.write('source/data/secret', 'mine');
  machine.write('source/node_modules/old/index.js', '');
  machine.write('source/components/dist.tsx', '');
  machine.command('id', '[ "$1" = -u ] && echo 0');
  for (const name of ['apt-get', 'useradd', 'systemctl', 'journalctl', 'ufw', 'sleep', 'curl']) {
    machine.command(name);
  }
  machine.command(
    'npm',
    '[ "$1 $2" != "run build" ] || { mkdir dist && echo built > dist/index.js; }',
  );
  machine.command('node', 'echo v22.0.0');
  machine.command('dpkg', 'echo amd64');
  // Every build is a second later than the one before.
  const clock = machine.write('clock', '');
  machine.command('date', `echo >> ${clock}; echo "2026-01-01-$(wc -l < ${clock})"`);
});

afterEach(() => machine.remove());

const shellcheck = spawnSync('shellcheck', ['--version']).status === 0;
if (!shellcheck) console.log('Skipped: shellcheck is not installed, so install.sh is not linted.');

(shellcheck ? it : it.skip)('has nothing that shellcheck finds wrong', () => {
  const { status, stdout } = spawnSync('shellcheck', [projectPath('deploy/install.sh')], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

describe('without a configuration', () => {
  it('writes one for its owner only, and stops before it changes anything else', () => {
    const { status, output } = install();
    expect(status).toBe(1);
    expect(output).toContain('run this again');
    expect(statSync(inRoot('etc/tertulia.env')).mode & 0o777).toBe(0o600);
    expect(readdirSync(machine.root)).toEqual(['etc']);
    expect(machine.takeCalls()).toEqual(['id -u']);
  });
});

describe('with a configuration', () => {
  beforeEach(() => machine.write('root/etc/tertulia.env', SETTINGS));

  it('installs, builds, and starts the service when all of it is there', () => {
    const { status, output } = install();
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(output).toContain('Tertulia is running');
    expect(machine.takeCalls()).toEqual([
      'id -u',
      'apt-get update -q',
      'apt-get install -q -y --no-install-recommends ca-certificates curl',
      'node --version',
      'id tertulia',
      'useradd --system --user-group --home-dir /var/lib/tertulia --no-create-home ' +
        '--shell /usr/sbin/nologin tertulia',
      'date -u +%Y%m%dT%H%M%SZ',
      'npm ci --ignore-scripts',
      'npm run build',
      'npm prune --omit=dev --ignore-scripts',
      'systemctl daemon-reload',
      'ufw status',
      'systemctl enable tertulia',
      'systemctl restart tertulia',
      'systemctl is-active --quiet tertulia',
      'curl -fs -o /dev/null http://127.0.0.1:443/readyz',
    ]);
    expect(current()).toBe('releases/2026-01-01-1');
    expect(readFileSync(inRoot('opt/tertulia/current/dist/index.js'), 'utf8')).toBe('built\n');
    expect(existsSync(inRoot('etc/systemd/system/tertulia.service'))).toBe(true);
    expect(readFileSync(inRoot('etc/tertulia.env'), 'utf8')).toBe(SETTINGS);
  });

  it('leaves secrets and what is installed in the clone where they are', () => {
    install();
    const release = readdirSync(inRoot('opt/tertulia/current')).sort();
    expect(release).toEqual(['components', 'deploy', 'dist', 'package.json']);
    expect(existsSync(inRoot('opt/tertulia/current/components/dist.tsx'))).toBe(true);
  });

  it('keeps the version before, and no more', () => {
    install();
    install();
    expect(releases()).toEqual(['2026-01-01-1', '2026-01-01-2']);
    install();
    expect(releases()).toEqual(['2026-01-01-2', '2026-01-01-3']);
    expect(current()).toBe('releases/2026-01-01-3');
  });

  it('leaves the running version alone when the new one cannot be built', () => {
    install();
    machine.takeCalls();
    machine.command('npm', 'exit 1');
    expect(install().status).not.toBe(0);
    expect(current()).toBe('releases/2026-01-01-1');
    expect(machine.takeCalls().filter((call) => call.startsWith('systemctl'))).toEqual([]);
  });

  it('waits for the server, and shows its last words when it does not get ready', () => {
    machine.command('curl', 'exit 22');
    const { status, output } = install({ READY_SECONDS: '3' });
    expect(status).toBe(1);
    expect(output).toContain('not ready');
    const calls = machine.takeCalls();
    expect(calls.filter((call) => call.startsWith('sleep'))).toHaveLength(3);
    expect(calls.at(-1)).toMatch(/^journalctl -u tertulia/);
  });

  it('does not wait for a service that has ended', () => {
    machine.command('systemctl', '[ "$1" != is-active ]');
    expect(install().status).toBe(1);
    expect(machine.takeCalls().filter((call) => call.startsWith('sleep'))).toEqual([]);
  });

  it('opens its ports where ufw is in force', () => {
    machine.write('root/etc/tertulia.env', `${SETTINGS}RELAY_PORT="3478"\n`);
    machine.command('ufw', 'echo "Status: active"');
    expect(install().status).toBe(0);
    expect(machine.takeCalls().filter((call) => call.startsWith('ufw allow'))).toEqual([
      'ufw allow 443/tcp',
      'ufw allow 443/udp',
      'ufw allow 3478/tcp',
      'ufw allow 3478/udp',
      'ufw allow 80/tcp',
    ]);
  });

  it('is for root only', () => {
    machine.command('id', 'echo 1000');
    const { status, output } = install();
    expect(status).toBe(1);
    expect(output).toContain('root');
    expect(machine.takeCalls()).toEqual(['id -u']);
  });
});

describe('where Node.js is missing or too old', () => {
  const NAME = `node-v24.9.9-${PLATFORM}`;

  beforeEach(() => {
    machine.write('root/etc/tertulia.env', SETTINGS);
    // Like nodejs.org: an archive and a list of checksums, here behind a curl that copies.
    for (const tool of ['node', 'npm', 'npx']) {
      machine.write(`mirror/${NAME}/bin/${tool}`, '#!/bin/sh\necho new\n', 0o755);
    }
    spawnSync('tar', [
      '-C',
      machine.path('mirror'),
      '-czf',
      machine.path(`mirror/${NAME}.tar.gz`),
      NAME,
    ]);
    publish(sha256(machine.path(`mirror/${NAME}.tar.gz`)));
    machine.command('node', 'echo v20.18.3');
    machine.command('curl', `[ "$1" = -fs ] || cp "${machine.path('mirror')}/\${6##*/}" "$5"`);
  });

  const publish = (checksum: string) =>
    machine.write(
      'mirror/SHASUMS256.txt',
      `${'0'.repeat(64)}  node-v24.9.9-linux-arm64.tar.gz\n${checksum}  ${NAME}.tar.gz\n` +
        `${'0'.repeat(64)}  ${NAME}.tar.xz\n`,
    );

  it('installs the archive of nodejs.org, and builds with it', () => {
    const { status, output } = install();
    expect({ status, output }).toMatchObject({ status: 0 });
    const calls = machine.takeCalls();
    expect(calls.filter((call) => call.startsWith('curl -fsSL'))).toEqual([
      expect.stringMatching(/https:\/\/nodejs\.org\/dist\/latest-v24\.x\/SHASUMS256\.txt$/),
      expect.stringMatching(
        /https:\/\/nodejs\.org\/dist\/latest-v24\.x\/node-v24.9.9-linux-x64\.tar\.gz$/,
      ),
    ]);
    // The machine's own npm was not asked: the one of the archive stands before it.
    expect(calls.filter((call) => call.startsWith('npm'))).toEqual([]);
    for (const tool of ['node', 'npm', 'npx']) {
      expect(readFileSync(inRoot(`usr/local/bin/${tool}`), 'utf8')).toContain('echo new');
    }
  });

  it('installs nothing whose checksum is wrong', () => {
    publish('f'.repeat(64));
    const { status, output } = install();
    expect(status).toBe(1);
    expect(output).toContain('checksum');
    expect(existsSync(inRoot('usr/local/bin/node'))).toBe(false);
    expect(existsSync(inRoot('opt'))).toBe(false);
  });

  it('says so when there is none for the processor', () => {
    machine.command('dpkg', 'echo riscv64');
    const { status, output } = install();
    expect(status).toBe(1);
    expect(output).toContain('processor');
  });
});

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
