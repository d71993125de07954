import type { Lab } from './lab';
import type { Home } from './place';
import { run } from './run';

/** As long as a home router keeps packets before it drops them. */
const QUEUE = '300ms';

/**
 * Has a home send no more than that over its line, behind a queue (tc-tbf).
 *
 * @returns what makes the line wide again
 */
export function narrowUplink(lab: Lab, home: Home, kilobits: number): () => void {
  const router = lab.routerOf(home);
  const rate = `${String(kilobits)}kbit`;
  const shape = ['dev', 'wan', 'root', 'tbf', 'rate', rate, 'burst', '4kb', 'latency', QUEUE];
  run(router.inside(['tc', 'qdisc', 'add', ...shape]));
  return () => run(router.inside(['tc', 'qdisc', 'del', 'dev', 'wan', 'root']));
}
