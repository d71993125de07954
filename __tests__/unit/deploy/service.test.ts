import { spawnSync } from 'node:child_process';
import { FakeMachine } from './fake-machine';
import { readProjectFile } from './project-file';

const unit = readProjectFile('deploy/tertulia.service');
const values = (key: string) =>
  unit
    .split('\n')
    .filter((line) => line.startsWith(`${key}=`))
    .map((line) => line.slice(key.length + 1));

describe('tertulia.service', () => {
  it('runs where install.sh puts the files', () => {
    const script = readProjectFile('deploy/install.sh');
    expect(values('WorkingDirectory')).toEqual(['/opt/tertulia/current']);
    expect(script).toContain('HOME_FOLDER="$ROOT/opt/tertulia"');
    expect(values('EnvironmentFile')).toEqual(['/etc/tertulia.env']);
    expect(script).toContain('CONFIGURATION="$ROOT/etc/tertulia.env"');
  });

  it('may write where the settings say that data is kept', () => {
    expect(values('StateDirectory')).toEqual(['tertulia']);
    expect(readProjectFile('deploy/tertulia.env')).toContain('\nDATA_DIR=/var/lib/tertulia\n');
  });

  it('gives the server the time it takes to end, and ends nobody else', () => {
    expect(values('KillMode')).toEqual(['mixed']);
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(10);
  });

  it('has one right of root, and cannot get others', () => {
    expect(values('User')).toEqual(['tertulia']);
    expect(values('CapabilityBoundingSet')).toEqual(['CAP_NET_BIND_SERVICE']);
    expect(values('AmbientCapabilities')).toEqual(['CAP_NET_BIND_SERVICE']);
    expect(values('NoNewPrivileges')).toEqual(['yes']);
    expect(values('ProtectSystem')).toEqual(['strict']);
  });
});

const analyze = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!analyze) console.log('Skipped: systemd-analyze is not installed, so no unit is verified.');

(analyze ? it : it.skip)('passes systemd-analyze verify', () => {
  const machine = new FakeMachine();
  // It wants the program to exist; this one is the Node.js that is surely there.
  const file = machine.write(
    'tertulia.service',
    unit.replace('ExecStart=node ', `ExecStart=${process.execPath} `),
  );
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
    encoding: 'utf8',
  });
  machine.remove();
  expect({ status, ours: stderr.split('\n').filter((line) => line.includes('tertulia')) }).toEqual({
    status: 0,
    ours: [],
  });
});
