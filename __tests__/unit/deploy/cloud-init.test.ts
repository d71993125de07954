import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { FakeMachine } from './fake-machine';
import { readProjectFile } from './project-file';

interface CloudConfig {
  packages: string[];
  write_files: { path: string; permissions: string; content: string }[];
  runcmd: string[][];
}

const text = readProjectFile('deploy/cloud-init.yaml');
const config = parse(text) as CloudConfig;
const UPGRADE = '/usr/local/sbin/tertulia-upgrade';

function written(path: string) {
  const file = config.write_files.find((each) => each.path === path);
  if (!file) throw new Error(`${path} is not written.`);
  return file;
}

describe('cloud-init.yaml', () => {
  it('is what cloud-init takes for a configuration, and fits into 16 KiB of user data', () => {
    expect(text.startsWith('#cloud-config\n')).toBe(true);
    expect(Buffer.byteLength(text)).toBeLessThan(16_384);
  });

  it('runs what it wrote, with what it installed', () => {
    expect(config.runcmd).toEqual([[UPGRADE]]);
    expect(written(UPGRADE).permissions).toBe('0755');
    expect(config.packages).toEqual(expect.arrayContaining(['git', 'curl']));
  });

  it('writes the same settings as deploy/tertulia.env, for root only', () => {
    const { permissions, content } = written('/etc/tertulia.env');
    expect(permissions).toBe('0600');
    expect(settings(content)).toEqual(settings(readProjectFile('deploy/tertulia.env')));
  });
});

describe('tertulia-upgrade', () => {
  let machine: FakeMachine;
  let script: string;

  beforeEach(() => {
    machine = new FakeMachine();
    // The script has one path of the machine in it.
    const content = written(UPGRADE).content.replaceAll('/opt/', `${machine.path('opt')}/`);
    script = machine.write('upgrade', content);
    machine.command('git', gitThatBrings(machine));
  });

  afterEach(() => machine.remove());

  it('is good shell', () => {
    expect(spawnSync('bash', ['-n', script], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('gets the main branch, then installs it', () => {
    expect(machine.run(script)).toMatchObject({ status: 0 });
    expect(machine.takeCalls()).toEqual([
      `git init --quiet ${machine.path('opt/tertulia/source')}`,
      'git fetch --depth 1 https://git.example.org/tertulia.git HEAD',
      'git checkout --quiet --force --detach FETCH_HEAD',
      'install.sh',
    ]);
  });

  it('gets what it is told to the second time, without beginning anew', () => {
    machine.run(script);
    machine.takeCalls();
    machine.run(script, { TERTULIA_REF: 'v2' });
    expect(machine.takeCalls()).toEqual([
      'git fetch --depth 1 https://git.example.org/tertulia.git v2',
      'git checkout --quiet --force --detach FETCH_HEAD',
      'install.sh',
    ]);
  });

  it('installs nothing when the repository cannot be reached', () => {
    machine.command('git', `${gitThatBrings(machine)}\n[ "$1" != fetch ]`);
    expect(machine.run(script).status).not.toBe(0);
    expect(machine.takeCalls()).not.toContain('install.sh');
  });
});

const cloudInit = spawnSync('cloud-init', ['--version']).status === 0;
if (!cloudInit) console.log('Skipped: cloud-init is not installed, so its schema is not checked.');

(cloudInit ? it : it.skip)('passes the schema of the installed cloud-init', () => {
  const machine = new FakeMachine();
  const file = machine.write('cloud-init.yaml', text);
  const { status, stderr } = spawnSync('cloud-init', ['schema', '--config-file', file], {
    encoding: 'utf8',
  });
  machine.remove();
  expect({ status, stderr }).toMatchObject({ status: 0 });
});

function gitThatBrings(machine: FakeMachine): string {
  const installer = machine.write(
    'install.sh',
    `#!/bin/sh\necho install.sh >> "${machine.path('calls')}"\n`,
    0o755,
  );
  expect(existsSync(installer)).toBe(true);
  return [
    'case "$1" in',
    '  init) mkdir -p "$3/.git" ;;',
    `  checkout) mkdir -p deploy && cp "${installer}" deploy/ ;;`,
    'esac',
  ].join('\n');
}

function settings(content: string): string[] {
  return content
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .sort();
}
