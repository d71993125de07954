import { setTimeout as delay } from 'node:timers/promises';
import { createSentinel } from '@redis/client';
import type { RedisConfig } from '../config/redis-config';
import { reasonOf } from '../reason-of';
import type { Line, LineEvents } from './redis-line';
import { pauseMs, SOCKET, UNWATCHED } from './redis-line';

type SentinelConfig = Extract<RedisConfig, { kind: 'sentinel' }>;

/** Who is the master is asked so often, at least. */
const SCAN_MS = 1_000;

/**
 * Connects to the master that sentinels know. A client that finds none at first is of no use any more, and another one
 * tries; who has found one looks for the next by itself. One sentinel that is away among others is not worth a word.
 */
export function openSentinel(config: SentinelConfig, { onError, onReady }: LineEvents): Line {
  let isClosed = false;
  let client = newClient(config);
  const connect = async (): Promise<void> => {
    for (let attempts = 0; !isClosed; attempts++) {
      let fault = '';
      client.on('error', (error) => (fault = reasonOf(error)));
      client.on('client-error', ({ type, error }) => {
        if (type === 'MASTER') onError(error);
      });
      try {
        await client.connect();
        return;
      } catch (error) {
        // It says that no sentinel is there, and the last of them why.
        onError(new Error([reasonOf(error), fault].join(' ')));
      }
      await delay(Math.min(pauseMs(attempts), SCAN_MS), undefined, { ref: false });
      client = newClient(config);
    }
  };
  const connected = connect();
  return {
    async send(args, abandoned) {
      await connected;
      const answer = await client.sendCommand(false, args, { abortSignal: abandoned });
      onReady();
      return answer;
    },
    destroy() {
      isClosed = true;
      void client.destroy();
    },
  };
}

function newClient({ sentinels, name, username, password }: SentinelConfig) {
  return createSentinel({
    name,
    RESP: 2,
    sentinelRootNodes: [...sentinels],
    nodeClientOptions: {
      ...(username !== null && { username }),
      ...(password !== null && { password }),
      disableOfflineQueue: true,
      socket: SOCKET,
    },
    commandOptions: UNWATCHED,
    sentinelClientOptions: { socket: SOCKET },
    scanInterval: SCAN_MS,
    // One connection for all commands, which go in order.
    reserveClient: true,
    // What can't be sent now has failed: nothing waits in the client, to be sent at another time.
    maxCommandRediscovers: 0,
  });
}
