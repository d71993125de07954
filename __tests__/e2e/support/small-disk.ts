import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own for a browser's profile, that can be filled up: a mount that is in memory. */
export class SmallDisk {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static mount(path: string, mebibytes: number): SmallDisk {
    mkdirSync(path, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(mebibytes)}m`, 'tmpfs', path]);
    return new SmallDisk(path);
  }

  /** @returns why there can be none here; null when there can */
  static get obstacle(): string | null {
    if (process.platform !== 'linux') return 'only Linux mounts a disk that is in memory';
    return process.getuid?.() === 0 ? null : 'only root may mount a disk';
  }

  /** Nothing more can be written, whoever writes. */
  fill(): void {
    const part = Buffer.alloc(64 * 1024);
    try {
      for (;;) writeFileSync(this.#ballast, part, { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }

  /** As it was before {@link fill}. */
  clear(): void {
    rmSync(this.#ballast);
  }

  /** The browser has ended. */
  unmount(): void {
    execFileSync('umount', ['--lazy', this.path]);
  }

  get #ballast(): string {
    return join(this.path, 'ballast');
  }
}
