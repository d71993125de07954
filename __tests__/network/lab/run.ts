import { spawnSync } from 'node:child_process';

/**
 * Runs a program to its end.
 * @returns what it printed
 * @throws when it fails; the message holds the command and what it complained about
 */
export function run(command: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const [program = '', ...args] = command;
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env });
  if (error !== undefined) throw error;
  if (status === 0) return stdout;
  throw new Error(
    `'${command.join(' ')}' ended with ${String(status)}: ${(stderr || stdout).trim()}`,
  );
}
