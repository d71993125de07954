import { readdirSync, readFileSync } from 'node:fs';

/** Processes that this one has started and that run this program. */
export function childrenNamed(program: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => isChild(pid, program));
}

function isChild(pid: number, program: string): boolean {
  try {
    const [, parent] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return (
      Number(parent) === process.pid &&
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)
    );
  } catch {
    return false;
  }
}
