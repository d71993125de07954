import { once } from 'node:events';
import type { Server } from 'node:net';
import { ConfigError } from '../config-error';
import { ACCEPT_QUEUE } from '../net/accept-queue';
import { reasonOf } from '../reason-of';

/**
 * Has a server listen.
 *
 * @param host null is every address
 * @param name the port as the operator knows it, for the problem's words
 * @returns the port, also where 0 left the choice to the system
 * @throws {ConfigError} when the port cannot be had
 */
export async function listenOn(
  server: Server,
  port: number,
  host: string | null,
  name: string,
): Promise<number> {
  try {
    server.listen({ port, backlog: ACCEPT_QUEUE, ...(host !== null && { host }) });
    await once(server, 'listening');
  } catch (error) {
    throw new ConfigError([`${name} cannot be listened on: ${reasonOf(error)}.`], { cause: error });
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
