import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * Where the state with one authority is kept. What a trial directory issued is of no use with the real
 * one, so each has a folder.
 */
export function acmeFolder(dataDir: string, directoryUrl: string): string {
  const hash = createHash('sha256').update(directoryUrl).digest('hex').slice(0, 8);
  const authority = new URL(directoryUrl).hostname.replace(/[^\w.-]/g, '');
  return join(dataDir, 'acme', `${authority}-${hash}`);
}
