import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(__dirname, '../../..');

const sources = readdirSync(join(project, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(project, 'server', name), 'utf8'))
  .join('\n');

const [, table = ''] =
  /\n\| event .*\n\|.*\n((?:\|.*\n)+)/.exec(
    readFileSync(join(project, 'docs/deploy.md'), 'utf8'),
  ) ?? [];
const events = table
  .split('\n')
  .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, event]) => event));

it('the events that docs/deploy.md explains are logged', () => {
  expect(events.length).toBeGreaterThan(10);
  expect(events.filter((event) => !sources.includes(`'${event}'`))).toEqual([]);
});
