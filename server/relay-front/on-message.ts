import type { ChildProcess } from 'node:child_process';
import type { RelayMessage } from './relay-message';
import { parseRelayMessage } from './relay-message';

export type MessageKind = RelayMessage['type'];
export type MessageOf<K extends MessageKind> = Extract<RelayMessage, { type: K }>;

/**
 * Hears all messages of one kind from the relay's process. What is none is passed over.
 *
 * @returns what ends it
 */
export function onMessage<K extends MessageKind>(
  child: ChildProcess,
  kind: K,
  listener: (message: MessageOf<K>) => void,
): () => void {
  const isWanted = (message: RelayMessage): message is MessageOf<K> => message.type === kind;
  const hear = (raw: unknown): void => {
    const message = parseRelayMessage(raw);
    if (message && isWanted(message)) listener(message);
  };
  child.on('message', hear);
  return () => void child.off('message', hear);
}
