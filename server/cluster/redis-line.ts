import { createClient } from '@redis/client';
import type { RedisConfig } from '../config/redis-config';

const CONNECT_MS = 2_000;
/** Of a connection on which nothing comes; the mailbox answers once a second. */
const SILENCE_MS = 4_000;
const RECONNECT_MS = 250;
const MAX_RECONNECT_MS = 2_000;

/** What a client of Redis does, be it of one Redis or of the master that sentinels know. */
export interface Line {
  /** @param abandoned from then on it is not to be sent any more, if it was not yet */
  readonly send: (args: string[], abandoned: AbortSignal) => Promise<unknown>;
  readonly destroy: () => void;
}

/** Either may be told again and again. */
export interface LineEvents {
  readonly onError: (error: unknown) => void;
  readonly onReady: () => void;
}

/** @returns how long to wait after so many attempts in vain, in milliseconds */
export function pauseMs(attempts: number): number {
  return Math.min(RECONNECT_MS * (attempts + 1), MAX_RECONNECT_MS);
}

export const SOCKET = {
  connectTimeout: CONNECT_MS,
  socketTimeout: SILENCE_MS,
  reconnectStrategy: pauseMs,
};

/** Each command's end is watched elsewhere; the client's own watch, an `AbortSignal` for each of them, stays for five seconds. */
export const UNWATCHED = { timeout: 0 };

/** Connects to one Redis. What is asked while it is away fails at once. */
export function openSingle(
  { url }: Extract<RedisConfig, { kind: 'single' }>,
  { onError, onReady }: LineEvents,
): Line {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    commandOptions: UNWATCHED,
    // The client writes the URL's host and port into it.
    socket: { ...SOCKET },
  });
  client.on('error', onError);
  client.on('ready', onReady);
  const connected = client.connect();
  connected.catch(onError);
  return {
    async send(args, abandoned) {
      await connected;
      return client.sendCommand(args, { abortSignal: abandoned });
    },
    destroy: () => client.destroy(),
  };
}
