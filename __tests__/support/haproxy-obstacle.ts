import { spawnSync } from 'node:child_process';

/** @returns why HAProxy (Debian's package `haproxy`) can't be had on this machine, null when it can */
export function haproxyObstacle(): string | null {
  const { error } = spawnSync('haproxy', ['-v']);
  return error ? `haproxy is not installed (${error.message})` : null;
}
