import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLeftover } from './lab-name';
import { Namespace } from './namespace';

/** Removes what an earlier run left that was killed before it could clean up. */
export function removeLeftovers(): void {
  for (const namespace of Namespace.list()) if (isLeftover(namespace.name)) namespace.remove();
  for (const name of readdirSync(tmpdir())) {
    if (isLeftover(name)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
