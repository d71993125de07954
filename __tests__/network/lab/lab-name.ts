const MADE_BY_A_LAB = /^tt(\d+)-/;

/** Everything that one run of the tests makes begins with this, and the number in it is its process. */
export function newLabName(): string {
  return `tt${String(process.pid)}`;
}

/** @returns whether this was made by a run of the tests that is over. */
export function isLeftover(name: string): boolean {
  const pid = MADE_BY_A_LAB.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
