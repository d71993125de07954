import { execFileSync } from 'node:child_process';

/** Of a machine with two: what one does there takes nothing from what is done on the other. */
export const SERVING_CORE = 0;
export const ASKING_CORE = 1;

/** @returns what goes before the command line of a program that is to use this core alone (Linux) */
export function onCore(core: number): readonly string[] {
  return ['taskset', '--cpu-list', String(core)];
}

/** From now on this process uses this core alone, with all of its threads and whatever it starts (Linux). */
export function moveTo(core: number): void {
  execFileSync('taskset', [
    '--all-tasks',
    '--pid',
    '--cpu-list',
    String(core),
    String(process.pid),
  ]);
}
