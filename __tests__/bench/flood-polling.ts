import { Agent, request } from 'node:http';
import type { PollingFlood } from './flood-kind';
import { CONNECTIONS } from './flood-kind';

export interface PollingCount {
  readonly onSent: (messages: number) => void;
  /** Signalling has a connection more. */
  readonly onOpen: () => void;
  readonly onRefused: () => void;
}

/** What separates packets of one request (Engine.IO protocol, revision 4). */
const SEPARATOR = '\u001e';

/** Each comes without a WebSocket and says as much as one request holds, and comes again. Goes on for ever. */
export function floodPolling(
  port: number,
  localAddress: string,
  { events }: PollingFlood,
  { onSent, onOpen, onRefused }: PollingCount,
): void {
  const body = events.join(SEPARATOR);
  const flood = async (): Promise<void> => {
    for (;;) {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const ask = (query: string, text?: string) =>
        talk({ port, localAddress, agent, query, text });
      const sid = /"sid":"([^"]+)"/.exec(await ask(''))?.[1];
      if (sid === undefined) onRefused();
      else {
        onOpen();
        await ask(`&sid=${sid}`, '40');
        onSent(events.length);
        await ask(`&sid=${sid}`, body);
      }
      agent.destroy();
    }
  };
  for (let index = 0; index < CONNECTIONS; index++) void flood();
}

interface Talk {
  readonly port: number;
  readonly localAddress: string;
  readonly agent: Agent;
  readonly query: string;
  /** Undefined to ask for something. */
  readonly text: string | undefined;
}

/** @returns what the server answers; nothing when it does not */
function talk({ port, localAddress, agent, query, text }: Talk): Promise<string> {
  return new Promise((resolve) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      localAddress,
      agent,
      path: `/socket.io/?EIO=4&transport=polling${query}`,
      method: text === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
    });
    asked.on('error', () => resolve(''));
    asked.on('response', (answer) => {
      let said = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (said += part));
      answer.on('close', () => resolve(said));
    });
    asked.end(text);
  });
}
