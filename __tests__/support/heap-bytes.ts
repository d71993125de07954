import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { standIn } from '../fakes/stand-in';

/** What a test and all that it has made may keep, in bytes, however long it went on. */
export const HEAP_SLACK_BYTES = 48 * 1_024 * 1_024;

/** @returns what is in use when all that is not has been collected */
export function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = standIn<() => void>(runInNewContext('gc'));
  collect();
  return process.memoryUsage().heapUsed;
}
