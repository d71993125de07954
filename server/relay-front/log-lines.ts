import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Hands on what a process prints, line by line, and keeps its pipes from filling up. */
export function logLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on('line', onLine);
  }
}
