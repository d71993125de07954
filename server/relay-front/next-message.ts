import type { ChildProcess } from 'node:child_process';
import type { MessageKind, MessageOf } from './on-message';
import { onMessage } from './on-message';

/**
 * Waits for the relay's process to say something of one kind.
 *
 * @throws {Error} when the signal comes first
 */
export async function nextMessage<K extends MessageKind>(
  child: ChildProcess,
  kind: K,
  signal: AbortSignal,
): Promise<MessageOf<K>> {
  let stopListening = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(new Error(`It does not say ${kind}`));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  const said = new Promise<MessageOf<K>>((resolve) => {
    stopListening = onMessage(child, kind, resolve);
  });
  try {
    return await Promise.race([said, aborted]);
  } finally {
    stopListening();
  }
}
