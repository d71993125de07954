import { extname, join } from 'node:path';

/** @returns the program of our own relay: as it was built beside this one, or its source */
export function relayEntry(): string {
  return extname(__filename) === '.ts'
    ? join(__dirname, '../relay/process.ts')
    : join(__dirname, 'relay.js');
}
