import type { ChildProcess } from 'node:child_process';
import type { RelayMessage } from './relay-message';
import { parseRelayMessage } from './relay-message';

type Kind = RelayMessage['type'];
type Of<K extends Kind> = Extract<RelayMessage, { type: K }>;

/** Waits for the relay's process to say something of one kind; for ever, if it does not. */
export function nextMessage<K extends Kind>(child: ChildProcess, kind: K): Promise<Of<K>> {
  const isWanted = (message: RelayMessage): message is Of<K> => message.type === kind;
  return new Promise((resolve) => {
    const onMessage = (raw: unknown): void => {
      const message = parseRelayMessage(raw);
      if (!message || !isWanted(message)) return;
      child.off('message', onMessage);
      resolve(message);
    };
    child.on('message', onMessage);
  });
}
