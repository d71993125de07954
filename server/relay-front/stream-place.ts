import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the relay listens for the clients that come over TCP and TLS. */
export interface StreamPlace {
  /** Of a local socket; with a nought before it, a name in Linux' abstract namespace (unix(7)). */
  readonly path: string;
  /** Leaves nothing behind. */
  readonly remove: () => Promise<void>;
}

const NAME = 'tertulia-relay-';

/** The path of a local socket may have about a hundred characters (unix(7)). */
const LONGEST_PATH = 100;

/**
 * Finds a place for the relay's local socket: a folder that nobody else can enter. Where nothing can be written, as in
 * a container with a read-only root, it is a name that stands in no file system. That one is as private as the
 * network namespace is.
 *
 * @param folder where folders that are soon gone are made; not set: the system's own
 * @throws {Error} of the system, when there is none
 */
export async function findStreamPlace(folder = tmpdir()): Promise<StreamPlace> {
  try {
    const own = await mkdtemp(join(folder, NAME));
    const path = join(own, 'streams');
    const remove = (): Promise<void> => rm(own, { recursive: true, force: true });
    if (Buffer.byteLength(path) <= LONGEST_PATH) return { path, remove };
    await remove();
    throw new Error(`${folder} has too long a path for a local socket`);
  } catch (error) {
    if (platform() !== 'linux') throw error;
    const name = randomBytes(16).toString('hex');
    return { path: `\0${NAME}${name}`, remove: () => Promise.resolve() };
  }
}
