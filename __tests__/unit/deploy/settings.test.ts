import { readProjectFile } from './project-file';

/** The documented names: `PORT=3000` or `#HOST=...` at the start of a line. */
const example = names(readProjectFile('.env.example'), /^#?([A-Z][A-Z_]+)=/gm);

/** Not ours, but Node's, Docker's, or asked for by the compose files themselves. */
const OTHERS = ['NODE_ENV', 'NEXT_TELEMETRY_DISABLED', 'TURN_HOST'];

describe('settings', () => {
  it('stand in the table of docs/deploy.md, each of them, and no other', () => {
    const [, table = ''] =
      /## Configuration\n(.*?)\n## /s.exec(readProjectFile('docs/deploy.md')) ?? [];
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((row) => names(row.split('|')[1] ?? '', /`([A-Z_]+)`/g));
    expect(told.sort()).toEqual([...example].sort());
  });

  it.each([
    ['deploy/tertulia.env', /^([A-Z_]+)=/gm],
    ['deploy/tertulia.service', /^Environment=([A-Z_]+)=/gm],
    ['deploy/install.sh', /\$\(setting ([A-Z_]+)/g],
    ['deploy/cloud-init.yaml', /^ {6}#?([A-Z_]+)=/gm],
    ['deploy/Dockerfile', /(?:^ENV| {3}) ([A-Z_]+)=/gm],
    ['deploy/compose.yaml', /^ {6}([A-Z_]+):|\$\{([A-Z_]+)/gm],
    ['deploy/compose.coturn.yaml', /^ {6}([A-Z_]+):|\$\{([A-Z_]+)/gm],
    ['deploy/compose.cluster.yaml', /^ {4}([A-Z_]+):|\$\{([A-Z_]+)/gm],
    ['deploy/kubernetes/config.yaml', /^ {2}([A-Z_]+):/gm],
    ['deploy/kubernetes/deployment.yaml', /- name: ([A-Z_]+)$/gm],
    ['docs/deploy.md', /^([A-Z][A-Z_]+)=/gm],
  ])('in %s are known to the server', (file, pattern) => {
    const used = names(readProjectFile(file), pattern);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !example.includes(name) && !OTHERS.includes(name))).toEqual([]);
  });
});

function names(text: string, pattern: RegExp): string[] {
  const found = [...text.matchAll(pattern)].map(([, one, other]) => one ?? other ?? '');
  return [...new Set(found)];
}
