import type { Lab } from './lab';
import type { Home } from './place';
import { run } from './run';

/** As long as a home router keeps packets before it drops them. */
const QUEUE = '300ms';

/** Where a router sends on what goes up, and what comes down. */
const interfaces = { up: 'wan', down: 'lan' } as const;

export type LineDirection = keyof typeof interfaces;

/**
 * Has a home's line carry no more than that in one direction, behind a queue (tc-tbf).
 *
 * @returns what makes the line wide again
 */
export function narrowLine(
  lab: Lab,
  home: Home,
  direction: LineDirection,
  kilobits: number,
): () => void {
  const router = lab.routerOf(home);
  const at = ['dev', interfaces[direction], 'root'];
  const shape = ['tbf', 'rate', `${String(kilobits)}kbit`, 'burst', '4kb', 'latency', QUEUE];
  run(router.inside(['tc', 'qdisc', 'add', ...at, ...shape]));
  return () => run(router.inside(['tc', 'qdisc', 'del', ...at]));
}
