import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { plainIp } from '../../../server/net/ip-address';
import { cidrRange } from '../../../server/relay-front/cidr-range';
import { COTURN_REFUSED } from '../../../server/relay-front/coturn-refused';
import { FakeMachine } from './fake-machine';
import { isInProject, readProjectFile } from './project-file';

interface Service {
  build?: { context: string; dockerfile: string };
  environment: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  entrypoint?: string[];
}

const compose = (file: string) =>
  (parse(readProjectFile(`deploy/${file}`)) as { services: Record<string, Service> }).services;

/** The Dockerfile's instructions, each on one line, stage by stage. */
const stages = readProjectFile('deploy/Dockerfile')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .join('\n')
  .split(/^(?=FROM )/m)
  .slice(1);
const lastStage = stages.at(-1) ?? '';

describe('Dockerfile', () => {
  it('copies what is in the project, and what the builder may see', () => {
    const copied = [...stages.join('\n').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, sources = '']) => sources.split(' '),
    );
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', '.npmrc']));
    const unseen = copied.filter((path) => path !== '.' && !allowed().includes(path));
    expect({ missing: copied.filter((path) => !isInProject(path)), unseen }).toEqual({
      missing: [],
      unseen: [],
    });
  });

  it('has a .dockerignore that lets every source of a build through, and no secret', () => {
    const [, list = ''] =
      /SOURCES = \[([^\]]+)\]/.exec(readProjectFile('deploy/source-hash.mjs')) ?? [];
    const sources = [...list.matchAll(/'([^']+)'/g)].map(([, path]) => path);
    expect(sources.length).toBeGreaterThan(5);
    expect(allowed()).toEqual(expect.arrayContaining(sources));
    expect(readProjectFile('.dockerignore')).toMatch(/^\*$/m);
    for (const kept of ['.env', 'data', 'node_modules', '.git'])
      expect(allowed()).not.toContain(kept);
  });

  it('runs what the build makes, with packages for running only', () => {
    expect(lastStage).toMatch(/^CMD \["node", "dist\/index\.js"\]$/m);
    expect(stages[0]).toMatch(/^RUN npm run build && node deploy\/pack\.mjs \/packed$/m);
    // Nothing else comes from there: what is packed is that for running only.
    expect([...lastStage.matchAll(/^COPY (.+)$/gm)].map(([, what]) => what)).toEqual([
      '--from=build /usr/local/bin/node /usr/local/bin/node',
      '--from=build /packed ./',
    ]);
  });

  it('has a C library in which its Node.js runs', () => {
    expect(stages[0]).toMatch(/^FROM node:\$\{NODE_MAJOR\}-\$\{DEBIAN\}-slim AS build$/m);
    expect(lastStage).toMatch(/^FROM debian:\$\{DEBIAN\}-slim$/m);
  });

  it('does not run as root, and keeps data in a volume of its own', () => {
    expect(lastStage).toMatch(/^USER 1000:1000$/m);
    const made = lastStage.indexOf('install -d -o 1000 -g 1000 -m 700 /data');
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(lastStage.indexOf('VOLUME /data'));
    expect(lastStage).toContain('DATA_DIR=/data');
  });

  it('asks for the health route in good JavaScript', () => {
    const [, json = '[]'] = /^HEALTHCHECK .* CMD (\[.+\])$/m.exec(lastStage) ?? [];
    const [command, flag, program = ''] = JSON.parse(json) as string[];
    expect([command, flag]).toEqual(['node', '-e']);
    expect(program).toContain('/healthz');
    expect(spawnSync(process.execPath, ['--check', '-'], { input: program }).status).toBe(0);
  });
});

describe('compose.yaml', () => {
  const { tertulia } = compose('compose.yaml');

  it('lets the container write nothing but its data, and gives it no right', () => {
    expect(tertulia).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(tertulia).not.toHaveProperty('tmpfs');
    expect(tertulia).not.toHaveProperty('cap_add');
  });

  it('publishes the port of the site for TCP and UDP, and that of the redirect', () => {
    const { PORT, HTTP_REDIRECT_PORT } = tertulia?.environment ?? {};
    expect(tertulia?.ports).toEqual([
      `443:${PORT}/tcp`,
      `443:${PORT}/udp`,
      `80:${HTTP_REDIRECT_PORT}/tcp`,
    ]);
  });

  it('builds from the Dockerfile beside it', () => {
    expect(tertulia?.build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' });
    expect(tertulia?.volumes).toEqual(['data:/data']);
  });
});

describe('compose.coturn.yaml', () => {
  const { tertulia, coturn } = compose('compose.coturn.yaml');

  it('gives both the same secret, and coturn the configuration beside it', () => {
    expect(tertulia?.environment['RELAY']).toBe('external');
    expect(tertulia?.environment['TURN_SECRET']).toMatch(/^\$\{TURN_SECRET/);
    expect(coturn?.environment['TURN_SECRET']).toBe('${TURN_SECRET}');
    expect(coturn?.volumes).toEqual(['./turnserver.conf:/etc/turnserver.example.conf:ro']);
    expect(isInProject('deploy/turnserver.conf')).toBe(true);
  });

  it('starts coturn with a file that has the secret, which is on no command line', () => {
    const [shell, flags, script = ''] = coturn?.entrypoint ?? [];
    expect([shell, flags]).toEqual(['sh', '-euc']);
    const machine = new FakeMachine();
    machine.command('turnserver', 'cat "$2"');
    // As the shell gets it, with the paths of this machine.
    const asSeen = script
      .replaceAll('$$', '$')
      .replaceAll('/tmp/', `${machine.path('')}/`)
      .replaceAll(
        '/etc/turnserver.example.conf',
        machine.write('example.conf', 'realm=tertulia\n'),
      );
    const { status, output } = machine.run(machine.write('entrypoint', `set -eu\n${asSeen}`), {
      TURN_SECRET: 'the secret',
      RELAY_EXTERNAL_IP: '203.0.113.10',
    });
    const calls = machine.takeCalls();
    machine.remove();
    expect(status).toBe(0);
    expect(output).toBe(
      'realm=tertulia\nstatic-auth-secret=the secret\nexternal-ip=203.0.113.10\n',
    );
    expect(calls.join()).not.toContain('secret');
  });
});

describe('turnserver.conf', () => {
  const conf = readProjectFile('deploy/turnserver.conf');

  it.each(['use-auth-secret', 'realm=tertulia', 'no-cli', 'no-tcp-relay', 'fingerprint'])(
    'says %s',
    (line) => {
      expect(conf.split('\n')).toContain(line);
    },
  );

  it('refuses what the built-in relay refuses', () => {
    const refused = [...conf.matchAll(/^denied-peer-ip=(\S+)$/gm)].map(([, range = '']) =>
      range.includes('-') ? range : `${range}-${range}`,
    );
    expect(refused.map(expanded)).toEqual(COTURN_REFUSED.map(cidrRange).map(expanded));
  });
});

/** Of several spellings the one that the operating system gives. */
function expanded(range: string): string {
  return range.split('-').map(plainIp).join('-');
}

/** What .dockerignore lets through. */
function allowed(): string[] {
  return readProjectFile('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
}
