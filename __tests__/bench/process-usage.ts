import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second wherever it runs today. */
const TICKS_PER_SECOND = 100;

/** @returns seconds of processor time that a process has used, in and out of the kernel */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  // The name of the command stands in brackets, and may have spaces in it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** @returns KiB of memory that a process has in use */
export function residentKib(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
}
