import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Outcome {
  status: number | null;
  /** What the script said, on both channels. */
  output: string;
}

/**
 * A scratch folder that a shell script takes for a machine: what the script would do to the system goes
 * to stand-ins, which write down how they were called.
 */
export class FakeMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'tertulia-machine-'));
  /** What DESTDIR says. */
  readonly root = join(this.folder, 'root');

  constructor() {
    this.write('calls', '');
  }

  /** A command of that name that notes its call and then does this. */
  command(name: string, script = ''): void {
    const body = `#!/bin/sh\necho "${name} $*" >> "${this.path('calls')}"\n${script}\n`;
    this.write(`bin/${name}`, body, 0o755);
  }

  run(file: string, environment: Record<string, string> = {}): Outcome {
    const { status, stdout, stderr } = spawnSync('bash', [file], {
      encoding: 'utf8',
      env: {
        NODE_ENV: 'test',
        HOME: this.folder,
        PATH: `${this.path('bin')}:/usr/bin:/bin`,
        DESTDIR: this.root,
        ...environment,
      },
    });
    return { status, output: `${stdout}${stderr}` };
  }

  /** The calls since last asked, in order. */
  takeCalls(): string[] {
    const calls = readFileSync(this.path('calls'), 'utf8').split('\n').filter(Boolean);
    this.write('calls', '');
    return calls;
  }

  write(path: string, content: string, mode = 0o644): string {
    const file = this.path(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode });
    return file;
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
