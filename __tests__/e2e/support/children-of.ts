import { readdirSync, readFileSync } from 'node:fs';

/** @returns the ids of the processes that a process started and whose command line contains that. */
export function childrenOf(pid: number, command: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid && read(`/proc/${name}/cmdline`).includes(command))
    .map(Number);
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1]);
}

/** Of a process that is gone there is nothing to read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
