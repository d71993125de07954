import { spawnSync } from 'node:child_process';
import { FakeMachine } from './fake-machine';
import { readProjectFile } from './project-file';

const examples = (language: string) =>
  [...readProjectFile('docs/deploy.md').matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, each]) => each === language)
    .map(([, , text = '']) => text);

const isInstalled = (command: string, flag: string) => spawnSync(command, [flag]).status === 0;
const caddy = isInstalled('caddy', 'version');
if (!caddy) console.log('Skipped: caddy is not installed, so its example is not checked.');

let machine: FakeMachine;
beforeEach(() => (machine = new FakeMachine()));
afterEach(() => machine.remove());

it('shows nginx what WebSocket and TRUST_PROXY need', () => {
  const [site = ''] = examples('nginx');
  for (const header of ['Host', 'X-Forwarded-For', 'X-Forwarded-Proto', 'Upgrade', 'Connection']) {
    expect(site).toContain(`proxy_set_header ${header} `);
  }
  expect(site).toContain('proxy_http_version 1.1;');
});

(caddy ? it : it.skip)('gives Caddy an example that it understands', () => {
  const [example = ''] = examples('caddyfile');
  const file = machine.write('Caddyfile', example);
  const { status, stdout } = spawnSync('caddy', ['adapt', '--config', file], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('"dial":"127.0.0.1:3000"');
});
